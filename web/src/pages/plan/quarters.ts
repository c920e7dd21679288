/** Quarters of a plan, and the half years that are reported on: 2019-Q3 lies in 2019-H2. */
const MONTHS_A_QUARTER = 3;
const QUARTERS_A_YEAR = 4;

/** Counted on from year 0, so that one less is the quarter before. */
function numberOf(quarter: string): number {
  const [year, nth] = quarter.split('-Q').map(Number);
  return (year ?? 0) * QUARTERS_A_YEAR + (nth ?? 1) - 1;
}

const named = (number: number) =>
  `${Math.floor(number / QUARTERS_A_YEAR)}-Q${(number % QUARTERS_A_YEAR) + 1}`;

export const isQuarter = (text: string | null): boolean => /^\d{4}-Q[1-4]$/.test(text ?? '');

/** The quarter of a day. */
export function quarterOf(day: string): string {
  const [year, month] = day.split('-').map(Number);
  return `${year}-Q${Math.ceil((month ?? 1) / MONTHS_A_QUARTER)}`;
}

export const halfOf = (quarter: string): string =>
  quarter.replace(/Q([1-4])$/, (_, nth: string) => (Number(nth) <= 2 ? 'H1' : 'H2'));

/** From the newest back to the first, both included. */
export const quartersBack = (newest: string, first: string): string[] =>
  Array.from({ length: Math.max(1, numberOf(newest) - numberOf(first) + 1) }, (_, back) =>
    named(numberOf(newest) - back),
  );
