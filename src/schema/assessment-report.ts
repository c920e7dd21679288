/** The half-yearly report in GraphQL: rows as they were stored, nothing computed anew. */
import { Field, ObjectType } from 'type-graphql';
import { type MilestoneState } from '../domain/assessment/milestone-state';
import { AssessmentStatus } from '../domain/assessment/vocabulary';
import { ProgressStatus } from '../domain/vocabulary';
import { DateText, DecimalText, PeriodText } from '../entities/scalar-markers';

@ObjectType({ simpleResolvers: true, description: 'The result of a department in a quarter of the report.' })
export class ReportedQuarter {
  @Field(() => PeriodText)
  quarter: string;

  @Field(() => AssessmentStatus, {
    nullable: true,
    description: 'Null where there is no assessment to be seen.',
  })
  status: AssessmentStatus | null;

  @Field(() => DecimalText, { nullable: true })
  score: string | null;

  @Field(() => String, { nullable: true, description: 'Code of the band.' })
  band: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'A department over the two quarters of the report.' })
export class ReportedDepartment {
  @Field(() => String)
  department: string;

  @Field(() => String)
  nameZh: string;

  @Field(() => String)
  nameEn: string;

  @Field(() => [ReportedQuarter])
  quarters: readonly ReportedQuarter[];

  @Field(() => DecimalText, { nullable: true, description: 'Second score less the first.' })
  change: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'A target as it stood in the last quarter of the report.' })
export class ReportedTarget {
  @Field(() => String)
  targetKey: string;

  @Field(() => String)
  nameZh: string;

  @Field(() => String)
  nameEn: string;

  @Field(() => [String], { description: 'Slugs of the departments that answer for it.' })
  departments: readonly string[];

  @Field(() => ProgressStatus)
  status: ProgressStatus;

  @Field(() => DecimalText, { nullable: true })
  points: string | null;

  @Field(() => DateText)
  endsOn: string;

  @Field(() => DateText, { nullable: true })
  doneOn: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Of a milestone: DONE, DONE_LATE, NOT_DUE, OVERDUE, or UNREPORTED when its deadline is there.',
  })
  state: MilestoneState | null;

  @Field(() => String, { nullable: true, description: 'Why it is not scored.' })
  unscored: string | null;

  @Field(() => String)
  explanationZh: string;

  @Field(() => String)
  explanationEn: string;
}

@ObjectType({ simpleResolvers: true, description: 'An appeal in the report.' })
export class ReportedAppeal {
  @Field(() => String)
  department: string;

  @Field(() => PeriodText)
  quarter: string;

  @Field(() => String)
  targetKey: string;

  @Field(() => String)
  reason: string;

  @Field(() => DecimalText, { nullable: true })
  scoreBefore: string | null;

  @Field(() => DecimalText, { nullable: true })
  scoreIfUpheld: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Null until it is decided.' })
  upheld: boolean | null;

  @Field(() => String, { nullable: true })
  decisionReason: string | null;

  @Field(() => DateText)
  decideBy: string;
}

@ObjectType({
  simpleResolvers: true,
  description: 'The half-yearly report to the leading group, from stored assessments.',
})
export class AssessmentReport {
  @Field(() => String)
  plan: string;

  @Field(() => PeriodText)
  half: string;

  @Field(() => [ReportedDepartment])
  departments: readonly ReportedDepartment[];

  @Field(() => [ReportedTarget], { description: 'Behind or missed, those with the fewest points first.' })
  atRisk: readonly ReportedTarget[];

  @Field(() => [ReportedTarget])
  milestones: readonly ReportedTarget[];

  @Field(() => [ReportedTarget], { description: 'Named, because they are no part of any score.' })
  unscored: readonly ReportedTarget[];

  @Field(() => [ReportedAppeal], { description: 'For staff all; for a department its own.' })
  appeals: readonly ReportedAppeal[];

  @Field(() => Boolean, { description: 'It rests on data made up for demonstration.' })
  synthetic: boolean;

  @Field(() => String, { description: 'The same in Chinese, as Markdown.' })
  textZh: string;

  @Field(() => String, { description: 'The same in English, as Markdown.' })
  textEn: string;
}
