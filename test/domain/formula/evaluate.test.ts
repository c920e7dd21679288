import fc from 'fast-check';
import { Decimal, MAX_FRACTION_DIGITS, ONE, ZERO } from '../../../src/domain/decimal';
import { attribute, evaluate } from '../../../src/domain/formula/evaluate';
import type { Expression } from '../../../src/domain/formula/expression';
import { inputsOf } from '../../../src/domain/formula/expression';
import { anyFormula, anyValues, formulaOf } from './formulas';

const values = (some: Readonly<Record<string, string>>) =>
  new Map(Object.entries(some).map(([name, value]) => [name, new Decimal(value)]));

/** Exact fractions of whole numbers: an oracle that never rounds. */
interface Fraction {
  readonly over: bigint;
  readonly under: bigint;
}

const SCALE = 1_000n;
const fractionOf = (value: Decimal): Fraction => ({
  over: BigInt(value.times(1_000).toFixed(0)),
  under: SCALE,
});

function oracle(expression: Expression, of: ReadonlyMap<string, Decimal>): Fraction | null {
  if (expression.kind === 'NUMBER') return fractionOf(expression.value);
  if (expression.kind === 'INPUT') return fractionOf(of.get(expression.name) ?? ZERO);
  const [a, b] = [oracle(expression.left, of), oracle(expression.right, of)];
  if (!a || !b) return null;
  switch (expression.operator) {
    case '+':
      return { over: a.over * b.under + b.over * a.under, under: a.under * b.under };
    case '-':
      return { over: a.over * b.under - b.over * a.under, under: a.under * b.under };
    case '*':
      return { over: a.over * b.over, under: a.under * b.under };
    case '/':
      return b.over === 0n ? null : { over: a.over * b.under, under: a.under * b.over };
  }
}

describe('evaluating a formula', () => {
  it('is exact where the numbers are', () => {
    const found = evaluate(
      formulaOf('patents / population * 10000'),
      values({ patents: '323', population: '1615000' }),
    );
    expect(found?.toFixed()).toBe('2');
    expect(evaluate(formulaOf('a + b'), values({ a: '0.1', b: '0.2' }))?.toFixed()).toBe('0.3');
  });

  it('has no value, and no error, where something is divided by zero', () => {
    expect(evaluate(formulaOf('a / b * 100'), values({ a: '5', b: '0' }))).toBeNull();
    expect(evaluate(formulaOf('a / (b - c)'), values({ a: '5', b: '2', c: '2' }))).toBeNull();
    expect(attribute(formulaOf('a / b'), values({ a: '0', b: '0' }), ONE)).toBeNull();
  });

  it('agrees with exact fractions', () => {
    fc.assert(
      fc.property(anyFormula, anyValues, (formula, of) => {
        const [found, exact] = [evaluate(formula, of), oracle(formula, of)];
        if (exact && found) {
          const wide = Decimal.clone({ precision: 400 });
          const expected = new wide(exact.over.toString()).dividedBy(exact.under.toString());
          const error = expected.minus(found.toFixed()).abs();
          const size = [...of.values()].reduce((max, value) => Decimal.max(max, value.abs()), ONE);
          // Rounding of 72 digits may be blown up where nearly equal numbers are subtracted; never visibly here.
          expect(error.lte(wide.max(expected.abs(), size.toFixed()).times('1e-20'))).toBe(true);
        } else expect(found === null || exact === null || exact.over === 0n).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

describe('attributing a figure to its inputs', () => {
  const shares = (text: string, of: Readonly<Record<string, string>>) => {
    const found = attribute(formulaOf(text), values(of), ONE);
    return found && Object.fromEntries([...found.shares].map(([name, share]) => [name, share.toFixed()]));
  };

  it('gives the terms of a sum their own, and a quotient to what is divided', () => {
    expect(shares('a + b - c', { a: '5', b: '7', c: '2' })).toEqual({ a: '5', b: '7', c: '-2' });
    expect(shares('a / b * 100', { a: '3', b: '4' })).toEqual({ a: '75', b: '0' });
    expect(shares('(a + b) / c', { a: '3', b: '1', c: '8' })).toEqual({ a: '0.375', b: '0.125', c: '0' });
    expect(shares('a * b', { a: '3', b: '4' })).toEqual({ a: '12', b: '0' });
    expect(shares('100 / a', { a: '8' })).toEqual({ a: '12.5' });
  });

  it('sums exactly to the value, as stored, whatever the formula and its numbers', () => {
    fc.assert(
      fc.property(anyFormula, anyValues, fc.constantFrom('1', '0.1', '10000'), (formula, of, unit) => {
        const found = attribute(formula, of, new Decimal(unit));
        if (!found) return;
        const sum = [...found.shares.values()].reduce((total, share) => total.plus(share), ZERO);
        expect(sum.toFixed()).toBe(found.value.toFixed());
        expect([...found.shares.keys()].sort()).toEqual(inputsOf(formula).sort());
        for (const share of [found.value, ...found.shares.values()]) {
          expect(share.decimalPlaces()).toBeLessThanOrEqual(MAX_FRACTION_DIGITS);
        }
      }),
      { numRuns: 1_000 },
    );
  });
});
