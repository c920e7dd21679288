/** Numbers, days and periods as a planner reads them: 万 and 亿 in Chinese, thousands separators in English. */
import { type Bilingual, bilingual } from '../bilingual';
import { dayOf, type IsoDate, isMonthEnd, monthOf, yearOf } from '../calendar';
import { Decimal, HUNDRED } from '../decimal';
import { unitWith } from '../english-count';
import { MONTHS_EN } from '../period';
import type { Span } from '../span';

const WAN = new Decimal(10_000);
const YI = new Decimal(100_000_000);

/** Figures as published keep their digits; what is computed needs no more than two. */
export const PUBLISHED_DECIMALS = 4;
export const COMPUTED_DECIMALS = 2;

const rounded = (value: Decimal, decimals: number) => value.toDecimalPlaces(decimals).toFixed();

function numberZh(value: Decimal, decimals: number): string {
  const size = value.abs();
  if (size.gte(YI)) return `${rounded(value.dividedBy(YI), decimals)}亿`;
  if (size.gte(WAN)) return `${rounded(value.dividedBy(WAN), decimals)}万`;
  return rounded(value, decimals);
}

function numberEn(value: Decimal, decimals: number): string {
  const [whole = '', fraction] = rounded(value, decimals).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction ? `${grouped}.${fraction}` : grouped;
}

export function amount(value: Decimal, unit: Bilingual, decimals = PUBLISHED_DECIMALS): Bilingual {
  const space = unit.en === '' || /^[%‰]/.test(unit.en) ? '' : ' ';
  const number = numberEn(value, decimals);
  return bilingual(numberZh(value, decimals) + unit.zh, `${number}${space}${unitWith(number, unit.en)}`);
}

export const PERCENT: Bilingual = bilingual('%', '%');

/** A decline is told as a decline, not as growth below zero. */
export function growthText(growth: Decimal, decimals: number): Bilingual {
  const { zh, en } = amount(growth.abs(), PERCENT, decimals);
  return growth.lt(0)
    ? bilingual(`下降${zh}`, `a decline of ${en}`)
    : bilingual(`增长${zh}`, `growth of ${en}`);
}

/** A share of 1 in percent; what falls short of 100 % never reads as 100 %. */
export function percentText(share: Decimal): string {
  const percent = share.times(HUNDRED);
  const text = percent.toDecimalPlaces(1);
  const looksFull = share.lt(1) && text.gte(HUNDRED);
  return `${(looksFull ? percent.toDecimalPlaces(1, Decimal.ROUND_DOWN) : text).toFixed()}%`;
}

const monthEn = (date: IsoDate) => MONTHS_EN[monthOf(date) - 1] ?? '';

export const dayText = (date: IsoDate): Bilingual =>
  bilingual(
    `${yearOf(date)}年${monthOf(date)}月${dayOf(date)}日`,
    `${dayOf(date)} ${monthEn(date)} ${yearOf(date)}`,
  );

function monthsText({ start, end }: Span): Bilingual {
  const [year, lastYear] = [yearOf(start), yearOf(end)];
  const [month, lastMonth] = [monthOf(start), monthOf(end)];
  const wholeYears = month === 1 && lastMonth === 12;
  if (year === lastYear) {
    if (wholeYears) return bilingual(`${year}年`, `${year}`);
    if (month === lastMonth) return bilingual(`${year}年${month}月`, `${monthEn(start)} ${year}`);
    return bilingual(`${year}年${month}-${lastMonth}月`, `${monthEn(start)} to ${monthEn(end)} ${year}`);
  }
  if (wholeYears) return bilingual(`${year}年至${lastYear}年`, `${year} to ${lastYear}`);
  return bilingual(
    `${year}年${month}月至${lastYear}年${lastMonth}月`,
    `${monthEn(start)} ${year} to ${monthEn(end)} ${lastYear}`,
  );
}

/** A stretch of days, named by months or years where it is made of whole ones. */
export function spanText(span: Span): Bilingual {
  if (span.start === span.end) return dayText(span.start);
  if (dayOf(span.start) === 1 && isMonthEnd(span.end)) return monthsText(span);
  const [from, to] = [dayText(span.start), dayText(span.end)];
  return bilingual(`${from.zh}至${to.zh}`, `${from.en} to ${to.en}`);
}

/** With its English preposition: on a day, in a period. */
export function dayOrSpan(span: Span): Bilingual {
  const { zh, en } = spanText(span);
  return bilingual(zh, `${span.start === span.end ? 'on' : 'in'} ${en}`);
}

export const yearsText = (years: readonly number[]): Bilingual =>
  bilingual(
    `${years.join('、')}年`,
    years.length > 1 ? `${years.slice(0, -1).join(', ')} and ${years.at(-1)}` : years.join(''),
  );

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
