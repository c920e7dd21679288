import fc from 'fast-check';
import { Decimal, ZERO } from '../../../src/domain/decimal';
import { explainDifference, MAX_IN_TRANSIT } from '../../../src/domain/ledger/explain-difference';

const transit = (...effects: readonly string[]) =>
  effects.map((effect, i) => ({ id: String(i), effect: new Decimal(effect) }));
const explained = (difference: string, ...effects: readonly string[]) =>
  explainDifference(new Decimal(difference), transit(...effects))?.map(({ id }) => id) ?? null;

describe('a difference between bank and books', () => {
  it('of nothing needs no explanation', () => {
    expect(explained('0', '5', '-5')).toEqual([]);
  });

  it('is explained by the only posting that makes it up', () => {
    expect(explained('-100', '-100', '30')).toEqual(['0']);
    expect(explained('30', '-100', '30')).toEqual(['1']);
  });

  it('is explained by two or three where no fewer do', () => {
    expect(explained('-70', '-100', '30')).toEqual(['0', '1']);
    expect(explained('6', '1', '2', '3', '100')).toEqual(['0', '1', '2']);
    expect(explained('3', '1', '2', '3')).toEqual(['2']);
  });

  it('is not explained where two postings would do as well', () => {
    expect(explained('-100', '-100', '-100')).toBeNull();
    expect(explained('5', '1', '4', '2', '3')).toBeNull();
  });

  it('is not explained by four, by none, or by what is too far away', () => {
    expect(explained('10', '1', '2', '3', '4')).toBeNull();
    expect(explained('1')).toBeNull();
    const far = Array.from({ length: MAX_IN_TRANSIT }, () => '7');
    expect(explained('-1', ...far, '-1')).toBeNull();
    expect(explained('-1', ...far.slice(1), '-1')).toEqual([String(MAX_IN_TRANSIT - 1)]);
  });

  it('is exactly what explains it', () => {
    const cents = fc.integer({ min: -500, max: 500 }).map((n) => new Decimal(n).dividedBy(100));
    fc.assert(
      fc.property(cents, fc.array(cents, { maxLength: 8 }), (difference, effects) => {
        const candidates = effects.map((effect, i) => ({ id: String(i), effect }));
        const found = explainDifference(difference, candidates);
        const sum = (found ?? []).reduce((total, { effect }) => total.plus(effect), ZERO);
        expect(found === null || sum.equals(difference)).toBe(true);
        expect(new Set((found ?? []).map(({ id }) => id)).size).toBe(found?.length ?? 0);
      }),
    );
  });
});
