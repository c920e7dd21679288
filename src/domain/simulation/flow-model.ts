/**
 * What the history of a flow says of its future: readings with and without seasons, growth and a wandering
 * mean, each as likely as it makes the history.
 *
 * Flows are sums of many events (contracts, grants, certificates), so the variance is φ times the mean:
 * Poisson counts have φ = 1, events in bunches more. Amounts are gamma distributed, counts negative
 * binomial; both add up, so a quarter of three months is one draw. Mean, growth, walk, seasons and φ are
 * drawn too.
 */
import { exponential, logarithm } from './exact-maths';
import { type FlowReading, fitReading, type Shape } from './flow-reading';
import { roundingVariance } from './level-model';
import { MAX_HISTORY } from './limits';
import type { FlowHistory } from './model';

const YEARS_FOR_SEASONS = 2;
/** Fewer buckets, or events (of φ = 1), show no change of the mean. */
const BUCKETS_FOR_GROWTH = 6;
const EVENTS_FOR_CHANGE = 8;
/**
 * Before a history is looked at; chosen by the back-test's first set. Growth is always read where enough
 * happened: its prior draws it to 0 where history says little, and a mixture with none was far too wide.
 */
const BUNCHED_ODDS = 0.8;
const WALK_ODDS = 0.7;
const WALKS = [0.1, 1, 10] as const;
/** In fewer a mean that walks looks like one that grows. */
const BUCKETS_FOR_WALK = 9;
/** Months of the year are seldom alike; quarters often are, and two years of them overfit soon. */
const SEASONS_ODDS: Readonly<Record<number, number>> = { 12: 12, 4: 0.02 };
/** Standard deviation of what is expected of a year's growth, in logarithms. */
const ANNUAL_GROWTH = 1.4;

export interface FlowComponent extends FlowReading {
  /** Up to here, of all components in order: compared with a uniform. */
  readonly upTo: number;
  /** How likely counts are more than Poisson; 1 for amounts. */
  readonly bunched: number;
}

export interface FlowModel {
  readonly counts: boolean;
  readonly components: readonly FlowComponent[];
}

/** Counts that spread no more than Poisson are Poisson; the more they do, the less likely by accident. */
function bunchedWeight({ dispersion, degrees }: FlowReading, counts: boolean, buckets: number): number {
  if (!counts) return 1;
  if (dispersion <= 1) return 0;
  const gain = 0.5 * degrees * (dispersion - 1 - logarithm(dispersion)) - 0.5 * logarithm(buckets);
  return BUNCHED_ODDS / (BUNCHED_ODDS + exponential(-gain));
}

function shapesOf(buckets: number, perYear: number, canChange: boolean): Shape[] {
  const places = buckets >= YEARS_FOR_SEASONS * perYear && perYear > 1 ? [1, perYear] : [1];
  const growth = canChange ? ANNUAL_GROWTH / perYear : 0;
  const walks = canChange && buckets >= BUCKETS_FOR_WALK ? [0, ...WALKS] : [0];
  return places.flatMap((count) => walks.map((walk) => ({ places: count, growth, walk })));
}

const oddsOf = ({ walk, places }: Shape): number =>
  (walk > 0 ? WALK_ODDS / WALKS.length : 1) * (SEASONS_ODDS[places] ?? 1);

/** Nothing ever happened: it seldom does. */
const nothing = (buckets: number): FlowComponent => ({
  ...{ places: 1, growth: 0, walk: 0, seasons: [1], total: 0, exposure: buckets, line: null },
  ...{ meanBucket: 0, dispersion: 1, degrees: buckets - 1, score: 0, upTo: 1, bunched: 0 },
});

/** Needs three buckets at least; the caller asks for `MIN_BUCKETS`. */
export function fitFlow({ amounts: all, bucketMonths, counts }: FlowHistory): FlowModel {
  const amounts = all.slice(-MAX_HISTORY);
  const n = amounts.length;
  if (amounts.every((amount) => amount === 0)) return { counts, components: [nothing(n)] };
  const rounding = counts ? 0 : roundingVariance(amounts);
  const plain = { counts, rounding, usual: 1 };
  const steady = fitReading(amounts, { places: 1, growth: 0, walk: 0 }, plain);
  if (!steady) throw new RangeError('a flow needs three buckets');
  const canChange =
    n >= BUCKETS_FOR_GROWTH && steady.total / (counts ? 1 : steady.dispersion) >= EVENTS_FOR_CHANGE;
  const usual = counts ? Math.max(1, steady.dispersion) : steady.dispersion;
  const read = (shape: Shape) => fitReading(amounts, shape, { ...plain, usual });
  const readings = shapesOf(n, 12 / bucketMonths, canChange).flatMap((shape) => read(shape) ?? []);
  const best = readings.reduce((most, { score }) => Math.max(most, score), Number.NEGATIVE_INFINITY);
  const weights = readings.map((reading) => oddsOf(reading) * exponential(reading.score - best));
  const weight = weights.reduce((sum, one) => sum + one, 0);
  let upTo = 0;
  const components = readings.map((reading, i) => {
    upTo += (weights[i] as number) / weight;
    const bunched = bunchedWeight(reading, counts, n);
    return { ...reading, bunched, upTo: i === readings.length - 1 ? 1 : upTo };
  });
  return { counts, components };
}
