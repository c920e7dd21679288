/** How far printed numbers may be apart by rounding alone. */
import { Decimal, ZERO } from '../decimal';

/** A number as it was printed, and what its unit is in the base unit of the dimension. */
export interface Printed {
  readonly text: string;
  readonly factor: string;
  /** Counted one by one: such a number is not rounded. */
  readonly isCounted: boolean;
}

const FRACTION = /[.．]([0-9０-９]+)/;
const TWO = new Decimal(2);

/** The last digit shown, in base units: 10000000 for "42.9" of 亿元, whose base is yuan. */
export const lastDigit = ({ text, factor, isCounted }: Printed): Decimal =>
  isCounted ? ZERO : new Decimal(10).pow(-(FRACTION.exec(text)?.[1]?.length ?? 0)).times(factor);

/**
 * Half of the last digit of each number, the total's among them: rounding half up moves none of them further.
 */
export const roundingTolerance = (numbers: readonly Printed[]): Decimal =>
  numbers.reduce((sum, number) => sum.plus(lastDigit(number).dividedBy(TWO)), ZERO);
