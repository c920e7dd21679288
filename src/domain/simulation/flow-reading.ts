/**
 * One way to read the history of a flow: seasons or none, a steady mean or one that grows by the same share
 * each period, and a mean that walks or stays.
 *
 *     mean(t) = season(t) · e^(a + b·t + walk(t)),   Var amount = φ · mean
 *
 * The logarithm of the mean is fitted by iterated least squares on the working response (penalised
 * quasi-likelihood), so that months of nothing count for what they are.
 */
import { exponential, logarithm } from './exact-maths';
import { fitLine, type LineFit } from './line-fit';

const { abs, max, min, sqrt } = Math;

export interface Shape {
  readonly places: number;
  /** Standard deviation of what is expected of the growth of its logarithm per bucket; 0: it has none. */
  readonly growth: number;
  /** Variance of the walk per bucket, as a share of that of the noise of a mean bucket. */
  readonly walk: number;
}

export interface FlowReading extends Shape {
  /** Mean of a bucket by its place, as a share of the mean one; the first after the history first. */
  readonly seasons: readonly number[];
  /** Events per φ = 1, and buckets of a mean season, that tell the mean. */
  readonly total: number;
  readonly exposure: number;
  /** Logarithm of the mean where the history ends; null where it is steady, and the total tells it. */
  readonly line: LineFit | null;
  /** Mean of a mean bucket: σ² of the line is φ over this. */
  readonly meanBucket: number;
  readonly dispersion: number;
  readonly degrees: number;
  /** By the Bayesian information criterion, on the extended quasi-likelihood (Nelder and Pregibon, 1987). */
  readonly score: number;
}

const ROUNDS = 6;
const LARGEST_STEP = 1;
const SMALLEST_DISPERSION = 1e-12;
const SMALLEST_SEASON = 1e-9;

const sum = (values: ArrayLike<number>): number => {
  let total = 0;
  for (let i = 0; i < values.length; i += 1) total += values[i] as number;
  return total;
};

/** Bucket `i` of `n` has the place of the future bucket that comes a whole number of years after it. */
const placeOf = (i: number, n: number, places: number) => (((i - n) % places) + places) % places;

/** What happened at each place over what would have without seasons; their mean is one. */
function seasonsOf(amounts: readonly number[], trend: Float64Array, places: number): number[] {
  const n = amounts.length;
  const [seen, even] = [new Float64Array(places), new Float64Array(places)];
  for (let i = 0; i < n; i += 1) {
    const place = placeOf(i, n, places);
    seen[place] = (seen[place] as number) + (amounts[i] as number);
    even[place] = (even[place] as number) + (trend[i] as number);
  }
  const shares = Array.from(seen, (amount, place) => amount / (even[place] as number));
  const mean = sum(shares) / places;
  return shares.map((share) => share / mean);
}

interface Fitted {
  readonly seasons: readonly number[];
  readonly means: Float64Array;
  readonly line: LineFit;
}

/** Buckets of a season in which nothing ever happened tell nothing of the mean. */
function fitMeans(amounts: readonly number[], { places, growth, walk }: Shape, scale: number): Fitted {
  const n = amounts.length;
  const meanBucket = sum(amounts) / n;
  const logs = new Float64Array(n).fill(logarithm(meanBucket));
  let seasons: readonly number[] = [1];
  let line: LineFit | null = null;
  for (let round = 0; round < ROUNDS; round += 1) {
    if (places > 1) seasons = seasonsOf(amounts, logs.map(exponential), places);
    const told = amounts
      .map((_, i) => i)
      .filter((i) => (seasons[placeOf(i, n, places)] ?? 0) > SMALLEST_SEASON);
    const means = told.map(
      (i) => (seasons[placeOf(i, n, places)] as number) * exponential(logs[i] as number),
    );
    const times = Float64Array.from(told, (i) => i - n + 0.5);
    const begin = times[0] as number;
    line = fitLine(
      times.map((time) => time - begin),
      Float64Array.from(
        told,
        (i, j) => (logs[i] as number) + (amounts[i] as number) / (means[j] as number) - 1,
      ),
      Float64Array.from(means, (mean) => meanBucket / mean),
      { share: walk, drifts: (growth * growth * meanBucket) / scale, end: -begin },
    );
    moveTo(logs, line, told);
  }
  const means = logs.map((log, i) => (seasons[placeOf(i, n, places)] as number) * exponential(log));
  return { seasons, means, line: line as LineFit };
}

/** Buckets that tell nothing follow the one before. */
function moveTo(logs: Float64Array, { smoothed }: LineFit, told: readonly number[]): void {
  let next = 0;
  for (let i = 0; i < logs.length; i += 1) {
    const at = min(next, told.length - 1);
    const step = (smoothed[at] as number) - (logs[told[at] as number] as number);
    if (told[at] === i) next += 1;
    logs[i] = (logs[i] as number) + (abs(step) > LARGEST_STEP ? LARGEST_STEP * (step > 0 ? 1 : -1) : step);
  }
}

function devianceOf(amounts: readonly number[], means: Float64Array): number {
  return sum(
    amounts.map((amount, i) => {
      const mean = means[i] as number;
      const part = amount > 0 ? amount * logarithm(amount / mean) : 0;
      return 2 * max(0, part - amount + mean);
    }),
  );
}

/**
 * φ is the sum of squares over the sum of the means, which is right for a year's total even where the large
 * buckets of a season spread more than φ says; uneven buckets count for fewer degrees of freedom.
 */
function spreadOf(amounts: readonly number[], { means }: Fitted, left: number, rounding: number) {
  const n = amounts.length;
  const squares = sum(amounts.map((amount, i) => (amount - (means[i] as number)) ** 2 + rounding));
  const evenness = sum(means) ** 2 / (n * sum(means.map((mean) => mean * mean)));
  return {
    dispersion: max((squares * n) / (left * sum(means)), SMALLEST_DISPERSION),
    degrees: max(left * evenness, 1),
  };
}

/** What seasons take up of the years cannot tell growth: over two years a quarter of it. */
function besideSeasons(line: LineFit, n: number, places: number): LineFit {
  if (places === 1) return line;
  const wider = sqrt((n * n - 1) / max(n * n - places * places, 1));
  return {
    ...line,
    levelSpread: line.levelSpread * wider,
    driftOnLevel: line.driftOnLevel * wider,
    driftSpread: line.driftSpread * wider,
  };
}

export interface History {
  readonly counts: boolean;
  /** Variance of rounding to the last digit. */
  readonly rounding: number;
  /** φ, as the plainest reading has it: what a growth's prior is measured by. */
  readonly usual: number;
}

/** Null where the shape has as many numbers as the history. */
export function fitReading(
  amounts: readonly number[],
  shape: Shape,
  { counts, rounding, usual }: History,
): FlowReading | null {
  const n = amounts.length;
  const total = sum(amounts);
  const meanBucket = total / n;
  const parameters = shape.places + (shape.growth > 0 ? 1 : 0);
  const left = n - parameters;
  if (left < 2) return null;
  const fitted = fitMeans(amounts, shape, usual);
  const { means, line, seasons } = fitted;
  const plain = spreadOf(amounts, fitted, left, rounding);
  const pearson = sum(means.map((mean, i) => (mean > 0 ? ((amounts[i] as number) - mean) ** 2 / mean : 0)));
  // What the walk had to do for it counts as well.
  const walked = max(0, line.sumOfSquares * meanBucket - pearson);
  const penalised = devianceOf(amounts, means) + walked + (n * rounding) / meanBucket;
  const scale = max(penalised / n, counts ? 1 : SMALLEST_DISPERSION);
  const isSteady = shape.growth === 0 && shape.walk === 0;
  const dispersion = shape.walk === 0 ? plain.dispersion : penalised / left;
  const noises = sum(means.map((mean) => (mean > 0 ? logarithm(meanBucket / mean) : 0)));
  const occam = shape.walk === 0 ? 0 : line.logVariance - noises;
  return {
    ...{ ...shape, seasons, total, meanBucket, degrees: plain.degrees, dispersion },
    exposure: sum(amounts.map((_, i) => seasons[placeOf(i, n, shape.places)] as number)),
    line: isSteady ? null : besideSeasons(line, n, shape.places),
    score:
      -0.5 * n * logarithm(scale) - penalised / (2 * scale) - 0.5 * occam - 0.5 * parameters * logarithm(n),
  };
}
