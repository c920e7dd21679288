/** Reporting periods as SDMX writes them: 2026-A1, 2026-M05, 2026-01-01/P5M; days and weeks are not kept. */
import { isIsoDate, lastOfMonth } from '../domain/calendar';
import { type Period, periodOf, periodOfSpan } from '../domain/period';
import { MAX_YEAR, MIN_YEAR } from './limits';

type SdmxReading = Period | { readonly fault: 'UNREADABLE_PERIOD' | 'PERIOD_NOT_KEPT' } | null;

const DAY = '(\\d{4}-\\d{2}-\\d{2})';
const TIME = '(?:T\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d+)?)?(?:Z|[+-]\\d{2}:\\d{2})?)?';
const YEAR = /^(\d{4})-A1$/;
/** From a day on, so many years or months long: the form of SDMX for January to May. */
const RANGE = new RegExp(`^${DAY}${TIME}/P(?:(\\d{1,2})Y)?(?:(\\d{1,3})M)?$`);
const ANY_RANGE = new RegExp(`^${DAY}${TIME}/P[\\dA-Z.]+$`);
const DATE_TIME = new RegExp(`^${DAY}${TIME}$`);
const WEEK_DAY_TRIMESTER = /^\d{4}-(?:W(?:0[1-9]|[1-4]\d|5[0-3])|D(?:[0-2]\d\d|3[0-5]\d|36[0-6])|T[1-3])$/;
const MONTHS_OF_A_YEAR = 12;

const NOT_KEPT = { fault: 'PERIOD_NOT_KEPT' } as const;
const UNREADABLE = { fault: 'UNREADABLE_PERIOD' } as const;

const isKeptYear = (text: string) =>
  Number(text.slice(0, 4)) >= MIN_YEAR && Number(text.slice(0, 4)) <= MAX_YEAR;

function ofRange(start: string, months: number): SdmxReading {
  if (!isIsoDate(start) || months === 0) return UNREADABLE;
  const last = Number(start.slice(5, 7)) - 1 + months;
  // Longer than a year, or over its end: nothing that is kept.
  if (last > MONTHS_OF_A_YEAR) return NOT_KEPT;
  return periodOfSpan({ start, end: lastOfMonth(Number(start.slice(0, 4)), last) }) ?? NOT_KEPT;
}

/** Null for every other spelling. */
export function readSdmxPeriod(raw: string): SdmxReading {
  const year = YEAR.exec(raw)?.[1];
  if (year !== undefined && isKeptYear(raw)) return periodOf({ frequency: 'YEAR', year: Number(year) });
  const range = RANGE.exec(raw);
  if (range && isKeptYear(raw)) {
    const months = Number(range[2] ?? 0) * MONTHS_OF_A_YEAR + Number(range[3] ?? 0);
    return ofRange(range[1] as string, months);
  }
  if (!isKeptYear(raw)) return null;
  const day = DATE_TIME.exec(raw)?.[1];
  if (day !== undefined) return isIsoDate(day) ? NOT_KEPT : UNREADABLE;
  return ANY_RANGE.test(raw) || WEEK_DAY_TRIMESTER.test(raw) ? NOT_KEPT : null;
}
