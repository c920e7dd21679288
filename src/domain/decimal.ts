/** Exact decimals: read strictly, converted without loss, never through binary floating point. */
import { Decimal as Library } from 'decimal.js';
import { AppError } from '../errors';
import type { RevisionKind } from './vocabulary';

export const MAX_INTEGER_DIGITS = 20;
export const MAX_FRACTION_DIGITS = 12;

/**
 * 72 digits hold the product of two of the longest numbers read here; text never shows an exponent.
 * A constructor of its own: changing the library's settings would be an import side effect.
 */
export const Decimal = Library.clone({
  precision: 72,
  rounding: Library.ROUND_HALF_UP,
  toExpNeg: -72,
  toExpPos: 72,
});
export type Decimal = Library;

export const ZERO: Decimal = new Decimal(0);
export const ONE: Decimal = new Decimal(1);
export const HUNDRED: Decimal = new Decimal(100);

const DECIMAL_SHAPE = new RegExp(
  `^[+-]?\\d{1,${MAX_INTEGER_DIGITS}}(?:\\.(\\d{1,${MAX_FRACTION_DIGITS}}))?$`,
);

/** A sign, digits, a point and digits; nothing else counts as a number. */
export function decimalOrNull(text: string): Decimal | null {
  if (!DECIMAL_SHAPE.test(text)) return null;
  const value = new Decimal(text);
  return value.isZero() ? ZERO : value;
}

export function exactDecimal(text: string): Decimal {
  const value = decimalOrNull(text);
  if (value === null) throw new AppError('BAD_INPUT', { detail: `"${text}" is not an exact decimal` });
  return value;
}

/** Digits printed after the point: 2 for "42.90". */
export const scaleOf = (text: string): number => DECIMAL_SHAPE.exec(text)?.[1]?.length ?? 0;

/** Room for the product of a full quotient and a divisor, so that no rounding hides a remainder. */
const Wide = Decimal.clone({ precision: 3 * Decimal.precision });

/** Null when the quotient has no end. */
export function exactQuotient(dividend: Decimal, divisor: Decimal): Decimal | null {
  const quotient = dividend.dividedBy(divisor);
  return new Wide(quotient).times(divisor).equals(dividend) ? quotient : null;
}

/** From one unit to another of the same dimension; refuses rather than rounds. */
export function convert(value: Decimal, fromFactor: Decimal, toFactor: Decimal): Decimal {
  const result = exactQuotient(value.times(fromFactor), toFactor);
  if (result === null) {
    const detail = `${value.toFixed()} × ${fromFactor.toFixed()} ÷ ${toFactor.toFixed()} is not exact`;
    throw new AppError('BAD_INPUT', { detail });
  }
  return result;
}

/**
 * Whether two printed numbers differ only in how many digits are shown: 33105.97 and 33106.
 * A publisher who rounds has not revised anything.
 */
export function isSamePrecisionAside(before: string, after: string): boolean {
  const [shorter, longer] = scaleOf(before) <= scaleOf(after) ? [before, after] : [after, before];
  return exactDecimal(longer).toDecimalPlaces(scaleOf(shorter)).equals(exactDecimal(shorter));
}

/** What a figure, as printed, is to the one known before; null stands for a value that is missing. */
export function revisionOf(before: string | null | undefined, after: string | null): RevisionKind {
  if (before === undefined) return 'NEW';
  if (before === null || after === null) return before === after ? 'UNCHANGED' : 'REVISED';
  if (scaleOf(before) === scaleOf(after) && exactDecimal(before).equals(exactDecimal(after)))
    return 'UNCHANGED';
  return isSamePrecisionAside(before, after) ? 'PRECISION_ONLY' : 'REVISED';
}
