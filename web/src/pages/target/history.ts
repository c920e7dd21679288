/** The past of a target, the way it was to go, and where it leads: as rows of a table and as lines. */
import { drawn } from '../../format/numbers';
import { periodSpan } from './periods';
import type { TargetHead } from './target-head';
import { pathStart } from './target-head';
import type { TargetOutlookQuery } from './target-outlook.documents';
import type { TargetRecordsQuery } from './target-records.documents';

export type HistoryPoint = NonNullable<TargetRecordsQuery['target']>['progressOn'][number];
export type PublishedFigure = NonNullable<TargetRecordsQuery['series']>[number]['points'][number];
export type Outlook = TargetOutlookQuery['simulation']['outcomes'][number];
export type Dot = readonly [day: string, value: number];

export interface HistoryRow {
  readonly day: string;
  /** The last day that the actual speaks of. */
  readonly until: string | null;
  readonly actual: string | null;
  readonly expected: string | null;
  readonly projected: string | null;
  readonly band: readonly [low: string, middle: string, high: string] | null;
  readonly synthetic: boolean;
}

const DRAWN_DIGITS = 2;

/** What a simulation counts is not exact: two digits after the point say all that it can. */
export const drawnText = (value: number): string => value.toFixed(DRAWN_DIGITS).replace(/\.?0+$/, '');

export function rowsOf(
  points: readonly HistoryPoint[],
  head: TargetHead,
  outlook: Outlook | null,
): HistoryRow[] {
  const past = points
    .filter(({ actual, expected }) => actual != null || expected != null)
    .map((point) => ({
      day: point.asOf,
      until: point.actualEnd ?? null,
      actual: point.actual ?? null,
      expected: point.expected ?? null,
      projected: null,
      band: null,
      synthetic: point.synthetic,
    }));
  const last = points[points.length - 1]?.asOf ?? '';
  const { endsOn } = head.stage;
  const ahead = (outlook?.baselinePath ?? [])
    .filter(({ end }) => end > last)
    .map(({ end, p10, p50, p90 }) => ({ ...EMPTY, day: end, band: bandOf(p10, p50, p90) }));
  if (last >= endsOn) return past;
  const atEnd = ahead.find(({ day }) => day === endsOn) ?? { ...EMPTY, day: endsOn };
  const end = { ...atEnd, expected: pathEnd(points, head), projected: head.progress.projected ?? null };
  return [...past, ...ahead.filter(({ day }) => day !== endsOn), end];
}

const EMPTY: Omit<HistoryRow, 'day'> = {
  until: null,
  actual: null,
  expected: null,
  projected: null,
  band: null,
  synthetic: true,
};

const bandOf = (low: number, middle: number, high: number): HistoryRow['band'] => [
  drawnText(low),
  drawnText(middle),
  drawnText(high),
];

/** The path ends at the promise, where there is a path at all. */
const pathEnd = (points: readonly HistoryPoint[], head: TargetHead) =>
  points.some(({ expected }) => expected != null) ? (head.progress.targetValue ?? null) : null;

export interface FigureLines {
  readonly actual: Dot[];
  readonly expected: Dot[];
  readonly projected: Dot[];
  readonly band: readonly {
    readonly day: string;
    readonly low: number;
    readonly high: number;
    readonly middle: number;
  }[];
  readonly published: Dot[];
  readonly earlier: Dot[];
}

const dot = (day: string | null | undefined, text: string | null | undefined): Dot[] => {
  const value = drawn(text);
  return day && value !== null ? [[day, value]] : [];
};

export function linesOf(
  points: readonly HistoryPoint[],
  head: TargetHead,
  outlook: Outlook | null,
  figures: readonly PublishedFigure[],
): FigureLines {
  const { progress, stage } = head;
  const actual = [...new Map(points.flatMap(({ actualEnd, actual: text }) => dot(actualEnd, text)))] as Dot[];
  const path = points.flatMap(({ asOf, expected }) => dot(asOf, expected));
  const start = path.length > 0 ? dot(pathStart(head), progress.baseline) : [];
  const from = actual[actual.length - 1];
  const isAhead = progress.asOf < stage.endsOn;
  const to = isAhead && from ? dot(stage.endsOn, progress.projected) : [];
  const ahead = (outlook?.baselinePath ?? []).filter(({ end }) => !from || end > from[0]);
  const band = ahead.map(({ end, p10, p50, p90 }) => ({ day: end, low: p10, middle: p50, high: p90 }));
  return {
    actual,
    expected: [
      ...start.filter(([day]) => path.every(([other]) => other > day)),
      ...path,
      ...(isAhead ? dot(stage.endsOn, pathEnd(points, head)) : []),
    ],
    projected: from && to.length > 0 ? [from, ...to] : [],
    band:
      from && band.length > 0
        ? [{ day: from[0], low: from[1], middle: from[1], high: from[1] }, ...band]
        : [],
    published: figures.flatMap(({ period, valueExact }) => dot(periodEnd(period), valueExact)),
    earlier: figures.flatMap(({ period, publishedAt, revisions }) =>
      revisions
        .filter((one) => one.publishedAt !== publishedAt)
        .flatMap(({ valueExact }) => dot(periodEnd(period), valueExact)),
    ),
  };
}

const periodEnd = (period: string) => periodSpan(period)?.end;
