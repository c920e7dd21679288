/** What neither row nor column of a cell says: the file says it of itself, or the feed of its files. */
import { type BatchCollector, isUnresolved } from '../feed-batch';
import type { FigureDefinition } from '../figure-definition';
import type { FigureMapper } from '../figure-mapper';
import { FileRefused, type Place, problem } from '../problems';
import type { Fact, FactsAbove } from '../table-facts';
import type { IndicatorEntry } from '../vocabulary';
import { isPeriodText } from './find-header';
import type { Axis } from './header-words';
import type { Coordinates, PlannedColumn, TablePlan } from './planned-column';

/** A label that may be passed over among others is a fault when the whole table hangs on it. */
const UNKNOWN = {
  indicator: 'UNKNOWN_LABEL',
  region: 'UNKNOWN_REGION',
  period: 'UNREADABLE_PERIOD',
} as const;
const MISSING = { indicator: 'NO_INDICATOR', region: 'NO_REGION', period: 'NO_PERIOD' } as const;
const AXES = ['indicator', 'region', 'period'] as const;

interface Context {
  readonly definition: FigureDefinition;
  readonly mapper: FigureMapper;
  readonly collector: BatchCollector;
}

export class FixedCoordinates {
  readonly known: Coordinates;
  /** Periods of the columns: a row with a period of its own fits only some of them. */
  readonly hasSeveralPeriods: boolean;
  /** 7月 beside 1—7月: a stock at the end of both is one figure, printed in one of the two. */
  readonly mixesSpans: boolean;

  constructor(
    plan: TablePlan,
    private readonly facts: FactsAbove,
    private readonly line: number,
    private readonly context: Context,
  ) {
    const columns = plan.columns.filter(({ fault }) => fault === null);
    const lacks = (axis: Axis) =>
      plan.stubs.every((stub) => stub.axis !== axis) &&
      columns.some(({ given }) => given[axis] === undefined);
    let known: Coordinates = {};
    for (const axis of AXES) if (lacks(axis)) known = { ...known, ...this.fix(axis, plan.corner) };
    this.known = known;
    const spans = columns.map((column) => `${column.given.period ?? ''} ${column.isToDate}`);
    this.hasSeveralPeriods = new Set(spans).size > 1;
    const periods = columns.flatMap(({ given, isToDate }) => {
      const period = context.mapper.period(given.period ?? '', isToDate);
      return isUnresolved(period) ? [] : [period];
    });
    const ends = new Map(periods.map(({ start, end }) => [end, start]));
    this.mixesSpans = periods.some(({ start, end }) => ends.get(end) !== start);
  }

  isToDate({ given, isToDate }: PlannedColumn): boolean {
    const text = given.period ?? this.known.period;
    const period = text === undefined ? null : this.context.mapper.period(text, isToDate);
    return period !== null && !isUnresolved(period) && period.frequency === 'YEAR_TO_DATE';
  }

  /** What the file says of itself comes before what the feed says of its files. */
  private fix(axis: Axis, corner: string): Coordinates {
    const { mapper, collector } = this.context;
    const fact = this.factOf(axis, corner);
    const text = fact?.text ?? this.feedText(axis);
    const place: Place = { line: fact?.line ?? this.line, raw: fact?.text ?? '' };
    if (text === undefined) throw new FileRefused(MISSING[axis], place);
    const found =
      axis === 'indicator'
        ? mapper.indicator(text)
        : axis === 'region'
          ? mapper.region(text)
          : mapper.period(text, false);
    if (isUnresolved(found)) {
      const code = found.ignore ? UNKNOWN[axis] : found.fault;
      collector.report(problem(code, place, found.details));
      throw new FileRefused(MISSING[axis], place);
    }
    if (axis === 'period') return { period: text };
    const given = { [axis]: found } as Coordinates;
    return fact ? given : this.withFeedUnit(given);
  }

  private factOf(axis: Axis, corner: string): Fact | undefined {
    const { facts, context } = this;
    if (axis === 'period') return this.periodFact();
    if (facts[axis]) return facts[axis];
    const isNamed = axis === 'indicator' && corner !== '' && !isPeriodText(corner);
    return isNamed && !isUnresolved(context.mapper.indicator(corner))
      ? { text: corner, line: this.line }
      : undefined;
  }

  /** 最近10年 is no period; a title or the feed may still say one. */
  private periodFact(): Fact | undefined {
    const { period, titlePeriod } = this.facts;
    const { mapper, definition } = this.context;
    if (period && !isUnresolved(mapper.period(period.text, false))) return period;
    if (titlePeriod !== null) return { text: titlePeriod, line: this.line };
    return definition.period === undefined ? period : undefined;
  }

  private feedText(axis: Axis): string | undefined {
    const { indicator, region, period } = this.context.definition;
    return axis === 'indicator' ? indicator?.code : axis === 'region' ? region : period;
  }

  private withFeedUnit(given: Coordinates): Coordinates {
    const { definition, mapper } = this.context;
    const own = definition.indicator;
    if (!given.indicator || !own) return given;
    const unitIfNone = own.unit === undefined ? null : mapper.unit(own.unit);
    const growth = this.entryOf(own.growth) ?? given.indicator.growth;
    const change = this.entryOf(own.change);
    return {
      indicator: { ...given.indicator, unitIfNone, cumulative: own.cumulative ?? false, growth, change },
    };
  }

  private entryOf(code: string | undefined): IndicatorEntry | null {
    const found = code === undefined ? null : this.context.mapper.indicator(code);
    return found && !isUnresolved(found) ? found.entry : null;
  }
}
