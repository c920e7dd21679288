/** How fast it went before: over stretches as long as the one that is left, and of late. */
import { addDays, addMonths, type IsoDate, isMonthEnd } from '../calendar';
import { Decimal } from '../decimal';
import { fullCover } from '../progress/cover';
import { levelSeries } from '../progress/levels';
import type { Evidence } from '../progress/terms';
import { monthsBetween } from './months';
import type { Pace } from './terms';

/** A stretch may be off the length asked for by a quarter of it, or by this many months. */
const SLACK_MONTHS = 2;
const SLACK_SHARE = 4;
/** What counts as of late. */
const RECENT_MONTHS = 12;
const YEAR_MONTHS = 12;
const QUARTER_MONTHS = 3;

export interface Pasts {
  readonly all: readonly Pace[];
  readonly recent: Pace | null;
}

interface LevelPoint {
  readonly end: IsoDate;
  readonly value: Decimal;
}

const isCloseTo = (months: Decimal, asked: Decimal) =>
  months
    .minus(asked)
    .abs()
    .lte(Decimal.max(SLACK_MONTHS, asked.dividedBy(SLACK_SHARE)));

/** The gain up to a point since the earlier one whose distance is closest to what is asked for. */
function gainUpTo(points: readonly LevelPoint[], at: number, asked: Decimal): Pace | null {
  const last = points[at] as LevelPoint;
  const [closest] = points
    .slice(0, at)
    .map((first) => ({ first, months: monthsBetween(first.end, last.end) }))
    .sort((a, b) => a.months.minus(asked).abs().comparedTo(b.months.minus(asked).abs()));
  if (!closest || !isCloseTo(closest.months, asked)) return null;
  const gained = last.value.minus(closest.first.value);
  return { perMonth: gained.dividedBy(closest.months), start: addDays(closest.first.end, 1), end: last.end };
}

/** A stock or a share: what it gained between two days on which it is known. */
export function levelPaces(history: Evidence, asked: Decimal, asOf: IsoDate): Pasts {
  const points = levelSeries(history, asOf);
  const recent = new Decimal(RECENT_MONTHS);
  return {
    all: points.flatMap((_, at) => gainUpTo(points, at, asked) ?? []),
    recent: points.length > 1 ? gainUpTo(points, points.length - 1, recent) : null,
  };
}

function flowOver(history: Evidence, end: IsoDate, months: number): Pace | null {
  const start = addMonths(addDays(end, 1), -months);
  const cover = fullCover(history, { start, end });
  return cover && { perMonth: cover.sum.dividedBy(months), start, end };
}

const roundUp = (months: number, step: number) => Math.ceil(months / step) * step;

/** A flow: what came in over whole months that are known throughout; by quarters or years, if need be. */
export function flowPaces(history: Evidence, asked: Decimal, asOf: IsoDate): Pasts {
  const ends = [...new Set(history.points.map(({ end }) => end))]
    .filter((end) => end <= asOf && isMonthEnd(end))
    .sort();
  const whole = Math.max(1, asked.round().toNumber());
  const lengths = [...new Set([whole, roundUp(whole, QUARTER_MONTHS), roundUp(whole, YEAR_MONTHS)])];
  const over = (months: number) => ends.flatMap((end) => flowOver(history, end, months) ?? []);
  const all = lengths.map(over).find((paces) => paces.length > 0) ?? [];
  const recents = [RECENT_MONTHS, YEAR_MONTHS / 2, QUARTER_MONTHS, 1].map((months) => over(months).at(-1));
  return { all, recent: recents.find((pace) => pace !== undefined) ?? null };
}
