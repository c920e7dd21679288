/** Which benchmark lending rate holds for a term on a day. */
import fc from 'fast-check';
import { Decimal } from '../../../src/domain/decimal';
import { type BenchmarkRateRow, benchmarkFor } from '../../../src/domain/lending/benchmark';

const announced = (effectiveOn: string, percents: readonly string[], ends: readonly number[]) =>
  percents.map(
    (percent, at): BenchmarkRateRow => ({
      ...{ effectiveOn, overMonths: ends[at - 1] ?? 0, upToMonths: ends[at] ?? null },
      ...{
        percent: new Decimal(percent),
        sourceZh: '决定',
        sourceEn: 'Decision',
        noteZh: null,
        noteEn: null,
      },
    }),
  );
const RATES = [
  ...announced('2015-10-24', ['4.35', '4.75', '4.90'], [12, 60]),
  ...announced('2012-07-06', ['5.60', '6.00', '6.15', '6.40', '6.55'], [6, 12, 36, 60]),
];
const rateOn = (day: string, months: number) => benchmarkFor(RATES, day, months)?.rate.toFixed(2) ?? null;

describe('the benchmark rate', () => {
  it.each([
    ['2015-10-24', 12, '4.35'],
    ['2015-10-24', 12.1, '4.75'],
    ['2015-10-24', 13, '4.75'],
    ['2015-10-24', 60, '4.75'],
    ['2015-10-24', 61, '4.90'],
    ['2015-10-23', 12, '6.00'],
    ['2015-10-23', 6, '5.60'],
    ['2015-10-23', 36, '6.15'],
    ['2015-10-23', 600, '6.55'],
    ['2026-01-01', 1, '4.35'],
    ['2012-07-05', 12, null],
    ['2019-01-01', 0, null],
    ['2019-01-01', -3, null],
    ['2019-01-01', Number.NaN, null],
  ])('on %s for %d months is %s', (day, months, expected) => expect(rateOn(day, months)).toBe(expected));

  it('names the announcement that it comes from', () => {
    expect(benchmarkFor(RATES, '2019-01-15', 12)).toMatchObject({
      ...{ effectiveOn: '2015-10-24', upToMonths: 12, sourceEn: 'Decision' },
    });
  });

  it('is there for every term since the first announcement, whatever the order of the rows', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(RATES, { minLength: RATES.length }),
        fc.integer({ min: 1, max: 600 }),
        (rates, months) => {
          expect(benchmarkFor(rates, '2020-06-01', months)).toEqual(
            benchmarkFor(RATES, '2020-06-01', months),
          );
        },
      ),
    );
  });
});
