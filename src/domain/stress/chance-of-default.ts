/** How likely a loan is to be in default after so many months, at a yearly rate. */
import { power } from '../simulation/exact-maths';

const MONTHS_A_YEAR = 12;

/** By month from 0 on; it never falls, and a higher rate never makes it lower. */
export function defaultsByMonth(yearlyRate: number, months: number): Float64Array {
  const kept = power(1 - yearlyRate, 1 / MONTHS_A_YEAR);
  const byMonth = new Float64Array(months + 1);
  let sound = 1;
  for (let month = 1; month <= months; month += 1) {
    sound *= kept;
    byMonth[month] = 1 - sound;
  }
  return byMonth;
}

/** The first month in which the chance exceeds a throw from 0 to 1; null where none does up to `last`. */
export function monthOfDefault(byMonth: Float64Array, thrown: number, last: number): number | null {
  let [low, high] = [1, Math.min(last, byMonth.length - 1)];
  if (high < low || (byMonth[high] as number) <= thrown) return null;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((byMonth[middle] as number) > thrown) high = middle;
    else low = middle + 1;
  }
  return low;
}
