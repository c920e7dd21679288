/** What publication would change, as the API shows it. */
import { Field, Float, Int, ObjectType } from 'type-graphql';
import { ProgressStatus, RevisionKind } from '../domain/vocabulary';
import { DateText, DecimalText, PeriodText } from '../entities/scalar-markers';
import type * as impact from '../services/impact/revision-impact';

@ObjectType({ simpleResolvers: true, description: 'A figure in one vintage: as printed, and exactly.' })
export class StatedFigure {
  @Field(() => String, { description: 'The number as the source printed it.' })
  publishedText: string;

  @Field(() => String, { description: 'Code of the unit that the source printed.' })
  publishedUnit: string;

  @Field(() => DecimalText, { nullable: true, description: 'Exact, in the indicator’s unit.' })
  value: string | null;

  @Field(() => String, { nullable: true, description: 'Why there is no value; a missing value is never 0.' })
  missingReason: string | null;

  @Field(() => String, { description: 'SDMX CL_OBS_STATUS.' })
  status: string;

  @Field(() => Date, { description: 'When this vintage was, or would be, published.' })
  publishedAt: Date;

  constructor({ publishedAt, ...figure }: impact.StatedFigure) {
    Object.assign(this, figure);
    this.publishedAt = new Date(publishedAt);
  }
}

@ObjectType({ simpleResolvers: true, description: 'A figure that would be published.' })
export class FigureChange {
  @Field(() => String)
  indicatorCode: string;

  @Field(() => String)
  indicatorZh: string;

  @Field(() => String)
  indicatorEn: string;

  @Field(() => String)
  regionCode: string;

  @Field(() => String)
  regionZh: string;

  @Field(() => String)
  regionEn: string;

  @Field(() => PeriodText)
  period: string;

  @Field(() => RevisionKind)
  revision: RevisionKind;

  @Field(() => StatedFigure, { nullable: true, description: 'The vintage before it, if there is one.' })
  before: StatedFigure | null;

  @Field(() => StatedFigure)
  after: StatedFigure;

  @Field(() => Boolean, {
    description: 'Whether it would be in force; an older vintage that comes late only completes the history.',
  })
  isInForce: boolean;

  @Field(() => Int, { nullable: true, description: 'Line of the file.' })
  line: number | null;

  @Field(() => String, { nullable: true })
  sheet: string | null;

  @Field(() => String, { nullable: true })
  column: string | null;

  @Field(() => String, { nullable: true, description: 'The cell as spreadsheets call it, for example C17.' })
  cell: string | null;

  constructor({ before, after, ...change }: impact.FigureChange) {
    Object.assign(this, change);
    this.before = before ? new StatedFigure(before) : null;
    this.after = new StatedFigure(after);
  }
}

@ObjectType({ simpleResolvers: true, description: 'Which figures publication would change.' })
export class FigureImpact {
  @Field(() => Int, { description: 'First values of a series and period.' })
  new: number;

  @Field(() => Int, { description: 'Values that would take the place of published ones.' })
  revised: number;

  @Field(() => Int, { description: 'The same values with other digits.' })
  precisionOnly: number;

  @Field(() => Int)
  totalCount: number;

  @Field(() => [FigureChange], { description: 'The first 200: revised ones, precision only, new ones.' })
  changes: readonly FigureChange[];

  constructor({ changes, ...counts }: impact.FigureImpact) {
    Object.assign(this, counts);
    this.changes = changes.map((change) => new FigureChange(change));
  }
}

@ObjectType({ simpleResolvers: true, description: 'A target that would stand elsewhere.' })
export class TargetChange {
  @Field(() => String)
  targetKey: string;

  @Field(() => String)
  planSlug: string;

  @Field(() => String)
  nameZh: string;

  @Field(() => String)
  nameEn: string;

  @Field(() => String)
  unitZh: string;

  @Field(() => String)
  unitEn: string;

  @Field(() => ProgressStatus)
  statusBefore: ProgressStatus;

  @Field(() => ProgressStatus)
  statusAfter: ProgressStatus;

  @Field(() => DecimalText, { nullable: true })
  actualBefore: string | null;

  @Field(() => DecimalText, { nullable: true })
  actualAfter: string | null;

  @Field(() => Float, { nullable: true })
  attainmentBefore: number | null;

  @Field(() => Float, { nullable: true })
  attainmentAfter: number | null;
}

@ObjectType({ simpleResolvers: true, description: 'Which targets would stand elsewhere.' })
export class TargetImpact {
  @Field(() => DateText, { description: 'The day that they are judged for.' })
  asOf: string;

  @Field(() => Int, { description: 'Targets that depend on what would change.' })
  dependent: number;

  @Field(() => Int, { description: 'Those of them whose progress would change.' })
  totalCount: number;

  @Field(() => [TargetChange], { description: 'The first 200; those whose status would change come first.' })
  changes: readonly impact.TargetChange[];
}

@ObjectType({ simpleResolvers: true, description: 'Something approved that rests on figures of before.' })
export class ApprovedThing {
  @Field(() => String, { description: 'SUBMISSION, ASSESSMENT.' })
  kind: string;

  @Field(() => String)
  id: string;

  @Field(() => String)
  nameZh: string;

  @Field(() => String)
  nameEn: string;

  @Field(() => String)
  regionCode: string;

  @Field(() => PeriodText)
  period: string;

  @Field(() => Int, { description: 'How many of its figures would change.' })
  figures: number;
}

@ObjectType({
  simpleResolvers: true,
  description: 'What has been approved on the strength of figures of before.',
})
export class ApprovedImpact {
  @Field(() => Int)
  totalCount: number;

  @Field(() => [ApprovedThing], { description: 'The first 100.' })
  things: readonly impact.ApprovedThing[];
}

@ObjectType({
  simpleResolvers: true,
  description:
    'What publication would change: found out by publishing in a transaction that was rolled back.',
})
export class RevisionImpact {
  @Field(() => FigureImpact)
  figures: FigureImpact;

  @Field(() => TargetImpact)
  targets: TargetImpact;

  @Field(() => ApprovedImpact, {
    description: 'What was approved already and would have to be looked at again.',
  })
  approved: ApprovedImpact;

  constructor({ figures, targets, approved }: impact.RevisionImpact) {
    this.figures = new FigureImpact(figures);
    this.targets = targets;
    this.approved = approved;
  }
}
