/**
 * Working days of China: the weeks as the State Council's yearly notices shift them, holidays and make-up
 * days included. Where no notice is known the answer is null, never an ordinary week taken for granted.
 */
import arrangements from 'chinese-days/dist/chinese-days.json';
import { addDays, daysBetween, type IsoDate, monthOf, yearOf } from './calendar';

/** Days on which the package differs from the notice. */
const CORRECTED: Readonly<Record<IsoDate, { readonly works: boolean; readonly notice: string }>> = {
  '2005-12-31': { works: true, notice: '国办发明电〔2005〕35号' },
};

const HOLIDAYS: ReadonlySet<IsoDate> = new Set(Object.keys(arrangements.holidays));
const MAKE_UP_DAYS: ReadonlySet<IsoDate> = new Set(Object.keys(arrangements.workdays));

/** A notice tells of the whole year: a few days of January alone come from the notice of the year before. */
function yearsKnown(): ReadonlySet<number> {
  const monthsOf = new Map<number, Set<number>>();
  for (const day of HOLIDAYS) {
    const months = monthsOf.get(yearOf(day)) ?? new Set<number>();
    monthsOf.set(yearOf(day), months.add(monthOf(day)));
  }
  const isWhole = ([, months]: readonly [number, ReadonlySet<number>]) =>
    [1, 5, 10].every((month) => months.has(month));
  return new Set([...monthsOf].filter(isWhole).map(([year]) => year));
}

const KNOWN_YEARS = yearsKnown();

/** From here on days may be shifted by the notice of the next year, as 29 December 2007 and 2018 were. */
const LATE_DECEMBER = '12-25';

function isKnown(day: IsoDate): boolean {
  const year = yearOf(day);
  return KNOWN_YEARS.has(year) && (day.slice(5) < LATE_DECEMBER || KNOWN_YEARS.has(year + 1));
}

const SUNDAY = 0;
const SATURDAY = 6;

function isWeekend(day: IsoDate): boolean {
  const weekday = new Date(day).getUTCDay();
  return weekday === SUNDAY || weekday === SATURDAY;
}

/** Null where the arrangement of that day is not known. */
export function isWorkday(day: IsoDate): boolean | null {
  if (!isKnown(day)) return null;
  const corrected = CORRECTED[day];
  if (corrected) return corrected.works;
  if (MAKE_UP_DAYS.has(day)) return true;
  return !HOLIDAYS.has(day) && !isWeekend(day);
}

/**
 * The n-th working day after a day, which does not count itself: the last day of "within n working days".
 * With 0 it is the day itself, whatever day that is. Null where a day on the way is not known.
 */
export function addWorkingDays(from: IsoDate, n: number): IsoDate | null {
  if (!Number.isSafeInteger(n) || n < 0) throw new RangeError(`no day lies ${n} working days on`);
  let day = from;
  for (let left = n; left > 0; ) {
    day = addDays(day, 1);
    const works = isWorkday(day);
    if (works === null) return null;
    if (works) left -= 1;
  }
  return day;
}

/** How many working days lie after one day, up to another and with it; 0 where that is not later. */
export function workingDaysAfter(from: IsoDate, to: IsoDate): number | null {
  let count = 0;
  for (let n = daysBetween(from, to), day = from; n > 0; n -= 1) {
    day = addDays(day, 1);
    const works = isWorkday(day);
    if (works === null) return null;
    if (works) count += 1;
  }
  return count;
}
