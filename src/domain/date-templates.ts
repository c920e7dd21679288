/** Dates in the text of a request: `{month-24}MM-{month}MM` is what to ask for, as the day of asking says. */
import { addDays, addMonths, type IsoDate } from './calendar';

/** `{month-1}`, `{quarter:YYYY-QQ}`: what is counted, how far from the day, and how it is written. */
const TEMPLATE = /\{(year|quarter|month|day)([+-]\d{1,3})?(?::([^{}]{1,30}))?\}/g;
/** What looks like one of them and is none: a mistake of whoever wrote it. */
const LOOKALIKE = /\{[A-Za-z]+(?:[+-]\d+)?(?::[^{}]*)?\}/;

type Unit = 'year' | 'quarter' | 'month' | 'day';

/** As statistics offices write them: 2026, 202603 for the third quarter, 202608, 20260815. */
const USUAL: Readonly<Record<Unit, string>> = {
  year: 'YYYY',
  quarter: 'YYYYQQ',
  month: 'YYYYMM',
  day: 'YYYYMMDD',
};

const MONTHS: Readonly<Record<Exclude<Unit, 'day'>, number>> = { year: 12, quarter: 3, month: 1 };

const shifted = (day: IsoDate, unit: Unit, by: number): IsoDate =>
  unit === 'day' ? addDays(day, by) : addMonths(`${day.slice(0, 7)}-01`, by * MONTHS[unit]);

function written(day: IsoDate, pattern: string): string {
  const [year = '', month = '', date = ''] = day.split('-');
  const quarter = String(Math.ceil(Number(month) / 3));
  const parts: Readonly<Record<string, string>> = {
    ...{ YYYY: year, MM: month, DD: date, QQ: `0${quarter}`, Q: quarter },
  };
  return pattern.replace(/YYYY|MM|DD|QQ|Q/g, (token) => parts[token] as string);
}

/** The text with its templates filled in for a day. */
export const fillDates = (text: string, day: IsoDate): string =>
  text.replace(TEMPLATE, (_whole, unit: Unit, by = '0', pattern: string = USUAL[unit]) =>
    written(shifted(day, unit, Number(by)), pattern),
  );

/** The first template that means nothing, or null. */
export const unknownTemplate = (text: string): string | null =>
  LOOKALIKE.exec(text.replace(TEMPLATE, ''))?.[0] ?? null;
