/** The value of a formula, and how much of it each input accounts for: both exact, their sums equal. */
import { type Decimal, MAX_FRACTION_DIGITS, ZERO } from '../decimal';
import { type Expression, type Operation, varies } from './expression';

export type Values = ReadonlyMap<string, Decimal>;

/** Null: something is divided by zero, so there is no value. */
export function evaluate(expression: Expression, values: Values): Decimal | null {
  switch (expression.kind) {
    case 'NUMBER':
      return expression.value;
    case 'INPUT':
      return values.get(expression.name) ?? null;
    case 'OPERATION':
      return combine(expression, evaluate(expression.left, values), evaluate(expression.right, values));
  }
}

function combine({ operator }: Operation, left: Decimal | null, right: Decimal | null): Decimal | null {
  if (left === null || right === null) return null;
  switch (operator) {
    case '+':
      return left.plus(right);
    case '-':
      return left.minus(right);
    case '*':
      return left.times(right);
    case '/':
      return right.isZero() ? null : left.dividedBy(right);
  }
}

type Shares = ReadonlyMap<string, Decimal>;

const scaled = (shares: Shares, by: (share: Decimal) => Decimal): Map<string, Decimal> =>
  new Map([...shares].map(([name, share]) => [name, by(share)]));

function added(left: Shares, right: Shares): Map<string, Decimal> {
  const sum = new Map(left);
  for (const [name, share] of right) sum.set(name, (sum.get(name) ?? ZERO).plus(share));
  return sum;
}

/**
 * The terms of a sum carry their own. A product or quotient is carried by its first factor that has an
 * input: patents per person are put down to the patents, and to the people only where there is nothing else.
 */
function sharesOf(expression: Expression, values: Values): Shares {
  switch (expression.kind) {
    case 'NUMBER':
      return new Map();
    case 'INPUT':
      return new Map([[expression.name, values.get(expression.name) ?? ZERO]]);
    case 'OPERATION':
      return operationShares(expression, values);
  }
}

function operationShares(operation: Operation, values: Values): Shares {
  const { operator, left, right } = operation;
  const [a, b] = [sharesOf(left, values), sharesOf(right, values)];
  if (operator === '+') return added(a, b);
  if (operator === '-')
    return added(
      a,
      scaled(b, (share) => share.negated()),
    );
  const without = (shares: Shares) => scaled(shares, () => ZERO);
  const other = evaluate(varies(left) ? right : left, values) ?? ZERO;
  if (varies(left)) {
    const carried = scaled(a, (share) => (operator === '*' ? share.times(other) : share.dividedBy(other)));
    return added(carried, without(b));
  }
  if (operator === '*') return scaled(b, (share) => share.times(other));
  return spread(b, evaluate(operation, values) ?? ZERO);
}

/** A number over a sum of inputs: all of it is put down to the first of them. */
const spread = (shares: Shares, value: Decimal): Shares =>
  new Map([...shares.keys()].map((name, at) => [name, at === 0 ? value : ZERO]));

export interface Attributed {
  readonly value: Decimal;
  /** For every input; they sum exactly to the value. */
  readonly shares: Shares;
}

const kept = (value: Decimal) => value.toDecimalPlaces(MAX_FRACTION_DIGITS);

/** Rounded as figures are stored; what rounding leaves over goes to the largest share. */
export function attribute(expression: Expression, values: Values, toUnit: Decimal): Attributed | null {
  const exact = evaluate(expression, values);
  if (exact === null) return null;
  const value = kept(exact.dividedBy(toUnit));
  const shares = scaled(sharesOf(expression, values), (share) => kept(share.dividedBy(toUnit)));
  const sum = [...shares.values()].reduce((total, share) => total.plus(share), ZERO);
  const [first, ...others] = [...shares.keys()];
  if (first === undefined) return null;
  const size = (name: string) => (shares.get(name) ?? ZERO).abs();
  const largest = others.reduce((a, b) => (size(b).gt(size(a)) ? b : a), first);
  shares.set(largest, (shares.get(largest) ?? ZERO).plus(value.minus(sum)));
  return { value, shares };
}
