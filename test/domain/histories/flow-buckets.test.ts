import fc from 'fast-check';
import { addDays, lastOfMonth } from '../../../src/domain/calendar';
import { Decimal } from '../../../src/domain/decimal';
import {
  type FlowBuckets,
  flowBuckets,
  withoutEmptyMonths,
} from '../../../src/domain/histories/flow-buckets';
import { parsePeriod } from '../../../src/domain/period';
import type { EvidencePoint } from '../../../src/domain/progress/terms';

const point = (period: string, value: number): EvidencePoint => {
  const { start, end } = parsePeriod(period);
  return { ref: period, start, end, value: new Decimal(value), source: 'PUBLISHED' };
};
const bucketsOf = (points: readonly EvidencePoint[], upTo: string) => {
  const found = flowBuckets(points, upTo);
  return found && [found.bucketMonths, found.knownFrom, found.knownUntil, ...found.amounts.map(Number)];
};

describe('buckets of a flow', () => {
  it('are differences of years to date within a year, and the year less its first nine months', () => {
    const points = [
      point('2018-Q1', 10),
      point('2018-01/2018-06', 30),
      point('2018-01/2018-09', 60),
      point('2018', 100),
      point('2019-Q1', 12),
    ];
    expect(bucketsOf(points, '2019-06-30')).toEqual([3, '2018-01-01', '2019-03-31', 10, 20, 30, 40, 12]);
  });

  it('never know what ends after the day, nor what lies before a gap', () => {
    const points = ['2018-Q1', '2018-Q2', '2018-Q4', '2019-Q1', '2019-Q2'].map((text) => point(text, 5));
    expect(bucketsOf(points, '2019-04-01')).toEqual([3, '2018-10-01', '2019-03-31', 5, 5]);
  });

  it('are as fine as the figures reach back', () => {
    const years = [2015, 2016, 2017, 2018].map((year) => point(`${year}`, 120));
    const months = ['2018-10', '2018-11', '2018-12'].map((text) => point(text, 10));
    expect(bucketsOf([...years, ...months], '2019-01-01')).toEqual([
      12,
      '2015-01-01',
      '2018-12-31',
      120,
      120,
      120,
      120,
    ]);
  });

  it('are never negative: where a later figure is below what it contains, coarser ones speak', () => {
    const points = [
      point('2018-Q1', 10),
      point('2018-01/2018-06', 8),
      point('2018-Q3', 7),
      point('2018-Q4', 7),
    ];
    expect(bucketsOf(points, '2018-12-31')).toEqual([6, '2018-01-01', '2018-12-31', 8, 14]);
  });

  it('are whole quarters where most months are empty', () => {
    const months = [0, 0, 0, 0, 2, 4, 0, 0, 0, 0, 0, 1, 3, 0, 0, 0];
    const points = months.map((value, i) =>
      point(`${2018 + Math.floor((i + 1) / 12)}-${String(((i + 1) % 12) + 1).padStart(2, '0')}`, value),
    );
    const quarters = withoutEmptyMonths(flowBuckets(points, '2019-06-30') as FlowBuckets);
    expect(quarters).toMatchObject({ bucketMonths: 3, knownFrom: '2018-04-01', knownUntil: '2019-03-31' });
    expect(quarters.amounts.map(Number)).toEqual([2, 4, 0, 4]);
    const busy = flowBuckets(
      points.map((one) => ({ ...one, value: one.value.plus(1) })),
      '2019-06-30',
    );
    expect(withoutEmptyMonths(busy as FlowBuckets)).toBe(busy);
  });

  it('are null without a figure', () => {
    expect(flowBuckets([], '2019-01-01')).toBeNull();
  });

  it('give the months back, whichever of months, quarters and years to date tell of them', () => {
    const tellings = fc.array(fc.constantFrom('MONTH', 'TO_DATE'), { minLength: 24, maxLength: 24 });
    const amounts = fc.array(fc.nat(1000), { minLength: 24, maxLength: 24 });
    fc.assert(
      fc.property(amounts, tellings, (months, told) => {
        const points = months.map((amount, i) => {
          const [year, month] = [2018 + Math.floor(i / 12), (i % 12) + 1];
          const text = `${year}-${String(month).padStart(2, '0')}`;
          const toDate = months.slice(i - (month - 1), i + 1).reduce((sum, one) => sum + one, 0);
          const span = {
            end: lastOfMonth(year, month),
            ref: `${told[i]} ${text}`,
            source: 'PUBLISHED' as const,
          };
          return told[i] === 'MONTH'
            ? { ...span, start: `${text}-01`, value: new Decimal(amount) }
            : { ...span, start: `${year}-01-01`, value: new Decimal(toDate) };
        });
        const found = flowBuckets(points, addDays('2019-12-31', 1));
        expect(found?.bucketMonths).toBe(1);
        expect(found?.amounts.map(Number)).toEqual(months);
      }),
    );
  });
});
