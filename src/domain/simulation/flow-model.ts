/**
 * What the history of a flow says of its future: a mean per bucket, with the seasons of the year, a spread
 * that grows with the mean, and perhaps a trend.
 *
 * Flows are sums of many events (contracts, grants, certificates), so the variance is φ times the mean:
 * Poisson counts have φ = 1, events in bunches more. Amounts are gamma distributed, counts negative
 * binomial; both add up, so a quarter of three months is one draw. The mean, the shares of the seasons, φ
 * and the trend are drawn too.
 */
import { exponential, logarithm } from './exact-maths';
import { roundingVariance } from './level-model';
import { MAX_HISTORY } from './limits';
import type { FlowHistory } from './model';

/** A trend seen in fewer buckets than this, or in less than two years, is an accident. */
const BUCKETS_FOR_TREND = 16;
const YEARS_FOR_TREND = 2;
const YEARS_FOR_SEASONS = 2;
/** Before a history is looked at: events come in bunches more often than not; set by the back-test. */
const BUNCHED_ODDS = 2;

export interface FlowTrend {
  /** How likely there is one, by the Bayesian information criterion. */
  readonly weight: number;
  /** Change per year as a share of the mean, from the middle of the history on. */
  readonly slope: number;
  /** Variance of the slope for φ = 1. */
  readonly slopeVariance: number;
  /** Years from the middle of the history to its end. */
  readonly yearsSinceMiddle: number;
  readonly dispersion: number;
  readonly degrees: number;
  readonly bunched: number;
}

export interface FlowModel {
  readonly counts: boolean;
  readonly buckets: number;
  readonly total: number;
  /**
   * Mean of a bucket by its place in the year, the first after the history first; one where there are no
   * seasons.
   */
  readonly means: readonly number[];
  /** φ and the degrees of freedom it was estimated with, without a trend. */
  readonly dispersion: number;
  readonly degrees: number;
  /** How likely counts are more than Poisson, by the same criterion; 1 for amounts. */
  readonly bunched: number;
  readonly trend: FlowTrend | null;
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** Bucket `i` of `n` has the place of the future bucket that comes a whole number of years after it. */
const placeOf = (i: number, n: number, places: number) => (((i - n) % places) + places) % places;

function meansByPlace(amounts: readonly number[], places: number): number[] {
  return Array.from({ length: places }, (_, place) => {
    const there = amounts.filter((_, i) => placeOf(i, amounts.length, places) === place);
    return sum(there) / there.length;
  });
}

interface Spread {
  readonly squares: number;
  readonly dispersion: number;
  readonly degrees: number;
}

const SMALLEST_DISPERSION = 1e-12;

/**
 * φ is the sum of squares over the sum of the means, which is right for a year's total even where the large
 * buckets of a season spread more than φ says; uneven buckets count for fewer degrees of freedom.
 */
function spreadAround(
  fitted: readonly number[],
  expected: readonly number[],
  amounts: readonly number[],
  left: number,
  rounding: number,
): Spread {
  const n = amounts.length;
  const squares =
    sum(amounts.map((amount, i) => (amount - (fitted[i] as number)) ** 2 + rounding)) + SMALLEST_DISPERSION;
  const evenness = sum(expected) ** 2 / (n * sum(expected.map((mean) => mean * mean)));
  const dispersion = Math.max((squares * n) / (left * sum(expected)), SMALLEST_DISPERSION);
  return { squares, dispersion, degrees: Math.max(left * evenness, 1) };
}

/** Counts that spread no more than Poisson are Poisson; the more they do, the less likely by accident. */
function bunchedWeight({ dispersion, degrees }: Spread, counts: boolean, buckets: number): number {
  if (!counts) return 1;
  if (dispersion <= 1) return 0;
  const gain = 0.5 * degrees * (dispersion - 1 - logarithm(dispersion)) - 0.5 * logarithm(buckets);
  return BUNCHED_ODDS / (BUNCHED_ODDS + exponential(-gain));
}

/**
 * A straight line through the buckets once their seasons are taken out; it turns round the middle of the
 * history.
 */
function fitTrend(
  expected: readonly number[],
  amounts: readonly number[],
  bucketYears: number,
  plain: Spread & { readonly left: number; readonly rounding: number; readonly counts: boolean },
): FlowTrend | null {
  const n = amounts.length;
  if (n < BUCKETS_FOR_TREND || n * bucketYears < YEARS_FOR_TREND) return null;
  const years = amounts.map((_, i) => (i + 0.5 - n) * bucketYears);
  const middle = sum(years.map((year, i) => year * (expected[i] as number))) / sum(expected);
  const offsets = years.map((year) => year - middle);
  const weight = sum(offsets.map((offset, i) => offset * offset * (expected[i] as number)));
  const slope =
    sum(offsets.map((offset, i) => offset * ((amounts[i] as number) - (expected[i] as number)))) / weight;
  const tilted = expected.map((mean, i) => mean * (1 + slope * (offsets[i] as number)));
  const spread = spreadAround(tilted, expected, amounts, plain.left - 1, plain.rounding);
  const gain = 0.5 * n * logarithm(plain.squares / spread.squares) - 0.5 * logarithm(n);
  return {
    weight: 1 / (1 + exponential(-gain)),
    slope,
    slopeVariance: 1 / weight,
    yearsSinceMiddle: -middle,
    dispersion: spread.dispersion,
    degrees: spread.degrees,
    bunched: bunchedWeight(spread, plain.counts, n),
  };
}

/** Needs two buckets at least; the caller asks for `MIN_BUCKETS`. */
export function fitFlow(history: FlowHistory): FlowModel {
  const amounts = history.amounts.slice(-MAX_HISTORY);
  const n = amounts.length;
  const bucketsPerYear = 12 / history.bucketMonths;
  const places = n >= YEARS_FOR_SEASONS * bucketsPerYear ? bucketsPerYear : 1;
  const means = meansByPlace(amounts, places);
  const total = sum(amounts);
  const model = { counts: history.counts, buckets: n, total, means };
  if (total === 0) return { ...model, dispersion: 1, degrees: n - places, bunched: 0, trend: null };
  const expected = amounts.map((_, i) => means[placeOf(i, n, places)] as number);
  const rounding = history.counts ? 0 : roundingVariance(amounts);
  const left = n - places;
  const spread = spreadAround(expected, expected, amounts, left, rounding);
  const bucketYears = history.bucketMonths / 12;
  const plain = { ...spread, left, rounding, counts: history.counts };
  const trend = left < 3 ? null : fitTrend(expected, amounts, bucketYears, plain);
  const bunched = bunchedWeight(spread, history.counts, n);
  return { ...model, dispersion: spread.dispersion, degrees: spread.degrees, bunched, trend };
}
