/** The life of an enterprise on one axis of days: stretches as bars, single days as marks, nothing atop another. */
import { daysBetween } from '../../format/dates';

export type LaneName =
  | 'certificates'
  | 'filed'
  | 'granted'
  | 'loans'
  | 'tenancies'
  | 'investments'
  | 'listings'
  | 'contracts'
  | 'events';

/** Something with days. Without an end it goes on; with `isMark` it is a day. */
export interface Happening {
  readonly key: string;
  readonly lane: LaneName;
  readonly from: string;
  readonly to: string | null;
  readonly isMark: boolean;
  /** Written on a bar that has room for it. */
  readonly label: string;
  /** All of it, in words. */
  readonly title: string;
  /** Colour and hatching. */
  readonly tone: 'plain' | 'past' | 'good' | 'bad' | 'second' | 'third';
}

export interface Placed extends Happening {
  /** Percent of the width. */
  readonly left: number;
  readonly width: number;
  /** Row within the lane, from 0. */
  readonly row: number;
}

export interface Lane {
  readonly name: LaneName;
  readonly placed: readonly Placed[];
  readonly rows: number;
}

export interface TimeLine {
  readonly lanes: readonly Lane[];
  readonly years: readonly { readonly year: number; readonly left: number }[];
  /** Where the reading day is; null where it is off the axis. */
  readonly day: number | null;
}

const WHOLE = 100;
/** Bars of a few days can still be seen. */
const LEAST_WIDTH = 0.4;
const MOST_YEARS = 12;

const ORDER: readonly LaneName[] = [
  ...(['certificates', 'filed', 'granted', 'loans'] as const),
  ...(['tenancies', 'investments', 'listings', 'contracts', 'events'] as const),
];

interface Axis {
  readonly from: string;
  readonly to: string;
}

/** From the year of the first happening to that of the last one, or of the day, if that is near. */
function axisOf(happenings: readonly Happening[], day: string): Axis | null {
  const days = happenings.flatMap(({ from, to }) => [from, ...(to ? [to] : [])]).sort();
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return null;
  const lastYear = Number(last.slice(0, 4));
  const dayYear = Number(day.slice(0, 4));
  // Who reads years after the end of the records would see them pressed into a corner.
  const end = Math.max(lastYear, dayYear - lastYear <= 1 ? dayYear : lastYear);
  const start = Math.max(Number(first.slice(0, 4)), end - MOST_YEARS + 1);
  return { from: `${start}-01-01`, to: `${end}-12-31` };
}

/** Each in the first row that is free when it begins. */
function inRows(happenings: readonly Omit<Placed, 'row'>[]): Placed[] {
  const ends: number[] = [];
  return happenings.map((one) => {
    const free = ends.findIndex((end) => end <= one.left);
    const row = one.isMark ? 0 : free === -1 ? ends.length : free;
    if (!one.isMark) ends[row] = one.left + one.width;
    return { ...one, row };
  });
}

export function timeLineOf(happenings: readonly Happening[], day: string): TimeLine | null {
  const axis = axisOf(happenings, day);
  if (!axis) return null;
  const whole = daysBetween(axis.from, axis.to) + 1;
  const at = (date: string) => (daysBetween(axis.from, date) / whole) * WHOLE;
  const clip = (percent: number) => Math.min(WHOLE, Math.max(0, percent));
  const placed = happenings.flatMap((one) => {
    const left = clip(at(one.from));
    const right = clip(one.to === null ? WHOLE : at(one.to) + WHOLE / whole);
    const isOff = one.isMark ? at(one.from) < 0 : right <= 0;
    return isOff ? [] : [{ ...one, left, width: one.isMark ? 0 : Math.max(LEAST_WIDTH, right - left) }];
  });
  const lanes = ORDER.flatMap((name): Lane[] => {
    const own = placed.filter(({ lane }) => lane === name).sort((a, b) => a.left - b.left);
    if (own.length === 0) return [];
    const rows = inRows(own);
    return [{ name, placed: rows, rows: Math.max(...rows.map(({ row }) => row)) + 1 }];
  });
  const [first, last] = [Number(axis.from.slice(0, 4)), Number(axis.to.slice(0, 4))];
  const years = Array.from({ length: last - first + 1 }, (_, i) => ({
    year: first + i,
    left: at(`${first + i}-01-01`),
  }));
  const isOnAxis = day >= axis.from && day <= axis.to;
  return { lanes, years, day: isOnAxis ? at(day) : null };
}
