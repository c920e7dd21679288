/** A year's amount in pieces of unequal size that add up to it, and days of a year to put them on. */
import { addDays, daysBetween, type IsoDate } from '../calendar';
import type { SeededRandom } from '../random';

/** Yuan: bureaus print 万元 with two decimals. */
const STEP = 100;
const WEIGHTS = [2, 9] as const;

export function sharesOf(random: SeededRandom, total: number, count: number): number[] {
  const weights = Array.from({ length: count }, () => random.int(...WEIGHTS));
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  let left = total;
  return weights.map((weight, at) => {
    const share = at === count - 1 ? left : Math.floor((total * weight) / all / STEP) * STEP;
    left -= share;
    return share;
  });
}

export const dayBetween = (random: SeededRandom, from: IsoDate, to: IsoDate): IsoDate =>
  addDays(from, random.int(0, Math.max(0, daysBetween(from, to))));
