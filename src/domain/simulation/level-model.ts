/**
 * What the history of a level says of its future: a line with drift on which either a walk or a noise
 * rides.
 *
 *     figure(t) = a + b·t + walk(t) + noise(t),   Var walk = σ²·ρ per step,   Var noise = σ²·(1 − ρ)
 *
 * ρ = 0 is a straight line with noise, ρ = 1 a random walk with drift. Which it is, and whether it rides on
 * the numbers or on their logarithms, a history seldom tells: all are kept, weighted by how likely each
 * makes the history, and each draw takes one. a, b and σ are drawn as well, so that little history gives
 * wide bands.
 */
import { daysBetween } from '../calendar';
import { exponential, logarithm } from './exact-maths';
import { MAX_HISTORY } from './limits';
import { cholesky, solveLower } from './linear-algebra';
import type { LevelDriver } from './model';

const { max, min, sqrt } = Math;

/** Whether numbers or logarithms grow evenly shows no earlier. */
const FIGURES_FOR_LOGARITHMS = 6;

/**
 * How the readings are weighed before the history is looked at, and how sharply after: set once, by the
 * back-test, so that 80 % bands hold 80 % of what comes, whichever reading is true. A walk taken for a line
 * is wrong by far more than a line taken for a walk, and even growth in percent is commoner than in
 * numbers.
 */
const WALK_ODDS = 3;
const LOGARITHM_ODDS = 10;
const SHARPNESS = 2;

/** A walk without any noise has no determinant. */
const WALK = 0.999;
const READINGS: Readonly<Record<'LAST' | 'PASS' | 'UNKNOWN', readonly number[]>> = {
  LAST: [WALK],
  PASS: [0],
  UNKNOWN: [0, WALK],
};

/** One way to read the history, in units of one mean step of time. */
export interface LevelComponent {
  /** Up to here, of all components in order: compared with a uniform. */
  readonly upTo: number;
  /** Null on the numbers themselves; else logarithms, made comparable by this geometric mean. */
  readonly geometricMean: number | null;
  /** The level where the history ends (without its noise) and the drift per step, with their spread per σ. */
  readonly level: number;
  readonly drift: number;
  readonly levelSpread: number;
  readonly driftOnLevel: number;
  readonly driftSpread: number;
  readonly sumOfSquares: number;
  readonly degrees: number;
  readonly walk: number;
  readonly noise: number;
}

export interface LevelModel {
  readonly components: readonly LevelComponent[];
  readonly stepDays: number;
}

interface Fit extends Omit<LevelComponent, 'upTo'> {
  readonly logLikelihood: number;
}

const LARGEST_SCALE = 6;

/** A figure is rounded to its last digit: even a perfect line says no more than that. */
export function roundingVariance(values: readonly number[]): number {
  let unit = 1;
  for (let digits = 0; digits < LARGEST_SCALE; digits += 1) {
    if (values.every((value) => Math.abs(value / unit - Math.round(value / unit)) < 1e-6)) break;
    unit /= 10;
  }
  return (unit * unit) / 12;
}

const dot = (x: Float64Array, y: Float64Array): number => {
  let sum = 0;
  for (let i = 0; i < x.length; i += 1) sum += (x[i] as number) * (y[i] as number);
  return sum;
};

/** Generalised least squares with flat priors on a, b and log σ; the walk starts at the first figure. */
function fitComponent(times: Float64Array, values: Float64Array, share: number, rounding: number) {
  const n = times.length;
  const last = times[n - 1] as number;
  const factor = cholesky(n, (i, j) => {
    const walk = share * min(times[i] as number, times[j] as number);
    return i === j ? walk + 1 - share : walk;
  });
  const white = (vector: Float64Array) => solveLower(factor, vector);
  const ones = white(new Float64Array(n).fill(1));
  const slope = white(times);
  const y = white(values);
  const toLast = white(times.map((time) => share * time));
  const [p, q, r] = [dot(ones, ones), dot(ones, slope), dot(slope, slope)];
  const determinant = p * r - q * q;
  const [oneY, slopeY] = [dot(ones, y), dot(slope, y)];
  const a = (r * oneY - q * slopeY) / determinant;
  const b = (p * slopeY - q * oneY) / determinant;
  const rest = y.map((value, i) => value - a * (ones[i] as number) - b * (slope[i] as number));
  // The level at the last day: the line there, and what the figures tell of the walk.
  const [g0, g1] = [1 - dot(ones, toLast), last - dot(slope, toLast)];
  const [m0, m1] = [(r * g0 - q * g1) / determinant, (p * g1 - q * g0) / determinant];
  const variance = max(0, share * last - dot(toLast, toLast)) + g0 * m0 + g1 * m1;
  const levelSpread = sqrt(max(variance, 1e-12));
  const driftOnLevel = m1 / levelSpread;
  const sumOfSquares = dot(rest, rest) + n * rounding;
  let logDeterminant = logarithm(determinant);
  for (let i = 0; i < n; i += 1) logDeterminant += 2 * logarithm(factor[i * n + i] as number);
  return {
    level: a + b * last + dot(toLast, rest),
    drift: b,
    levelSpread,
    driftOnLevel,
    driftSpread: sqrt(max(p / determinant - driftOnLevel * driftOnLevel, 0)),
    sumOfSquares,
    degrees: n - 2,
    walk: share,
    noise: 1 - share,
    logLikelihood: -0.5 * logDeterminant - 0.5 * (n - 2) * logarithm(sumOfSquares),
  };
}

function meanLogarithm(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + logarithm(value), 0) / values.length;
}

/** Needs three figures at least; the caller asks for `MIN_FIGURES`. */
export function fitLevel({ history, highest, accidents }: LevelDriver): LevelModel {
  const used = history.slice(-MAX_HISTORY);
  const [first, last] = [used[0], used.at(-1)];
  if (!first || !last || used.length < 3) throw new RangeError('a level needs three figures');
  const stepDays = daysBetween(first.on, last.on) / (used.length - 1);
  const times = Float64Array.from(used, ({ on }) => daysBetween(first.on, on) / stepDays);
  const values = used.map(({ value }) => value);
  const rounding = roundingVariance(values);
  const shares = READINGS[accidents ?? 'UNKNOWN'];
  const fits: Fit[] = shares.map((share) => ({
    ...fitComponent(times, Float64Array.from(values), share, rounding),
    geometricMean: null,
  }));
  const canGrow = highest === undefined && values.every((value) => value > 0);
  if (canGrow && values.length >= FIGURES_FOR_LOGARITHMS) {
    // Box and Cox: times the geometric mean, logarithms are in the unit of the numbers.
    const geometricMean = exponential(meanLogarithm(values));
    const logs = Float64Array.from(values, (value) => geometricMean * logarithm(value / geometricMean));
    for (const share of shares) {
      fits.push({ ...fitComponent(times, logs, share, rounding), geometricMean });
    }
  }
  return { components: weighted(fits), stepDays };
}

function weighted(fits: readonly Fit[]): LevelComponent[] {
  const best = fits.reduce((most, fit) => max(most, fit.logLikelihood), Number.NEGATIVE_INFINITY);
  const weights = fits.map(({ logLikelihood, walk, geometricMean }) => {
    const odds = (walk > 0 ? WALK_ODDS : 1) * (geometricMean === null ? 1 : LOGARITHM_ODDS);
    return odds * exponential(SHARPNESS * (logLikelihood - best));
  });
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let upTo = 0;
  return fits.map(({ logLikelihood: _, ...fit }, i) => {
    upTo += (weights[i] as number) / total;
    return { ...fit, upTo: i === fits.length - 1 ? 1 : upTo };
  });
}
