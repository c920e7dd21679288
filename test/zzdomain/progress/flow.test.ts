/** New ones, totals and cumulative totals: added up without overlap, projected at the pace so far. */
import { bilingual } from '../../../src/domain/bilingual';
import { assessProgress } from '../../../src/domain/progress/assess-progress';
import { counted, d, evidence, figures, published, registered, terms, usedFor } from './builders';

const total = terms({
  basis: 'PERIOD_TOTAL',
  measure: 'FLOW',
  value: d(900),
  unit: bilingual('件', 'items'),
});

describe('a total within a stage', () => {
  it('takes a year-to-date before its months and adds the month after it', () => {
    const progress = assessProgress(
      total,
      evidence(
        published('2019-05', 80),
        published('2019-01/2019-05', 400),
        published('2019-04', 70),
        published('2019-06', 90),
      ),
      '2019-07-10',
    );
    expect(figures(progress)).toMatchObject({ actual: '490', baseline: '0' });
    expect([progress.actualStart, progress.actualEnd]).toEqual(['2019-01-01', '2019-06-30']);
    expect(usedFor(progress, 'ACTUAL')).toEqual([
      ['obs:2019-01/2019-05', '400'],
      ['obs:2019-06', '90'],
    ]);
  });

  it('takes a year before its quarters', () => {
    const points = [1, 2, 3, 4].map((quarter) => published(`2019-Q${quarter}`, 220));
    const progress = assessProgress(total, evidence(...points, published('2019', 905)), '2020-02-01');
    expect(figures(progress)).toMatchObject({
      actual: '905',
      projected: '905.00',
      status: 'MET',
      final: true,
    });
  });

  it('leaves out a period that reaches beyond the stage or the day', () => {
    const points = [published('2018', 800), published('2019', 905), published('2019-Q1', 200)];
    expect(figures(assessProgress(total, evidence(...points), '2019-06-30')).actual).toBe('200');
  });

  it('projects the pace of the days that are known', () => {
    const progress = assessProgress(total, evidence(published('2019-01/2019-05', 302)), '2019-08-15');
    expect(figures(progress)).toEqual({
      actual: '302',
      baseline: '0',
      attainment: '0.3356',
      expected: '558.79',
      projected: '730.00',
      status: 'OFF_TRACK',
      final: false,
    });
  });

  it('names the months without a figure and does not pretend to know them', () => {
    const points = [published('2019-Q1', 200), published('2019-Q3', 240), published('2019-Q4', 260)];
    const progress = assessProgress(total, evidence(...points), '2020-02-01');
    expect(figures(progress)).toMatchObject({ actual: '700', status: 'MISSED', final: false });
    expect(progress.explanationZh).toContain('2019年4-6月没有数据，未计入');
    expect(progress.explanationEn).toContain('No figure is known for April to June 2019');
    expect(progress.projected?.toNumber()).toBeCloseTo((700 / 274) * 365, 6);
  });

  it('has no actual before the first figure', () => {
    const progress = assessProgress(total, evidence(published('2018', 800)), '2019-03-01');
    expect(figures(progress)).toMatchObject({
      actual: null,
      status: 'NO_DATA',
      attainment: null,
      projected: null,
    });
  });

  it('does not add up rates', () => {
    const rate = { ...total, measure: 'RATIO' as const };
    const progress = assessProgress(rate, evidence(published('2019-Q1', 2)), '2019-06-30');
    expect(progress.status).toBe('NO_DATA');
    expect(progress.explanationZh).toContain('不能逐期相加');
  });
});

describe('a counted total', () => {
  const added = terms({ basis: 'NEW_IN_PERIOD', measure: 'FLOW', value: d(10) });
  const kept = [{ start: '2017-01-01', end: '2020-12-31' }];

  it('counts days without a bucket as none', () => {
    const progress = assessProgress(
      added,
      registered(kept, counted('2019-03-05', 2), counted('2019-06-20', 1)),
      '2019-06-30',
    );
    expect(figures(progress)).toMatchObject({ actual: '3', projected: '6.05', status: 'OFF_TRACK' });
    expect([progress.actualStart, progress.actualEnd]).toEqual(['2019-01-01', '2019-06-30']);
    expect(progress.explanationZh).toContain('2019年1-6月新增3家');
  });

  it('knows zero from nothing', () => {
    expect(figures(assessProgress(added, registered(kept), '2019-06-30'))).toMatchObject({
      actual: '0',
      status: 'OFF_TRACK',
    });
    expect(figures(assessProgress(added, evidence(), '2019-06-30'))).toMatchObject({
      actual: null,
      status: 'NO_DATA',
    });
    const elsewhere = registered([{ start: '2015-01-01', end: '2016-12-31' }]);
    expect(figures(assessProgress(added, elsewhere, '2019-06-30'))).toMatchObject({
      actual: null,
      status: 'NO_DATA',
    });
  });

  it('tells which days the register does not cover', () => {
    const late = registered([{ start: '2019-04-01', end: '2020-12-31' }], counted('2019-05-05', 4));
    const progress = assessProgress(added, late, '2020-01-05');
    expect(figures(progress)).toMatchObject({ actual: '4', status: 'MISSED', final: false });
    expect(progress.explanationZh).toContain('2019年1-3月没有数据');
  });

  it('is final once the register covers the whole stage', () => {
    const progress = assessProgress(added, registered(kept, counted('2019-03-05', 2)), '2020-01-05');
    expect(figures(progress)).toMatchObject({ status: 'MISSED', final: true });
  });

  it('does not count a bucket that sticks out of the window', () => {
    const months = registered(
      kept,
      counted('2019-05-01', 3, '2019-05-31'),
      counted('2019-06-01', 5, '2019-06-30'),
    );
    const progress = assessProgress(added, months, '2019-06-15');
    expect(figures(progress).actual).toBe('3');
    expect(progress.actualEnd).toBe('2019-05-31');
  });
});

describe('new ones read from a stock', () => {
  const added = terms({ basis: 'NEW_IN_PERIOD', measure: 'STOCK', value: d(10) });

  it('are the level now less the level before, never a sum of levels', () => {
    const points = [published('2018', 60), published('2019-Q1', 63), published('2019-H1', 65)];
    const progress = assessProgress(added, evidence(...points), '2019-07-31');
    expect(figures(progress)).toMatchObject({ actual: '5', baseline: '0' });
    expect(usedFor(progress, 'ACTUAL')).toEqual([
      ['obs:2019-H1', '65'],
      ['obs:2018', '-60'],
    ]);
  });

  it('need a level to start from', () => {
    const progress = assessProgress(added, evidence(published('2019-H1', 65)), '2019-07-31');
    expect(progress.status).toBe('NO_DATA');
    expect(progress.explanationEn).toContain('The base figure for 31 December 2018 is missing');
  });

  it('say so when they start from an older level', () => {
    const progress = assessProgress(
      added,
      evidence(published('2017', 50), published('2019-H1', 65)),
      '2019-07-31',
    );
    expect(progress.explanationZh).toContain('起点取此前最近的一次数据：2017年的50家');
  });
});

describe('a cumulative total', () => {
  const loans = terms({
    basis: 'CUMULATIVE',
    measure: 'FLOW',
    comparator: 'MORE_THAN',
    value: d('1000000000'),
    startsOn: '2020-01-01',
    endsOn: '2020-12-31',
    planStartsOn: '2018-01-01',
    unit: bilingual('元', 'yuan'),
  });
  const points = [
    published('2018', '200000000'),
    published('2019', '300000000'),
    published('2020-Q1', '120000000'),
  ];

  it('runs from the start of the plan, path and all', () => {
    const progress = assessProgress(loans, evidence(...points), '2020-04-30');
    expect(figures(progress)).toEqual({
      actual: '620000000',
      baseline: '0',
      attainment: '0.6200',
      expected: '776255707.76',
      projected: '827673568.82',
      status: 'OFF_TRACK',
      final: false,
    });
    expect(progress.explanationZh).toContain('自2018年1月1日至2020年3月31日累计6.2亿元');
    expect(progress.explanationEn).toContain('620,000,000 yuan');
  });

  it('is given, path included, while the plan runs but the stage has not begun', () => {
    const progress = assessProgress(loans, evidence(...points), '2019-12-31');
    expect(figures(progress)).toMatchObject({
      actual: '500000000',
      status: 'NOT_STARTED',
      expected: '665753424.66',
    });
  });

  it('has nothing to say before the plan begins', () => {
    const progress = assessProgress(loans, evidence(...points), '2017-12-31');
    expect(figures(progress)).toMatchObject({ actual: null, expected: null, status: 'NOT_STARTED' });
  });

  it('counts 超过 as more than, not as much as', () => {
    const exactly = evidence(
      published('2018', '400000000'),
      published('2019', '300000000'),
      published('2020', '300000000'),
    );
    expect(figures(assessProgress(loans, exactly, '2021-01-01'))).toMatchObject({
      status: 'MISSED',
      attainment: '1.0000',
    });
  });
});
