/** What each figure adds to a rate: the later ones carry it and a hundred, the base takes that off. */
import { type Decimal, HUNDRED, ZERO } from '../decimal';
import { useAll } from './measurement';
import type { EvidencePoint, UsedPoint } from './terms';

export interface Compared {
  readonly now: readonly EvidencePoint[];
  readonly base: readonly EvidencePoint[];
}

const sumOf = (points: readonly EvidencePoint[]) =>
  points.reduce((total, { value }) => total.plus(value), ZERO);

/**
 * Each group in proportion to its values: the later figures sum to the rate plus 100, the base to −100.
 * The base is named once more as what was compared with, where it adds nothing.
 */
export function useCompared({ now, base }: Compared, rate: Decimal): UsedPoint[] {
  const [later, before] = [sumOf(now), sumOf(base)];
  const carried = rate.plus(HUNDRED);
  return [
    ...useAll(now, 'ACTUAL', ({ value }) => (later.isZero() ? ZERO : carried.times(value).dividedBy(later))),
    ...useAll(base, 'ACTUAL', ({ value }) => HUNDRED.times(value).dividedBy(before).negated()),
    ...useAll(base, 'BASELINE', () => null),
  ];
}

/** Rates compounded to a total: each adds its percent of what had been reached when its year began. */
export function useChained(rates: readonly EvidencePoint[]): UsedPoint[] {
  let reached = HUNDRED;
  return rates.map(({ ref, value }) => {
    const contribution = reached.times(value).dividedBy(HUNDRED);
    reached = reached.plus(contribution);
    return { ref, role: 'ACTUAL', contribution };
  });
}

/** Rates averaged by compounding: each its equal part, and evenly what compounding makes of the mean. */
export function useAveraged(rates: readonly EvidencePoint[], rate: Decimal): UsedPoint[] {
  const correction = rate.minus(sumOf(rates).dividedBy(rates.length));
  return useAll(rates, 'ACTUAL', ({ value }) => value.plus(correction).dividedBy(rates.length));
}
