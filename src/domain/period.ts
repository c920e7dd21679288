/** Reporting periods: one text for each, one stretch of days, and a name in both languages. */
import { AppError } from '../errors';
import { type Bilingual, bilingual } from './bilingual';
import { firstOfMonth, type IsoDate, lastOfMonth, monthOf, yearOf } from './calendar';
import type { Span } from './span';
import { FREQUENCIES, type Frequency } from './vocabulary';

export interface Period extends Span {
  /** `2019` · `2019-H1` · `2019-Q3` · `2019-05` · `2019-01/2019-05`; equal periods have equal text. */
  readonly text: string;
  readonly frequency: Frequency;
  readonly start: IsoDate;
  readonly end: IsoDate;
}

export interface PeriodParts {
  readonly frequency: Frequency;
  readonly year: number;
  /** Half 1–2, quarter 1–4, month 1–12; for YEAR_TO_DATE the last month. Not needed for a year. */
  readonly ordinal?: number;
}

const MONTHS_IN: Readonly<Record<Frequency, number>> = {
  YEAR: 12,
  HALF: 6,
  QUARTER: 3,
  MONTH: 1,
  YEAR_TO_DATE: 1,
};

const MIN_YEAR = 1000;
const MAX_YEAR = 9999;

const SHAPES: readonly (readonly [Frequency, RegExp])[] = [
  ['YEAR', /^(\d{4})$/],
  ['HALF', /^(\d{4})-H([12])$/],
  ['QUARTER', /^(\d{4})-Q([1-4])$/],
  ['MONTH', /^(\d{4})-(0[1-9]|1[0-2])$/],
  ['YEAR_TO_DATE', /^(\d{4})-01\/\1-(0[1-9]|1[0-2])$/],
];

function textOf(frequency: Frequency, year: number, ordinal: number): string {
  const month = String(ordinal).padStart(2, '0');
  switch (frequency) {
    case 'YEAR':
      return `${year}`;
    case 'HALF':
      return `${year}-H${ordinal}`;
    case 'QUARTER':
      return `${year}-Q${ordinal}`;
    case 'MONTH':
      return `${year}-${month}`;
    case 'YEAR_TO_DATE':
      return `${year}-01/${year}-${month}`;
  }
}

/** Twelve months to date are the year and one month to date is January: one period, one text. */
function normalFrequency({ frequency, ordinal }: PeriodParts): Frequency {
  if (frequency !== 'YEAR_TO_DATE') return frequency;
  return ordinal === 12 ? 'YEAR' : ordinal === 1 ? 'MONTH' : frequency;
}

export function periodOf(parts: PeriodParts): Period {
  const { year } = parts;
  const frequency = normalFrequency(parts);
  const ordinal = frequency === 'YEAR' ? 1 : (parts.ordinal ?? 0);
  const months = MONTHS_IN[frequency];
  const valid = Number.isInteger(ordinal) && ordinal >= 1 && ordinal <= 12 / months;
  if (!valid || !Number.isInteger(year) || year < MIN_YEAR || year > MAX_YEAR) {
    throw new AppError('BAD_PERIOD', { text: `${parts.frequency} ${year} ${parts.ordinal ?? ''}`.trim() });
  }
  const lastMonth = ordinal * months;
  const firstMonth = frequency === 'YEAR_TO_DATE' ? 1 : lastMonth - months + 1;
  return Object.freeze({
    text: textOf(frequency, year, ordinal),
    frequency,
    start: firstOfMonth(year, firstMonth),
    end: lastOfMonth(year, lastMonth),
  });
}

export function periodOrNull(text: string): Period | null {
  for (const [frequency, shape] of SHAPES) {
    const match = shape.exec(text);
    if (!match || Number(match[1]) < MIN_YEAR) continue;
    return periodOf({ frequency, year: Number(match[1]), ordinal: Number(match[2] ?? 1) });
  }
  return null;
}

export function parsePeriod(text: string): Period {
  const period = periodOrNull(text);
  if (!period) throw new AppError('BAD_PERIOD', { text });
  return period;
}

const ordinalOf = ({ frequency, end }: Period) => monthOf(end) / MONTHS_IN[frequency];

export const shiftYears = (period: Period, years: number): Period =>
  periodOf({
    frequency: period.frequency,
    year: yearOf(period.end) + years,
    ordinal: ordinalOf(period),
  });

/** The same period of the year before: what 同比 compares with. */
export const previousYear = (period: Period): Period => shiftYears(period, -1);

/** The period of a frequency that a day falls in; to date, up to that day's month. */
export const periodContaining = (date: IsoDate, frequency: Frequency): Period =>
  periodOf({ frequency, year: yearOf(date), ordinal: Math.ceil(monthOf(date) / MONTHS_IN[frequency]) });

/** The period that is exactly these days: from January on it is to date, else the frequency it fits. */
export function periodOfSpan(span: Span): Period | null {
  const order: readonly Frequency[] = ['YEAR_TO_DATE', 'MONTH', 'QUARTER', 'HALF'];
  const candidates = order.map((frequency) => periodContaining(span.end, frequency));
  return candidates.find(({ start, end }) => start === span.start && end === span.end) ?? null;
}

const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** In order of their end; of those that end together the longest first. */
export function comparePeriods(a: Period, b: Period): number {
  const byFrequency = FREQUENCIES.indexOf(a.frequency) - FREQUENCIES.indexOf(b.frequency);
  return byText(a.end, b.end) || byText(a.start, b.start) || byFrequency;
}

const QUARTERS_ZH = ['一', '二', '三', '四'];
const QUARTERS_EN = ['first', 'second', 'third', 'fourth'];
export const MONTHS_EN: readonly string[] = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
];

export function periodNames(period: Period): Bilingual {
  const year = yearOf(period.end);
  const ordinal = ordinalOf(period);
  switch (period.frequency) {
    case 'YEAR':
      return bilingual(`${year}年`, `${year}`);
    case 'HALF':
      return bilingual(
        `${year}年${ordinal === 1 ? '上' : '下'}半年`,
        `${QUARTERS_EN[ordinal - 1]} half of ${year}`,
      );
    case 'QUARTER':
      return bilingual(
        `${year}年${QUARTERS_ZH[ordinal - 1]}季度`,
        `${QUARTERS_EN[ordinal - 1]} quarter of ${year}`,
      );
    case 'MONTH':
      return bilingual(`${year}年${ordinal}月`, `${MONTHS_EN[ordinal - 1]} ${year}`);
    case 'YEAR_TO_DATE':
      return bilingual(`${year}年1-${ordinal}月`, `January to ${MONTHS_EN[ordinal - 1]} ${year}`);
  }
}

export const periodLabel = (period: Period, language: keyof Bilingual): string =>
  periodNames(period)[language];
