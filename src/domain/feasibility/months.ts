/** Months between two days, exactly: a day is as much of its month as the month has days. */
import { dayOf, type IsoDate, lastOfMonth, monthOf, yearOf } from '../calendar';
import { Decimal } from '../decimal';

const MONTHS_OF_YEAR = 12;

/** How many months have gone by at the end of the day; month ends are whole numbers. */
export function monthsGone(date: IsoDate): Decimal {
  const [year, month] = [yearOf(date), monthOf(date)];
  const days = dayOf(lastOfMonth(year, month));
  const whole = year * MONTHS_OF_YEAR + month - 1;
  return new Decimal(dayOf(date)).dividedBy(days).plus(whole);
}

/** From the end of one day to the end of another; they add up along the way. */
export const monthsBetween = (from: IsoDate, to: IsoDate): Decimal => monthsGone(to).minus(monthsGone(from));
