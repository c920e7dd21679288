import fc from 'fast-check';
import { addDays, addMonths, lastOfMonth } from '../../../src/domain/calendar';
import { Decimal } from '../../../src/domain/decimal';
import { assessFeasibility } from '../../../src/domain/feasibility/assess-feasibility';
import { monthsBetween } from '../../../src/domain/feasibility/months';
import type { FeasibilityQuestion } from '../../../src/domain/feasibility/terms';
import { DEFAULT_THRESHOLDS, type Evidence, type TargetTerms } from '../../../src/domain/progress/terms';
import { rank } from '../../../src/domain/ranking/rank';

const LEVEL: TargetTerms = {
  ...{ basis: 'LEVEL', comparator: 'AT_LEAST', value: new Decimal(100), direction: 'HIGHER_IS_BETTER' },
  ...{ measure: 'STOCK', startsOn: '2019-01-01', endsOn: '2020-12-31', planStartsOn: '2018-01-01' },
  ...{ thresholds: DEFAULT_THRESHOLDS, unit: { zh: '家', en: 'firms' } },
};
const FLOW: TargetTerms = { ...LEVEL, basis: 'PERIOD_TOTAL', measure: 'FLOW' };

/** A level at the end of each quarter from the end of 2017 on. */
const levels = (...values: number[]): Evidence => ({
  doneOn: null,
  points: values.map((value, at) => {
    const first = addMonths('2018-01-01', 3 * at);
    const end = addDays(first, -1);
    return { ref: end, start: end, end, value: new Decimal(value), source: 'PUBLISHED' };
  }),
});

/** A flow of each month of 2018 and so on. */
const flows = (...values: number[]): Evidence => ({
  doneOn: null,
  points: values.map((value, at) => {
    const start = addMonths('2018-01-01', at);
    const end = addDays(addMonths(start, 1), -1);
    return { ref: end, start, end, value: new Decimal(value), source: 'PUBLISHED' };
  }),
});

const asked = (more: Partial<FeasibilityQuestion>): FeasibilityQuestion => ({
  ...{ terms: LEVEL, status: 'OFF_TRACK', actual: new Decimal(52), actualEnd: '2019-12-31' },
  ...{ history: levels(), asOf: '2019-12-31', synthetic: false },
  ...more,
});

describe('the run rate that is needed', () => {
  it('stands beside the best past pace of the same length, in words', () => {
    // From 52 to 100 in twelve months takes 4 a month; the best year brought 24, 2 a month.
    const history = levels(10, 16, 22, 28, 34, 38, 42, 47, 52);
    const found = assessFeasibility(asked({ history }));
    expect(found).toMatchObject({ verdict: 'HARD', daysLeft: 366, compared: 5 });
    expect([found.remaining, found.required, found.best?.perMonth].map(String)).toEqual(['48', '4', '2']);
    expect(found.best).toMatchObject({ start: '2018-01-01', end: '2018-12-31' });
    expect(found.explanation.zh).toContain('每月需4家');
    expect(found.explanation.zh).toContain('历史最好为每月2家（2018年）');
    expect(found.explanation.en).toContain(
      'It takes 4 firms a month; the best of the past was 2 firms a month (2018)',
    );
  });

  it('is feasible when there has been such a pace', () => {
    const history = levels(0, 12, 25, 38, 50, 50, 51, 51, 52);
    expect(assessFeasibility(asked({ history })).verdict).toBe('FEASIBLE');
  });

  it('is out of reach only by three times the best of eight stretches, and on the last day', () => {
    const slow = levels(...Array.from({ length: 13 }, (_, at) => 40 + at));
    const late = asked({
      history: slow,
      asOf: '2020-12-15',
      actualEnd: '2020-12-15',
      actual: new Decimal(60),
    });
    expect(assessFeasibility(late).verdict).toBe('OUT_OF_REACH');
    const few = asked({ ...late, history: levels(49, 50, 51, 52) });
    expect(assessFeasibility(few).verdict).toBe('HARD');
    const lastDay = asked({ asOf: '2020-12-31', actualEnd: '2020-12-31' });
    expect(assessFeasibility(lastDay)).toMatchObject({
      verdict: 'OUT_OF_REACH',
      required: null,
      daysLeft: 0,
    });
  });

  it('makes no claim from little history or without a figure', () => {
    expect(assessFeasibility(asked({ history: levels(40, 52) }))).toMatchObject({
      ...{ verdict: 'INSUFFICIENT_HISTORY', best: null },
    });
    const unknown = assessFeasibility(asked({ actual: null, actualEnd: null, status: 'NO_DATA' }));
    expect(unknown).toMatchObject({ verdict: 'INSUFFICIENT_HISTORY', remaining: null, required: null });
  });

  it('of what is reached, over, or no matter of so many a month is told as that', () => {
    expect(assessFeasibility(asked({ actual: new Decimal(100) })).verdict).toBe('REACHED');
    expect(assessFeasibility(asked({ asOf: '2021-01-01', status: 'MISSED' })).verdict).toBe('OVER');
    for (const terms of [
      { ...LEVEL, basis: 'EVERY_YEAR' },
      { ...LEVEL, basis: 'GROWTH' },
      { ...LEVEL, value: null },
      { ...FLOW, comparator: 'AT_MOST', value: new Decimal(10) },
    ] as TargetTerms[]) {
      expect(assessFeasibility(asked({ terms })).verdict).toBe('NOT_APPLICABLE');
    }
  });

  it('of a flow compares whole months that are known throughout', () => {
    const months = [...Array.from({ length: 12 }, () => 2), ...Array.from({ length: 6 }, () => 5)];
    const question = { terms: FLOW, actual: new Decimal(30), actualEnd: '2019-06-30', asOf: '2019-06-30' };
    const found = assessFeasibility(asked({ ...question, history: flows(...months) }));
    // 70 in eighteen months; the only eighteen months on record are too few to compare with.
    expect([found.required?.toFixed(4), found.compared, found.verdict]).toEqual([
      ...['3.8889', 1, 'INSUFFICIENT_HISTORY'],
    ]);
    const late = { ...question, asOf: '2020-09-30', actualEnd: '2020-09-30', actual: new Decimal(88) };
    const short = assessFeasibility(asked({ ...late, history: flows(...months) }));
    expect([short.required, short.best?.perMonth, short.verdict].map(String)).toEqual(['4', '5', 'FEASIBLE']);
    expect(short.recent).toMatchObject({ start: '2018-07-01', end: '2019-06-30' });
  });

  it('turns round where less is better', () => {
    const terms: TargetTerms = { ...LEVEL, comparator: 'AT_MOST', value: new Decimal(40) };
    const history = levels(100, 94, 88, 82, 76, 70, 64, 58, 52);
    const found = assessFeasibility(asked({ terms, history }));
    expect([found.remaining, found.required, found.best?.perMonth].map(String)).toEqual(['12', '1', '2']);
  });

  it('looks at nothing after the day', () => {
    const history = levels(10, 16, 22, 28, 34, 38, 42, 47, 52);
    const future = { ref: 'x', start: '2020-12-31', end: '2020-12-31', value: new Decimal(900) };
    const seen = { ...history, points: [...history.points, { ...future, source: 'PUBLISHED' as const }] };
    expect(assessFeasibility(asked({ history: seen }))).toEqual(assessFeasibility(asked({ history })));
  });
});

describe('months', () => {
  const day = fc.integer({ min: 0, max: 40_000 }).map((days) => addDays('1990-01-01', days));

  it('are whole between month ends and add up along the way', () => {
    expect(monthsBetween('2019-06-30', '2020-12-31').toNumber()).toBe(18);
    expect(monthsBetween(lastOfMonth(2020, 2), '2020-03-31').toNumber()).toBe(1);
    fc.assert(
      fc.property(day, day, day, (a, b, c) => {
        const sum = monthsBetween(a, b).plus(monthsBetween(b, c));
        expect(sum.minus(monthsBetween(a, c)).abs().lt('1e-50')).toBe(true);
      }),
    );
  });
});

describe('places', () => {
  const places = (values: (number | null)[], direction: 'HIGHER_IS_BETTER' | 'LOWER_IS_BETTER') =>
    rank(values, (value) => (value === null ? null : new Decimal(value)), direction);

  it('are shared by ties; the missing come last without one', () => {
    const { places: found, median } = places([3, null, 9, 3, 0], 'HIGHER_IS_BETTER');
    expect(found.map(({ item, rank: place }) => [item, place])).toEqual([
      [9, 1],
      [3, 2],
      [3, 2],
      [0, 4],
      [null, null],
    ]);
    expect(median?.toNumber()).toBe(3);
    expect(found.map(({ percentile }) => percentile)).toEqual([1, 0.75, 0.75, 0.25, null]);
    expect(places([3, 9], 'LOWER_IS_BETTER').places.map(({ item }) => item)).toEqual([3, 9]);
    expect(places([null], 'LOWER_IS_BETTER').median).toBeNull();
  });

  it('say how many are better, whatever the order of the question', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1 }), (values) => {
        for (const { item, rank: place } of places(values, 'HIGHER_IS_BETTER').places) {
          expect(place).toBe(1 + values.filter((other) => other > (item as number)).length);
        }
      }),
    );
  });
});
