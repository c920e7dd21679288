/** Which processes the simulation is tried on, and for how long: what constants were chosen on, and what not. */
import { quarterEndsBetween } from '../../../src/domain/calendar';
import type { Driver, LevelDriver } from '../../../src/domain/simulation/model';
import * as known from './known-processes';

export const AS_OF = '2020-12-31';
const PAST = quarterEndsBetween('2000-01-01', AS_OF);

export interface BackTest {
  readonly name: string;
  /** Figures or buckets of history. */
  readonly history: number;
  /** Quarters until the deadline. */
  readonly quarters: number;
  readonly process: known.Process;
  readonly driver: (past: readonly number[]) => Driver;
}

const level =
  (accidents?: 'LAST' | 'PASS') =>
  (past: readonly number[]): LevelDriver => {
    const ends = PAST.slice(-past.length);
    const history = ends.map((on, i) => ({ on, value: past[i] as number }));
    return { kind: 'LEVEL', name: 'x', history, ...(accidents && { accidents }) };
  };

const flow =
  (bucketMonths: 1 | 3, counts: boolean) =>
  (amounts: readonly number[]): Driver => ({
    kind: 'FLOW',
    name: 'x',
    history: { bucketMonths, amounts, knownUntil: AS_OF, counts },
  });

const test =
  (driver: BackTest['driver'], unit: string) =>
  (what: string, history: number, quarters: number, process: known.Process): BackTest => ({
    name: `${what}, ${history} ${unit}, ${quarters} ahead`,
    ...{ history, quarters, process, driver },
  });

const levels = test(level(), 'figures');
const counts = test(flow(3, true), 'quarters');
const amounts = test(flow(3, false), 'quarters');
const months = test(flow(1, false), 'months');
const monthlyCounts = test(flow(1, true), 'months');

/** Constants were chosen while looking at these. */
export const CHOSEN_ON: readonly BackTest[] = [
  levels('a line with noise', 24, 4, known.line(5, 8)),
  levels('a line with noise', 40, 8, known.line(5, 8)),
  levels('a walk with drift', 16, 4, known.walk(5, 8)),
  levels('a walk with drift', 40, 8, known.walk(5, 8)),
  levels('a walk with noise', 40, 4, known.walk(5, 4, 6)),
  levels('a geometric walk', 16, 4, known.geometricWalk(0.03, 0.05)),
  levels('a geometric walk', 40, 8, known.geometricWalk(0.03, 0.05)),
  test(level('PASS'), 'figures')('a line known as one', 6, 4, known.line(5, 8)),
  test(level('LAST'), 'figures')('a walk known as one', 6, 4, known.walk(5, 8)),
  months('seasonal months', 24, 3, known.seasonalMonths),
  months('seasonal months', 60, 8, known.seasonalMonths),
  counts('Poisson counts', 6, 4, known.steadyCounts(12)),
  counts('Poisson counts', 8, 6, known.steadyCounts(12)),
  counts('Poisson counts', 24, 8, known.steadyCounts(12)),
  counts('bunched counts', 8, 6, known.steadyCounts(20, 4)),
  counts('bunched counts', 24, 8, known.steadyCounts(20, 4)),
  counts('growing counts', 8, 6, known.growingCounts(15, 0.08)),
  counts('growing counts', 16, 6, known.growingCounts(15, 0.05)),
  counts('growing counts', 24, 8, known.growingCounts(15, 0.05)),
];

/** Printed beside the first set while constants were chosen, though none for the sake of these. */
export const LOOKED_AT: readonly BackTest[] = [
  levels('a slow geometric walk', 28, 6, known.geometricWalk(0.01, 0.02)),
  levels('a walk with jumps', 24, 4, known.jumpingWalk),
  levels('a walk with drift', 12, 4, known.walk(5, 8)),
  levels('a walk with drift', 8, 4, known.walk(5, 8)),
  counts('few counts', 16, 8, known.steadyCounts(0.7)),
  counts('very bunched counts', 12, 4, known.steadyCounts(60, 10)),
  counts('growing, bunched counts', 12, 4, known.growingCounts(25, 0.06, 2)),
  counts('falling counts', 12, 6, known.growingCounts(60, -0.08)),
  counts('growing counts with seasons', 12, 6, known.growingSeasons(20, 0.05)),
  counts('growing counts with seasons', 24, 4, known.growingSeasons(20, 0.03)),
  monthlyCounts('growing counts', 36, 4, known.growingCounts(6, 0.02)),
  amounts('growing amounts', 10, 4, known.growingAmounts(0.06, 2)),
];

/** Of the same kind: the band does not hold there, and the document says so with the numbers. */
export const MISSED: readonly BackTest[] = [
  levels('a walk without drift', 20, 6, known.walk(0, 20)),
  levels('a falling line with large noise', 30, 6, known.line(-3, 15, 400)),
  levels('a line with lasting deviations', 32, 4, known.autoregressive),
  levels('a line with noise', 12, 4, known.line(5, 8)),
  levels('a line with noise', 8, 4, known.line(5, 8)),
  counts('counts whose mean walks', 16, 4, known.walkingCounts),
  counts('counts that doubled six quarters ago', 16, 4, known.stepInCounts(15, 10)),
  amounts('amounts by yearly budgets', 12, 4, known.yearlyBudgets),
];

/** Made up when all constants stood, and run once: nothing was changed after. */
export const HELD_OUT: readonly BackTest[] = [
  levels('a gentle line', 20, 3, known.line(2, 4, 150)),
  levels('a walk with a little noise', 28, 5, known.walk(3, 6, 2)),
  levels('a wide geometric walk', 24, 5, known.geometricWalk(0.02, 0.08)),
  counts('many counts', 10, 3, known.steadyCounts(30)),
  counts('few, bunched counts', 20, 6, known.steadyCounts(5, 2)),
  counts('slowly growing, bunched counts', 14, 5, known.growingCounts(25, 0.03, 1.5)),
  counts('falling counts with seasons', 16, 5, known.growingSeasons(40, -0.03)),
  monthlyCounts('falling counts', 30, 4, known.growingCounts(12, -0.02)),
  amounts('steady amounts', 9, 4, known.growingAmounts(0, 4)),
  amounts('fast growing amounts', 14, 4, known.growingAmounts(0.1, 1)),
];
