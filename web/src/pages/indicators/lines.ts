/** Series of an answer as lines and columns: one unit to a chart, one frequency to a line. */
import type { Frequency } from '../../api/vocabulary';
import type { IndicatorSeriesQuery } from './indicators.documents';
import { periodEnd, periodEndingOn, spanPeriod } from './periods';

type Series = IndicatorSeriesQuery['series'][number];
type Point = Series['points'][number];
export type ChosenIndicator = Series['indicator'];
export type ChosenRegion = Series['region'];

/** Published by somebody, derived by a formula or from the regions below, or counted from a register. */
export type Origin = 'PUBLISHED' | 'DERIVED' | 'COUNTED';

/** One figure, whoever it is from. */
export interface Figure {
  readonly region: ChosenRegion;
  readonly indicator: ChosenIndicator;
  /** Of a level that we derive: its day. */
  readonly period: string;
  readonly end: string;
  readonly value: number | null;
  readonly exact: string | null;
  readonly yearOnYear: number | null;
  readonly isSynthetic: boolean;
  readonly origin: Origin;
  /** Null for what nobody published. */
  readonly published: Point | null;
}

export interface Column {
  readonly key: string;
  readonly region: ChosenRegion;
  readonly indicator: ChosenIndicator;
  /** By the text of their period. */
  readonly figures: ReadonlyMap<string, Figure>;
}

export interface Line {
  readonly column: number;
  readonly origin: Origin;
  /** Null for what was not published. */
  readonly frequency: Frequency | null;
  readonly figures: readonly Figure[];
}

export interface Sheet {
  readonly unitCode: string;
  readonly unit: { readonly unitCode: string; readonly unit: string; readonly unitEn: string };
  readonly indicators: readonly ChosenIndicator[];
  readonly columns: readonly Column[];
  readonly lines: readonly Line[];
  /** The latest first, and of those that end together the shortest. */
  readonly periods: readonly string[];
  readonly isSynthetic: boolean;
}

export interface Figures {
  readonly sheets: readonly Sheet[];
  /** What was asked for and holds nothing. */
  readonly empty: readonly { readonly region: ChosenRegion; readonly indicator: ChosenIndicator }[];
}

type Ours = Series['derived'][number];

/** Of levels the day; of flows the period, where it is of the frequency that is asked for. */
function oursOf(
  { region, indicator }: Series,
  points: readonly Ours[],
  origin: Origin,
  frequency: Frequency | null,
): Figure[] {
  return points.flatMap((point): Figure[] => {
    const span = spanPeriod(point.start, point.end);
    const isCountedLevel = origin === 'COUNTED' && point.start === point.end;
    const period = isCountedLevel ? periodEndingOn(point.end, frequency ?? 'QUARTER') : span.period;
    if (frequency !== null && span.frequency !== null && span.frequency !== frequency) return [];
    return [
      {
        ...{ region, indicator, origin, period, end: point.end },
        ...{ value: point.value, exact: point.valueExact },
        ...{ yearOnYear: null, isSynthetic: point.isSynthetic, published: null },
      },
    ];
  });
}

/** What was published speaks before what we derive or count for the same time. */
function figuresOf(series: Series, frequency: Frequency | null): Figure[] {
  const { region, indicator, points, derived, counted = [] } = series;
  const published = points.map(
    (point): Figure => ({
      ...{ region, indicator, origin: 'PUBLISHED', period: point.period, end: periodEnd(point.period) },
      ...{ value: point.value ?? null, exact: point.valueExact ?? null },
      ...{ yearOnYear: point.yearOnYear ?? null, isSynthetic: point.isSynthetic, published: point },
    }),
  );
  const isStock = indicator.measure === 'STOCK';
  const nameOf = (figure: Figure) => (isStock ? figure.end : figure.period);
  const known = new Set(published.filter(({ exact }) => exact !== null).map(nameOf));
  const ours = [
    ...oursOf(series, derived, 'DERIVED', frequency),
    ...oursOf(series, counted, 'COUNTED', frequency),
  ];
  return [...published, ...ours.filter((figure) => !known.has(nameOf(figure)))];
}

const byEnd = (a: Figure, b: Figure) => (a.end < b.end ? -1 : a.end > b.end ? 1 : 0);

function linesOf(column: number, figures: readonly Figure[]): Line[] {
  const groups = new Map<string, Line & { figures: Figure[] }>();
  for (const figure of figures) {
    const frequency = figure.published?.frequency ?? null;
    const { origin } = figure;
    const key = `${origin} ${frequency}`;
    const known = groups.get(key) ?? { column, origin, frequency, figures: [] };
    known.figures.push(figure);
    groups.set(key, known);
  }
  return [...groups.values()].map((line) => ({ ...line, figures: line.figures.sort(byEnd) }));
}

const LONG = 9;
/** Text that sorts periods by their end, and of equal ends the longer first. */
const sortKey = (period: string, end: string) => `${end} ${period.length < LONG ? 0 : 1} ${period}`;

function periodsOf(columns: readonly Column[]): string[] {
  const ends = new Map(
    columns.flatMap(({ figures }) => [...figures.values()].map(({ period, end }) => [period, end] as const)),
  );
  return [...ends]
    .map(([period, end]) => ({ period, key: sortKey(period, end) }))
    .sort((a, b) => (a.key < b.key ? 1 : -1))
    .map(({ period }) => period);
}

function sheetOf(unitCode: string, series: readonly Series[], frequency: Frequency | null): Sheet {
  const first = series[0] as Series;
  const columns: Column[] = [];
  const lines: Line[] = [];
  for (const one of series) {
    const figures = figuresOf(one, frequency);
    lines.push(...linesOf(columns.length, figures));
    columns.push({
      ...{ key: `${one.region.code}/${one.indicator.code}`, region: one.region, indicator: one.indicator },
      figures: new Map(figures.map((figure) => [figure.period, figure])),
    });
  }
  const indicators = [...new Map(series.map(({ indicator }) => [indicator.code, indicator])).values()];
  return {
    ...{ unitCode, unit: first.indicator, indicators, columns, lines, periods: periodsOf(columns) },
    isSynthetic: lines.some(({ figures }) => figures.some((figure) => figure.isSynthetic)),
  };
}

/** Units keep apart: no two of them share an axis. */
export function figuresIn(series: readonly Series[], frequency: Frequency | null): Figures {
  const isEmpty = ({ points, derived, counted = [] }: Series) =>
    points.length + derived.length + counted.length === 0;
  const units = new Map<string, Series[]>();
  for (const one of series.filter((asked) => !isEmpty(asked))) {
    const { unitCode } = one.indicator;
    units.set(unitCode, [...(units.get(unitCode) ?? []), one]);
  }
  return {
    sheets: [...units].map(([unitCode, own]) => sheetOf(unitCode, own, frequency)),
    empty: series.filter(isEmpty).map(({ region, indicator }) => ({ region, indicator })),
  };
}
