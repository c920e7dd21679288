/** Calendar dates without time zones: ISO text everywhere, months and years added by Temporal. */
import { Temporal } from 'temporal-polyfill';
import { AppError } from '../errors';

/** A day that exists, as `YYYY-MM-DD`; such text compares like the dates themselves. */
export type IsoDate = string;

const DATE_SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;

const plain = (date: IsoDate) => Temporal.PlainDate.from(date);
const pad = (number: number, length: number) => String(number).padStart(length, '0');

export function isIsoDate(text: string): boolean {
  const match = DATE_SHAPE.exec(text);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (year < 1 || month < 1 || month > 12 || day < 1) return false;
  return day <= new Temporal.PlainYearMonth(year, month).daysInMonth;
}

export function isoDate(text: string): IsoDate {
  if (!isIsoDate(text)) throw new AppError('BAD_DATE', { text });
  return text;
}

export const yearOf = (date: IsoDate) => Number(date.slice(0, 4));
export const monthOf = (date: IsoDate) => Number(date.slice(5, 7));
export const dayOf = (date: IsoDate) => Number(date.slice(8, 10));

export const firstOfMonth = (year: number, month: number): IsoDate => `${pad(year, 4)}-${pad(month, 2)}-01`;

export function lastOfMonth(year: number, month: number): IsoDate {
  const days = new Temporal.PlainYearMonth(year, month).daysInMonth;
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(days, 2)}`;
}

export const isMonthEnd = (date: IsoDate) => date === lastOfMonth(yearOf(date), monthOf(date));

/** Days are counted in UTC, where each has as many milliseconds as the next: much faster than Temporal. */
const DAY_MS = 24 * 60 * 60 * 1000;

export const addDays = (date: IsoDate, days: number): IsoDate =>
  new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10);

/** The 31st of a shorter month becomes its last day. */
export const addMonths = (date: IsoDate, months: number): IsoDate => plain(date).add({ months }).toString();

/** 29 February becomes 28 February in a common year. */
export const addYears = (date: IsoDate, years: number): IsoDate => plain(date).add({ years }).toString();

/** The same place in another year: the last day of February stays the last day of February. */
export function sameDayInYear(date: IsoDate, years: number): IsoDate {
  const shifted = addYears(date, years);
  return isMonthEnd(date) ? lastOfMonth(yearOf(shifted), monthOf(shifted)) : shifted;
}

/** Days from one date to another: 1 from today to tomorrow, negative backwards. */
export const daysBetween = (from: IsoDate, to: IsoDate): number =>
  (Date.parse(to) - Date.parse(from)) / DAY_MS;

export const earliest = (...dates: readonly [IsoDate, ...IsoDate[]]): IsoDate =>
  [...dates].sort()[0] as IsoDate;

export const latest = (...dates: readonly [IsoDate, ...IsoDate[]]): IsoDate =>
  [...dates].sort().at(-1) as IsoDate;

const quarterEndOf = (date: IsoDate) => lastOfMonth(yearOf(date), Math.ceil(monthOf(date) / 3) * 3);

/** Every 31 March, 30 June, 30 September and 31 December from one date to another, both included. */
export function quarterEndsBetween(from: IsoDate, to: IsoDate): IsoDate[] {
  const ends: IsoDate[] = [];
  for (let end = quarterEndOf(from); end <= to; end = quarterEndOf(addDays(end, 1))) ends.push(end);
  return ends;
}

/** The last quarter ends up to a date, that date included, in order of time. */
export function lastQuarterEnds(upTo: IsoDate, count: number): IsoDate[] {
  return quarterEndsBetween(addMonths(upTo, -3 * (count + 1)), upTo).slice(-count);
}

const CHINA_OFFSET_MS = 8 * 60 * 60 * 1000;

/** The day it is in China, which has had one time zone and no summer time since 1992. */
export const chinaDate = (instant: Date): IsoDate =>
  new Date(instant.getTime() + CHINA_OFFSET_MS).toISOString().slice(0, 10);

/** The instant that a day in China begins: one time zone since 1949, and no summer time since 1992. */
export const startOfChinaDay = (date: IsoDate): string => `${date}T00:00:00+08:00`;
