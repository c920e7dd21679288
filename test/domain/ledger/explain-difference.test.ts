import { Decimal } from '../../../src/domain/decimal';
import { explainDifference, MAX_IN_TRANSIT } from '../../../src/domain/ledger/explain-difference';

describe('the difference between a bank and the books', () => {
  const explained = (difference: string, effects: readonly string[]) =>
    explainDifference(
      new Decimal(difference),
      effects.map((effect, at) => ({ id: String(at), effect: new Decimal(effect) })),
    )?.map(({ id }) => id) ?? null;

  it('of nothing needs no explanation', () => {
    expect(explained('0.00', ['5', '-5'])).toEqual([]);
  });

  it('is explained by the fewest postings that make it up', () => {
    expect(explained('-3', ['1', '-3', '2'])).toEqual(['1']);
    expect(explained('3', ['1', '5', '2'])).toEqual(['0', '2']);
    expect(explained('7', ['1', '2', '4', '100'])).toEqual(['0', '1', '2']);
    expect(explained('3', ['3', '1', '2'])).toEqual(['0']);
    expect(explained('-0.01', ['0.03', '-0.04'])).toEqual(['0', '1']);
  });

  it('is not guessed at where two explanations are as good, where none is, or where four would be needed', () => {
    expect(explained('3', ['3', '3'])).toBeNull();
    expect(explained('3', ['1', '2', '0', '3.01'])).toEqual(['0', '1']);
    expect(explained('3', ['1', '2', '1'])).toBeNull();
    expect(explained('3', ['1', '1'])).toBeNull();
    expect(explained('15', ['1', '2', '4', '8'])).toBeNull();
    expect(explained('3', [])).toBeNull();
  });

  it('is looked for among the nearest postings only', () => {
    const before = Array.from({ length: MAX_IN_TRANSIT - 1 }, () => '1000');
    expect(explained('7', [...before, '7'])).toEqual([String(MAX_IN_TRANSIT - 1)]);
    expect(explained('7', [...before, '1000', '7'])).toBeNull();
  });
});
