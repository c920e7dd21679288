/** Months written 2019.1, told by their neighbours: October lost its zero, January stands beside 2019.02. */
import { plainText } from '../text';

const MONTH = /^(\d{4})\.(\d{1,2})$/;
const MONTHS_A_YEAR = 12;

export const isDotted = (text: string): boolean => /^\d{4}\.1$/.test(plainText(text));

/** Months since year 0; null for 2019.1 itself, and for what is no month. */
function count(text: string | undefined): number | null {
  const [, year, month] = MONTH.exec(plainText(text ?? '')) ?? [];
  return year === undefined || month === '1' ? null : Number(year) * MONTHS_A_YEAR + Number(month);
}

/** Spelled out where a neighbour settles it; else as it was, which no reader takes. */
export function settledMonth(text: string, neighbours: readonly (string | undefined)[]): string {
  if (!isDotted(text)) return text;
  const year = plainText(text).slice(0, 4);
  for (const [month, ordinal] of [
    ['10', 10],
    ['01', 1],
  ] as const) {
    const own = Number(year) * MONTHS_A_YEAR + ordinal;
    const isNext = (other: string | undefined) => {
      const months = count(other);
      return months !== null && Math.abs(months - own) === 1;
    };
    if (neighbours.some(isNext)) return `${year}-${month}`;
  }
  return text;
}
