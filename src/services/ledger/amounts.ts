/** Amounts and words of requests about the books, read strictly. */
import { Decimal } from '../../domain/decimal';
import { type MoneyProblem, readYuan } from '../../domain/money';
import { amountRefusal } from '../programmes/money-refusals';
import type { BooksRefusal } from './fund-in-hand';
import { ledgerRefusal } from './refusals';

/** A million million yuan: more is a slip of the keyboard, and sums of it still fit their columns. */
const MAX_POSTED = new Decimal('1000000000000');
export const MAX_REMARK_LENGTH = 500;
export const MAX_NAME_LENGTH = 200;

export type AmountRead = { readonly yuan: Decimal } | { readonly refusals: readonly BooksRefusal[] };

export function readAmount(text: string, field = 'amount', orZero = false): AmountRead {
  const read = readYuan(text, orZero);
  const problem: MoneyProblem | null = typeof read === 'string' ? read : tooLarge(read);
  if (problem !== null) return { refusals: [amountRefusal(problem, [field])] };
  return { yuan: read as Decimal };
}

const tooLarge = (value: Decimal) => (value.greaterThan(MAX_POSTED) ? 'TOO_LARGE' : null);

/** PostgreSQL keeps no NUL. */
export const wordsOf = (text: string | null | undefined): string | null =>
  text?.replaceAll('\0', '').toWellFormed().trim() || null;

export const remarkRefusals = (remark: string | null, field = 'remark'): readonly BooksRefusal[] =>
  (remark?.length ?? 0) > MAX_REMARK_LENGTH
    ? [{ ...ledgerRefusal('REMARK_TOO_LONG', { max: MAX_REMARK_LENGTH }), field: [field] }]
    : [];
