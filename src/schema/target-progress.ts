/** Where a target or a plan stands on a day, as the API shows it. */
import { Field, Float, Int, ObjectType } from 'type-graphql';
import { periodOfSpan } from '../domain/period';
import { ProgressStatus } from '../domain/vocabulary';
import { DateText, DecimalText, JsonContent, PeriodText } from '../entities/scalar-markers';
import type { ProgressAnswer } from '../loaders/progress';

@ObjectType({
  simpleResolvers: true,
  description: 'Where a target stands on a day, with the reason and the very figures it rests on.',
})
export class TargetProgress {
  readonly targetKey: string;

  readonly planSlug: string;

  @Field(() => DateText)
  asOf: string;

  @Field(() => Int, { description: 'The version of the target that was in force on the day.' })
  targetVersion: number;

  @Field(() => DecimalText, {
    nullable: true,
    description: 'The target’s value as it was in force on the day.',
  })
  targetValue: string | null;

  @Field(() => DecimalText, {
    nullable: true,
    description: 'In the target’s unit; null when nothing is known.',
  })
  actual: string | null;

  @Field(() => PeriodText, { nullable: true, description: 'The period of the actual, where it is one.' })
  actualPeriod: string | null;

  @Field(() => DateText, { nullable: true, description: 'First day that the actual speaks of.' })
  actualStart: string | null;

  @Field(() => DateText, { nullable: true, description: 'Last day that the actual speaks of.' })
  actualEnd: string | null;

  @Field(() => DecimalText, {
    nullable: true,
    description: 'Last value before the stage; 0 for increments and totals; null where the path is flat.',
  })
  baseline: string | null;

  @Field(() => Float, {
    nullable: true,
    description: 'actual / target, target / actual where lower is better; null where that means nothing.',
  })
  attainment: number | null;

  @Field(() => DecimalText, {
    nullable: true,
    description: 'Where the path from baseline to target should stand on the day.',
  })
  expected: string | null;

  @Field(() => DecimalText, { nullable: true, description: 'At the deadline, if the trend holds.' })
  projected: string | null;

  @Field(() => ProgressStatus)
  status: ProgressStatus;

  @Field(() => Boolean, {
    description: 'MET or MISSED for good: the deadline is over and no figure is missing.',
  })
  isFinal: boolean;

  @Field(() => String)
  explanationZh: string;

  @Field(() => String)
  explanationEn: string;

  @Field(() => Date)
  computedAt: Date;

  @Field(() => Boolean, { description: 'Newer inputs are waiting to be counted.' })
  stale: boolean;

  @Field(() => Boolean, { description: 'It rests on figures or records made up for demonstration.' })
  synthetic: boolean;

  @Field(() => JsonContent, {
    description:
      'What it rests on: terms (of the target as it was in force), definition (of the indicator and its ' +
      'version) and used, a list of {ref, role: ACTUAL | BASELINE | TREND, source: PUBLISHED | COUNTED | ' +
      'COMPUTED | REPORTED, start, end, value, contribution, synthetic}. The contributions of ACTUAL sum ' +
      'to the actual, to the last digit.',
  })
  inputs: unknown;

  @Field(() => String, {
    nullable: true,
    description:
      'SHA-256 of the evidence kept with this answer (Target.evidence lists it): what an auditor quotes. ' +
      'Null where the answer was computed on the spot, or nothing is known.',
  })
  evidenceHash: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Of the indicator’s definition that it was counted or computed by.',
  })
  definitionVersion: number | null;

  constructor(answer: ProgressAnswer) {
    const { inputHash: _, ...shown } = answer;
    const { actualStart: start, actualEnd: end } = answer;
    const actualPeriod = start && end ? (periodOfSpan({ start, end })?.text ?? null) : null;
    const evidenceHash = answer.evidenceHash ?? null;
    const definitionVersion = answer.inputs.definition?.version ?? null;
    Object.assign(this, shown, {
      evidenceHash,
      definitionVersion,
      actualPeriod,
      synthetic: answer.inputs.synthetic,
    });
    this.targetValue = answer.inputs.terms.value;
  }
}

@ObjectType({ simpleResolvers: true, description: 'How many targets have a status.' })
export class StatusCount {
  @Field(() => ProgressStatus)
  status: ProgressStatus;

  @Field(() => Int)
  count: number;
}

@ObjectType({ simpleResolvers: true, description: 'Where a plan stands on a day: all its targets.' })
export class PlanProgress {
  readonly planSlug: string;

  @Field(() => DateText)
  asOf: string;

  @Field(() => [TargetProgress], { description: 'In the order of the document.' })
  targets: TargetProgress[];

  @Field(() => [StatusCount], { description: 'Every status, those without a target with 0.' })
  counts: StatusCount[];

  @Field(() => Float, {
    nullable: true,
    description: 'Mean attainment of the targets that have one, each capped at 1.',
  })
  attainment: number | null;
}
