/** The tenth, the middle and the ninth tenth of many numbers, without sorting them all. */
import type { Band } from './outcome';

/** Reorders part of the list so that the number of rank `k` stands at `k`, smaller ones before it (Hoare). */
function select(values: Float64Array, from: number, to: number, k: number): number {
  let [left, right] = [from, to];
  while (left < right) {
    const [a, b, c] = [values[left], values[(left + right) >> 1], values[right]] as [number, number, number];
    const pivot = Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
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

/** The smallest number that at least this share does not exceed: one that occurred, so that counts stay whole. */
const rankOf = (share: number, count: number) => Math.max(Math.ceil(share * count - 1e-9) - 1, 0);

/** Draws without a value do not take part; null where none has one. `scratch` is as long as the values. */
export function bandOf(values: Float64Array, scratch: Float64Array): Band | null {
  let count = 0;
  for (let i = 0; i < values.length; i += 1) {
    const value = values[i] as number;
    if (Number.isNaN(value)) continue;
    scratch[count] = value;
    count += 1;
  }
  if (count === 0) return null;
  const [low, middle, high] = [rankOf(0.1, count), rankOf(0.5, count), rankOf(0.9, count)];
  const p50 = select(scratch, 0, count - 1, middle);
  return {
    p10: select(scratch, 0, middle, low),
    p50,
    p90: select(scratch, middle, count - 1, high),
  };
}
