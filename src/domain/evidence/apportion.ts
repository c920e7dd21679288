/** Sharing a number out exactly: rounded parts that still sum to the whole, by the largest remainder. */
import { Decimal, MAX_FRACTION_DIGITS, ZERO } from '../decimal';

const UNIT = new Decimal(10).pow(-MAX_FRACTION_DIGITS);

const sum = (numbers: readonly Decimal[]) => numbers.reduce((total, one) => total.plus(one), ZERO);

/**
 * Rounds parts that sum to `total` but for rounding. Each goes down to a whole unit of the last digit
 * kept; what is left of the total goes, one unit each, to those that lost most; equal losses go by place.
 * A total that is further off than rounding can explain is spread evenly: the sum is exact in any case.
 */
export function roundTogether(total: Decimal, parts: readonly Decimal[]): Decimal[] {
  if (parts.length === 0) return [];
  const floors = parts.map((part) => part.toDecimalPlaces(MAX_FRACTION_DIGITS, Decimal.ROUND_FLOOR));
  const units = total.minus(sum(floors)).dividedBy(UNIT);
  const each = units.dividedToIntegerBy(parts.length).minus(units.isNegative() ? 1 : 0);
  const extra = units.minus(each.times(parts.length)).toNumber();
  const losses = parts.map((part, place) => ({ place, lost: part.minus(floors[place] ?? ZERO) }));
  losses.sort((a, b) => b.lost.comparedTo(a.lost) || a.place - b.place);
  const raised = new Set(losses.slice(0, extra).map(({ place }) => place));
  return floors.map((floor, place) => floor.plus(UNIT.times(raised.has(place) ? each.plus(1) : each)));
}

/** Parts in proportion to weights; without any weight, evenly. `total` has no more digits than are kept. */
export function apportion(total: Decimal, weights: readonly Decimal[]): Decimal[] {
  const whole = sum(weights);
  const parts = weights.map((weight) =>
    whole.isZero() ? total.dividedBy(weights.length) : total.times(weight).dividedBy(whole),
  );
  return roundTogether(total, parts);
}
