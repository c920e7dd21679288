import type { Figure, FixedDriver } from '../../../src/domain/simulation/model';
import { simulationProblems } from '../../../src/domain/simulation/problems';
import { simulate } from '../../../src/domain/simulation/simulate';
import {
  flowDriver,
  goalOf,
  levelDriver,
  modelOf,
  onDay,
  optionsOf,
  simulated,
  target,
  totalOf,
} from './models';

const flow: FixedDriver = {
  kind: 'FIXED',
  name: 'flow',
  nature: 'FLOW',
  now: 0,
  values: [1, 2, 4, 8, 16, 32],
};
const stock: FixedDriver = {
  kind: 'FIXED',
  name: 'stock',
  nature: 'LEVEL',
  now: 100,
  values: [110, 120, 130, 140, 150, 160],
};
const amount = [{ driver: 'flow', output: 'AMOUNT', weight: 1 }] as const;
const yearTotal: Figure = { kind: 'YEAR_TOTAL', terms: amount, soFar: 10 };

/** What a figure is worth on 2019-09-30, 2019-12-31, 2020-03-31 … 2020-12-31; days without a value left out. */
const valuesOf = (figure: Figure, more = {}) => {
  const model = modelOf([flow, stock], [target('x', figure, 0, more)]);
  return simulated(simulate(model, optionsOf([], { draws: 100 })).targets[0]).withLevers.path.map(
    ({ p50 }) => p50,
  );
};

describe('a figure', () => {
  it('adds up a total since a day, with what was counted before', () => {
    expect(valuesOf({ kind: 'TOTAL', terms: amount, since: '2018-01-01', soFar: 5 })).toEqual([
      6, 8, 12, 20, 36, 68,
    ]);
    expect(valuesOf({ kind: 'TOTAL', terms: amount, since: '2020-01-01', soFar: 0 })).toEqual([
      0, 0, 4, 12, 28, 60,
    ]);
  });

  it('begins a year anew', () => {
    expect(valuesOf(yearTotal)).toEqual([11, 13, 4, 12, 28, 60]);
  });

  it('tells an increase from a base known or simulated', () => {
    const of = onDay('stock');
    expect(valuesOf({ kind: 'INCREASE', of, on: '2017-12-31', base: 90 })).toEqual([20, 30, 40, 50, 60, 70]);
    expect(valuesOf({ kind: 'INCREASE', of, on: '2019-12-31', base: null })).toEqual([0, 10, 20, 30, 40]);
  });

  it('tells growth on a year before, on a base, and a year on average', () => {
    const growth = { kind: 'GROWTH', of: onDay('stock'), since: null, compounded: false, known: [] } as const;
    // On 2020-06-30 the base is the day it starts from.
    expect(valuesOf(growth)[0]).toBeCloseTo(40, 9);
    expect(valuesOf({ ...growth, known: [{ on: '2018-12-31', value: 60 }] })[0]).toBeCloseTo(100, 9);
    const since = { ...growth, since: '2018-12-31', known: [{ on: '2018-12-31', value: 40 }] };
    expect(valuesOf(since).at(-1)).toBeCloseTo(300, 9);
    expect(valuesOf({ ...since, compounded: true }).at(-1)).toBeCloseTo(100, 9);
    const totals = { ...growth, of: yearTotal, known: [] };
    expect(valuesOf(totals).at(-1)).toBeCloseTo(100 * (60 / 13 - 1), 9);
  });

  it('divides, and has no value over nothing', () => {
    const ratio = { kind: 'RATIO', over: yearTotal, under: onDay('stock'), factor: 100 } as const;
    expect(valuesOf(ratio).at(-1)).toBeCloseTo(37.5, 9);
    const nothing = { ...ratio, under: { kind: 'ON_DAY', terms: [], constant: 0 } } as const;
    const model = modelOf([flow], [target('x', nothing, 1)]);
    expect(simulate(model, optionsOf()).targets).toEqual([
      {
        verdict: 'INSUFFICIENT_HISTORY',
        target: 'x',
        shortages: [{ name: 'x', what: 'BASE', have: 0, need: 1 }],
      },
    ]);
  });

  it('takes the mean of complete years, or the one furthest from the promise', () => {
    const years = {
      kind: 'YEARS',
      of: yearTotal,
      firstYear: 2018,
      known: [{ year: 2018, value: 20 }],
    } as const;
    expect(valuesOf({ ...years, summary: 'MEAN' })).toEqual([20, 16.5, 16.5, 16.5, 16.5, 31]);
    expect(valuesOf({ ...years, summary: 'WORST' }).at(-1)).toBe(13);
    expect(valuesOf({ ...years, summary: 'WORST' }, { comparator: 'AT_MOST' }).at(-1)).toBe(60);
  });

  it.each([
    ['AT_LEAST', 160, 1],
    ['MORE_THAN', 160, 0],
    ['AT_MOST', 160, 1],
    ['LESS_THAN', 160, 0],
    ['ABOUT', 150, 0],
    ['ABOUT', 153, 1],
  ] as const)('is judged like progress: %s %d', (comparator, value, probability) => {
    const model = modelOf([stock], [target('x', onDay('stock'), value, { comparator })]);
    expect(simulated(simulate(model, optionsOf()).targets[0]).withLevers.probability).toBe(probability);
  });

  it('simulates what a late feed has not told yet of the days before it starts', () => {
    const known = flowDriver('y', [9, 10, 11, 10, 9, 11]);
    const late = { ...known, history: { ...known.history, knownUntil: '2019-03-31' } };
    const soFar = (driver: typeof known) =>
      simulated(simulate(modelOf([driver], [target('y', totalOf('y'), 1)]), optionsOf()).targets[0])
        .withLevers.path[0];
    expect((soFar(late)?.p50 ?? 0) - (soFar(known)?.p50 ?? 0)).toBeGreaterThanOrEqual(8);
  });
});

describe('what cannot be simulated is found before', () => {
  const level = levelDriver('level', [1, 2, 3, 4]);
  const fine = target('x', onDay('level'), 5);
  const codes = (model = modelOf([level], [fine]), options = optionsOf()) =>
    simulationProblems(model, options).map(({ code }) => code);
  const growth = (annualRate: number, drivers = ['level']) =>
    ({ kind: 'GROWTH', drivers, annualRate, standardDeviation: 0 }) as const;
  const additions = (driver: string, perYear: number) =>
    ({ kind: 'ADDITIONS', driver, perYear, mode: 'INSTEAD', standardDeviation: 0 }) as const;

  it('in a sound one nothing', () => {
    expect(codes()).toEqual([]);
  });

  it.each([
    ['BAD_DRAWS', optionsOf([], { draws: -5 })],
    ['BAD_DRAWS', optionsOf([], { draws: 20_001 })],
    ['BAD_SEED', optionsOf([], { seed: 0.5 })],
    ['TOO_MANY_LEVERS', optionsOf(Array.from({ length: 21 }, () => growth(0.1)))],
    ['BAD_LEVER', optionsOf([growth(-2)])],
    ['BAD_LEVER', optionsOf([growth(Number.NaN)])],
    ['BAD_LEVER', optionsOf([additions('level', -1)])],
    ['UNKNOWN_DRIVER', optionsOf([growth(0.1, ['nobody'])])],
    ['LEVER_NOT_FOR_DRIVER', optionsOf([{ kind: 'RENEWAL', drivers: ['level'], rate: 0.5 }])],
    ['LEVERS_CLASH', optionsOf([growth(0.1), additions('level', 3)])],
    ['UNKNOWN_GOAL_TARGET', optionsOf([growth(0.1)], { goal: goalOf('nobody') })],
    ['UNKNOWN_GOAL_LEVER', optionsOf([], { goal: goalOf('x') })],
    ['BAD_GOAL_PROBABILITY', optionsOf([growth(0.1)], { goal: goalOf('x', 1) })],
    [
      'BAD_GOAL_RANGE',
      optionsOf([growth(0.1)], { goal: goalOf('x', 0.9, { range: { lowest: -2, highest: 1 } }) }),
    ],
  ])('%s in the options', (code, options) => {
    expect(codes(undefined, options)).toContain(code);
  });

  it.each([
    ['DEADLINE_NOT_A_PERIOD_END', modelOf([level], [{ ...fine, deadline: '2020-11-30' }])],
    ['DUPLICATE_NAME', modelOf([level, level], [fine])],
    ['UNKNOWN_DRIVER', modelOf([level], [target('x', onDay('nobody'), 1)])],
    ['BAD_OUTPUT', modelOf([level], [target('x', totalOf('level'), 1)])],
    ['BAD_NUMBER', modelOf([level], [{ ...fine, value: Number.NaN }])],
    ['BAD_HISTORY', modelOf([{ ...level, history: [...level.history].reverse() }], [fine])],
    ['BAD_HISTORY', modelOf([level, flowDriver('negative', [1, -1, 2, 3])], [fine])],
    ['NO_PERIODS', modelOf([level], [], '2021-01-01')],
    [
      'EVE_NOT_A_PERIOD_END',
      modelOf([flow], [target('x', { kind: 'TOTAL', terms: amount, since: '2020-02-01', soFar: 0 }, 1)]),
    ],
  ])('%s in the model', (code, model) => {
    expect(codes(model)).toContain(code);
  });
});
