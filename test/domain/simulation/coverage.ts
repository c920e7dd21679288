/** How often the stated 80 % band holds what a known process does next. */
import { quarterEndsBetween } from '../../../src/domain/calendar';
import { SeededRandom } from '../../../src/domain/random';
import { DrawStream } from '../../../src/domain/simulation/draw-stream';
import type { Driver, Figure } from '../../../src/domain/simulation/model';
import { simulate } from '../../../src/domain/simulation/simulate';
import { AS_OF, type BackTest } from './back-tests';

const FUTURE = quarterEndsBetween('2021-01-01', '2022-12-31');
const OTHER_CHANCE = 1_000_000;

/** Of all outcomes. */
export interface Coverage {
  /** From P10 to P90, both included: what a reader of the band sees. Ties of small counts make it more. */
  readonly plain: number;
  /** Where ties on an edge of the band count by chance, as much as it takes for 80 % of the draws. */
  readonly split: number;
}

const onDay = (output: 'VALUE' | 'IN_FORCE'): Figure => ({
  kind: 'ON_DAY',
  terms: [{ driver: 'x', output, weight: 1 }],
  constant: 0,
});
const TOTAL: Figure = {
  kind: 'TOTAL',
  terms: [{ driver: 'x', output: 'AMOUNT', weight: 1 }],
  since: '2021-01-01',
  soFar: 0,
};

interface Case {
  readonly driver: Driver;
  readonly figure: Figure;
  readonly quarters: number;
  readonly came: number;
}

/** Split: whether 10 % to 90 % of the draws lie below what came, ties by chance. */
function isHeld({ driver, figure, quarters, came }: Case, seed: number, draws: number) {
  const ends = FUTURE.slice(0, quarters);
  // A level at the deadline does not depend on what else is looked at.
  const periodEnds = driver.kind === 'LEVEL' ? ends.slice(-1) : ends;
  const stated = { figure, deadline: periodEnds.at(-1) as string, value: came, about: 0 };
  const targets = (['LESS_THAN', 'AT_MOST'] as const).map((comparator) => ({
    ...{ ...stated, name: comparator, comparator, direction: 'LOWER_IS_BETTER' as const },
  }));
  const model = { asOf: AS_OF, periodEnds, drivers: [driver], targets };
  const options = { seed: seed + OTHER_CHANCE, draws, levers: [], withSensitivities: false, goal: null };
  const [below, upTo] = simulate(model, options).targets.map((outcome) => {
    if (outcome.verdict !== 'SIMULATED') throw new Error(`not simulated: ${JSON.stringify(outcome)}`);
    return outcome.withLevers;
  });
  if (!below || !upTo) throw new Error('two targets have two outcomes');
  const ties = upTo.probability - below.probability;
  const place = below.probability + ties * new SeededRandom(seed).fork('ties').float();
  const { p10, p90 } = upTo.atDeadline;
  return { split: place > 0.1 && place < 0.9, plain: came >= p10 && came <= p90 };
}

function shareHeld(seeds: number, draws: number, make: (seed: number) => Case): Coverage {
  let [split, plain] = [0, 0];
  for (let seed = 0; seed < seeds; seed += 1) {
    const held = isHeld(make(seed), seed, draws);
    if (held.split) split += 1;
    if (held.plain) plain += 1;
  }
  return { split: split / seeds, plain: plain / seeds };
}

const sumOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);

export function coverageOf(test: BackTest, seeds: number, draws: number): Coverage {
  return shareHeld(seeds, draws, (seed) => {
    const chance = new DrawStream(new SeededRandom(seed).fork(test.name));
    const empty = test.driver([]);
    const perQuarter = empty.kind === 'FLOW' ? 3 / empty.history.bucketMonths : 1;
    const all = test.process(chance, test.history + test.quarters * perQuarter);
    const [past, next] = [all.slice(0, test.history), all.slice(test.history)];
    const isFlow = empty.kind === 'FLOW';
    return {
      driver: test.driver(past),
      figure: isFlow ? TOTAL : onDay('VALUE'),
      quarters: test.quarters,
      came: isFlow ? sumOf(next) : (next.at(-1) as number),
    };
  });
}

/** Certificates that are renewed at a known rate: past lapses tell it, those in force meet it. */
export function renewalCoverage(lapsed: number, held: number, seeds: number, draws: number): Coverage {
  return shareHeld(seeds, draws, (seed) => {
    const chance = new DrawStream(new SeededRandom(seed).fork(`renewal ${lapsed}`));
    const rate = 0.2 + 0.6 * chance.uniform();
    const renewedOf = (count: number) =>
      Array.from({ length: count }, () => (chance.uniform() < rate ? 1 : 0)).filter(Boolean).length;
    const driver: Driver = {
      kind: 'CERTIFICATES',
      name: 'x',
      held: Array.from({ length: held }, (_, i) => ({
        certificate: `c${i}`,
        enterprise: `e${i}`,
        expiresOn: '2021-03-01',
      })),
      validMonths: 36,
      renewal: { name: 'kind', lapsed, renewed: renewedOf(lapsed) },
      arrivals: null,
    };
    return { driver, figure: onDay('IN_FORCE'), quarters: 2, came: renewedOf(held) };
  });
}

export const RENEWALS = [
  { lapsed: 5, held: 12 },
  { lapsed: 60, held: 40 },
] as const;
