/**
 * Processes whose truth is known. The method's constants were chosen while looking at the first set; the second was
 * only ever reported.
 */
import type { DrawStream } from '../../../src/domain/simulation/draw-stream';
import { exponential } from '../../../src/domain/simulation/exact-maths';

/** The history and what comes after it, in one go. */
export type Process = (chance: DrawStream, length: number) => number[];

const series = (length: number, step: (i: number) => number) => Array.from({ length }, (_, i) => step(i));

/** 100, 105, 110 … each figure off by a noise of its own. */
export const line =
  (slope: number, noise: number, from = 100): Process =>
  (chance, n) =>
    series(n, (i) => from + slope * i + noise * chance.normal());

/** Adds so much a quarter, give or take, for good; `noise` passes. */
export const walk =
  (drift: number, spread: number, noise = 0): Process =>
  (chance, n) => {
    let value = 200;
    return series(n, () => {
      value += drift + spread * chance.normal();
      return value + (noise && noise * chance.normal());
    });
  };

/** Grows by a share a quarter, give or take, for good. */
export const geometricWalk =
  (drift: number, spread: number): Process =>
  (chance, n) => {
    let log = 5;
    return series(n, () => {
      log += drift + spread * chance.normal();
      return exponential(log);
    });
  };

/** A line with deviations of which 0.7 is left a quarter later. */
export const autoregressive: Process = (chance, n) => {
  let deviation = 10 * chance.normal();
  return series(n, (i) => {
    deviation = 0.7 * deviation + 7 * chance.normal();
    return 200 + 2 * i + deviation;
  });
};

/** A walk of which one step in ten is four times as long. */
export const jumpingWalk: Process = (chance, n) => {
  let value = 200;
  return series(n, () => {
    value += 2 + 5 * (chance.uniform() < 0.1 ? 4 : 1) * chance.normal();
    return value;
  });
};

const MONTHS = [0.4, 0.3, 1, 0.8, 1.1, 1.9, 0.7, 0.8, 1.2, 0.9, 1.1, 2.8];

/** Months of very different size, each spread by a fifth of itself. */
export const seasonalMonths: Process = (chance, n) =>
  series(n, (i) => Math.max(0, (MONTHS[i % 12] as number) * 100 * (1 + 0.2 * chance.normal())));

const QUARTERS = [0.5, 0.9, 0.8, 1.8];

/** Counts with the mean of each bucket; their variance is `bunches` times it. */
const counts =
  (bunches: number, mean: (i: number, n: number) => number): Process =>
  (chance, n) =>
    series(n, (i) => {
      const extra = bunches - 1;
      return chance.poisson(extra > 0 ? extra * chance.gamma(mean(i, n) / extra) : mean(i, n));
    });

export const steadyCounts = (mean: number, bunches = 1) => counts(bunches, () => mean);

/** The mean grows by the same share each bucket. */
export const growingCounts = (from: number, growth: number, bunches = 1) =>
  counts(bunches, (i) => from * exponential(growth * i));

export const growingSeasons = (from: number, growth: number) =>
  counts(1, (i) => from * (QUARTERS[i % 4] as number) * exponential(growth * i));

/** From a given bucket on twice as many. */
export const stepInCounts = (mean: number, at: number) => counts(1, (i) => (i < at ? mean : 2 * mean));

/** The mean of the counts walks. */
export const walkingCounts: Process = (chance, n) => {
  let log = 3;
  return series(n, () => {
    log += 0.12 * chance.normal();
    return chance.poisson(exponential(log));
  });
};

/** Money: gamma distributed, growing by a share each bucket. */
export const growingAmounts =
  (growth: number, dispersion: number): Process =>
  (chance, n) =>
    series(n, (i) => 1e5 * dispersion * chance.gamma((20 / dispersion) * exponential(growth * i)));

/** Money by a year's budget: all quarters of a year rise together. */
export const yearlyBudgets: Process = (chance, n) => {
  let budget = 100;
  return series(n, (i) => {
    if (i % 4 === 0) budget *= 1 + 0.1 + 0.15 * chance.normal();
    return Math.max(0, budget * (1 + 0.05 * chance.normal()));
  });
};
