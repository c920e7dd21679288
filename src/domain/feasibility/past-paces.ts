/** How fast it went before: over stretches as long as the one that is left, and of late. */
import { addDays, firstOfMonth, type IsoDate, isMonthEnd, monthOf, yearOf } from '../calendar';
import { Decimal, ZERO } from '../decimal';
import { fullCover } from '../progress/cover';
import { levelSeries } from '../progress/levels';
import type { Evidence } from '../progress/terms';
import { daysIn, type Span } from '../span';
import { monthsGone } from './months';
import type { Pace } from './terms';

/** A stretch may be off the length asked for by an eighth of it, or by this many months. */
const SLACK_MONTHS = 2;
const SLACK_SHARE = 8;
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
  /** Of the calendar, so that a difference of two is a length. */
  readonly months: Decimal;
}

/** Levels are known by the quarter at best: what is left of less is held against quarters. */
function isCloseTo(months: Decimal, asked: Decimal): boolean {
  const slack = Decimal.max(SLACK_MONTHS, asked.dividedBy(SLACK_SHARE));
  if (months.minus(asked).abs().lte(slack)) return true;
  return months.gt(asked) && months.lte(QUARTER_MONTHS);
}

/** The gain up to a point since the earlier one whose distance is closest to what is asked for. */
function gainUpTo(points: readonly LevelPoint[], at: number, asked: Decimal): Pace | null {
  const last = points[at] as LevelPoint;
  let closest: { readonly first: LevelPoint; readonly length: Decimal; readonly off: Decimal } | null = null;
  for (const first of points.slice(0, at)) {
    const length = last.months.minus(first.months);
    const off = length.minus(asked).abs();
    if (closest === null || off.lt(closest.off)) closest = { first, length, off };
  }
  if (!closest || !isCloseTo(closest.length, asked)) return null;
  const gained = last.value.minus(closest.first.value);
  return { perMonth: gained.dividedBy(closest.length), start: addDays(closest.first.end, 1), end: last.end };
}

/** A stock or a share: what it gained between two days on which it is known. */
export function levelPaces(history: Evidence, asked: Decimal, asOf: IsoDate): Pasts {
  const points = levelSeries(history, asOf).map(({ end, value }) => ({
    end,
    value,
    months: monthsGone(end),
  }));
  const recent = new Decimal(RECENT_MONTHS);
  return {
    all: points.flatMap((_, at) => gainUpTo(points, at, asked) ?? []),
    recent: points.length > 1 ? gainUpTo(points, points.length - 1, recent) : null,
  };
}

/** Months are counted through the years, so that the one before is one less. */
const placeOf = (date: IsoDate) => yearOf(date) * YEAR_MONTHS + monthOf(date) - 1;
const firstDayOf = (place: number) =>
  firstOfMonth(Math.floor(place / YEAR_MONTHS), (place % YEAR_MONTHS) + 1);

/** Months of which every day is known from figures no longer than a month. */
function monthlySums(history: Evidence): ReadonlyMap<number, Decimal> {
  const months = new Map<number, { sum: Decimal; days: number }>();
  for (const point of new Map(history.points.map((one) => [`${one.start} ${one.end}`, one])).values()) {
    const place = placeOf(point.start);
    if (place !== placeOf(point.end)) continue;
    const known = months.get(place) ?? { sum: ZERO, days: 0 };
    months.set(place, { sum: known.sum.plus(point.value), days: known.days + daysIn(point) });
  }
  const whole = [...months].filter(([place, { days }]) => {
    const month = { start: firstDayOf(place), end: addDays(firstDayOf(place + 1), -1) };
    return days === daysIn(month);
  });
  return new Map(whole.map(([place, { sum }]) => [place, sum]));
}

class FlowHistory {
  readonly #months: ReadonlyMap<number, Decimal>;
  /** Quarters and years are looked at only where there are any. */
  readonly #hasLonger: boolean;

  constructor(private readonly history: Evidence) {
    this.#months = monthlySums(history);
    this.#hasLonger = history.points.some(({ start, end }) => placeOf(start) !== placeOf(end));
  }

  over(end: IsoDate, months: number): Pace | null {
    const last = placeOf(end);
    const start = firstDayOf(last - months + 1);
    const sum = this.#sumOf(last, months) ?? this.#coverOf({ start, end });
    return sum && { perMonth: sum.dividedBy(months), start, end };
  }

  #sumOf(last: number, months: number): Decimal | null {
    let sum = ZERO;
    for (let place = last; place > last - months; place -= 1) {
      const month = this.#months.get(place);
      if (!month) return null;
      sum = sum.plus(month);
    }
    return sum;
  }

  #coverOf(window: Span): Decimal | null {
    return this.#hasLonger ? (fullCover(this.history, window)?.sum ?? null) : null;
  }
}

const roundUp = (months: number, step: number) => Math.ceil(months / step) * step;

/** A flow: what came in over whole months that are known throughout; by quarters or years, if need be. */
export function flowPaces(history: Evidence, asked: Decimal, asOf: IsoDate): Pasts {
  const flows = new FlowHistory(history);
  const ends = [...new Set(history.points.map(({ end }) => end))]
    .filter((end) => end <= asOf && isMonthEnd(end))
    .sort();
  const whole = Math.max(1, asked.round().toNumber());
  const lengths = [...new Set([whole, roundUp(whole, QUARTER_MONTHS), roundUp(whole, YEAR_MONTHS)])];
  const over = (months: number) => ends.flatMap((end) => flows.over(end, months) ?? []);
  const all = lengths.map(over).find((paces) => paces.length > 0) ?? [];
  const recents = [RECENT_MONTHS, YEAR_MONTHS / 2, QUARTER_MONTHS, 1].map((months) => over(months).at(-1));
  return { all, recent: recents.find((pace) => pace !== undefined) ?? null };
}
