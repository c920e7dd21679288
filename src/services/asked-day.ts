/** Which days can be asked about: not before there was anything to ask, nor absurdly far ahead. */
import { addYears, type IsoDate, latest } from '../domain/calendar';
import { AppError } from '../errors';

/** Further ahead nothing that is known says anything. */
export const MOST_YEARS_AHEAD = 10;
/** Published series begin with the People’s Republic. */
export const FIRST_DAY: IsoDate = '1949-10-01';

/** The day itself, or a refusal that says which days there are. */
export function dayWithin(date: IsoDate, from: IsoDate, to: IsoDate): IsoDate {
  if (date < from || date > to) throw new AppError('DATE_OUT_OF_RANGE', { date, from, to });
  return date;
}

/** A day of no plan in particular. */
export const anyDay = (date: IsoDate | null | undefined, today: IsoDate): IsoDate =>
  dayWithin(date ?? today, FIRST_DAY, addYears(today, MOST_YEARS_AHEAD));

/** From the day on which the plan begins. */
export const dayOfPlan = (
  date: IsoDate,
  plan: { readonly startsOn: IsoDate; readonly endsOn: IsoDate },
  today: IsoDate,
): IsoDate => dayWithin(date, plan.startsOn, addYears(latest(plan.endsOn, today), MOST_YEARS_AHEAD));
