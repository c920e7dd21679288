/**
 * How long a simulation takes on one core, beside its lower bound: drawing one normal number for each draw,
 * target and period. `--coverage` back-tests the method on many more made-up histories than the tests do.
 */
import { SeededRandom } from '../src/domain/random';
import { DrawStream } from '../src/domain/simulation/draw-stream';
import type { Lever } from '../src/domain/simulation/lever';
import { simulate } from '../src/domain/simulation/simulate';
import { type BackTest, CHOSEN_ON, HELD_OUT, LOOKED_AT, MISSED } from '../test/domain/simulation/back-tests';
import { type Coverage, coverageOf, RENEWALS, renewalCoverage } from '../test/domain/simulation/coverage';
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

const percent = (share: number) => `${(100 * share).toFixed(1).padStart(6)} %`;
const printCoverage = (name: string, { split, plain }: Coverage) =>
  console.log(`${name.padEnd(56)} ${percent(split)} ${percent(plain)}`);

/** `--coverage` alone, or with the first letters of some processes. */
function coverage(names: readonly string[]): void {
  const isAsked = ({ name }: BackTest) => names.length === 0 || names.some((start) => name.startsWith(start));
  console.log(`share of ${COVERAGE_SEEDS} outcomes within the stated 80 % band: ties split, ties included`);
  console.log('constants chosen on:');
  for (const test of CHOSEN_ON.filter(isAsked)) {
    printCoverage(test.name, coverageOf(test, COVERAGE_SEEDS, COVERAGE_DRAWS));
  }
  if (names.length === 0) {
    for (const { lapsed, held } of RENEWALS) {
      const share = renewalCoverage(lapsed, held, COVERAGE_SEEDS, COVERAGE_DRAWS);
      printCoverage(`renewal of ${held} after ${lapsed} lapses`, share);
    }
  }
  const others = { 'looked at': LOOKED_AT, 'looked at, and not held': MISSED, 'held out': HELD_OUT };
  for (const [title, tests] of Object.entries(others)) {
    console.log(`${title}:`);
    for (const test of tests.filter(isAsked)) {
      printCoverage(test.name, coverageOf(test, COVERAGE_SEEDS, COVERAGE_DRAWS));
    }
  }
}

const [mode, ...names] = process.argv.slice(2);
if (mode === '--coverage') coverage(names);
else speed();
