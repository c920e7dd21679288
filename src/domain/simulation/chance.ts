/**
 * Streams of chance by name. What a lever draws comes from a stream of its own, so that a lever changes
 * what it touches and nothing else: runs with and without it share all other chance (common random
 * numbers).
 */
import { SeededRandom } from '../random';
import { DrawStream } from './draw-stream';
import type { AdditionsLever, GrowthLever } from './lever';
import { MIN_ANNUAL_RATE } from './limits';

export interface Chance {
  readonly seed: number;
  stream(name: string): DrawStream;
}

export function createChance(seed: number): Chance {
  const root = new SeededRandom(seed);
  return { seed, stream: (name) => new DrawStream(root.fork(name)) };
}

/** One rate a draw; the drivers of one lever share it. */
export function growthRates(chance: Chance, lever: GrowthLever, draws: number): Float64Array {
  const stream = chance.stream(`growth:${lever.drivers[0]}`);
  return new Float64Array(draws).map(() => {
    const rate = lever.annualRate + lever.standardDeviation * stream.normal();
    return Math.max(rate, MIN_ANNUAL_RATE);
  });
}

/** One pace a draw, never below nothing. */
export function additionPaces(chance: Chance, lever: AdditionsLever, draws: number): Float64Array {
  const stream = chance.stream(`additions:${lever.driver}`);
  return new Float64Array(draws).map(() =>
    Math.max(0, lever.perYear + lever.standardDeviation * stream.normal()),
  );
}
