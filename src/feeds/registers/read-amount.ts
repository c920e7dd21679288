/** Money and rates of records, exact: money in yuan and fen, rates as a share. */
import { Decimal, exactQuotient, HUNDRED } from '../../domain/decimal';
import type { Unresolved } from '../feed-batch';
import { readNumber } from '../numbers';
import type { UnitEntry } from '../vocabulary';

type Amount = string | Unresolved;

const FEN_DIGITS = 2;
const RATE_DIGITS = 6;
/** numeric(18, 2) holds less than this many yuan; the national product is a thousandth of it. */
const MAX_YUAN = new Decimal('1e16');
const MAX_RATE = new Decimal('1e3');

const ONE_PER_MILLE = new Decimal(1000);
const WHOLE = { '%': HUNDRED, '‰': ONE_PER_MILLE } as const;
export type RateUnit = keyof typeof WHOLE | 'fraction';

export const isMoney = (unit: UnitEntry | null): boolean => unit?.dimension === 'money';

function numberIn(text: string): { value: Decimal; mark: '%' | '‰' | null } | Unresolved {
  const number = readNumber(text);
  if ('fault' in number) return { fault: number.fault, details: { text, integer: 20, fraction: 12 } };
  return { value: new Decimal(number.value), mark: number.mark };
}

export function readMoney(text: string, unit: UnitEntry, mustBePositive: boolean): Amount {
  const number = numberIn(text);
  if ('fault' in number) return number;
  if (number.mark) return { fault: 'NOT_A_NUMBER', details: { text } };
  if (number.value.isNegative() && !number.value.isZero()) {
    return { fault: 'NEGATIVE_AMOUNT', details: { text } };
  }
  if (mustBePositive && number.value.isZero()) return { fault: 'ZERO_AMOUNT', details: {} };
  const yuan = number.value.times(unit.factor);
  if (yuan.gte(MAX_YUAN)) return { fault: 'NUMBER_TOO_LONG', details: { text, integer: 16, fraction: 2 } };
  return yuan.decimalPlaces() > FEN_DIGITS
    ? { fault: 'FRACTION_OF_FEN', details: { text } }
    : yuan.toFixed(FEN_DIGITS);
}

/** Without any unit only what cannot be a percentage of an ordinary loan is taken for a fraction. */
export function readRate(text: string, unit: RateUnit | null): Amount {
  const number = numberIn(text);
  if ('fault' in number) return number;
  const { value, mark } = number;
  if (value.isNegative() && !value.isZero()) return { fault: 'NEGATIVE_AMOUNT', details: { text } };
  if (mark && unit && unit !== mark)
    return { fault: 'UNIT_CONFLICT', details: { first: mark, second: unit } };
  const stated = mark ?? unit;
  if (stated === null && value.gte(1)) return { fault: 'RATE_WITHOUT_UNIT', details: { text } };
  const whole = stated === null || stated === 'fraction' ? null : WHOLE[stated];
  const share = whole ? exactQuotient(value, whole) : value;
  if (share === null || share.decimalPlaces() > RATE_DIGITS || share.gte(MAX_RATE)) {
    return { fault: 'RATE_TOO_PRECISE', details: { text } };
  }
  return share.toFixed(RATE_DIGITS);
}
