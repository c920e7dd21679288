/** Histories made by known processes, and how often the stated 80 % band holds what the process does next. */
import { quarterEndsBetween } from '../../../src/domain/calendar';
import { SeededRandom } from '../../../src/domain/random';
import { DrawStream } from '../../../src/domain/simulation/draw-stream';
import type { Driver, Figure, LevelDriver } from '../../../src/domain/simulation/model';
import { simulate } from '../../../src/domain/simulation/simulate';

const AS_OF = '2020-12-31';
const PAST = quarterEndsBetween('2005-01-01', AS_OF);
const FUTURE = quarterEndsBetween('2021-01-01', '2022-12-31');

/** The history and what comes after it, in one go. */
type Process = (chance: DrawStream, length: number) => number[];

export interface BackTest {
  readonly name: string;
  /** Figures or buckets of history. */
  readonly history: number;
  /** Quarters until the deadline. */
  readonly quarters: number;
  readonly process: Process;
  readonly driver: (known: readonly number[]) => Driver;
}

const series = (length: number, step: (i: number) => number) => Array.from({ length }, (_, i) => step(i));

/** 100, 105, 110 … each figure off by a noise of its own. */
export const line: Process = (chance, n) => series(n, (i) => 100 + 5 * i + 8 * chance.normal());

/** Adds 5 a quarter, give or take 8, for good. */
export const walk: Process = (chance, n) => {
  let value = 200;
  return series(n, () => {
    value += 5 + 8 * chance.normal();
    return value;
  });
};

/** Half walk, half noise: neither reading is quite true. */
export const walkWithNoise: Process = (chance, n) => {
  let value = 200;
  return series(n, () => {
    value += 5 + 4 * chance.normal();
    return value + 6 * chance.normal();
  });
};

const SEASONS = [0.4, 0.3, 1, 0.8, 1.1, 1.9, 0.7, 0.8, 1.2, 0.9, 1.1, 2.8];

/** Months of very different size, each spread by a fifth of itself. */
export const seasonalMonths: Process = (chance, n) =>
  series(n, (i) => Math.max(0, (SEASONS[i % 12] as number) * 100 * (1 + 0.2 * chance.normal())));

export const poisson =
  (mean: number): Process =>
  (chance, n) =>
    series(n, () => chance.poisson(mean));

/** Counts whose variance is four times their mean. */
export const bunched =
  (mean: number): Process =>
  (chance, n) =>
    series(n, () => chance.poisson(3 * chance.gamma(mean / 3)));

export const level =
  (accidents?: 'LAST' | 'PASS') =>
  (known: readonly number[]): LevelDriver => {
    const ends = PAST.slice(-known.length);
    const history = ends.map((on, i) => ({ on, value: known[i] as number }));
    return { kind: 'LEVEL', name: 'x', history, lowest: 0, ...(accidents && { accidents }) };
  };

export const flow =
  (bucketMonths: 1 | 3, counts: boolean) =>
  (amounts: readonly number[]): Driver => ({
    kind: 'FLOW',
    name: 'x',
    history: { bucketMonths, amounts, knownUntil: AS_OF, counts },
  });

const LEVEL_FIGURE: Figure = {
  kind: 'ON_DAY',
  terms: [{ driver: 'x', output: 'VALUE', weight: 1 }],
  constant: 0,
};
const FLOW_FIGURE: Figure = {
  kind: 'TOTAL',
  terms: [{ driver: 'x', output: 'AMOUNT', weight: 1 }],
  since: '2021-01-01',
  soFar: 0,
};

/**
 * Whether the simulated band holds what came. Counts often fall on an edge of the band, which then holds more than
 * 80 % of its own draws; so it is asked whether 10 % to 90 % of the draws lie below what came, ties by chance. For
 * what has no ties that is the band itself.
 */
function isHeld(
  test: Pick<BackTest, 'quarters'>,
  driver: Driver,
  figure: Figure,
  came: number,
  seed: number,
  draws: number,
) {
  const periodEnds = FUTURE.slice(0, test.quarters);
  const stated = { figure, deadline: periodEnds.at(-1) as string, value: came, about: 0 };
  const targets = (['LESS_THAN', 'AT_MOST'] as const).map((comparator) => ({
    ...{ ...stated, name: comparator, comparator, direction: 'LOWER_IS_BETTER' as const },
  }));
  const model = { asOf: AS_OF, periodEnds, drivers: [driver], targets };
  const options = { seed: seed + 1_000_000, draws, levers: [], withSensitivities: false, goal: null };
  const [below = 0, upTo = 0] = simulate(model, options).targets.map((outcome) =>
    outcome.verdict === 'SIMULATED' ? outcome.withLevers.probability : Number.NaN,
  );
  const place = below + (upTo - below) * new SeededRandom(seed).fork('ties').float();
  return place > 0.1 && place < 0.9;
}

/** Share of the seeds whose outcome lies within the band. */
export function coverageOf(test: BackTest, seeds: number, draws: number): number {
  const isFlow = test.driver([0, 0]).kind === 'FLOW';
  let inside = 0;
  for (let seed = 0; seed < seeds; seed += 1) {
    const chance = new DrawStream(new SeededRandom(seed).fork(test.name));
    const driver = test.driver([]);
    const perQuarter = driver.kind === 'FLOW' ? 3 / driver.history.bucketMonths : 1;
    const all = test.process(chance, test.history + test.quarters * perQuarter);
    const [known, next] = [all.slice(0, test.history), all.slice(test.history)];
    const outcome = isFlow ? next.reduce((sum, amount) => sum + amount, 0) : (next.at(-1) as number);
    const figure = isFlow ? FLOW_FIGURE : LEVEL_FIGURE;
    if (isHeld(test, test.driver(known), figure, outcome, seed, draws)) inside += 1;
  }
  return inside / seeds;
}

/** Certificates that are renewed at a known rate: past lapses tell it, those in force meet it. */
export function renewalCoverage(lapsed: number, held: number, seeds: number, draws: number): number {
  let inside = 0;
  for (let seed = 0; seed < seeds; seed += 1) {
    const chance = new DrawStream(new SeededRandom(seed).fork(`renewal ${lapsed}`));
    const rate = 0.2 + 0.6 * chance.uniform();
    const renewedOf = (count: number) =>
      series(count, () => (chance.uniform() < rate ? 1 : 0)).filter(Boolean);
    const driver: Driver = {
      kind: 'CERTIFICATES',
      name: 'x',
      held: series(held, (i) => i).map((i) => ({
        certificate: `c${i}`,
        enterprise: `e${i}`,
        expiresOn: '2021-03-01',
      })),
      validMonths: 36,
      renewal: { name: 'kind', lapsed, renewed: renewedOf(lapsed).length },
      arrivals: null,
    };
    const figure: Figure = {
      kind: 'ON_DAY',
      terms: [{ driver: 'x', output: 'IN_FORCE', weight: 1 }],
      constant: 0,
    };
    if (isHeld({ quarters: 2 }, driver, figure, renewedOf(held).length, seed, draws)) inside += 1;
  }
  return inside / seeds;
}

export const BACK_TESTS: readonly BackTest[] = [
  { name: 'a line with noise, 24 figures', history: 24, quarters: 4, process: line, driver: level() },
  { name: 'a line with noise, 40 figures', history: 40, quarters: 8, process: line, driver: level() },
  { name: 'a walk with drift, 16 figures', history: 16, quarters: 4, process: walk, driver: level() },
  { name: 'a walk with drift, 40 figures', history: 40, quarters: 8, process: walk, driver: level() },
  {
    name: 'a walk with noise, 40 figures',
    history: 40,
    quarters: 4,
    process: walkWithNoise,
    driver: level(),
  },
  { name: 'a line known as one, 6 figures', history: 6, quarters: 4, process: line, driver: level('PASS') },
  { name: 'a walk known as one, 6 figures', history: 6, quarters: 4, process: walk, driver: level('LAST') },
  {
    name: 'seasonal months, two years',
    history: 24,
    quarters: 3,
    process: seasonalMonths,
    driver: flow(1, false),
  },
  {
    name: 'seasonal months, five years',
    history: 60,
    quarters: 8,
    process: seasonalMonths,
    driver: flow(1, false),
  },
  {
    name: 'Poisson counts, 8 quarters',
    history: 8,
    quarters: 6,
    process: poisson(12),
    driver: flow(3, true),
  },
  {
    name: 'Poisson counts, 24 quarters',
    history: 24,
    quarters: 8,
    process: poisson(12),
    driver: flow(3, true),
  },
  {
    name: 'bunched counts, 8 quarters',
    history: 8,
    quarters: 6,
    process: bunched(20),
    driver: flow(3, true),
  },
  {
    name: 'bunched counts, 24 quarters',
    history: 24,
    quarters: 8,
    process: bunched(20),
    driver: flow(3, true),
  },
];
