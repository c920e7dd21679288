/** Exact decimals as people write them: 万 and 亿 in Chinese, m and bn in English, always with their unit. */
import { unitWith } from './english-units';
import type { Language } from './language';

const SCALES: Readonly<Record<Language, readonly (readonly [name: string, zeros: number])[]>> = {
  zh: [
    ['亿', 8],
    ['万', 4],
  ],
  en: [
    [' bn', 9],
    [' m', 6],
  ],
};
/** From here on a number is scaled; shorter ones people read whole. */
const WHOLE_DIGITS: Readonly<Record<Language, number>> = { zh: 6, en: 7 };
const MAX_FRACTION = 2;

interface Parts {
  readonly sign: string;
  readonly whole: string;
  readonly fraction: string;
}

function partsOf(text: string): Parts | null {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  return match ? { sign: match[1] ?? '', whole: match[2] ?? '0', fraction: match[3] ?? '' } : null;
}

const grouped = (whole: string) => whole.replace(/\B(?=(\d{3})+$)/g, ',');

/** Moves the point to the left by `zeros` and keeps `digits` after it, rounded half up, without floats. */
function scaled({ whole, fraction }: Parts, zeros: number, digits: number): string {
  const all = `${whole.padStart(zeros + 1, '0')}${fraction}`;
  const point = Math.max(whole.length, zeros + 1) - zeros;
  const kept = all.slice(0, point + digits).padEnd(point + digits, '0');
  const up = (all[point + digits] ?? '0') >= '5' ? 1n : 0n;
  const rounded = (BigInt(kept) + up).toString().padStart(digits + 1, '0');
  const head = rounded.slice(0, rounded.length - digits);
  const tail = rounded.slice(rounded.length - digits).replace(/0+$/, '');
  return tail === '' ? grouped(head) : `${grouped(head)}.${tail}`;
}

/** Every digit, grouped: for tables of money and for what must be compared by eye. */
export function exactNumber(text: string | null | undefined): string {
  if (text === null || text === undefined) return '–';
  const parts = partsOf(text);
  if (!parts) return text;
  return `${minus(parts)}${grouped(parts.whole)}${parts.fraction === '' ? '' : `.${parts.fraction}`}`;
}

const minus = ({ sign }: Parts) => (sign === '' ? '' : '−');

export function shortNumber(text: string | null | undefined, language: Language): string {
  if (text === null || text === undefined) return '–';
  const parts = partsOf(text);
  if (!parts) return text;
  const digits = parts.whole.replace(/^0+/, '').length;
  const scale =
    digits >= WHOLE_DIGITS[language] ? SCALES[language].find(([, zeros]) => digits > zeros) : undefined;
  const [name, zeros] = scale ?? ['', 0];
  return `${minus(parts)}${scaled(parts, zeros, MAX_FRACTION)}${name}`;
}

export interface UnitWords {
  readonly unitCode: string;
  readonly unit: string;
  readonly unitEn: string;
}

/** The number with its unit: 1.23 亿元, ¥123 m, 12.5%, 42 家. Missing is a dash, never 0. */
export function quantity(text: string | null | undefined, unit: UnitWords, language: Language): string {
  if (text === null || text === undefined) return '–';
  const number = shortNumber(text, language);
  if (unit.unitCode === 'PERCENT') return `${number}%`;
  if (unit.unitCode === 'CNY') return money(text, language);
  const name = language === 'zh' ? unit.unit : unitWith(number, unit.unitEn);
  return name === '' ? number : `${number} ${name}`;
}

/** Money in yuan. */
export function money(text: string | null | undefined, language: Language): string {
  if (text === null || text === undefined) return '–';
  const number = shortNumber(text, language);
  return language === 'zh' ? `${number}${/[亿万]$/.test(number) ? '' : ' '}元` : `¥${number}`;
}

/** A percentage as the API gives it, in as many decimals as it says something: 4.3500 is 4.35%. */
export const percentText = (text: string | null | undefined): string =>
  text == null ? '–' : `${exactNumber(text.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, ''))}%`;

/** A share between 0 and 1 as percent. */
export function share(value: number | null | undefined, digits = 0): string {
  if (value === null || value === undefined) return '–';
  return `${(value * 100).toFixed(digits)}%`;
}

/** For bars and charts only: what is shown as text keeps its exact digits. */
export const drawn = (text: string | null | undefined): number | null =>
  text === null || text === undefined ? null : Number(text);
