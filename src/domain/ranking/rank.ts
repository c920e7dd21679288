/** Places of regions on one indicator: ties share a place, the missing have none. */
import { Decimal } from '../decimal';
import type { Direction } from '../vocabulary';

export interface Ranked<Item> {
  readonly item: Item;
  /** 1 for the best; null where there is no value. */
  readonly rank: number | null;
  /** Value over the median; null where that means nothing. */
  readonly shareOfMedian: Decimal | null;
  /** The share of the ranked that it is at least as good as. */
  readonly percentile: number | null;
}

export interface Ranking<Item> {
  /** The best first, those without a value last. */
  readonly places: readonly Ranked<Item>[];
  readonly median: Decimal | null;
}

const SHARE_DECIMALS = 4;

function medianOf(sorted: readonly Decimal[]): Decimal | null {
  const middle = Math.floor(sorted.length / 2);
  const [upper, lower] = [sorted[middle], sorted[middle - 1]];
  if (!upper) return null;
  return sorted.length % 2 === 1 || !lower ? upper : upper.plus(lower).dividedBy(2);
}

export function rank<Item>(
  items: readonly Item[],
  numberOf: (item: Item) => Decimal | null,
  direction: Direction,
): Ranking<Item> {
  const turn = direction === 'HIGHER_IS_BETTER' ? -1 : 1;
  const valued = items
    .flatMap((item) => {
      const value = numberOf(item);
      return value ? [{ item, value }] : [];
    })
    .sort((a, b) => turn * a.value.comparedTo(b.value));
  const median = medianOf(valued.map(({ value }) => value));
  const firsts = new Map<string, number>();
  for (const [at, { value }] of valued.entries()) {
    if (!firsts.has(value.toFixed())) firsts.set(value.toFixed(), at);
  }
  const places = valued.map(({ item, value }): Ranked<Item> => {
    const first = firsts.get(value.toFixed()) ?? 0;
    return {
      item,
      rank: first + 1,
      shareOfMedian: median?.gt(0) ? value.dividedBy(median).toDecimalPlaces(SHARE_DECIMALS) : null,
      percentile: (valued.length - first) / valued.length,
    };
  });
  const missing = items
    .filter((item) => numberOf(item) === null)
    .map((item): Ranked<Item> => ({ item, rank: null, shareOfMedian: null, percentile: null }));
  return { places: [...places, ...missing], median };
}
