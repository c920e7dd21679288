/**
 * Until when a public notice runs. Calendar days, the day of posting not counted (Civil Code, article 201);
 * a last day on which nobody works moves to the next working day (article 203), so that whoever wants to
 * object finds an open door on it.
 */
import { addDays, type IsoDate } from '../calendar';
import { isWorkday } from '../working-days';

/** Null where the calendar does not know whether that day is a working day. */
export function lastDayOfNotice(postedOn: IsoDate, days: number): IsoDate | null {
  for (let day = addDays(postedOn, days); ; day = addDays(day, 1)) {
    const works = isWorkday(day);
    if (works !== false) return works === null ? null : day;
  }
}
