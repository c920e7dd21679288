/** How long a loan runs, as caps on terms and bands of benchmark rates count it. */
import { addMonths, type IsoDate, monthOf, yearOf } from '../calendar';

const MONTHS_OF_YEAR = 12;
const monthNumber = (day: IsoDate) => yearOf(day) * MONTHS_OF_YEAR + monthOf(day);

/** A month that has begun counts: 12 from 15 March to 15 March, 13 to the 16th. */
export function termMonths(drawnOn: IsoDate, dueOn: IsoDate): number {
  const whole = monthNumber(dueOn) - monthNumber(drawnOn);
  return addMonths(drawnOn, whole) >= dueOn ? whole : whole + 1;
}
