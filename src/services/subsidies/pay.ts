/** Moves the money of a subsidy in the books of the fund: out of the special account, or back into it. */
import type { Transaction } from '../../db/database';
import type { IsoDate } from '../../domain/calendar';
import type { Decimal } from '../../domain/decimal';
import { yuanText } from '../../domain/money';
import type { ProgrammeTerms } from '../../domain/programmes/terms';
import { type SubsidyRefusal, subsidyRefusal } from '../../domain/subsidies/refusals';
import type { Doer } from '../audit/doer';
import { fundBooks } from '../ledger/fund-books';
import { postEntries } from '../ledger/post-entries';

export interface Payment {
  readonly settlementId: string;
  readonly programme: string;
  readonly bank: string;
  /** Granted less taken back: below 0 where the bank pays back. */
  readonly net: Decimal;
  readonly on: IsoDate;
  readonly isSynthetic: boolean;
}

/** The rule under which the money must be there in full, or null where the programme has none. */
const fundingClause = ({ fund }: ProgrammeTerms): string | null => fund?.clause ?? null;

/** Null for a posting where nothing is left to move. */
export async function pay(
  tx: Transaction,
  payment: Payment,
  terms: ProgrammeTerms,
  doer: Doer,
): Promise<{ readonly postingId: string | null } | { readonly refusal: SubsidyRefusal }> {
  const { settlementId, programme, bank, net, on: occurredOn, isSynthetic } = payment;
  if (net.isZero()) return { postingId: null };
  const clause = fundingClause(terms);
  const books = await fundBooks(tx, programme, 'INTEREST_SUBSIDY');
  if (books === null) return { refusal: subsidyRefusal('SUBSIDY_BOOKS_NOT_OPENED', {}, clause) };
  if (books.isSynthetic !== isSynthetic) return { refusal: subsidyRefusal('MADE_UP_DATA') };
  const amount = net.abs();
  const [cause, to, from] = net.isPositive()
    ? (['SUBSIDY', 'SUBSIDY', 'SPECIAL_ACCOUNT'] as const)
    : (['SUBSIDY_REVERSAL', 'SPECIAL_ACCOUNT', 'SUBSIDY'] as const);
  const entries = [
    { account: to, institution: bank, debit: amount },
    { account: from, institution: bank, credit: amount },
  ];
  const causeId = `subsidy:${settlementId}`;
  const { fundSlug } = books;
  const posted = await postEntries(tx, { fundSlug, cause, causeId, occurredOn, entries }, doer);
  if ('postingId' in posted) return posted;
  const { institution, balance, wanted } = posted.shortOf;
  const details = { institution: institution ?? bank, balance: yuanText(balance), wanted: yuanText(wanted) };
  return { refusal: subsidyRefusal('SUBSIDY_FUND_SHORT', details, clause) };
}
