/** The amounts of a flow in each period: drawn from what its history says, or at the pace of a lever. */
import { addDays, daysBetween, earliest, type IsoDate, latest } from '../calendar';
import { additionPaces, type Chance, growthRates } from './chance';
import type { DrawStream } from './draw-stream';
import type { DriverChange } from './driver-change';
import * as exact from './exact-maths';
import type { FlowModel, FlowTrend } from './flow-model';
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

/** What is drawn once a draw: φ, the mean of each place, the slope of the trend. */
class FlowParameters {
  readonly means: Float64Array;
  dispersion = 1;
  trend: FlowTrend | null = null;
  slope = 0;

  constructor(private readonly model: FlowModel) {
    this.means = new Float64Array(model.means.length);
  }

  draw(stream: DrawStream): void {
    const { model } = this;
    const hasTrend = stream.uniform() < (model.trend?.weight ?? 0);
    this.trend = hasTrend ? model.trend : null;
    const { dispersion, degrees, bunched } = this.trend ?? model;
    const isBunched = stream.uniform() < bunched;
    this.dispersion = isBunched ? (dispersion * degrees) / stream.chiSquare(degrees) : 1;
    if (model.counts) this.dispersion = max(this.dispersion, 1);
    this.drawMeans(stream);
    const spread = sqrt((this.trend?.slopeVariance ?? 0) * this.dispersion);
    this.slope = this.trend ? this.trend.slope + spread * stream.normal() : 0;
  }

  /** The total is gamma distributed, and so is each place's share of it. */
  private drawMeans(stream: DrawStream): void {
    const { model, means, dispersion } = this;
    const places = means.length;
    // Half an event more (Jeffreys): that nothing was counted does not mean that nothing can be.
    const shape = model.total / dispersion + (model.counts ? 0.5 : 0);
    const mean = (dispersion * stream.gamma(shape)) / model.buckets;
    if (places === 1) {
      means[0] = mean;
      return;
    }
    const cycle = model.means.reduce((sum, value) => sum + value, 0);
    let total = 0;
    for (let k = 0; k < places; k += 1) {
      const share = cycle > 0 ? (model.means[k] as number) / cycle : 1 / places;
      means[k] = stream.gamma((share * model.total) / dispersion + 1 / places);
      total += means[k] as number;
    }
    for (let k = 0; k < places; k += 1) means[k] = ((means[k] as number) / total) * mean * places;
  }

  amount(stream: DrawStream, mean: number): number {
    if (mean <= 0) return 0;
    const { dispersion, model } = this;
    if (!model.counts) return dispersion * stream.gamma(mean / dispersion);
    const extra = dispersion - 1;
    return stream.poisson(extra > 1e-9 ? extra * stream.gamma(mean / extra) : mean);
  }

  /** How much more or less than in the middle of the history a flow is, so many years after its end. */
  tilt(years: number): number {
    return this.trend ? max(0, 1 + this.slope * (years + this.trend.yearsSinceMiddle)) : 1;
  }
}

export interface FlowStart {
  readonly stream: string;
  /** What comes after this day is simulated; column 0 holds what falls up to `asOf`. */
  readonly after: IsoDate;
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
  const places = model.means.length;
  const weights = bucketsByColumn(history, places, starts, grid);
  const middles = starts.map((start, p) =>
    addDays(start, Math.floor(daysBetween(start, ends[p] as IsoDate) / 2)),
  );
  const years = yearsAfter(history.knownUntil, middles);
  const rates = change.growth && growthRates(chance, change.growth, draws);
  const values = emptyColumns(grid);
  const stream = chance.stream(`flow:${name}`);
  const parameters = new FlowParameters(model);
  for (let draw = 0; draw < draws; draw += 1) {
    parameters.draw(stream);
    const logRate = rates ? logarithm(1 + (rates[draw] as number)) : 0;
    for (let p = 0; p < columns; p += 1) {
      let mean = 0;
      for (let k = 0; k < places; k += 1) {
        mean += (weights[p * places + k] as number) * (parameters.means[k] as number);
      }
      const amount = parameters.amount(stream, mean);
      const year = years[p] as number;
      const factor = rates ? exponential(logRate * year) : parameters.tilt(year);
      const chanceOfMore = model.counts ? stream.uniform() : 0;
      values[p * draws + draw] = model.counts
        ? roundByChance(amount * factor, chanceOfMore)
        : amount * factor;
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
