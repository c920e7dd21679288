/** Reporting periods as tables spell them: 2019年1—5月, 2019.05, 前三季度, 7月 under a title that has the year. */
import { type Period, periodOf, periodOrNull } from '../domain/period';
import type { Frequency } from '../domain/vocabulary';
import { MAX_YEAR, MIN_YEAR } from './limits';
import type { ProblemCode } from './problem-codes';
import { readSdmxPeriod } from './sdmx-periods';
import { labelKey } from './text';

export interface PeriodOptions {
  /** For spellings without a year; from the line or title above the table. */
  readonly defaultYear: number | null;
  /** 2019.1 is January, or October that lost its zero in a spreadsheet. */
  readonly dottedMonth: 'refuse' | 'january' | 'october';
  /** The first or the last day of a month stands for the month, as in spreadsheets. */
  readonly daysAreMonths?: boolean;
}

export type PeriodFault = Extract<
  ProblemCode,
  'UNREADABLE_PERIOD' | 'AMBIGUOUS_PERIOD' | 'PERIOD_WITHOUT_YEAR' | 'PERIOD_NOT_KEPT'
>;
export type PeriodReading = Period | { readonly fault: PeriodFault };

export const isPeriod = (reading: PeriodReading): reading is Period => 'frequency' in reading;

type Part = readonly [frequency: Frequency, ordinal: number];

const NUMERALS: Readonly<Record<string, number>> = {
  ...{ 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9, 十: 10, 十一: 11, 十二: 12 },
};
const NUMERAL = '十[一二]|[一二两三四五六七八九十]|\\d{1,2}';
const numberOf = (text: string | undefined) => NUMERALS[text ?? ''] ?? Number(text);

/** What may follow the year, each with what it makes of its numerals. */
const PARTS: readonly (readonly [RegExp, (match: RegExpExecArray) => Part])[] = [
  [/^(全年|全年度)?$/, () => ['YEAR', 1]],
  [/^(上|下)半年$/, (m) => ['HALF', m[1] === '上' ? 1 : 2]],
  [/^[HhSs]([12])$/, (m) => ['HALF', Number(m[1])]],
  [/^第?([一二三四1-4])季度?$/, (m) => ['QUARTER', numberOf(m[1])]],
  [/^[Qq]([1-4])$/, (m) => ['QUARTER', Number(m[1])]],
  [
    /^(?:前([一二两三四2-4])(?:个?季度?)|(?:1|一)-([二三四2-4])季度)$/,
    (m) => ['YEAR_TO_DATE', 3 * numberOf(m[1] ?? m[2])],
  ],
  [new RegExp(`^(${NUMERAL})月份?$`), (m) => ['MONTH', numberOf(m[1])]],
  [/^[Mm](\d{2})$/, (m) => ['MONTH', Number(m[1])]],
  [new RegExp(`^(?:0?1|一)月?份?-(${NUMERAL})月份?$`), (m) => ['YEAR_TO_DATE', numberOf(m[1])]],
  [new RegExp(`^前(${NUMERAL})个?月$`), (m) => ['YEAR_TO_DATE', numberOf(m[1])]],
];

/** Separators after the year that only a bare number of a month follows. */
const NUMERIC_MONTH = /^[-/.](\d{1,2})$/;
const RANGE = /^(\d{4})[年./-]0?1月?-(\d{4})[年./-](\d{1,2})月?$/;
const WITH_YEAR = /^\d{4}(?:年度?)?-?(.*)$/;
const BARE_MONTH = /^(\d{4})(\d{2})$/;
const DAY = /^(\d{4})[-/年](\d{1,2})[-/月](\d{1,2})日?$/;
const DASHES = /[—–―‒~～∼至到−]+/g;
/** 年末, 月底, 累计, 当月 and brackets around 1-5月 say how to read the figure, not when it is. */
const TRIMMINGS = /(?<=[年月度])(?:末|底|止|当月|当季|合计)$/;
const TO_DATE = /累计$/;

const unreadable: PeriodReading = { fault: 'UNREADABLE_PERIOD' };

function made(year: number, [frequency, ordinal]: Part): PeriodReading {
  const months = frequency === 'MONTH' || frequency === 'YEAR_TO_DATE';
  if (year < MIN_YEAR || year > MAX_YEAR || (months && (ordinal < 1 || ordinal > 12))) return unreadable;
  return periodOf({ frequency, year, ordinal });
}

function partOf(text: string): Part | null {
  for (const [shape, make] of PARTS) {
    const match = shape.exec(text);
    if (match) return make(match);
  }
  return null;
}

function numericMonth(year: number, tail: string, options: PeriodOptions): PeriodReading | null {
  const month = NUMERIC_MONTH.exec(tail)?.[1];
  if (month === undefined) return null;
  if (!tail.startsWith('.') || month !== '1') return made(year, ['MONTH', Number(month)]);
  if (options.dottedMonth === 'refuse') return { fault: 'AMBIGUOUS_PERIOD' };
  return made(year, ['MONTH', options.dottedMonth === 'january' ? 1 : 10]);
}

function monthOfDay(text: string): PeriodReading | null {
  const [, year = '', month = '', day = ''] = DAY.exec(text) ?? [];
  if (year === '') return null;
  const period = made(Number(year), ['MONTH', Number(month)]);
  if (!isPeriod(period)) return unreadable;
  return day === '1' || day === '01' || Number(period.end.slice(8)) === Number(day) ? period : unreadable;
}

function readSpelling(text: string, options: PeriodOptions): PeriodReading {
  const bare = BARE_MONTH.exec(text);
  if (bare) return made(Number(bare[1]), ['MONTH', Number(bare[2])]);
  const range = RANGE.exec(text);
  if (range && range[1] === range[2]) return made(Number(range[1]), ['YEAR_TO_DATE', Number(range[3])]);
  const year = /^\d{4}(?!\d)/.test(text) ? Number(text.slice(0, 4)) : null;
  if (year !== null) {
    const numeric = numericMonth(year, text.slice(4), options);
    if (numeric) return numeric;
    const tail = WITH_YEAR.exec(text)?.[1] ?? '';
    const part = /-$/.test(text) ? null : partOf(tail);
    return part ? made(year, part) : unreadable;
  }
  const part = text === '' ? null : partOf(text);
  if (!part) return unreadable;
  return options.defaultYear === null ? { fault: 'PERIOD_WITHOUT_YEAR' } : made(options.defaultYear, part);
}

/** From January to the end of the period: what 累计 makes of a month, a quarter or a half. */
export function toDate(period: Period): Period {
  if (period.frequency === 'YEAR' || period.frequency === 'YEAR_TO_DATE') return period;
  const year = Number(period.end.slice(0, 4));
  return periodOf({ frequency: 'YEAR_TO_DATE', year, ordinal: Number(period.end.slice(5, 7)) });
}

/** The month that a stock belongs to where the table says 1-6月: its end. */
export function lastMonth(period: Period): Period {
  const [year, month] = [Number(period.end.slice(0, 4)), Number(period.end.slice(5, 7))];
  return periodOf({ frequency: 'MONTH', year, ordinal: month });
}

/** The quarter of which the month is the last, as databases date quarterly figures; null for other months. */
export function quarterEndingWith(period: Period): Period | null {
  const month = Number(period.end.slice(5, 7));
  if (period.frequency !== 'MONTH' || month % 3 !== 0) return null;
  return periodOf({ frequency: 'QUARTER', year: Number(period.end.slice(0, 4)), ordinal: month / 3 });
}

export function readPeriod(raw: string, options: PeriodOptions): PeriodReading {
  const canonical = periodOrNull(raw);
  if (canonical && Number(raw.slice(0, 4)) >= MIN_YEAR && Number(raw.slice(0, 4)) <= MAX_YEAR)
    return canonical;
  const day = options.daysAreMonths === true ? monthOfDay(raw.trim()) : null;
  if (day) return day;
  const standard = readSdmxPeriod(raw);
  if (standard) return standard;
  const key = labelKey(raw).replace(DASHES, '-');
  const text = key.replace(TO_DATE, '').replace(TRIMMINGS, '');
  const reading = readSpelling(text, options);
  return TO_DATE.test(key) && isPeriod(reading) ? toDate(reading) : reading;
}
