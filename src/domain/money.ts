/** Yuan to the cent: read strictly, split without losing or making a cent. */
import { Decimal, decimalOrNull, ZERO } from './decimal';

export const CENTS = 2;
/** What a column of money holds: numeric(18, 2). */
export const MAX_YUAN: Decimal = new Decimal('9999999999999999.99');

export type MoneyProblem = 'NOT_A_NUMBER' | 'NOT_POSITIVE' | 'NEGATIVE' | 'TOO_MANY_DECIMALS' | 'TOO_LARGE';

/** An amount that is moved: above 0, to the cent; 0 only where `orZero`. */
export function readYuan(text: string, orZero = false): Decimal | MoneyProblem {
  const value = decimalOrNull(text);
  if (value === null) return 'NOT_A_NUMBER';
  if (value.isNegative()) return 'NEGATIVE';
  if (value.isZero() && !orZero) return 'NOT_POSITIVE';
  if (value.decimalPlaces() > CENTS) return 'TOO_MANY_DECIMALS';
  return value.greaterThan(MAX_YUAN) ? 'TOO_LARGE' : value;
}

/** As it is kept and shown: "70000.00". */
export const yuanText = (value: Decimal): string => value.toFixed(CENTS);

export const roundCents = (value: Decimal): Decimal => value.toDecimalPlaces(CENTS, Decimal.ROUND_HALF_UP);

const CENT = new Decimal('0.01');

/**
 * Parts in the proportion of the weights that sum to the total, each within a cent of its exact share. Cents
 * that do not divide go where the most was cut off; between equals, to the earlier one.
 */
export function splitExactly(total: Decimal, weights: readonly Decimal[]): readonly Decimal[] {
  const whole = weights.reduce((sum, weight) => sum.plus(weight), ZERO);
  if (!whole.isPositive() || whole.isZero()) throw new RangeError('weights must sum to more than 0');
  const exact = weights.map((weight) => total.times(weight).dividedBy(whole));
  const cut = exact.map((share) => share.toDecimalPlaces(CENTS, Decimal.ROUND_FLOOR));
  const left = total
    .minus(cut.reduce((sum, share) => sum.plus(share), ZERO))
    .dividedBy(CENT)
    .toNumber();
  const order = exact
    .map((share, at) => ({ at, lost: share.minus(cut[at] as Decimal) }))
    .sort((a, b) => b.lost.comparedTo(a.lost) || a.at - b.at);
  const raised = new Set(order.slice(0, left).map(({ at }) => at));
  return cut.map((share, at) => (raised.has(at) ? share.plus(CENT) : share));
}

/**
 * What is due to each of one more amount, so that the sums handed out so far follow the proportion of the
 * whole: parts that come one by one end where one payment would have.
 */
export function splitNext(
  amount: Decimal,
  handedOut: readonly Decimal[],
  weights: readonly Decimal[],
): readonly Decimal[] {
  const before = handedOut.reduce((sum, part) => sum.plus(part), ZERO);
  const due = splitExactly(before.plus(amount), weights).map((part, at) =>
    part.minus(handedOut[at] as Decimal),
  );
  // Rounding may ask a cent back from one part; nothing is taken back, so the others wait for it.
  if (due.every((part) => !part.isNegative())) return due;
  const owed = due.map((part) => Decimal.max(part, ZERO));
  return splitExactly(amount, owed);
}
