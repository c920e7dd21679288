/** MILESTONE: done or not, with silence told from failure. */
import { assessProgress } from '../../../src/domain/progress/assess-progress';
import { d, doneOn, evidence, figures, published, terms, usedFor } from './builders';

const deed = terms({ basis: 'MILESTONE', value: null, measure: 'STOCK' });

describe('a milestone', () => {
  it('is met from the day it is done', () => {
    expect(figures(assessProgress(deed, doneOn('2019-05-10'), '2019-05-10'))).toMatchObject({
      actual: '1',
      attainment: '1.0000',
      status: 'MET',
      final: false,
    });
    expect(figures(assessProgress(deed, doneOn('2019-05-10'), '2020-01-01'))).toMatchObject({
      status: 'MET',
      final: true,
    });
    expect(assessProgress(deed, doneOn('2019-05-10'), '2020-01-01').explanationZh).toContain(
      '已于2019年5月10日完成',
    );
  });

  it('was not done the day before, and that is no delay yet', () => {
    const progress = assessProgress(deed, doneOn('2019-05-10'), '2019-05-09');
    expect(figures(progress)).toMatchObject({ actual: '0', expected: '0.00', status: 'ON_TRACK' });
  });

  it('is missed when it is done after the deadline, and says when it was done', () => {
    const progress = assessProgress(deed, doneOn('2020-03-01'), '2020-04-01');
    expect(figures(progress)).toMatchObject({ actual: '0', status: 'MISSED', final: true });
    expect(progress.explanationZh).toContain('实际于2020年3月1日完成，晚于期限');
    expect(assessProgress(deed, doneOn('2020-03-01'), '2020-02-01').explanationZh).not.toContain('实际于');
  });

  it('is behind on the very day of the deadline', () => {
    expect(assessProgress(deed, doneOn('2020-03-01'), '2019-12-31').status).toBe('OFF_TRACK');
  });

  it.each(['2019-06-30', '2020-06-30'])(
    'is NO_DATA on %s when nobody has reported: silence is not failure',
    (asOf) => {
      const progress = assessProgress(deed, doneOn(null), asOf);
      expect(figures(progress)).toMatchObject({ actual: null, status: 'NO_DATA', final: false });
      expect(progress.explanationEn).toContain('silence is not failure');
    },
  );

  it('takes a report of not yet for what it says', () => {
    const notYet = evidence(published('2019-Q1', 0));
    expect(assessProgress(deed, notYet, '2019-06-30').status).toBe('ON_TRACK');
    expect(figures(assessProgress(deed, notYet, '2020-06-30'))).toMatchObject({
      status: 'MISSED',
      final: false,
    });
    const done = evidence(published('2019-Q1', 0), published('2019-Q2', 1));
    const progress = assessProgress(deed, done, '2019-08-01');
    expect(progress.status).toBe('MET');
    expect(usedFor(progress, 'ACTUAL')).toEqual([['obs:2019-Q2', '1']]);
  });

  it('has not started before its stage', () => {
    expect(figures(assessProgress(deed, doneOn('2018-05-10'), '2018-06-01'))).toMatchObject({
      actual: '1',
      status: 'NOT_STARTED',
    });
  });

  it('pays no heed to a number that the catalogue gives it', () => {
    const numbered = { ...deed, value: d(3), comparator: 'AT_MOST' as const };
    expect(assessProgress(numbered, doneOn('2019-05-10'), '2019-06-01').status).toBe('MET');
  });
});
