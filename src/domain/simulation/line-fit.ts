/**
 * A line, level or with drift, on which a walk and a noise ride: generalised least squares: flat
 * priors on *a* and σ, and a normal one about 0 on *b*.
 *
 *     value(t) = a + b·t + walk(t) + noise(t),   Var walk = σ²·share per step,   Var noise = σ²·noise(t)
 */
import { logarithm } from './exact-maths';
import { cholesky, dot, solveLower, solveUpper } from './linear-algebra';

const { max, min, sqrt } = Math;

export interface LineFit {
  /** Where the history ends (without its noise) and the drift per step, with their spread per σ. */
  readonly level: number;
  readonly drift: number;
  readonly levelSpread: number;
  readonly driftOnLevel: number;
  readonly driftSpread: number;
  readonly sumOfSquares: number;
  /** Logarithms of |V| and of |X′V⁻¹X|. */
  readonly logVariance: number;
  readonly logInformation: number;
  /** Line and walk at each time, without the noise. */
  readonly smoothed: Float64Array;
}

export interface LineShape {
  /** Of σ², per step. */
  readonly share: number;
  /** Variance of the prior of *b*, in σ²: infinite where nothing is known, 0 where there is no drift. */
  readonly drifts: number;
  /** Where the history ends: on or after the last value. */
  readonly end: number;
}

/** The walk starts at the first value. */
export function fitLine(
  times: Float64Array,
  values: Float64Array,
  noise: Float64Array,
  { share, drifts, end }: LineShape,
): LineFit {
  const n = times.length;
  const hasDrift = drifts > 0;
  const factor = cholesky(n, (i, j) => {
    const walk = share * min(times[i] as number, times[j] as number);
    return i === j ? walk + (noise[i] as number) : walk;
  });
  const white = (vector: Float64Array) => solveLower(factor, vector);
  const ones = white(new Float64Array(n).fill(1));
  const slope = white(times);
  const y = white(values);
  const toEnd = white(times.map((time) => share * time));
  const [p, q, r] = hasDrift
    ? [dot(ones, ones), dot(ones, slope), dot(slope, slope) + 1 / drifts]
    : [dot(ones, ones), 0, 1];
  const determinant = p * r - q * q;
  const [oneY, slopeY] = [dot(ones, y), hasDrift ? dot(slope, y) : 0];
  const a = (r * oneY - q * slopeY) / determinant;
  const b = (p * slopeY - q * oneY) / determinant;
  const rest = y.map((value, i) => value - a * (ones[i] as number) - b * (slope[i] as number));
  // The level at the end: the line there, and what the values tell of the walk.
  const [g0, g1] = [1 - dot(ones, toEnd), hasDrift ? end - dot(slope, toEnd) : 0];
  const [m0, m1] = [(r * g0 - q * g1) / determinant, (p * g1 - q * g0) / determinant];
  const variance = max(0, share * end - dot(toEnd, toEnd)) + g0 * m0 + g1 * m1;
  const levelSpread = sqrt(max(variance, 1e-12));
  const driftOnLevel = m1 / levelSpread;
  let logVariance = 0;
  for (let i = 0; i < n; i += 1) logVariance += 2 * logarithm(factor[i * n + i] as number);
  const unexplained = solveUpper(factor, rest);
  return {
    level: a + b * end + dot(toEnd, rest),
    drift: b,
    levelSpread,
    driftOnLevel,
    driftSpread: hasDrift ? sqrt(max(p / determinant - driftOnLevel * driftOnLevel, 0)) : 0,
    sumOfSquares: dot(rest, rest) + (hasDrift ? (b * b) / drifts : 0),
    logVariance,
    logInformation: logarithm(determinant),
    smoothed: values.map((value, i) => value - (noise[i] as number) * (unexplained[i] as number)),
  };
}
