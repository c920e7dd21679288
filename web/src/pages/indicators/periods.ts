/** Periods by their texts: where they end, and how a stretch of days is written as one. */
import type { Frequency } from '../../api/vocabulary';

const PERIOD = /^(\d{4})(?:-(?:H([12])|Q([1-4])|(\d\d)))?(?:\/(\d{4})-(\d\d))?$/;
const ASKED = /^\d{4}(-(H[12]|Q[1-4]|0[1-9]|1[0-2]))?$/;
const MONTHS = 12;
const QUARTER = 3;
const HALF = 6;

const two = (month: number) => String(month).padStart(2, '0');

function monthEnd(year: number, month: number): string {
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return `${year}-${two(month)}-${two(days)}`;
}

/** Whether somebody may ask from or to this: 2019, 2019-H1, 2019-Q3, 2019-05. */
export const isPeriod = (text: string): boolean => ASKED.test(text);

/** Last day of a period; of what is already a day, the day. */
export function periodEnd(period: string): string {
  const match = PERIOD.exec(period);
  if (!match) return period;
  const [, year, half, quarter, month, , lastMonth] = match;
  const last =
    lastMonth ?? month ?? (half ? Number(half) * HALF : quarter ? Number(quarter) * QUARTER : MONTHS);
  return monthEnd(Number(year), Number(last));
}

/** The month before the one that a day is in, or its own where the day ends it: what is over by then. */
export function lastMonthOver(day: string): string {
  const [year = 0, month = 1] = day.split('-').map(Number);
  if (monthEnd(year, month) === day) return `${year}-${two(month)}`;
  return month === 1 ? `${year - 1}-${MONTHS}` : `${year}-${two(month - 1)}`;
}

/** How the stretch is written, as the API would; a day, or a stretch that is no period, by its days. */
export function spanPeriod(start: string, end: string): { period: string; frequency: Frequency | null } {
  const [year, from] = [start.slice(0, 4), Number(start.slice(5, 7))];
  const to = Number(end.slice(5, 7));
  const isWhole = start.endsWith('-01') && end === monthEnd(Number(year), to);
  if (start === end) return { period: end, frequency: null };
  if (!isWhole) return { period: `${start}/${end}`, frequency: null };
  const months = to - from + 1;
  if (months === MONTHS) return { period: year, frequency: 'YEAR' };
  if (months === 1) return { period: `${year}-${two(to)}`, frequency: 'MONTH' };
  if (months === QUARTER && to % QUARTER === 0 && from > 1) {
    return { period: `${year}-Q${to / QUARTER}`, frequency: 'QUARTER' };
  }
  if (months === HALF && to === MONTHS) return { period: `${year}-H2`, frequency: 'HALF' };
  if (from === 1) return { period: `${year}-01/${year}-${two(to)}`, frequency: 'YEAR_TO_DATE' };
  return { period: `${start}/${end}`, frequency: null };
}

/** The period of a frequency that ends on this day: of a level the day, as published levels are named. */
export function periodEndingOn(day: string, frequency: Frequency): string {
  const [year, month] = [day.slice(0, 4), Number(day.slice(5, 7))];
  if (monthEnd(Number(year), month) !== day) return day;
  switch (frequency) {
    case 'MONTH':
      return `${year}-${two(month)}`;
    case 'QUARTER':
      return month % QUARTER === 0 ? `${year}-Q${month / QUARTER}` : day;
    case 'HALF':
      return month % HALF === 0 ? `${year}-H${month / HALF}` : day;
    case 'YEAR_TO_DATE':
      return month === MONTHS ? year : month === 1 ? `${year}-01` : `${year}-01/${year}-${two(month)}`;
    case 'YEAR':
      return month === MONTHS ? year : day;
  }
}
