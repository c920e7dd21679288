/** A published figure as the API shows it, and the series it belongs to. */
import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Decimal, HUNDRED } from '../domain/decimal';
import { periodOrNull, previousYear } from '../domain/period';
import { Frequency, Measure, RevisionKind } from '../domain/vocabulary';
import { Indicator } from '../entities/indicator';
import type { Observation } from '../entities/observation';
import { Region } from '../entities/region';
import { DecimalText, PeriodText } from '../entities/scalar-markers';
import type { Unit } from '../entities/unit';
import type { DerivedSeriesQuestion } from '../loaders/evidence/derived-series';

/** Rates and indices are comparisons already: a rate of a rate would mislead. */
const WITHOUT_YEAR_ON_YEAR: ReadonlySet<Measure> = new Set(['GROWTH_RATE', 'INDEX']);

@ObjectType({ simpleResolvers: true, description: 'One published figure in one vintage.' })
export class DataPoint {
  @Field(() => PeriodText)
  period: string;

  @Field(() => Frequency)
  frequency: Frequency;

  @Field(() => Float, { nullable: true, description: 'For charts; valueExact for everything else.' })
  value: number | null;

  @Field(() => DecimalText, { nullable: true, description: 'Exact, in `unit`; null with a missingReason.' })
  valueExact: string | null;

  @Field(() => String, { description: 'The number as the source printed it.' })
  publishedText: string;

  @Field(() => String, { description: 'Unit of the value: the Chinese name of the indicator’s unit.' })
  unit: string;

  @Field(() => String, { description: 'Code of the unit that the source printed, for example CNY_100M.' })
  publishedUnit: string;

  @Field(() => String, { description: 'SDMX CL_OBS_STATUS: A normal, E estimated, P provisional, …' })
  status: string;

  @Field(() => String, { nullable: true, description: 'Why there is no value; a missing value is never 0.' })
  missingReason: string | null;

  @Field(() => Date, { description: 'When this vintage was published.' })
  publishedAt: Date;

  @Field(() => Date, { nullable: true, description: 'When a later vintage took its place.' })
  supersededAt: Date | null;

  @Field(() => RevisionKind, { description: 'What it is to the vintage before it.' })
  revision: RevisionKind;

  @Field(() => Int, { nullable: true, description: 'Line of the file it was read from.' })
  sourceLine: number | null;

  @Field(() => String, { nullable: true, description: 'Column of the file it was read from.' })
  sourceColumn: string | null;

  @Field(() => String, { nullable: true, description: 'Where the document says so.' })
  clause: string | null;

  @Field(() => String, { nullable: true })
  noteZh: string | null;

  @Field(() => String, { nullable: true })
  noteEn: string | null;

  @Field(() => Boolean, { description: 'Made up for demonstration.' })
  isSynthetic: boolean;

  constructor(
    readonly observation: Observation,
    readonly indicatorUnit: Unit,
    private readonly yearBefore: (of: Observation) => Observation | undefined = () => undefined,
  ) {}

  @Field(() => Float, {
    nullable: true,
    description:
      'Derived by us from the same period of the year before: 12.5 means 12.5 % more. ' +
      'Null for growth rates and ' +
      'indices, without both values, from a base that is not above 0, and for earlier vintages.',
  })
  get yearOnYear(): number | null {
    return changeInPercent(this.yearBefore(this.observation)?.value ?? null, this.valueExact);
  }
}

/** Of the very name in the observation. */
const SAME = [
  ...(['period', 'frequency', 'publishedText', 'publishedUnit', 'status', 'missingReason'] as const),
  ...(['publishedAt', 'supersededAt', 'revision', 'sourceLine', 'sourceColumn'] as const),
  ...(['clause', 'noteZh', 'noteEn', 'isSynthetic'] as const),
] as const satisfies readonly (keyof DataPoint & keyof Observation)[];

type Reading = (point: DataPoint) => unknown;

/**
 * Read from the observation when they are selected: a dashboard has thousands of points and looks at a few
 * fields of each. Getters of the class would make a resolver call of each of them.
 */
const READINGS: Readonly<Record<string, Reading>> = {
  ...Object.fromEntries(SAME.map((name): [string, Reading] => [name, (point) => point.observation[name]])),
  value: ({ observation: { value } }) => (value === null ? null : Number(value)),
  valueExact: ({ observation }) => observation.value,
  unit: ({ indicatorUnit }) => indicatorUnit.nameZh,
} satisfies Partial<Record<keyof DataPoint, Reading>>;

for (const [name, read] of Object.entries(READINGS)) {
  Object.defineProperty(DataPoint.prototype, name, {
    get(this: DataPoint) {
      return read(this);
    },
  });
}

@ObjectType({ simpleResolvers: true, description: 'The figures of one indicator in one region.' })
export class Series {
  @Field(() => Region)
  region: Region;

  @Field(() => Indicator)
  indicator: Indicator;

  @Field(() => [DataPoint], { description: 'In order of the end of their period, the longest first.' })
  points: readonly DataPoint[];

  @Field(() => DataPoint, { nullable: true, description: 'The last of the points that has a value.' })
  latest: DataPoint | null;

  /** What the derived figures are asked for. */
  question: Pick<DerivedSeriesQuestion, 'from' | 'to' | 'asKnownAt'>;
}

const spanKey = (start: string, end: string) => `${start}/${end}`;

/**
 * The points of a series. Each is compared with the same days of the year before, where those are among the
 * rows, but only once somebody asks: exact arithmetic costs more than everything else about a point.
 */
export function dataPointsOf(
  rows: readonly Observation[],
  indicator: Indicator,
  unit: Unit,
): readonly DataPoint[] {
  let bySpan: ReadonlyMap<string, Observation> | undefined;
  const yearBefore = (row: Observation) => {
    if (WITHOUT_YEAR_ON_YEAR.has(indicator.measure)) return undefined;
    const period = periodOrNull(row.period);
    const before = period && previousYear(period);
    bySpan ??= new Map(rows.map((one) => [spanKey(one.periodStart, one.periodEnd), one]));
    return before ? bySpan.get(spanKey(before.start, before.end)) : undefined;
  };
  return rows.map((row) => new DataPoint(row, unit, yearBefore));
}

function changeInPercent(before: string | null, after: string | null): number | null {
  if (before === null || after === null) return null;
  const base = new Decimal(before);
  if (!base.greaterThan(0)) return null;
  return new Decimal(after).minus(base).times(HUNDRED).dividedBy(base).toDecimalPlaces(6).toNumber();
}
