/** GROWTH: against the year before, against a stated base, and compounded per year. */
import { bilingual } from '../../../src/domain/bilingual';
import { parsePeriod } from '../../../src/domain/period';
import { assessProgress } from '../../../src/domain/progress/assess-progress';
import { yearsApart } from '../../../src/domain/progress/growth-series';
import { counted, d, evidence, figures, published, registered, terms, usedFor } from './builders';

const growth = terms({ basis: 'GROWTH', value: d(20), measure: 'FLOW', unit: bilingual('%', '%') });
const threeYears = { startsOn: '2018-01-01', endsOn: '2020-12-31' };
const perYear = terms({
  ...threeYears,
  basis: 'GROWTH',
  value: d(10),
  measure: 'GROWTH_RATE',
  unit: bilingual('%', '%'),
  growthBase: { kind: 'PREVIOUS_YEAR', compounded: true },
});
const since2017 = terms({
  ...threeYears,
  basis: 'GROWTH',
  value: d(30),
  unit: bilingual('%', '%'),
  growthBase: { kind: 'PERIOD', period: parsePeriod('2017'), compounded: false },
});

describe('growth on the year before', () => {
  it('compares a year-to-date with the same months of the year before', () => {
    const points = [
      published('2018', 1000),
      published('2018-01/2018-05', 400),
      published('2019-01/2019-05', 470),
    ];
    const progress = assessProgress(growth, evidence(...points), '2019-07-01');
    expect(figures(progress)).toEqual({
      actual: '17.5',
      baseline: null,
      attainment: '0.8750',
      expected: '20.00',
      projected: '17.50',
      status: 'AT_RISK',
      final: false,
    });
    expect(usedFor(progress, 'BASELINE')).toEqual([['obs:2018-01/2018-05', null]]);
    expect(progress.explanationZh).toContain('2019年1-5月同比增长17.5%');
  });

  it('falls back to the last months that have their like a year before', () => {
    const points = [published('2018-Q1', 100), published('2019-Q1', 125), published('2019-01/2019-05', 470)];
    expect(figures(assessProgress(growth, evidence(...points), '2019-07-01'))).toMatchObject({
      actual: '25',
      status: 'MET',
    });
  });

  it('takes a published rate as it is and computes nothing', () => {
    const rate = { ...growth, measure: 'GROWTH_RATE' as const };
    const points = [published('2019-Q1', '22.5'), published('2019-01/2019-05', '-3.1')];
    const progress = assessProgress(rate, evidence(...points), '2019-07-01');
    expect(figures(progress)).toMatchObject({ actual: '-3.1', attainment: '-0.1550', status: 'OFF_TRACK' });
    expect(progress.explanationZh).toContain('2019年1-5月同比下降3.1%');
    expect(progress.explanationEn).toContain('a decline of 3.1%');
  });

  it('compares a stock with the same day a year before, the end of February included', () => {
    const stock = { ...growth, measure: 'STOCK' as const, startsOn: '2021-01-01', endsOn: '2021-12-31' };
    const points = [counted('2020-02-29', 50), counted('2020-12-31', 58), counted('2021-02-28', 60)];
    expect(figures(assessProgress(stock, evidence(...points), '2021-02-28'))).toMatchObject({
      actual: '20',
      status: 'MET',
    });
  });

  it('compares a ratio only with one of the same length', () => {
    const ratio = { ...growth, measure: 'RATIO' as const };
    const points = [published('2018-06', 9), published('2018-H1', 2), published('2019-H1', 3)];
    expect(figures(assessProgress(ratio, evidence(...points), '2019-07-01')).actual).toBe('50');
  });

  it('compares counts from January to the day', () => {
    const kept = [{ start: '2018-01-01', end: '2019-12-31' }];
    const points = [counted('2018-02-01', 4), counted('2018-07-01', 90), counted('2019-03-01', 5)];
    expect(figures(assessProgress(growth, registered(kept, ...points), '2019-06-15'))).toMatchObject({
      actual: '25',
    });
  });

  it.each([
    ['nothing', []],
    ['zero', [published('2018-01/2018-05', 0)]],
  ])('has no rate against %s, and says so', (_, before) => {
    const progress = assessProgress(
      growth,
      evidence(...before, published('2019-01/2019-05', 470)),
      '2019-07-01',
    );
    expect(progress.status).toBe('NO_DATA');
    expect(progress.explanationZh).toContain('没有2018年1-5月的可比数据');
  });
});

describe('an average rate per year', () => {
  it('compounds the published rates of complete years', () => {
    const points = [published('2018', 8), published('2019', '12.5'), published('2020-01/2020-05', 40)];
    const progress = assessProgress(perYear, evidence(...points), '2020-07-01');
    expect(progress.actual?.toNumber()).toBeCloseTo((Math.sqrt(1.08 * 1.125) - 1) * 100, 9);
    expect(figures(progress)).toMatchObject({
      baseline: null,
      expected: '10.00',
      projected: '10.23',
      status: 'MET',
    });
    expect(progress.explanationZh).toContain('以2017年为基期，到2019年年均增长10.23%');
  });

  it('meets its target exactly when every year does, roots notwithstanding', () => {
    const points = [published('2018', 10), published('2019', 10), published('2020', 10)];
    expect(figures(assessProgress(perYear, evidence(...points), '2021-01-01'))).toMatchObject({
      actual: '10',
      attainment: '1.0000',
      status: 'MET',
      final: true,
    });
  });

  it('does not jump over a missing year', () => {
    expect(assessProgress(perYear, evidence(published('2019', 12)), '2020-07-01').status).toBe('NO_DATA');
  });

  it('is computed from levels when there are no rates', () => {
    const levels = { ...perYear, measure: 'FLOW' as const };
    const progress = assessProgress(
      levels,
      evidence(published('2017', 1000), published('2019', 1210)),
      '2020-07-01',
    );
    expect(figures(progress)).toMatchObject({ actual: '10', status: 'MET' });
  });

  it('takes roots of parts of a year from a stock', () => {
    const stock = { ...perYear, measure: 'STOCK' as const };
    const progress = assessProgress(
      stock,
      evidence(counted('2017-12-31', 100), counted('2019-06-30', 115)),
      '2019-06-30',
    );
    expect(progress.actual?.toNumber()).toBeCloseTo(
      (1.15 ** (1 / yearsApart('2017-12-31', '2019-06-30').toNumber()) - 1) * 100,
      9,
    );
  });

  it('says nothing of a rate per year before a year has passed', () => {
    const stock = { ...perYear, measure: 'STOCK' as const };
    const progress = assessProgress(
      stock,
      evidence(counted('2017-12-31', 100), counted('2018-06-30', 115)),
      '2018-06-30',
    );
    expect(progress.status).toBe('NO_DATA');
  });
});

describe('growth since a stated period', () => {
  it('goes along a straight line from no growth at all', () => {
    const points = [counted('2017-12-31', 100), counted('2018-12-31', 108), counted('2019-06-30', 113)];
    const progress = assessProgress(since2017, evidence(...points), '2019-06-30');
    expect(figures(progress)).toEqual({
      actual: '13',
      baseline: '0',
      attainment: '0.4333',
      expected: '14.93',
      projected: '25.65',
      status: 'AT_RISK',
      final: false,
    });
    expect(progress.explanationZh).toContain('2019年6月30日比2017年增长13%');
  });

  it('compares totals of like periods', () => {
    const flow = { ...since2017, measure: 'FLOW' as const };
    const points = [published('2017', 1000), published('2018', 1100), published('2019-H1', 700)];
    expect(figures(assessProgress(flow, evidence(...points), '2019-07-01'))).toMatchObject({
      actual: '10',
      projected: '30.03',
    });
  });

  it('chains published rates', () => {
    const rates = { ...since2017, measure: 'GROWTH_RATE' as const };
    const progress = assessProgress(
      rates,
      evidence(published('2018', 10), published('2019', 20)),
      '2020-01-31',
    );
    expect(figures(progress)).toMatchObject({ actual: '32', status: 'MET' });
  });

  it.each([
    [[], '缺少2017年的基期数据'],
    [[counted('2017-12-31', 0)], '2017年的基期数据不大于零'],
  ])('explains why it cannot be computed', (base, words) => {
    const progress = assessProgress(since2017, evidence(...base, counted('2018-12-31', 108)), '2019-06-30');
    expect(figures(progress)).toMatchObject({ actual: null, status: 'NO_DATA' });
    expect(progress.explanationZh).toContain(words);
  });
});

describe('years apart', () => {
  it('are whole from one year end to another, leap years or not', () => {
    expect(yearsApart('2017-12-31', '2020-12-31').toFixed()).toBe('3');
    expect(yearsApart('2020-02-29', '2021-02-28').toFixed()).toBe('1');
    expect(yearsApart('2017-12-31', '2018-05-26').toFixed(2)).toBe('0.40');
  });
});
