import fc from 'fast-check';
import { periodNames, periodOf } from '../../src/domain/period';
import { FREQUENCIES } from '../../src/domain/vocabulary';
import { dateOrNull } from '../../src/feeds/dates';
import { isPeriod, type PeriodOptions, readPeriod, toDate } from '../../src/feeds/periods';

const STRICT: PeriodOptions = { defaultYear: null, dottedMonth: 'refuse' };
const read = (text: string, options: Partial<PeriodOptions> = {}) => {
  const reading = readPeriod(text, { ...STRICT, ...options });
  return isPeriod(reading) ? reading.text : reading.fault;
};

describe('the spelling of a period', () => {
  it.each([
    ...[
      ['2019', '2019'],
      ['2019年', '2019'],
      ['２０１９年', '2019'],
      ['2019年度', '2019'],
      ['2019年全年', '2019'],
    ],
    ...[
      ['2019年末', '2019'],
      ['2019年底', '2019'],
      [' 2019 年 ', '2019'],
      ['2019年1-12月', '2019'],
    ],
    ...[
      ['2019-05', '2019-05'],
      ['2019-5', '2019-05'],
      ['2019/05', '2019-05'],
      ['2019/5', '2019-05'],
    ],
    ...[
      ['2019年5月', '2019-05'],
      ['2019年05月', '2019-05'],
      ['2019 年 5 月份', '2019-05'],
      ['201905', '2019-05'],
    ],
    ...[
      ['2019.05', '2019-05'],
      ['2019.10', '2019-10'],
      ['2019.2', '2019-02'],
      ['2019.9', '2019-09'],
    ],
    ...[
      ['2019M05', '2019-05'],
      ['2019-M05', '2019-05'],
      ['2019年五月', '2019-05'],
      ['2019年十二月', '2019-12'],
    ],
    ...[
      ['2019年5月末', '2019-05'],
      ['2019年5月当月', '2019-05'],
      ['2019年１０月', '2019-10'],
    ],
    ...[
      ['2019年1-5月', '2019-01/2019-05'],
      ['2019年1—5月', '2019-01/2019-05'],
      ['2019年1～5月', '2019-01/2019-05'],
    ],
    ...[
      ['2019年1–5月', '2019-01/2019-05'],
      ['2019年1至5月', '2019-01/2019-05'],
      ['2019年1月-5月', '2019-01/2019-05'],
    ],
    ...[
      ['2019年01-05月', '2019-01/2019-05'],
      ['2019年1-5月累计', '2019-01/2019-05'],
      ['2019年一至五月', '2019-01/2019-05'],
    ],
    ...[
      ['2019年5月累计', '2019-01/2019-05'],
      ['2019年前5个月', '2019-01/2019-05'],
      ['2019年前五月', '2019-01/2019-05'],
    ],
    ...[
      ['2019-01/2019-05', '2019-01/2019-05'],
      ['2019.01-2019.05', '2019-01/2019-05'],
      ['2019年1月至2019年5月', '2019-01/2019-05'],
    ],
    ...[
      ['2019年1-6月', '2019-01/2019-06'],
      ['2019年1-1月', '2019-01'],
    ],
    ...[
      ['2019年一季度', '2019-Q1'],
      ['2019年第三季度', '2019-Q3'],
      ['2019年4季度', '2019-Q4'],
      ['2019Q3', '2019-Q3'],
    ],
    ...[
      ['2019-Q3', '2019-Q3'],
      ['2019年二季度累计', '2019-01/2019-06'],
      ['2019年前三季度', '2019-01/2019-09'],
    ],
    ...[
      ['2019年1-3季度', '2019-01/2019-09'],
      ['2019年一至三季度', '2019-01/2019-09'],
      ['2019年前两季度', '2019-01/2019-06'],
    ],
    ...[
      ['2019年上半年', '2019-H1'],
      ['2019年下半年', '2019-H2'],
      ['2019H1', '2019-H1'],
      ['2019-S2', '2019-H2'],
    ],
  ])('%j is %s', (text, expected) => {
    expect(read(text as string)).toBe(expected);
  });

  it.each([
    ...['', '无', '2019年13月', '201913', '2019-00', '2019/13', '2019年0月', '20191', '19年5月', '2019-2020'],
    ...['2016-', '最近10年', '2019年3-5月', '43586', 'May-19', '2019-05/2019-08', '1899', '2101', '9999'],
    ...['2019年五', '0000', '民国108年', '2019年1-13月', '2019.1.5', '2019-01/2020-05', '2019年Q5'],
  ])('%j is no period', (text) => {
    expect(read(text)).toBe('UNREADABLE_PERIOD');
  });

  it.each(['2019-05-01', '2019-05-01T00:00:00Z', '2019-W03', '2019-D120', '2019-T2', '2019-01-01/P7D'])(
    '%j is a period, but none that is kept',
    (text) => {
      expect(read(text)).toBe('PERIOD_NOT_KEPT');
    },
  );

  it.each([
    ['2026-A1', '2026'],
    ['2026-S1', '2026-H1'],
    ['2026-Q2', '2026-Q2'],
    ['2026-M05', '2026-05'],
    ['2026-01-01/P5M', '2026-01/2026-05'],
    ['2026-01-01/P1M', '2026-01'],
    ['2026-05-01/P1M', '2026-05'],
    ['2026-01-01/P3M', '2026-01/2026-03'],
    ['2026-04-01/P3M', '2026-Q2'],
    ['2026-07-01/P6M', '2026-H2'],
    ['2026-01-01/P1Y', '2026'],
    ['2026-01-01/P12M', '2026'],
    ['2026-01-01T00:00:00/P5M', '2026-01/2026-05'],
    ['2026-01-01T00:00:00.000+08:00/P5M', '2026-01/2026-05'],
    ['2026-02-01/P2M', 'PERIOD_NOT_KEPT'],
    ['2026-01-15/P1M', 'PERIOD_NOT_KEPT'],
    ['2026-07-01/P1Y', 'PERIOD_NOT_KEPT'],
    ['2026-01-01/P2Y', 'PERIOD_NOT_KEPT'],
    ['2026-01-01/P0M', 'UNREADABLE_PERIOD'],
    ['2026-01-01/P', 'UNREADABLE_PERIOD'],
    ['2026-02-30', 'UNREADABLE_PERIOD'],
    ['2026-13-01/P1M', 'UNREADABLE_PERIOD'],
    ['2026-M13', 'UNREADABLE_PERIOD'],
    ['2026-A2', 'UNREADABLE_PERIOD'],
    ['1812-01-01/P1Y', 'UNREADABLE_PERIOD'],
  ])('%s of SDMX is %s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it('leaves 2019.1 to the feed: January, October without its zero, or refused', () => {
    expect(read('2019.1')).toBe('AMBIGUOUS_PERIOD');
    expect(read('2019.1', { dottedMonth: 'january' })).toBe('2019-01');
    expect(read('2019.1', { dottedMonth: 'october' })).toBe('2019-10');
  });

  it.each([
    ['7月', '2026-07'],
    ['1—7月', '2026-01/2026-07'],
    ['一季度', '2026-Q1'],
    ['上半年', '2026-H1'],
    ['前三季度', '2026-01/2026-09'],
    ['全年', '2026'],
    ['7月末', '2026-07'],
  ])('%j takes its year from the lines above, or has none', (text, expected) => {
    expect(read(text)).toBe('PERIOD_WITHOUT_YEAR');
    expect(read(text, { defaultYear: 2026 })).toBe(expected);
  });

  const period = fc
    .record({
      frequency: fc.constantFrom(...FREQUENCIES),
      year: fc.integer({ min: 1900, max: 2100 }),
      at: fc.nat(),
    })
    .map(({ frequency, year, at }) => {
      const count = { YEAR: 1, HALF: 2, QUARTER: 4, MONTH: 12, YEAR_TO_DATE: 12 }[frequency];
      return periodOf({ frequency, year, ordinal: (at % count) + 1 });
    });

  it('reads the text and the Chinese name of every period back', () => {
    fc.assert(
      fc.property(period, (one) => {
        expect(read(one.text)).toBe(one.text);
        expect(read(periodNames(one).zh)).toBe(one.text);
      }),
    );
  });

  it('never fails on arbitrary text, and what it reads is a period of these centuries', () => {
    const unit = fc.constantFrom(...'0123456789年月季度前上下半一三五-—/.第QHM累计至 末');
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 14 }), (text) => {
        const reading = readPeriod(text, { defaultYear: 2020, dottedMonth: 'january' });
        if (isPeriod(reading)) expect(reading.start >= '1900' && reading.end <= '2100-12-31').toBe(true);
      }),
    );
  });
});

describe('to date', () => {
  it.each([
    ['2019-05', '2019-01/2019-05'],
    ['2019-01', '2019-01'],
    ['2019-Q3', '2019-01/2019-09'],
    ['2019-H1', '2019-01/2019-06'],
    ['2019-H2', '2019'],
    ['2019', '2019'],
  ])('%s is %s', (text, expected) => {
    const reading = readPeriod(text, STRICT);
    expect(isPeriod(reading) && toDate(reading).text).toBe(expected);
  });
});

describe('a publication date', () => {
  it.each(['2019-05-07', '2019-5-7', '2019/5/7', '2019年5月7日', '20190507', ' ２０１９-05-07 '])(
    'reads %j',
    (text) => {
      expect(dateOrNull(text)).toBe('2019-05-07');
    },
  );

  it.each([
    ...['', '2019-02-29', '2024-02-30', '2019-13-01', '0000-01-01', '9999-12-31', '10000-01-01', 'infinity'],
    ...['43586', '2019年5月', '05/07/2019', '7.5.2019', '2019-05-07T00:00:00Z', '2019-05-07 10:00', 'now'],
  ])('refuses %j', (text) => {
    expect(dateOrNull(text)).toBeNull();
  });
});
