/** Numbers as people read them in the terminal: 万 and 亿 in Chinese, million and billion in English. */
import { Decimal } from '../domain/decimal';
import type { Language } from './language';

const SCALES: Readonly<Record<Language, readonly (readonly [string, number])[]>> = {
  zh: [
    ['亿', 1e8],
    ['万', 1e4],
  ],
  en: [
    [' bn', 1e9],
    [' m', 1e6],
  ],
};
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
  const [name, factor] = SCALES[language].find(([, size]) => value.abs().gte(size)) ?? ['', 1];
  const scaled = `${grouped(value.dividedBy(factor))}${name}`;
  return language === 'en' ? `¥${scaled}` : `${scaled}元`;
}
