/** Days as spreadsheets count them: from 1 January 1900, as if 1900 had been a leap year. */
import { addDays, type IsoDate } from '../domain/calendar';
import { dateOrNull } from './dates';

/** Day 0 of all serials after the day that never was, 29 February 1900. */
const DAY_ZERO = '1899-12-30';
const LEAP_DAY_THAT_NEVER_WAS = 60;
/** Workbooks of old Macs begin with 1 January 1904. */
export const DAYS_OF_1904_SYSTEM = 1462;

const SERIAL = /^\d{1,6}(?:\.\d+)?$/;
const WITH_TIME = /^(.*\d日?)[ T](?:上午|下午)?\s*\d{1,2}:\d{2}(?::\d{2})?(?:\.0+)?(?:\s*[AP]M)?$/i;
const DOTTED = /^(\d{4})[.．](\d{1,2})[.．](\d{1,2})$/;

/** A time of day is dropped. */
export function serialDate(serial: number): IsoDate | null {
  const days = Math.floor(serial);
  if (days < 1 || days === LEAP_DAY_THAT_NEVER_WAS) return null;
  return dateOrNull(addDays(DAY_ZERO, days < LEAP_DAY_THAT_NEVER_WAS ? days + 1 : days));
}

/** A day as registers print it: as tables do, with points, with a time of day, or as a bare serial. */
export function recordDate(raw: string, takesSerials: boolean): IsoDate | null {
  const text = raw.trim();
  const found = dateOrNull(text);
  if (found !== null) return found;
  const dotted = DOTTED.exec(text);
  if (dotted) return dateOrNull(`${dotted[1]}-${dotted[2]}-${dotted[3]}`);
  const timed = WITH_TIME.exec(text);
  if (timed) return recordDate(timed[1] as string, false);
  return takesSerials && SERIAL.test(text) ? serialDate(Number(text)) : null;
}
