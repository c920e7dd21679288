/** ANNUAL_AVERAGE and EVERY_YEAR: only complete years count, and their path is the value itself. */
import { bilingual } from '../../../src/domain/bilingual';
import { assessProgress } from '../../../src/domain/progress/assess-progress';
import { counted, d, evidence, figures, published, registered, terms, usedFor } from './builders';

const threeYears = { startsOn: '2018-01-01', endsOn: '2020-12-31', measure: 'FLOW' as const };
const average = terms({
  ...threeYears,
  basis: 'ANNUAL_AVERAGE',
  value: d('3000000000'),
  unit: bilingual('元', 'yuan'),
});
const floor = terms({ ...threeYears, basis: 'EVERY_YEAR', value: d(200), unit: bilingual('件', 'items') });

describe('an annual average', () => {
  const years = [
    published('2018', '2400000000'),
    published('2019', '3000000000'),
    published('2020-Q1', '900000000'),
  ];

  it('is the mean of the complete years', () => {
    const progress = assessProgress(average, evidence(...years), '2020-05-01');
    expect(figures(progress)).toEqual({
      actual: '2700000000',
      baseline: null,
      attainment: '0.9000',
      expected: '3000000000.00',
      projected: '2700000000.00',
      status: 'AT_RISK',
      final: false,
    });
    expect(usedFor(progress, 'ACTUAL')).toEqual([
      ['obs:2018', '1200000000'],
      ['obs:2019', '1500000000'],
    ]);
    expect(progress.explanationZh).toContain('按2018、2019年计，平均每年27亿元');
  });

  it('adds quarters up to a year only when none is missing', () => {
    const quarters = [1, 2, 3, 4].map((quarter) => published(`2018-Q${quarter}`, '750000000'));
    expect(figures(assessProgress(average, evidence(...quarters), '2019-02-01')).actual).toBe('3000000000');
    const three = assessProgress(average, evidence(...quarters.slice(1)), '2019-02-01');
    expect(three.status).toBe('NO_DATA');
    expect(three.explanationZh).toContain('尚无数据完整的年度');
  });

  it('names the years it had to leave out', () => {
    const progress = assessProgress(
      average,
      evidence(published('2018', 3), published('2020', 5)),
      '2021-01-01',
    );
    expect(figures(progress)).toMatchObject({ actual: '4', status: 'MISSED', final: false });
    expect(progress.explanationEn).toContain('Figures for 2019 are incomplete');
  });

  it('takes the level at the end of each year from a stock', () => {
    const stock = { ...average, measure: 'STOCK' as const, value: d(50) };
    const points = [published('2018-Q4', 40), counted('2019-12-31', 60), published('2019-Q3', 900)];
    expect(figures(assessProgress(stock, evidence(...points), '2020-01-01'))).toMatchObject({
      actual: '50',
      status: 'MET',
    });
  });

  it('takes only the figure of the whole year from a ratio', () => {
    const ratio = { ...average, measure: 'RATIO' as const, value: d(2) };
    const points = [published('2018-Q4', 9), published('2019', 3), published('2019-12', 8)];
    expect(figures(assessProgress(ratio, evidence(...points), '2020-01-01')).actual).toBe('3');
  });
});

describe('a floor that every year keeps', () => {
  it('is judged by the lowest complete year', () => {
    const progress = assessProgress(
      floor,
      evidence(published('2018', 260), published('2019', 170)),
      '2020-05-01',
    );
    expect(figures(progress)).toMatchObject({
      actual: '170',
      attainment: '0.8500',
      expected: '200.00',
      status: 'AT_RISK',
    });
    expect(usedFor(progress, 'ACTUAL')).toEqual([
      ['obs:2018', '0'],
      ['obs:2019', '170'],
    ]);
  });

  it('is kept for now while every complete year keeps it, and for good at the end', () => {
    const points = [published('2018', 260), published('2019', 205), published('2020', 200)];
    expect(figures(assessProgress(floor, evidence(...points), '2020-05-01'))).toMatchObject({
      status: 'MET',
      final: false,
    });
    expect(figures(assessProgress(floor, evidence(...points), '2021-01-01'))).toMatchObject({
      status: 'MET',
      final: true,
    });
  });

  it('is judged by the highest year when it is a ceiling', () => {
    const ceiling = { ...floor, comparator: 'AT_MOST' as const };
    const progress = assessProgress(
      ceiling,
      evidence(published('2018', 180), published('2019', 240)),
      '2020-05-01',
    );
    expect(figures(progress)).toMatchObject({ actual: '240', attainment: '0.8333', status: 'AT_RISK' });
  });

  it('is judged by the year furthest off when it says 左右', () => {
    const about = { ...floor, comparator: 'ABOUT' as const };
    const progress = assessProgress(
      about,
      evidence(published('2018', 185), published('2019', 240)),
      '2021-05-01',
    );
    expect(figures(progress)).toMatchObject({ actual: '240', status: 'MISSED' });
  });

  it('counts a covered year without an event as zero', () => {
    const kept = registered(
      [{ start: '2018-01-01', end: '2020-12-31' }],
      counted('2019-05-01', 210, '2019-05-31'),
    );
    expect(figures(assessProgress(floor, kept, '2020-01-31')).actual).toBe('0');
  });

  it('leaves out the year of a stage that begins after New Year', () => {
    const late = { ...floor, startsOn: '2018-09-30' };
    const progress = assessProgress(
      late,
      evidence(published('2018', 10), published('2019', 210)),
      '2020-02-01',
    );
    expect(figures(progress)).toMatchObject({ actual: '210', status: 'MET' });
  });
});
