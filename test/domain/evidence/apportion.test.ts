/** Parts are rounded, their sum is not. */
import fc from 'fast-check';
import { Decimal, MAX_FRACTION_DIGITS } from '../../../src/domain/decimal';
import { apportion, roundTogether } from '../../../src/domain/evidence/apportion';

const d = (text: string | number) => new Decimal(text);
const sum = (numbers: readonly Decimal[]) => numbers.reduce((total, one) => total.plus(one), d(0));
const texts = (numbers: readonly Decimal[]) => numbers.map((one) => one.toFixed());
const anyDecimal = fc
  .tuple(fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), fc.integer({ min: 0, max: MAX_FRACTION_DIGITS }))
  .map(([digits, scale]) => d(digits.toString()).times(d(10).pow(-scale)));

describe('apportioning', () => {
  it('gives the last digit to those that lost most, and among equals to the first', () => {
    expect(texts(apportion(d(1), [d(1), d(1), d(1)]))).toEqual([
      '0.333333333334',
      '0.333333333333',
      '0.333333333333',
    ]);
    expect(texts(apportion(d(2), [d(1), d(1), d(1)]))).toEqual([
      '0.666666666667',
      '0.666666666667',
      '0.666666666666',
    ]);
    expect(texts(apportion(d(-1), [d(1), d(1), d(1)]))).toEqual([
      '-0.333333333333',
      '-0.333333333333',
      '-0.333333333334',
    ]);
  });

  it('leaves parts that need no rounding as they are', () => {
    expect(texts(roundTogether(d('1.5'), [d('2.25'), d('-0.75')]))).toEqual(['2.25', '-0.75']);
    expect(roundTogether(d(0), [])).toEqual([]);
  });

  it('shares evenly where nothing weighs', () => {
    expect(texts(apportion(d(1), [d(0), d(0)]))).toEqual(['0.5', '0.5']);
  });

  it('sums to the whole to the last digit, whatever the weights', () => {
    fc.assert(
      fc.property(anyDecimal, fc.array(anyDecimal, { minLength: 1, maxLength: 40 }), (total, weights) => {
        const parts = apportion(total, weights);
        expect(sum(parts).equals(total)).toBe(true);
        for (const part of parts) expect(part.decimalPlaces()).toBeLessThanOrEqual(MAX_FRACTION_DIGITS);
      }),
    );
  });

  it('keeps every part within one unit of its exact share', () => {
    const positive = fc.integer({ min: 1, max: 1_000_000 }).map(d);
    fc.assert(
      fc.property(anyDecimal, fc.array(positive, { minLength: 1, maxLength: 40 }), (total, weights) => {
        const whole = sum(weights);
        apportion(total, weights).forEach((part, i) => {
          const exact = total.times(weights[i] as Decimal).dividedBy(whole);
          expect(part.minus(exact).abs().lt('1e-12')).toBe(true);
        });
      }),
    );
  });

  it('sums to the whole even when the parts do not', () => {
    fc.assert(
      fc.property(anyDecimal, fc.array(anyDecimal, { minLength: 1, maxLength: 20 }), (total, parts) => {
        expect(sum(roundTogether(total, parts)).equals(total)).toBe(true);
      }),
    );
  });
});
