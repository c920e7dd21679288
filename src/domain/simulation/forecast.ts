/** From the values of a target's figure to its path, its band and the probability that it is reached. */
import { addDays, type IsoDate } from '../calendar';
import { Decimal } from '../decimal';
import { acceptedRange } from '../progress/judgement';
import { type Columns, columnOf, type Grid, lastColumnUpTo } from './grid';
import type { SimulatedTarget } from './model';
import type { Forecast, PathPoint } from './outcome';
import { bandOf, createScratch } from './quantiles';

/** Sums of doubles miss a promise they reach by less than this share of it. */
const ROUNDING_SHARE = 1e-9;

/** One byte a draw: whether the target is reached in it. */
export type Reached = Uint8Array;

/** The comparators of progress, once for all draws; a draw without a value does not reach anything. */
export function reachedIn(values: Float64Array, target: SimulatedTarget): Reached {
  const about = new Decimal(target.about);
  const { lowest, highest, strict } = acceptedRange(target.comparator, new Decimal(target.value), { about });
  const slack = (bound: number) => Math.abs(bound) * (strict ? -ROUNDING_SHARE : ROUNDING_SHARE);
  const low = lowest === null ? Number.NEGATIVE_INFINITY : lowest.toNumber();
  const high = highest === null ? Number.POSITIVE_INFINITY : highest.toNumber();
  const from = lowest === null ? low : low - slack(low);
  const to = highest === null ? high : high + slack(high);
  const reached = new Uint8Array(values.length);
  for (let i = 0; i < values.length; i += 1) {
    const value = values[i] as number;
    const isIn = strict ? value > from && value < to : value >= from && value <= to;
    reached[i] = isIn ? 1 : 0;
  }
  return reached;
}

export function shareOf(reached: Reached): number {
  let count = 0;
  for (let i = 0; i < reached.length; i += 1) count += reached[i] as number;
  return count / reached.length;
}

/** Never 0: that none of so many draws reached a target does not prove that none can (Laplace). */
export function standardErrorOf(probability: number, draws: number): number {
  const careful = (probability * draws + 1) / (draws + 2);
  return Math.sqrt((careful * (1 - careful)) / draws);
}

/** Of the difference between two shares of the same draws: only those that changed sides count. */
export function pairedStandardError(a: Reached, b: Reached): number {
  let [sum, changed] = [0, 0];
  for (let i = 0; i < a.length; i += 1) {
    const difference = (a[i] as number) - (b[i] as number);
    sum += difference;
    changed += difference * difference;
  }
  const draws = a.length;
  return Math.sqrt(Math.max(changed - (sum * sum) / draws, 0)) / draws;
}

/** The column that is judged at the deadline: with a delayed feed, the last one known by then. */
export const judgedColumn = (grid: Grid, deadline: IsoDate, delayDays: number): number =>
  Math.max(lastColumnUpTo(grid, addDays(deadline, -delayDays)), 0);

export function forecastOf(
  values: Columns,
  judged: Float64Array,
  reached: Reached,
  target: SimulatedTarget,
  grid: Grid,
): Forecast | null {
  const scratch = createScratch(grid.draws);
  const atDeadline = bandOf(judged, scratch);
  if (!atDeadline) return null;
  const path: PathPoint[] = [];
  for (let p = 1; p < grid.columns; p += 1) {
    const end = grid.ends[p] as IsoDate;
    if (end > target.deadline) break;
    const band = bandOf(columnOf(values, p, grid.draws), scratch);
    if (band) path.push({ end, ...band });
  }
  const probability = shareOf(reached);
  return { path, atDeadline, probability, standardError: standardErrorOf(probability, grid.draws) };
}
