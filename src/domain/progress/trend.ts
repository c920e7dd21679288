/** A straight trend through the last figures, by least squares, in exact decimals. */
import { daysBetween, type IsoDate } from '../calendar';
import { Decimal, ZERO } from '../decimal';
import type { Measure } from '../vocabulary';

/** No trend looks back over more figures than these. */
export const TREND_POINTS = 8;
const FEWEST_POINTS = 2;

export interface TrendPoint {
  readonly end: IsoDate;
  readonly value: Decimal;
}

const sum = (numbers: readonly Decimal[]) => numbers.reduce((total, number) => total.plus(number), ZERO);
const mean = (numbers: readonly Decimal[]) => sum(numbers).dividedBy(numbers.length);

/** Where the straight line closest to the points stands on a day; null for fewer than two dates. */
export function leastSquares(points: readonly TrendPoint[], on: IsoDate): Decimal | null {
  if (new Set(points.map((point) => point.end)).size < FEWEST_POINTS) return null;
  const days = points.map((point) => new Decimal(daysBetween(on, point.end)));
  const values = points.map((point) => point.value);
  const [meanDay, meanValue] = [mean(days), mean(values)];
  const offsets = days.map((day) => day.minus(meanDay));
  const spread = sum(offsets.map((offset) => offset.times(offset)));
  const slope = sum(offsets.map((offset, i) => offset.times(values[i] ?? ZERO))).dividedBy(spread);
  return meanValue.minus(slope.times(meanDay));
}

/** The trend at the deadline; what has never been negative and cannot be (a count) does not become so. */
export function projectTrend(points: readonly TrendPoint[], on: IsoDate, measure: Measure): Decimal | null {
  const projected = leastSquares(points.slice(-TREND_POINTS), on);
  if (!projected?.isNegative() || measure === 'GROWTH_RATE') return projected;
  return points.some((point) => point.value.isNegative()) ? projected : ZERO;
}
