/** Filing lists of granted loans: within so many working days of the drawing, by the Chinese calendar. */
import { daysBetween, type IsoDate } from '../calendar';
import { addWorkingDays } from '../working-days';

/** The last day for filing; null where the calendar does not know a year on the way. */
export const filingDueOn = (drawnOn: IsoDate, workingDays: number): IsoDate | null =>
  addWorkingDays(drawnOn, workingDays);

/**
 * Whether it is late: filed after the last day, or not filed and the last day is over. Null where the last
 * day is not known. A filing on the day of drawing needs no calendar.
 */
export function isFiledLate(
  { drawnOn, filedOn }: { readonly drawnOn: IsoDate; readonly filedOn: IsoDate | null },
  workingDays: number,
  today: IsoDate,
): boolean | null {
  const last = filingDueOn(drawnOn, workingDays);
  if (last !== null) return (filedOn ?? today) > last;
  return isSurelyInTime(drawnOn, filedOn, workingDays) ? false : null;
}

/** So many calendar days after the drawing hold no more working days than that. */
const isSurelyInTime = (drawnOn: IsoDate, filedOn: IsoDate | null, workingDays: number): boolean =>
  filedOn !== null && daysBetween(drawnOn, filedOn) <= workingDays;
