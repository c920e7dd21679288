/** Calendar dates: strict reading and arithmetic that knows leap years and month ends. */
import fc from 'fast-check';
import {
  addDays,
  addMonths,
  addYears,
  chinaDate,
  daysBetween,
  earliest,
  isIsoDate,
  isMonthEnd,
  isoDate,
  lastQuarterEnds,
  latest,
  quarterEndsBetween,
  sameDayInYear,
} from '../../src/domain/calendar';
import { AppError } from '../../src/errors';
import { anyDate } from './arbitraries';

describe('calendar dates', () => {
  it.each(['2024-02-29', '2019-12-31', '1949-10-01', '2000-02-29'])('takes %s', (text) => {
    expect(isIsoDate(text)).toBe(true);
    expect(isoDate(text)).toBe(text);
  });

  it.each([
    ...['2024-02-30', '2023-02-29', '1900-02-29', '2019-13-01', '2019-00-10', '2019-01-00', '2019-04-31'],
    ...[
      '2019-1-1',
      '20190101',
      '2019/01/01',
      ' 2019-01-01',
      '2019-01-01T00:00',
      '2019-01-01\n',
      '0000-01-01',
      '',
    ],
    ...['+02019-01-01', '２０１９-01-01'],
  ])('refuses %j', (text) => {
    expect(isIsoDate(text)).toBe(false);
    expect(() => isoDate(text)).toThrow(AppError);
  });

  it('agrees with the platform about which days exist', () => {
    const [year, month, day] = [
      fc.integer({ min: 1000, max: 9999 }),
      fc.nat({ max: 14 }),
      fc.nat({ max: 33 }),
    ];
    fc.assert(
      fc.property(year, month, day, (y, m, d) => {
        const text = `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`;
        const parsed = new Date(`${text}T00:00:00Z`);
        const exists = !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(text);
        expect(isIsoDate(text)).toBe(exists);
      }),
    );
  });

  it('counts days there and back', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -5000, max: 5000 }), (date, days) => {
        expect(daysBetween(date, addDays(date, days))).toBe(days);
      }),
    );
  });

  it('keeps to the end of a shorter month', () => {
    expect(addMonths('2019-01-31', 1)).toBe('2019-02-28');
    expect(addMonths('2019-03-31', -1)).toBe('2019-02-28');
    expect(addYears('2024-02-29', 3)).toBe('2027-02-28');
  });

  it('finds the same place in another year, the end of February included', () => {
    expect(sameDayInYear('2021-02-28', -1)).toBe('2020-02-29');
    expect(sameDayInYear('2020-02-29', -1)).toBe('2019-02-28');
    expect(sameDayInYear('2020-02-28', 1)).toBe('2021-02-28');
    expect(sameDayInYear('2019-06-15', 1)).toBe('2020-06-15');
  });

  it('orders dates', () => {
    expect(earliest('2019-05-01', '2018-12-31', '2020-01-01')).toBe('2018-12-31');
    expect(latest('2019-05-01', '2018-12-31', '2020-01-01')).toBe('2020-01-01');
  });

  it('lists quarter ends, both limits included', () => {
    expect(quarterEndsBetween('2019-03-31', '2019-12-31')).toEqual([
      '2019-03-31',
      '2019-06-30',
      '2019-09-30',
      '2019-12-31',
    ]);
    expect(quarterEndsBetween('2019-04-01', '2019-06-29')).toEqual([]);
    expect(lastQuarterEnds('2019-07-15', 3)).toEqual(['2018-12-31', '2019-03-31', '2019-06-30']);
  });

  it('gives the last quarter ends before any day: as many as asked, rising, none later', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: 1, max: 12 }), (date, count) => {
        const ends = lastQuarterEnds(date, count);
        expect(ends).toHaveLength(count);
        expect(ends).toEqual([...new Set(ends)].sort());
        expect(ends.every((end) => end <= date && isMonthEnd(end))).toBe(true);
        expect(quarterEndsBetween(addDays(ends.at(-1) as string, 1), date)).toEqual([]);
      }),
    );
  });

  it('knows that the new day begins in China at 16:00 UTC', () => {
    expect(chinaDate(new Date('2019-12-31T15:59:59Z'))).toBe('2019-12-31');
    expect(chinaDate(new Date('2019-12-31T16:00:00Z'))).toBe('2020-01-01');
  });
});
