/** Days, moments and periods as people write them; moments by the clocks of China. */
import type { Language } from './language';

const LOCALES: Readonly<Record<Language, string>> = { zh: 'zh-CN', en: 'en-GB' };
const DAY_MS = 86_400_000;

const utc = (day: string) => new Date(`${day}T00:00:00Z`);

const formats = new Map<string, Intl.DateTimeFormat>();
function format(language: Language, kind: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${kind}`;
  const known = formats.get(key) ?? new Intl.DateTimeFormat(LOCALES[language], options);
  formats.set(key, known);
  return known;
}

/** 2019年6月30日 · 30 June 2019 */
export function dayText(day: string | null | undefined, language: Language): string {
  if (!day) return '–';
  return format(language, 'day', { timeZone: 'UTC', dateStyle: 'long' }).format(utc(day));
}

/** 2019-06-30 in tables, where columns must line up. */
export const plainDay = (day: string | null | undefined): string => day ?? '–';

/** 2019年6月30日 08:00 */
export function momentText(moment: string | null | undefined, language: Language): string {
  if (!moment) return '–';
  const options: Intl.DateTimeFormatOptions = {
    timeZone: 'Asia/Shanghai',
    dateStyle: 'medium',
    timeStyle: 'short',
  };
  return format(language, 'moment', options).format(new Date(moment));
}

/** The day of a moment, by the clocks of China. */
export const dayOf = (moment: string | Date): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date(moment));

export const today = (): string => dayOf(new Date());

export const daysBetween = (from: string, to: string): number =>
  Math.round((utc(to).getTime() - utc(from).getTime()) / DAY_MS);

export function plusDays(day: string, days: number): string {
  return new Date(utc(day).getTime() + days * DAY_MS).toISOString().slice(0, 10);
}

const QUARTERS_ZH = ['一', '二', '三', '四'];
const monthEn = (month: number) =>
  format('en', 'month', { timeZone: 'UTC', month: 'short' }).format(new Date(Date.UTC(2000, month - 1, 1)));

/** 2019 · 2019-H1 · 2019-Q3 · 2019-05 · 2019-01/2019-05, as people say them. */
export function periodText(period: string | null | undefined, language: Language): string {
  if (!period) return '–';
  const zh = language === 'zh';
  const match = /^(\d{4})(?:-(?:H([12])|Q([1-4])|(\d\d))(?:\/(\d{4})-(\d\d))?)?$/.exec(period);
  if (!match) return period;
  const [, year, half, quarter, month, , lastMonth] = match;
  if (half)
    return zh
      ? `${year}年${half === '1' ? '上' : '下'}半年`
      : `${half === '1' ? 'First' : 'Second'} half of ${year}`;
  if (quarter) return zh ? `${year}年第${QUARTERS_ZH[Number(quarter) - 1]}季度` : `Q${quarter} ${year}`;
  if (month && lastMonth) {
    const [from, to] = [Number(month), Number(lastMonth)];
    return zh ? `${year}年${from}—${to}月` : `${monthEn(from)}–${monthEn(to)} ${year}`;
  }
  if (month) return zh ? `${year}年${Number(month)}月` : `${monthEn(Number(month))} ${year}`;
  return zh ? `${year}年` : `${year}`;
}

const DAYS_A_YEAR = 365.25;
/** From here on people count in years. */
const LONG_AGO_DAYS = 2 * 366;

/** How long there still is, or how long ago it ended: 还有 92 天 · 12 天前到期 · 13 年前到期. */
export function daysLeftText(days: number, language: Language): string {
  const zh = language === 'zh';
  if (days === 0) return zh ? '今天到期' : 'due today';
  if (days > 0) return zh ? `还有 ${days} 天` : `${days} ${days === 1 ? 'day' : 'days'} left`;
  if (-days < LONG_AGO_DAYS)
    return zh ? `${-days} 天前到期` : `ended ${-days} ${days === -1 ? 'day' : 'days'} ago`;
  const years = Math.floor(-days / DAYS_A_YEAR);
  return zh ? `${years} 年前到期` : `ended ${years} years ago`;
}
