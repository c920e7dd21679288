/** What hangs on assessments beside their rows: choices of a scheme, bands, rankings, answers of changes. */
import { Field, Int, ObjectType } from 'type-graphql';
import { Appeal } from '../entities/appeal';
import { Assessment } from '../entities/assessment';
import { Department } from '../entities/department';
import { DecimalText, JsonContent, PeriodText } from '../entities/scalar-markers';
import { UserError } from './user-error';

@ObjectType({
  simpleResolvers: true,
  description: 'A choice of a scheme of assessment, with the clause it rests on, or marked as ours.',
})
export class SchemeChoice {
  @Field(() => String, { description: 'Where in the scheme it stands: deadlines.appealWithin.' })
  path: string;

  @Field(() => JsonContent)
  value: unknown;

  @Field(() => String, { nullable: true, description: 'Where the document says so.' })
  clause: string | null;

  @Field(() => Boolean, {
    description: 'The document does not say so: to be changed in the data of the plan.',
  })
  isOurs: boolean;

  @Field(() => String, { nullable: true })
  reasonZh: string | null;

  @Field(() => String, { nullable: true })
  reasonEn: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'A band of scores, as the scheme has it.' })
export class AssessmentBand {
  @Field(() => String)
  code: string;

  @Field(() => String)
  nameZh: string;

  @Field(() => String)
  nameEn: string;

  @Field(() => DecimalText, { description: 'The least score of the band.' })
  from: string;
}

@ObjectType({ simpleResolvers: true, description: 'The score of a department in a quarter.' })
export class QuarterScore {
  @Field(() => PeriodText)
  quarter: string;

  @Field(() => DecimalText, { nullable: true })
  score: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'Where a department stands among those of its plan.' })
export class DepartmentStanding {
  readonly departmentSlug: string;

  @Field(() => DecimalText, { nullable: true, description: 'Of the quarter, or of the year by the scheme.' })
  score: string | null;

  @Field(() => String, { nullable: true, description: 'Code of the band.' })
  band: string | null;

  @Field(() => Int, { nullable: true, description: 'From 1; equal scores share a rank.' })
  rank: number | null;

  @Field(() => Boolean, { description: 'Every quarter has a score; else those that have one count.' })
  isComplete: boolean;

  @Field(() => [QuarterScore])
  quarters: QuarterScore[];

  @Field(() => Department)
  department?: Department;
}

interface AssessmentsPayload {
  readonly assessments: readonly Assessment[];
  readonly userErrors: readonly UserError[];
}

@ObjectType({ simpleResolvers: true, description: 'The assessments of the quarter, or why there are none.' })
export class AssessQuarterPayload implements AssessmentsPayload {
  @Field(() => [Assessment])
  assessments: readonly Assessment[];

  @Field(() => Int, { description: 'How many were computed by this; 0 where all were there already.' })
  computed: number;

  @Field(() => [UserError])
  userErrors: readonly UserError[];
}

@ObjectType({
  simpleResolvers: true,
  description: 'The assessment as it now stands, or why nothing changed.',
})
export class AdvanceAssessmentPayload {
  @Field(() => Assessment, { nullable: true })
  assessment: Assessment | null;

  @Field(() => [UserError])
  userErrors: readonly UserError[];
}

export interface AppealPayload {
  readonly appeal: Appeal | null;
  readonly assessment: Assessment | null;
  readonly userErrors: readonly UserError[];
}

function payloadType(name: string) {
  @ObjectType(name, {
    simpleResolvers: true,
    description: 'The appeal and its assessment as they now stand, or why nothing changed.',
  })
  class Payload implements AppealPayload {
    @Field(() => Appeal, { nullable: true })
    appeal: Appeal | null;

    @Field(() => Assessment, { nullable: true })
    assessment: Assessment | null;

    @Field(() => [UserError])
    userErrors: readonly UserError[];
  }

  return Payload;
}

export const FileAppealPayload = payloadType('FileAppealPayload');
export const DecideAppealPayload = payloadType('DecideAppealPayload');
