/** Numbers as people read them in the terminal: 万 and 亿 in Chinese, thousands separators in English. */
import { Decimal } from '../domain/decimal';
import type { Language } from './language';

const SCALES: readonly (readonly [string, number])[] = [
  ['亿', 1e8],
  ['万', 1e4],
];
const MAX_DIGITS = 2;

const grouped = (value: Decimal) => {
  const [whole = '', fraction] = value.toDecimalPlaces(MAX_DIGITS).toFixed().split('.');
  const withCommas = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction ? `${withCommas}.${fraction}` : withCommas;
};

/** Only large money is scaled; counts stay whole. */
export function amountText(
  text: string,
  unit: { readonly code: string; readonly zh: string; readonly en: string },
  language: Language,
): string {
  const value = new Decimal(text);
  if (unit.code === 'PERCENT') return `${grouped(value)}%`;
  if (unit.code !== 'CNY') return grouped(value);
  if (language === 'en') return `¥${grouped(value)}`;
  const scale = SCALES.find(([, factor]) => value.abs().gte(factor));
  return scale ? `${grouped(value.dividedBy(scale[1]))}${scale[0]}元` : `${grouped(value)}元`;
}
