/** Fields of kept facts, read by what they should hold; anything else counts as absent. */
import { type Decimal, decimalOrNull } from '../decimal';
import type { UnitFactors } from './programme-data';

export type Fields = Readonly<Record<string, unknown>>;

export const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};

export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

export const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

export const textsOf = (value: unknown): readonly string[] =>
  listOf(value).filter((entry) => typeof entry === 'string');

export const oneOf = <Word extends string>(words: readonly Word[], value: unknown): Word | null =>
  words.find((word) => word === value) ?? null;

export const decimalOf = (value: unknown): Decimal | null =>
  typeof value === 'string' ? decimalOrNull(value) : null;

/** An amount in another unit; null where there is none, or the units measure different things. */
export function amountIn(unit: string, amount: unknown, units: UnitFactors): Decimal | null {
  const { value, unit: own } = fieldsOf(amount);
  const [from, to, stated] = [units.get(textOf(own) ?? ''), units.get(unit), decimalOf(value)];
  if (!from || !to || stated === null || from.dimension !== to.dimension) return null;
  return stated.times(from.factor).dividedBy(to.factor);
}

/** The same, where only whole numbers make sense. */
export function wholeIn(unit: string, amount: unknown, units: UnitFactors): number | null {
  const value = amountIn(unit, amount, units);
  return value?.isInteger() ? value.toNumber() : null;
}
