/** Percentages as they are agreed: read strictly, so that the database rounds nothing. */
import { type Decimal, decimalOrNull, HUNDRED } from '../decimal';

/** Of shares and bad-loan rates: a third is 33.3333. */
export const SHARE_DECIMALS = 4;
/** Of yearly fee rates. */
export const FEE_DECIMALS = 6;

export type PercentProblem = 'NOT_A_NUMBER' | 'NEGATIVE' | 'NOT_POSITIVE' | 'TOO_MANY_DECIMALS' | 'ABOVE_100';

export interface PercentShape {
  readonly decimals: number;
  readonly orZero: boolean;
}

export function readPercent(text: string, { decimals, orZero }: PercentShape): Decimal | PercentProblem {
  const value = decimalOrNull(text);
  if (value === null) return 'NOT_A_NUMBER';
  if (value.isNegative()) return 'NEGATIVE';
  if (value.isZero() && !orZero) return 'NOT_POSITIVE';
  if (value.decimalPlaces() > decimals) return 'TOO_MANY_DECIMALS';
  return value.greaterThan(HUNDRED) ? 'ABOVE_100' : value;
}
