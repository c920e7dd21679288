/** What a loader must fetch for each basis. */
import { parsePeriod } from '../../../src/domain/period';
import { evidenceWindow } from '../../../src/domain/progress/evidence-window';
import { d, terms } from './builders';

const NO_FLOW = { flowFrom: null, flowTo: null, flowCuts: [] };

describe('the evidence window', () => {
  it('of a level holds the day, the day before the stage and eight quarter ends', () => {
    expect(evidenceWindow(terms(), '2019-07-15')).toEqual({
      stockDates: [
        ...['2017-09-30', '2017-12-31', '2018-03-31', '2018-06-30', '2018-09-30', '2018-12-31'],
        ...['2019-03-31', '2019-06-30', '2019-07-15'],
      ],
      ...NO_FLOW,
      observationsFrom: null,
      observationsTo: '2019-07-15',
    });
  });

  it('of a level ends at the deadline and never reaches past the day', () => {
    expect(evidenceWindow(terms(), '2022-07-15').observationsTo).toBe('2019-12-31');
    expect(evidenceWindow(terms(), '2018-07-15').stockDates.at(-1)).toBe('2018-07-15');
  });

  it('of a total is the stage up to the day', () => {
    const total = terms({ basis: 'PERIOD_TOTAL', measure: 'FLOW' });
    expect(evidenceWindow(total, '2019-07-15')).toEqual({
      stockDates: [],
      flowFrom: '2019-01-01',
      flowTo: '2019-07-15',
      flowCuts: ['2018-12-31', '2019-07-15'],
      observationsFrom: '2019-01-01',
      observationsTo: '2019-07-15',
    });
    expect(evidenceWindow(total, '2018-07-15')).toMatchObject(NO_FLOW);
  });

  it('of a cumulative total begins with the plan', () => {
    const total = terms({ basis: 'CUMULATIVE', measure: 'FLOW' });
    expect(evidenceWindow(total, '2019-07-15')).toMatchObject({
      flowFrom: '2018-01-01',
      observationsFrom: '2018-01-01',
    });
  });

  it('of new ones from a stock holds the two levels', () => {
    const added = terms({ basis: 'NEW_IN_PERIOD' });
    expect(evidenceWindow(added, '2019-07-15')).toMatchObject({
      stockDates: ['2018-12-31', '2019-07-15'],
      observationsFrom: null,
      ...NO_FLOW,
    });
  });

  it('of a yearly floor over a stock holds the ends of its complete years', () => {
    const floor = terms({ basis: 'EVERY_YEAR', startsOn: '2018-01-01', endsOn: '2020-12-31' });
    expect(evidenceWindow(floor, '2020-05-01').stockDates).toEqual(['2018-12-31', '2019-12-31']);
    expect(evidenceWindow(floor, '2017-05-01').stockDates).toEqual([]);
  });

  it('of growth on the year before reaches a year back and cuts there', () => {
    const growth = terms({ basis: 'GROWTH', measure: 'FLOW', value: d(20) });
    expect(evidenceWindow(growth, '2019-06-15')).toMatchObject({
      stockDates: ['2018-06-15', '2019-06-15'],
      flowFrom: '2018-01-01',
      flowTo: '2019-06-15',
      flowCuts: ['2017-12-31', '2018-06-15', '2019-06-15'],
    });
  });

  it('of growth since a period holds that period', () => {
    const growth = terms({
      basis: 'GROWTH',
      growthBase: { kind: 'PERIOD', period: parsePeriod('2015'), compounded: true },
    });
    const window = evidenceWindow(growth, '2019-06-15');
    expect(window.stockDates[0]).toBe('2015-12-31');
    expect(window).toMatchObject({ flowFrom: '2015-01-01', observationsFrom: '2015-01-01' });
  });

  it('of a milestone needs no counting', () => {
    expect(evidenceWindow(terms({ basis: 'MILESTONE' }), '2019-06-15')).toMatchObject({
      stockDates: [],
      ...NO_FLOW,
    });
  });
});
