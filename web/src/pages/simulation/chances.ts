/** Probabilities and simulated figures in words: an estimate never says more than it knows. */
import type { Language } from '../../format/language';
import { quantity, type UnitWords } from '../../format/numbers';

const PERCENT = 100;
const ONE_PERCENT = 0.01;

/** Whole percent; what is nearly impossible or nearly certain says so. */
export function chanceText(probability: number | null | undefined, language: Language): string {
  if (probability === null || probability === undefined) return '–';
  if (probability < ONE_PERCENT) return language === 'zh' ? '不到1%' : 'under 1%';
  if (probability > 1 - ONE_PERCENT) return language === 'zh' ? '99%以上' : 'over 99%';
  return `${Math.round(probability * PERCENT)}%`;
}

/** +25 个百分点 · −3 points */
export function pointsText(change: number | null | undefined, language: Language): string {
  if (change === null || change === undefined) return '–';
  const points = Math.round(change * PERCENT);
  const sign = points > 0 ? '+' : points < 0 ? '−' : '±';
  const unit = language === 'zh' ? '个百分点' : Math.abs(points) === 1 ? 'point' : 'points';
  return `${sign}${Math.abs(points)} ${unit}`;
}

export const changeOf = (after: number | null | undefined, before: number | null | undefined) =>
  after == null || before == null ? null : after - before;

const MANY = 1_000;
const DIGITS = 2;

/** A drawn figure is an estimate: whole from a thousand on, else two digits at most. */
export function drawnText(value: number | null | undefined): string | null {
  if (value === null || value === undefined) return null;
  const digits = Number.isInteger(value) || Math.abs(value) >= MANY ? 0 : DIGITS;
  return Number(value.toFixed(digits)) === 0 ? '0' : value.toFixed(digits);
}

export const drawnQuantity = (value: number | null | undefined, unit: UnitWords, language: Language) =>
  quantity(drawnText(value), unit, language);

export function bandText(
  { p10, p90 }: { readonly p10?: number | null; readonly p90?: number | null },
  unit: UnitWords,
  language: Language,
): string {
  if (p10 == null || p90 == null) return '–';
  const [low, high] = [drawnQuantity(p10, unit, language), drawnQuantity(p90, unit, language)];
  return low === high ? low : `${low} – ${high}`;
}
