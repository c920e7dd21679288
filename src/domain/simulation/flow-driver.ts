/** The amounts of a flow in each period: drawn from what its history says, or at the pace of a lever. */
import { addDays, daysBetween, earliest, type IsoDate, latest } from '../calendar';
import { additionPaces, type Chance, growthRates } from './chance';
import type { DriverChange } from './driver-change';
import * as exact from './exact-maths';
import type { FlowModel } from './flow-model';
import { FlowParameters } from './flow-parameters';
import { type Columns, emptyColumns, type Grid, monthsAfter, yearsAfter } from './grid';
import type { FlowHistory } from './model';

/** Bound once: in the inner loop a look-up costs more than the arithmetic. */
const { exponential, logarithm } = exact;
const { floor, max, sqrt } = Math;

/** Buckets of each place that fall into each column, in parts: [column × places + place]. */
function bucketsByColumn(history: FlowHistory, places: number, starts: readonly IsoDate[], grid: Grid) {
  const weights = new Float64Array(grid.columns * places);
  const end = grid.ends.at(-1) as IsoDate;
  let start = history.knownUntil;
  for (let bucket = 0; start < end; bucket += 1) {
    const stop = monthsAfter(history.knownUntil, (bucket + 1) * history.bucketMonths);
    const days = daysBetween(start, stop);
    for (let p = 0; p < grid.columns; p += 1) {
      const from = latest(start, starts[p] as IsoDate);
      const shared = daysBetween(from, earliest(stop, grid.ends[p] as IsoDate));
      const at = p * places + (bucket % places);
      if (shared > 0) weights[at] = (weights[at] as number) + shared / days;
    }
    start = stop;
  }
  return weights;
}

/** Rounds up or down by chance, so that the mean is kept; grows with what is rounded. */
const roundByChance = (value: number, uniform: number): number => floor(value + uniform);

export interface FlowStart {
  readonly stream: string;
  /** What comes after this day is simulated; column 0 holds what falls up to `asOf`. */
  readonly after: IsoDate;
}

/** Where each column lies after the history: in years, in buckets, and the root of buckets since the last. */
interface Times {
  readonly years: Float64Array;
  readonly buckets: Float64Array;
  readonly roots: Float64Array;
}

function timesOf({ knownUntil, bucketMonths }: FlowHistory, starts: readonly IsoDate[], grid: Grid): Times {
  const middles = starts.map((start, p) =>
    addDays(start, Math.floor(daysBetween(start, grid.ends[p] as IsoDate) / 2)),
  );
  const years = yearsAfter(knownUntil, middles);
  const buckets = years.map((year) => (year * 12) / bucketMonths);
  const roots = buckets.map((at, p) => sqrt(max(0, at - (p === 0 ? 0 : (buckets[p - 1] as number)))));
  return { years, buckets, roots };
}

/** The amounts as history has them, before any lever on additions. */
function drawAmounts(
  history: FlowHistory,
  model: FlowModel,
  change: DriverChange,
  grid: Grid,
  chance: Chance,
  { stream: name, after }: FlowStart,
): Columns {
  const { columns, draws, ends } = grid;
  const starts = [after, ...ends.slice(0, -1)];
  const stream = chance.stream(`flow:${name}`);
  const parameters = new FlowParameters(model);
  const { means } = parameters;
  const weights = bucketsByColumn(history, means.length, starts, grid);
  const lengths = bucketsByColumn(history, 1, starts, grid);
  const { years, buckets, roots } = timesOf(history, starts, grid);
  const rates = change.growth && growthRates(chance, change.growth, draws);
  const values = emptyColumns(grid);
  for (let draw = 0; draw < draws; draw += 1) {
    parameters.draw(stream);
    const { places } = parameters;
    const logRate = rates ? logarithm(1 + (rates[draw] as number)) : 0;
    for (let p = 0; p < columns; p += 1) {
      let mean = 0;
      if (places === 1) mean = (lengths[p] as number) * (means[0] as number);
      else
        for (let k = 0; k < places; k += 1) {
          mean += (weights[p * places + k] as number) * (means[k] as number);
        }
      mean *= parameters.change(buckets[p] as number, roots[p] as number, rates === null, stream);
      const amount = parameters.amount(stream, mean);
      const factor = rates ? exponential(logRate * (years[p] as number)) : 1;
      const chanceOfMore = rates && model.counts ? stream.uniform() : 0;
      values[p * draws + draw] =
        rates && model.counts ? roundByChance(amount * factor, chanceOfMore) : amount * factor;
    }
  }
  return values;
}

/** A pace by the year, spread evenly over its days; what is counted stays whole. */
function drawAdditions(counts: boolean, change: DriverChange, grid: Grid, chance: Chance, start: FlowStart) {
  const values = emptyColumns(grid);
  const lever = change.additions;
  if (!lever) return values;
  const { columns, draws, ends } = grid;
  const from = lever.mode === 'INSTEAD' ? start.after : grid.asOf;
  const years = yearsAfter(from, ends);
  const paces = additionPaces(chance, lever, draws);
  const stream = chance.stream(`rounding:${lever.driver}`);
  for (let draw = 0; draw < draws; draw += 1) {
    const uniform = counts ? stream.uniform() : 0;
    let before = 0;
    for (let p = 0; p < columns; p += 1) {
      const total = (paces[draw] as number) * Math.max(0, years[p] as number);
      const upTo = counts ? roundByChance(total, uniform) : total;
      values[p * draws + draw] = upTo - before;
      before = upTo;
    }
  }
  return values;
}

export function simulateFlow(
  history: FlowHistory,
  model: FlowModel | null,
  change: DriverChange,
  grid: Grid,
  chance: Chance,
  start: FlowStart,
): Columns {
  const { additions } = change;
  if (additions?.mode === 'INSTEAD' || !model)
    return drawAdditions(history.counts, change, grid, chance, start);
  const amounts = drawAmounts(history, model, change, grid, chance, start);
  if (!additions) return amounts;
  const added = drawAdditions(history.counts, change, grid, chance, start);
  for (let i = 0; i < amounts.length; i += 1) amounts[i] = (amounts[i] as number) + (added[i] as number);
  return amounts;
}
