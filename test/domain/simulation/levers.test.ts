import fc from 'fast-check';
import type { AdditionsLever, FundLever, Lever } from '../../../src/domain/simulation/lever';
import type { FundDriver, HeldCertificate } from '../../../src/domain/simulation/model';
import { simulate } from '../../../src/domain/simulation/simulate';
import {
  certificateDriver,
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

const certified = target('certified', onDay('certificates', 'IN_FORCE'), 62);
const ambitious = target('ambitious', onDay('certificates', 'IN_FORCE'), 84);
const granted = target('granted', totalOf('patents', 130), 290);
const enterprises = target('enterprises', onDay('enterprises'), 150);
const fund: FundDriver = { kind: 'FUND', name: 'fund', payments: [] };
const lent = target(
  'lent',
  { kind: 'TOTAL', terms: [{ driver: 'fund', output: 'LENT', weight: 1 }], since: '2018-01-01', soFar: 5e6 },
  20e6,
);
const drivers = [
  certificateDriver('certificates', 60),
  flowDriver('patents', [21, 18, 25, 30, 22, 19, 28, 33]),
  levelDriver('enterprises', [100, 104, 103, 109, 112, 118, 117, 121]),
  fund,
];
const model = modelOf(drivers, [certified, ambitious, granted, enterprises, lent]);

const additions = (driver: string, perYear: number, more: Partial<AdditionsLever> = {}): Lever => ({
  kind: 'ADDITIONS',
  driver,
  mode: 'INSTEAD',
  perYear,
  standardDeviation: 2,
  ...more,
});
const renewal = (rate: number): Lever => ({ kind: 'RENEWAL', drivers: ['certificates'], rate });
const growth = (annualRate: number, driver = 'enterprises'): Lever => ({
  kind: 'GROWTH',
  drivers: [driver],
  annualRate,
  standardDeviation: 0.01,
});
const payment = (amount: number): FundLever => ({
  kind: 'FUND',
  driver: 'fund',
  payment: {
    ...{ paidOn: '2019-07-15', amount, leverage: 10, defaultRate: 0.03, defaultDeviation: 0.02 },
    ...{ lossShare: 0.5, lendingMonths: 12, loanMonths: 12 },
  },
});

const run = (levers: readonly Lever[], name: string, more = {}) => {
  const outcome = simulate(model, optionsOf(levers, { draws: 200, ...more }));
  return simulated(outcome.targets.find((one) => one.target === name)).withLevers;
};
const goal = (levers: readonly Lever[], name: string, probability = 0.9, more = {}) =>
  simulate(model, optionsOf(levers, { draws: 500, goal: goalOf(name, probability, more) })).goal;

describe('levers', () => {
  const pairs = (most: number) =>
    fc.tuple(fc.integer({ min: 0, max: most }), fc.integer({ min: 0, max: most }));

  it.each([
    ['additions of certificates', 'certified', (x: number) => additions('certificates', x), 40],
    ['additions of patents', 'granted', (x: number) => additions('patents', x), 200],
    ['additions besides', 'granted', (x: number) => additions('patents', x, { mode: 'BESIDES' }), 50],
    ['additions to a level', 'enterprises', (x: number) => additions('enterprises', x), 60],
    ['renewal', 'certified', (x: number) => renewal(x / 100), 100],
    ['growth of a level', 'enterprises', (x: number) => growth(x / 100), 50],
    ['growth of a flow', 'granted', (x: number) => growth(x / 100, 'patents'), 80],
    ['money', 'lent', (x: number) => payment(x * 1e5), 30],
  ])('never make an AT_LEAST target less likely by more of them: %s', (_, name, lever, most) => {
    fc.assert(
      fc.property(pairs(most), fc.integer({ min: 1, max: 5 }), ([a, b], seed) => {
        const [less, more] = [Math.min(a, b), Math.max(a, b)].map((x) => run([lever(x)], name, { seed }));
        expect(more?.probability).toBeGreaterThanOrEqual(less?.probability ?? 1);
        expect(more?.atDeadline.p50).toBeGreaterThanOrEqual(less?.atDeadline.p50 ?? Number.POSITIVE_INFINITY);
      }),
      { numRuns: 8 },
    );
  });

  it('let each enterprise count once, and by its last certificate', () => {
    const held: HeldCertificate[] = [
      { certificate: 'a', enterprise: 'x', expiresOn: '2019-08-01' },
      { certificate: 'b', enterprise: 'x', expiresOn: null },
      { certificate: 'c', enterprise: 'y', expiresOn: '2020-06-30' },
    ];
    const driver = certificateDriver('certificates', 0, { held, arrivals: null });
    const one = modelOf([driver], [certified]);
    const outcome = simulated(simulate(one, optionsOf([renewal(0)])).targets[0]).withLevers;
    // In force on its last day still, no longer the day after.
    expect(outcome.path.map(({ p50 }) => p50)).toEqual([2, 2, 2, 2, 1, 1]);
  });

  it('let one certificate meet one fate in whatever driver it is counted', () => {
    const driver = { ...certificateDriver('certificates', 60), arrivals: null };
    const twin = { ...driver, name: 'again' };
    const difference = target(
      'difference',
      {
        kind: 'ON_DAY',
        terms: [
          { driver: 'certificates', output: 'IN_FORCE', weight: 1 },
          { driver: 'again', output: 'IN_FORCE', weight: -1 },
        ],
        constant: 0,
      },
      0,
    );
    const outcome = simulated(simulate(modelOf([driver, twin], [difference]), optionsOf()).targets[0]);
    expect(outcome.withLevers.atDeadline).toEqual({ p10: 0, p50: 0, p90: 0 });
    expect(outcome.withLevers.probability).toBe(1);
  });

  it('judge by the last figure that a delayed feed has delivered', () => {
    const delay = (days: number): Lever => ({ kind: 'DELAY', drivers: ['patents'], days });
    const undelayed = run([], 'granted');
    expect(run([delay(0)], 'granted')).toEqual(undelayed);
    const { p10, p50, p90 } = undelayed.path.at(-2) ?? {};
    expect(run([delay(45)], 'granted').atDeadline).toEqual({ p10, p50, p90 });
    expect(run([delay(3000)], 'granted').atDeadline).toEqual({ p10: 130, p50: 130, p90: 130 });
  });

  it('lend what a payment carries, and less after losses', () => {
    const { path } = run([payment(1e6)], 'lent');
    // A year of lending carries ten times the payment; what comes back is lent again.
    expect(path.find(({ end }) => end === '2020-06-30')?.p50).toBeCloseTo(5e6 + (10e6 * 351) / 365.25, -3);
    const lost = { ...payment(1e6).payment, defaultRate: 0.5, defaultDeviation: 0, lossShare: 1 };
    expect(run([{ kind: 'FUND', driver: 'fund', payment: lost }], 'lent').atDeadline.p50).toBeLessThan(
      run([payment(1e6)], 'lent').atDeadline.p50,
    );
  });

  it('tell what each is worth, all others as they are', () => {
    const levers = [renewal(0.9), growth(0.3)];
    const { sensitivities } = simulate(model, optionsOf(levers, { withSensitivities: true }));
    expect(sensitivities.map(({ lever, target: name }) => [lever, name])).toEqual([
      [0, 'certified'],
      [0, 'ambitious'],
      [1, 'enterprises'],
    ]);
    const [renewed] = sensitivities;
    const all = run(levers, 'certified', { draws: 1000 }).probability;
    expect(renewed?.change).toBeCloseTo(all - run([], 'certified', { draws: 1000 }).probability, 12);
    const more = run([renewal(0.9 + (renewed?.step ?? 0))], 'certified', { draws: 1000 }).probability;
    expect(renewed?.stepChange).toBeCloseTo(more - all, 12);
    expect(renewed?.standardError).toBeGreaterThan(0);
  });
});

describe('seeking a goal', () => {
  const probabilityAt = (lever: Lever, name: string) => run([lever], name, { draws: 500 }).probability;

  it('finds the smallest whole number of additions', () => {
    const found = goal([additions('certificates', 0)], 'certified');
    if (found?.verdict !== 'REACHED') throw new Error(JSON.stringify(found));
    expect(Number.isInteger(found.value)).toBe(true);
    expect(probabilityAt(additions('certificates', found.value), 'certified')).toBe(found.probability);
    expect(found.probability).toBeGreaterThanOrEqual(0.9);
    expect(probabilityAt(additions('certificates', found.value - 1), 'certified')).toBeLessThan(0.9);
  });

  it('finds a rate to its precision', () => {
    const found = goal([growth(0)], 'enterprises');
    if (found?.verdict !== 'REACHED') throw new Error(JSON.stringify(found));
    expect(found.bound).toBe('AT_LEAST');
    expect(probabilityAt(growth(found.value), 'enterprises')).toBeGreaterThanOrEqual(0.9);
    expect(probabilityAt(growth(found.value - found.precision), 'enterprises')).toBeLessThan(0.9);
  });

  it('says when nothing is needed', () => {
    expect(goal([renewal(0.9)], 'certified', 0.05)).toMatchObject({
      verdict: 'ALREADY_REACHED',
      value: null,
    });
  });

  it('says when it cannot be reached, and how near it comes', () => {
    const none = goal([renewal(0.5)], 'ambitious');
    expect(none).toMatchObject({ verdict: 'NOT_REACHABLE', value: 1 });
    expect(none?.probability).toBe(probabilityAt(renewal(1), 'ambitious'));
    const near = goal([additions('certificates', 0)], 'certified', 0.9, { range: { lowest: 0, highest: 3 } });
    expect(near).toMatchObject({ verdict: 'NOT_REACHABLE', value: 3 });
  });

  it('says when the lever does not move the target', () => {
    expect(goal([renewal(0.5)], 'granted')).toMatchObject({ verdict: 'LEVER_DOES_NOT_MOVE_TARGET' });
    const safe = certificateDriver('certificates', 0, { arrivals: null });
    const one = modelOf([safe], [certified]);
    expect(simulate(one, optionsOf([renewal(0.5)], { goal: goalOf('certified') })).goal).toMatchObject({
      verdict: 'LEVER_DOES_NOT_MOVE_TARGET',
      probability: 0,
    });
  });

  it('finds the largest value where less is better, and the first that comes near where 左右 is meant', () => {
    const atMost = { ...granted, comparator: 'AT_MOST', value: 200 } as const;
    const about = { ...granted, name: 'about', comparator: 'ABOUT', value: 250, about: 0.05 } as const;
    const one = modelOf(drivers, [atMost, about]);
    const seek = (name: string) =>
      simulate(
        one,
        optionsOf([additions('patents', 0)], {
          goal: goalOf(name, 0.9, { range: { lowest: 0, highest: 400 } }),
        }),
      ).goal;
    expect(seek('granted')).toMatchObject({ verdict: 'REACHED', bound: 'AT_MOST' });
    expect(seek('about')).toMatchObject({ verdict: 'REACHED', bound: 'AT_LEAST' });
  });

  it('says when even the lever leaves history too short', () => {
    const one = modelOf([flowDriver('patents', [1])], [granted]);
    const options = optionsOf([growth(0.1, 'patents')], { goal: goalOf('granted') });
    expect(simulate(one, options).goal).toMatchObject({ verdict: 'INSUFFICIENT_HISTORY' });
  });
});
