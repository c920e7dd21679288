/** The Chinese working-day calendar against the notices of the State Council, and its edges. */
import arrangements from 'chinese-days/dist/chinese-days.json';
import fc from 'fast-check';
import { addDays, yearOf } from '../../src/domain/calendar';
import { addWorkingDays, isWorkday, workingDaysAfter } from '../../src/domain/working-days';

const from = (first: string, last: string): string[] => {
  const days: string[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) days.push(day);
  return days;
};

/** Off, then worked, as each notice says. */
const NOTICES: readonly (readonly [notice: string, off: readonly string[], worked: readonly string[]])[] = [
  ['国办发明电〔2005〕35号', from('2006-01-01', '2006-01-03'), ['2005-12-31', '2006-01-04']],
  ['国办发明电〔2006〕49号', from('2007-01-01', '2007-01-03'), ['2006-12-30', '2006-12-31']],
  ['国办发明电〔2006〕49号', from('2007-05-01', '2007-05-07'), ['2007-04-28', '2007-04-29']],
  [
    '国务院办公厅关于2008年部分节假日安排的通知',
    from('2007-12-30', '2008-01-01'),
    ['2007-12-29', '2008-01-02'],
  ],
  ['国办发明电〔2013〕28号', from('2014-10-01', '2014-10-07'), ['2014-09-28', '2014-10-11']],
  ['国发明电〔2015〕1号', from('2015-09-03', '2015-09-05'), ['2015-09-06', '2015-09-07']],
  ['国办发明电〔2017〕12号', from('2018-02-15', '2018-02-21'), ['2018-02-11', '2018-02-24']],
  ['国办发明电〔2017〕12号', from('2018-04-05', '2018-04-07'), ['2018-04-08']],
  ['国办发明电〔2017〕12号', from('2018-04-29', '2018-05-01'), ['2018-04-28', '2018-05-02']],
  ['国办发明电〔2017〕12号', from('2018-10-01', '2018-10-07'), ['2018-09-29', '2018-09-30']],
  ['国办发明电〔2018〕15号', from('2018-12-30', '2019-01-01'), ['2018-12-29', '2019-01-02']],
  ['国办发明电〔2018〕15号', from('2019-02-04', '2019-02-10'), ['2019-02-02', '2019-02-03']],
  ['国办发明电〔2019〕3号', from('2019-05-01', '2019-05-04'), ['2019-04-28', '2019-05-05']],
  ['国办发明电〔2018〕15号', from('2019-10-01', '2019-10-07'), ['2019-09-29', '2019-10-12']],
  ['国办发明电〔2020〕1号', from('2020-01-24', '2020-02-02'), ['2020-01-19', '2020-02-03']],
  ['国办发明电〔2019〕16号', from('2020-05-01', '2020-05-05'), ['2020-04-26', '2020-05-09']],
  ['国办发明电〔2020〕27号', from('2021-02-11', '2021-02-17'), ['2021-02-07', '2021-02-20']],
  ['国办发明电〔2020〕27号', from('2021-10-01', '2021-10-07'), ['2021-09-26', '2021-10-09']],
  ['国办发明电〔2023〕7号', from('2024-02-10', '2024-02-17'), ['2024-02-04', '2024-02-18', '2024-02-09']],
];

describe('working days', () => {
  it.each(NOTICES)('follow %s', (_, off, worked) => {
    expect(off.filter((day) => isWorkday(day) !== false)).toEqual([]);
    expect(worked.filter((day) => isWorkday(day) !== true)).toEqual([]);
  });

  it('are Monday to Friday where nothing is shifted', () => {
    const week = from('2019-03-11', '2019-03-17').map((day) => isWorkday(day));
    expect(week).toEqual([true, true, true, true, true, false, false]);
  });

  it('are fewer than the weekdays of each year by its public holidays, and by nothing else', () => {
    // 国务院令第270, 513, 644, 795号: 10 days to 2007, then 11, 13 since 2025; 2015 and 2020 had days of their own.
    const lawful = (year: number) => (year <= 2007 ? 10 : year <= 2024 ? 11 : 13);
    const extra: Readonly<Record<number, number>> = { 2015: 1, 2020: 2 };
    const noticeYear = (day: string) => yearOf(day) + (day.slice(5) > '12-25' ? 1 : 0);
    const balance = new Map<number, number>();
    for (const day of from('2004-01-01', '2026-12-24')) {
      const isWeekday = ![0, 6].includes(new Date(day).getUTCDay());
      const change = Number(isWeekday) - Number(isWorkday(day));
      balance.set(noticeYear(day), (balance.get(noticeYear(day)) ?? 0) + change);
    }
    for (const [year, days] of balance)
      expect([year, days]).toEqual([year, lawful(year) + (extra[year] ?? 0)]);
    expect(balance.size).toBe(23);
  });

  it('are unknown before the first notice and after the last, and in the week that the next one may shift', () => {
    const last = Math.max(...Object.keys(arrangements.holidays).map(yearOf));
    expect(isWorkday('2003-12-31')).toBeNull();
    expect(isWorkday('2004-01-02')).toBe(true);
    expect(isWorkday(`${last}-12-24`)).not.toBeNull();
    expect(isWorkday(`${last}-12-25`)).toBeNull();
    expect(isWorkday(`${last + 1}-01-04`)).toBeNull();
    expect(isWorkday(`${last + 20}-06-01`)).toBeNull();
  });

  it.each([
    [
      '2018-09-28',
      10,
      '2018-10-17',
      'the two weekend days that were worked count, the holiday week does not',
    ],
    ['2018-02-14', 1, '2018-02-22', 'the eve of the Spring Festival'],
    ['2020-01-23', 5, '2020-02-07', 'the festival prolonged to 2 February'],
    ['2019-12-31', 1, '2020-01-02', 'over the turn of a year'],
    ['2019-10-05', 1, '2019-10-08', 'from a day off'],
    ['2019-03-15', 0, '2019-03-15', 'none'],
  ])('counts from %s over %i to %s: %s', (day, n, expected) => {
    expect(addWorkingDays(day, n)).toBe(expected);
    expect(workingDaysAfter(day, expected)).toBe(n);
  });

  it('does not count into what is unknown, however few days are asked for', () => {
    const last = Math.max(...Object.keys(arrangements.holidays).map(yearOf));
    expect(addWorkingDays(`${last}-12-24`, 1)).toBeNull();
    expect(addWorkingDays(`${last}-12-23`, 1)).toBe(`${last}-12-24`);
    expect(addWorkingDays(`${last + 1}-03-01`, 10)).toBeNull();
    expect(workingDaysAfter('2003-12-30', '2004-01-05')).toBeNull();
    expect(workingDaysAfter(`${last}-12-01`, `${last + 1}-01-20`)).toBeNull();
  });

  it('counts nothing backwards, and refuses numbers that are no count', () => {
    expect(workingDaysAfter('2019-03-15', '2019-03-15')).toBe(0);
    expect(workingDaysAfter('2019-03-15', '2019-03-01')).toBe(0);
    expect(() => addWorkingDays('2019-03-15', -1)).toThrow(RangeError);
    expect(() => addWorkingDays('2019-03-15', 1.5)).toThrow(RangeError);
  });

  const knownDay = fc.integer({ min: 0, max: 8000 }).map((n) => addDays('2004-01-01', n));

  it('finds a working day at the end of every count, and counts the same back', () => {
    fc.assert(
      fc.property(knownDay, fc.integer({ min: 1, max: 40 }), (day, n) => {
        const end = addWorkingDays(day, n) as string;
        expect(isWorkday(end)).toBe(true);
        expect(workingDaysAfter(day, end)).toBe(n);
        expect(workingDaysAfter(day, addDays(end, -1))).toBe(n - 1);
      }),
    );
  });

  it('counts the same in one stretch as in two', () => {
    fc.assert(
      fc.property(knownDay, fc.nat(30), fc.nat(30), (day, a, b) => {
        const middle = addWorkingDays(day, a) as string;
        expect(addWorkingDays(middle, b)).toBe(addWorkingDays(day, a + b));
      }),
    );
  });
});
