/** The tenth, the middle and the ninth tenth of many numbers, without sorting them all. */
import type { Band } from './outcome';

const isNothing = Number.isNaN;
const { max, min } = Math;

/** Reorders part of the list so that the number of rank `k` stands at `k`, smaller ones before it (Hoare). */
function select(values: Float64Array, from: number, to: number, k: number): number {
  let [left, right] = [from, to];
  while (left < right) {
    const [a, b, c] = [values[left], values[(left + right) >> 1], values[right]] as [number, number, number];
    const pivot = max(min(a, b), min(max(a, b), c));
    let [i, j] = [left, right];
    while (i <= j) {
      while ((values[i] as number) < pivot) i += 1;
      while ((values[j] as number) > pivot) j -= 1;
      if (i > j) break;
      const swapped = values[i] as number;
      values[i] = values[j] as number;
      values[j] = swapped;
      i += 1;
      j -= 1;
    }
    if (k <= j) right = j;
    else if (k >= i) left = i;
    else break;
  }
  return values[k] as number;
}

/**
 * The smallest number that at least this share does not exceed: one that occurred, so that counts stay
 * whole.
 */
const rankOf = (share: number, count: number) => Math.max(Math.ceil(share * count - 1e-9) - 1, 0);

const BINS = 1024;
const bins = new Int32Array(BINS);

/**
 * Numbers are counted into bins first, so that only the bin that holds a rank is searched. One that holds
 * most of them (counts that are all alike, a few far out) is searched whole: slower, no less exact.
 */
class Binned {
  constructor(
    private readonly values: Float64Array,
    private readonly count: number,
    private readonly lowest: number,
    private readonly perBin: number,
    private readonly room: Float64Array,
  ) {
    bins.fill(0);
    for (let i = 0; i < count; i += 1) {
      const bin = this.binOf(values[i] as number);
      bins[bin] = (bins[bin] as number) + 1;
    }
  }

  ofRank(rank: number): number {
    let [bin, before] = [0, 0];
    while (before + (bins[bin] as number) <= rank) {
      before += bins[bin] as number;
      bin += 1;
    }
    let found = 0;
    for (let i = 0; i < this.count; i += 1) {
      const value = this.values[i] as number;
      if (this.binOf(value) !== bin) continue;
      this.room[found] = value;
      found += 1;
    }
    return select(this.room, 0, found - 1, rank - before);
  }

  private binOf(value: number): number {
    return ((value - this.lowest) * this.perBin) | 0;
  }
}

/** Room to work in, for lists of up to so many numbers. */
export interface Scratch {
  readonly kept: Float64Array;
  readonly room: Float64Array;
}

export const createScratch = (length: number): Scratch => ({
  kept: new Float64Array(length),
  room: new Float64Array(length),
});

/** Draws without a value do not take part; null where none has one. */
export function bandOf(values: Float64Array, { kept, room }: Scratch): Band | null {
  let count = 0;
  let [lowest, highest] = [values[0] as number, values[0] as number];
  for (let i = 0; i < values.length; i += 1) {
    const value = values[i] as number;
    if (isNothing(value)) continue;
    if (count === 0 || value < lowest) lowest = value;
    if (count === 0 || value > highest) highest = value;
    kept[count] = value;
    count += 1;
  }
  if (count === 0) return null;
  if (lowest === highest) return { p10: lowest, p50: lowest, p90: lowest };
  const binned = new Binned(kept, count, lowest, (BINS - 1) / (highest - lowest), room);
  return {
    p10: binned.ofRank(rankOf(0.1, count)),
    p50: binned.ofRank(rankOf(0.5, count)),
    p90: binned.ofRank(rankOf(0.9, count)),
  };
}
