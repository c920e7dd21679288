/** First and last day of a period: 2019 · 2019-H1 · 2019-Q3 · 2019-05 · 2019-01/2019-05. */
import { plusDays } from '../../format/dates';

const MONTHS_OF_YEAR = 12;
const [MONTHS_OF_HALF, MONTHS_OF_QUARTER] = [6, 3];

const firstDay = (year: number, month: number) => `${year}-${String(month).padStart(2, '0')}-01`;
const lastDay = (year: number, month: number) =>
  plusDays(month === MONTHS_OF_YEAR ? firstDay(year + 1, 1) : firstDay(year, month + 1), -1);

export function periodSpan(period: string): { readonly start: string; readonly end: string } | null {
  const match = /^(\d{4})(?:-(?:H([12])|Q([1-4])|(\d\d))(?:\/(\d{4})-(\d\d))?)?$/.exec(period);
  if (!match) return null;
  const [, year, half, quarter, month, lastYear, lastMonth] = match;
  const from = Number(year);
  const part = (which: string, months: number) => ({
    start: firstDay(from, (Number(which) - 1) * months + 1),
    end: lastDay(from, Number(which) * months),
  });
  if (half) return part(half, MONTHS_OF_HALF);
  if (quarter) return part(quarter, MONTHS_OF_QUARTER);
  if (!month) return { start: firstDay(from, 1), end: lastDay(from, MONTHS_OF_YEAR) };
  return {
    start: firstDay(from, Number(month)),
    end: lastYear && lastMonth ? lastDay(Number(lastYear), Number(lastMonth)) : lastDay(from, Number(month)),
  };
}
