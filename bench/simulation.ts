/**
 * How long a simulation takes on one core, beside its lower bound: drawing one normal number for each draw,
 * target and period. `--coverage` back-tests the method on many more made-up histories than the tests do.
 */
import { SeededRandom } from '../src/domain/random';
import { DrawStream } from '../src/domain/simulation/draw-stream';
import type { Lever } from '../src/domain/simulation/lever';
import { simulate } from '../src/domain/simulation/simulate';
import { BACK_TESTS, coverageOf, renewalCoverage } from '../test/domain/simulation/known-processes';
import { fiftyTargets } from './simulation-model';

const DRAWS = 10_000;
const ROUNDS = 5;
const COVERAGE_SEEDS = 1_200;
const COVERAGE_DRAWS = 300;

const LEVERS: readonly Lever[] = [
  { kind: 'GROWTH', drivers: ['level 0'], annualRate: 0.1, standardDeviation: 0.02 },
  { kind: 'ADDITIONS', driver: 'flow 0', mode: 'INSTEAD', perYear: 120, standardDeviation: 10 },
  { kind: 'RENEWAL', drivers: ['certificates 0'], rate: 0.7 },
];

/** Time of the processor, the best of some rounds: the first ones are still being compiled. */
function bestMs(work: () => unknown): number {
  const times = Array.from({ length: ROUNDS }, () => {
    const start = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  });
  return Math.min(...times);
}

function drawNormals(count: number): number {
  const stream = new DrawStream(new SeededRandom(1));
  let sum = 0;
  for (let i = 0; i < count; i += 1) sum += stream.normal();
  return sum;
}

function speed(): void {
  const model = fiftyTargets();
  const numbers = DRAWS * model.targets.length * model.periodEnds.length;
  const plain = { seed: 1, draws: DRAWS, levers: [], withSensitivities: false, goal: null };
  const target = 'target of certificates 0';
  const goal = { target, lever: 2, probability: 0.9 };
  const bound = bestMs(() => drawNormals(numbers));
  const rows = [
    ['lower bound: as many normal numbers', bound],
    ['baseline', bestMs(() => simulate(model, plain))],
    ['baseline and three levers', bestMs(() => simulate(model, { ...plain, levers: LEVERS }))],
    [
      'with sensitivities and a goal',
      bestMs(() => simulate(model, { ...plain, levers: LEVERS, withSensitivities: true, goal })),
    ],
  ] as const;
  console.log(
    `${DRAWS} draws × ${model.targets.length} targets × ${model.periodEnds.length} quarters, one core`,
  );
  for (const [name, ms] of rows) {
    console.log(`${name.padEnd(40)} ${ms.toFixed(0).padStart(6)} ms  ${(ms / bound).toFixed(1)} ×`);
  }
}

function coverage(): void {
  console.log(`share of ${COVERAGE_SEEDS} outcomes within the stated 80 % band`);
  const line = (name: string, share: number) =>
    console.log(`${name.padEnd(40)} ${(100 * share).toFixed(1)} %`);
  for (const test of BACK_TESTS) line(test.name, coverageOf(test, COVERAGE_SEEDS, COVERAGE_DRAWS));
  for (const [lapsed, held] of [
    [5, 12],
    [60, 40],
  ] as const) {
    line(`renewal after ${lapsed} lapses`, renewalCoverage(lapsed, held, COVERAGE_SEEDS, COVERAGE_DRAWS));
  }
  for (const history of [8, 12]) {
    for (const { name, ...test } of BACK_TESTS.slice(0, 3)) {
      if (test.history === 40) continue;
      const short = `${name.split(',')[0]}, ${history} figures`;
      line(short, coverageOf({ ...test, name: short, history }, COVERAGE_SEEDS, COVERAGE_DRAWS));
    }
  }
}

if (process.argv.includes('--coverage')) coverage();
else speed();
