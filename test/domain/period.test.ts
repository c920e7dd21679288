/** Reporting periods: one text for each, its days, its neighbours and its names. */
import fc from 'fast-check';
import { addDays } from '../../src/domain/calendar';
import {
  comparePeriods,
  parsePeriod,
  periodContaining,
  periodLabel,
  periodOf,
  periodOfSpan,
  periodOrNull,
  previousYear,
  shiftYears,
} from '../../src/domain/period';
import { contains } from '../../src/domain/span';
import { FREQUENCIES } from '../../src/domain/vocabulary';
import { AppError } from '../../src/errors';
import { anyDate, anyPeriod } from './arbitraries';

describe('periods', () => {
  it.each([
    ['2019', 'YEAR', '2019-01-01', '2019-12-31'],
    ['2019-H1', 'HALF', '2019-01-01', '2019-06-30'],
    ['2019-H2', 'HALF', '2019-07-01', '2019-12-31'],
    ['2019-Q3', 'QUARTER', '2019-07-01', '2019-09-30'],
    ['2020-02', 'MONTH', '2020-02-01', '2020-02-29'],
    ['2019-01/2019-05', 'YEAR_TO_DATE', '2019-01-01', '2019-05-31'],
    ['2019-01/2019-06', 'YEAR_TO_DATE', '2019-01-01', '2019-06-30'],
  ])('reads %s', (text, frequency, start, end) => {
    expect(parsePeriod(text)).toEqual({ text, frequency, start, end });
    expect(Object.isFrozen(parsePeriod(text))).toBe(true);
  });

  it('writes twelve months to date as the year and one month to date as January', () => {
    expect(parsePeriod('2019-01/2019-12')).toEqual(parsePeriod('2019'));
    expect(parsePeriod('2019-01/2019-01')).toEqual(parsePeriod('2019-01'));
    expect(periodOf({ frequency: 'YEAR_TO_DATE', year: 2019, ordinal: 12 }).text).toBe('2019');
  });

  it.each([
    ...['', '19', '2019-13', '2019-00', '2019-Q5', '2019-Q0', '2019-H3', '2019-5', '2019-02/2019-05', '0019'],
    ...[
      '2019-01/2020-05',
      '2019-01/2019-13',
      '2019-01-01',
      '2019 ',
      '2019年',
      '2019-q3',
      '2019-01/05',
      '2019\n',
    ],
  ])('refuses %j', (text) => {
    expect(periodOrNull(text)).toBeNull();
    expect(() => parsePeriod(text)).toThrow(new AppError('BAD_PERIOD', { text }));
  });

  it.each([
    { frequency: 'QUARTER', year: 2019, ordinal: 5 },
    { frequency: 'MONTH', year: 2019, ordinal: 0 },
    { frequency: 'MONTH', year: 2019 },
    { frequency: 'HALF', year: 2019, ordinal: 1.5 },
    { frequency: 'YEAR', year: 20190 },
  ] as const)('refuses to make %j', (parts) => {
    expect(() => periodOf(parts)).toThrow(AppError);
  });

  it('reads back what it writes', () => {
    fc.assert(fc.property(anyPeriod, (period) => expect(parsePeriod(period.text)).toEqual(period)));
  });

  it('contains the day it was made for', () => {
    fc.assert(
      fc.property(anyDate, fc.constantFrom(...FREQUENCIES), (date, frequency) => {
        expect(contains(periodContaining(date, frequency), { start: date, end: date })).toBe(true);
      }),
    );
  });

  it('goes a year back and a year on to itself', () => {
    fc.assert(
      fc.property(anyPeriod, (period) => {
        expect(shiftYears(previousYear(period), 1)).toEqual(period);
        expect(previousYear(period).frequency).toBe(period.frequency);
      }),
    );
    expect(previousYear(parsePeriod('2019-01/2019-05')).text).toBe('2018-01/2018-05');
    expect(previousYear(parsePeriod('2021-02')).end).toBe('2020-02-29');
  });

  it('orders by end, then the longest first, and only equal periods are equal', () => {
    const texts = ['2019-12', '2019', '2019-Q4', '2019-H2', '2019-01/2019-05', '2018', '2019-05'];
    const sorted = texts
      .map(parsePeriod)
      .sort(comparePeriods)
      .map(({ text }) => text);
    expect(sorted).toEqual(['2018', '2019-01/2019-05', '2019-05', '2019', '2019-H2', '2019-Q4', '2019-12']);
    fc.assert(
      fc.property(anyPeriod, anyPeriod, (a, b) => {
        expect(Math.sign(comparePeriods(a, b))).toBe(-Math.sign(comparePeriods(b, a)) + 0);
        expect(comparePeriods(a, b) === 0).toBe(a.text === b.text);
      }),
    );
  });

  it('finds the period that is exactly some days', () => {
    expect(periodOfSpan(parsePeriod('2019'))?.text).toBe('2019');
    expect(periodOfSpan(parsePeriod('2019-Q3'))?.text).toBe('2019-Q3');
    expect(periodOfSpan(parsePeriod('2019-H2'))?.text).toBe('2019-H2');
    expect(periodOfSpan({ start: '2019-01-01', end: '2019-05-31' })?.text).toBe('2019-01/2019-05');
    expect(periodOfSpan({ start: '2019-06-30', end: '2019-06-30' })).toBeNull();
    expect(periodOfSpan({ start: '2018-01-01', end: '2019-12-31' })).toBeNull();
    fc.assert(
      fc.property(anyPeriod, (period) => {
        expect(periodOfSpan(period)).toMatchObject({ start: period.start, end: period.end });
        expect(periodOfSpan({ start: period.start, end: addDays(period.end, -1) })).toBeNull();
      }),
    );
  });

  it.each([
    ['2019', '2019年', '2019'],
    ['2019-H1', '2019年上半年', 'first half of 2019'],
    ['2019-H2', '2019年下半年', 'second half of 2019'],
    ['2019-Q1', '2019年一季度', 'first quarter of 2019'],
    ['2019-05', '2019年5月', 'May 2019'],
    ['2019-01/2019-05', '2019年1-5月', 'January to May 2019'],
  ])('names %s', (text, zh, en) => {
    expect(periodLabel(parsePeriod(text), 'zh')).toBe(zh);
    expect(periodLabel(parsePeriod(text), 'en')).toBe(en);
  });

  it('gives no two periods the same name', () => {
    fc.assert(
      fc.property(anyPeriod, anyPeriod, (a, b) => {
        for (const language of ['zh', 'en'] as const) {
          expect(periodLabel(a, language) === periodLabel(b, language)).toBe(a.text === b.text);
        }
      }),
    );
  });
});
