/** LEVEL: the latest figure in the stage, on a straight line from the last one before it. */
import { bilingual } from '../../../src/domain/bilingual';
import { assessProgress } from '../../../src/domain/progress/assess-progress';
import { counted, d, evidence, figures, published, registered, terms, usedFor } from './builders';

const history = [
  counted('2018-03-31', 52),
  counted('2018-06-30', 54),
  counted('2018-09-30', 57),
  counted('2018-12-31', 60),
  counted('2019-03-31', 62),
  counted('2019-06-30', 64),
];

describe('a LEVEL target', () => {
  it('stands between its baseline and its value, along the days', () => {
    const progress = assessProgress(terms(), evidence(...history), '2019-06-30');
    expect(figures(progress)).toEqual({
      actual: '64',
      baseline: '60',
      attainment: '0.9143',
      expected: '64.95',
      projected: '69.38',
      status: 'AT_RISK',
      final: false,
    });
    expect([progress.actualStart, progress.actualEnd]).toEqual(['2019-06-30', '2019-06-30']);
  });

  it('names the figures it used and what each was for', () => {
    const progress = assessProgress(terms(), evidence(...history), '2019-06-30');
    expect(usedFor(progress, 'ACTUAL')).toEqual([['count:2019-06-30/2019-06-30', '64']]);
    expect(usedFor(progress, 'BASELINE')).toEqual([['count:2018-12-31/2018-12-31', '60']]);
    expect(usedFor(progress, 'TREND')).toHaveLength(6);
  });

  it('projects by least squares over the last eight figures, not over older ones', () => {
    const line = [17, 18].flatMap((year) =>
      ['03-31', '06-30', '09-30', '12-31'].map((day) => `20${year}-${day}`),
    );
    const points = line.map((date, i) => counted(date, 10 + i));
    const recent = assessProgress(terms(), evidence(...points), '2018-12-31');
    const withOldOutlier = assessProgress(
      terms(),
      evidence(counted('2016-12-31', 900), ...points),
      '2018-12-31',
    );
    expect(withOldOutlier.projected).toEqual(recent.projected);
    expect(recent.projected?.toNumber()).toBeCloseTo(21, 0);
  });

  it('says that history is too short for a trend', () => {
    const progress = assessProgress(terms(), evidence(counted('2019-03-31', 62)), '2019-03-31');
    expect(progress.projected).toBeNull();
    expect(progress.explanationEn).toContain('not enough history');
    expect(progress.explanationZh).toContain('历史数据不足');
  });

  it('does not take two figures of one day for a trend', () => {
    const twice = evidence(published('2019-Q1', 62), published('2019-03', 61));
    expect(assessProgress(terms(), twice, '2019-04-10').projected).toBeNull();
  });

  it('never projects fewer than none', () => {
    const falling = evidence(counted('2018-12-31', 60), counted('2019-02-28', 1));
    expect(figures(assessProgress(terms(), falling, '2019-02-28')).projected).toBe('0.00');
  });

  it('lets the longest figure speak when several end on one day', () => {
    const progress = assessProgress(
      terms({ measure: 'RATIO', value: d(2) }),
      evidence(published('2019-12', '1.1'), published('2019', '1.9'), published('2019-Q4', '1.4')),
      '2020-02-01',
    );
    expect(figures(progress)).toMatchObject({ actual: '1.9', status: 'MISSED' });
  });

  it('ignores figures after the day and after the deadline', () => {
    const later = evidence(...history, counted('2019-12-31', 75), counted('2020-12-31', 99));
    expect(figures(assessProgress(terms(), later, '2019-06-30')).actual).toBe('64');
    expect(figures(assessProgress(terms(), later, '2021-06-30'))).toMatchObject({
      actual: '75',
      projected: '75.00',
      status: 'MET',
      final: true,
    });
  });

  it('does not carry an old figure into the stage', () => {
    const progress = assessProgress(terms(), evidence(counted('2018-12-31', 60)), '2019-06-30');
    expect(figures(progress)).toMatchObject({
      actual: null,
      baseline: '60',
      status: 'NO_DATA',
      projected: null,
    });
    expect(progress.explanationZh).toContain('最近的一次为2018年12月31日的60家');
  });

  it('gives level, attainment and projection before the stage begins', () => {
    const progress = assessProgress(terms(), evidence(...history), '2018-10-15');
    expect(figures(progress)).toEqual({
      actual: '57',
      baseline: '57',
      attainment: '0.8143',
      expected: null,
      projected: '69.33',
      status: 'NOT_STARTED',
      final: false,
    });
  });

  it('stays open after the deadline while the last figure is outstanding', () => {
    const progress = assessProgress(terms(), evidence(...history), '2020-01-10');
    expect(figures(progress)).toMatchObject({ actual: '64', status: 'MISSED', final: false });
    expect(progress.explanationEn).toContain('Figures for July to December 2019 are still missing');
    expect(progress.explanationZh).toContain('尚缺2019年7-12月的数据');
  });

  it('knows nothing outside the days that a register covers', () => {
    const kept = registered([{ start: '2019-01-01', end: '2019-03-31' }], ...history);
    const progress = assessProgress(terms(), kept, '2019-06-30');
    expect(figures(progress)).toMatchObject({ actual: '62', baseline: null });
    expect(progress.actualEnd).toBe('2019-03-31');
  });
});

describe('a LEVEL target without a known baseline', () => {
  it.each([
    [70, 'MET'],
    [56, 'AT_RISK'],
    [55, 'OFF_TRACK'],
  ] as const)('judges %s of 70 by its share: %s', (value, status) => {
    const progress = assessProgress(terms(), evidence(counted('2019-03-31', value)), '2019-03-31');
    expect(figures(progress)).toMatchObject({ expected: null, baseline: null, status });
    expect(progress.explanationZh).toContain('起点未知');
  });
});

describe('a ratio', () => {
  it('reads as printed', () => {
    const share = terms({ measure: 'RATIO', value: d(2), unit: bilingual('%', '%') });
    const progress = assessProgress(
      share,
      evidence(published('2018', '1.5'), published('2019-H1', '1.87')),
      '2019-08-01',
    );
    expect(progress.explanationZh).toContain('2019年1-6月为1.87%');
    expect(progress.explanationEn).toContain('it stood at 1.87%');
  });
});
