/** Entries of a posting before they are written: each of an account, on one side, to the cent. */
import type { IsoDate } from '../calendar';
import { type Decimal, ZERO } from '../decimal';
import { CENTS, MAX_YUAN } from '../money';
import { type AccountKind, GROWS_BY, type PostingCause } from './vocabulary';

export interface AccountName {
  readonly account: AccountKind;
  /** Needed for special accounts; others may be kept by institution too. */
  readonly institution?: string | null | undefined;
}

/** Exactly one of debit and credit, above 0. */
export interface EntryRequest extends AccountName {
  readonly debit?: Decimal | undefined;
  readonly credit?: Decimal | undefined;
}

export interface PostingRequest {
  readonly fundSlug: string;
  readonly cause: PostingCause;
  /** What the money is posted for: `claim:<uuid>`. */
  readonly causeId: string;
  readonly occurredOn: IsoDate;
  readonly entries: readonly EntryRequest[];
  /** Who paid: named for deposits, and for money that others pay beyond the fund. */
  readonly party?: string | null | undefined;
  readonly remark?: string | null | undefined;
}

const isAmount = (value: Decimal) =>
  value.isFinite() &&
  value.greaterThan(ZERO) &&
  value.decimalPlaces() <= CENTS &&
  value.lessThanOrEqualTo(MAX_YUAN);

/** What is wrong with a posting, for whoever programmed it; null for one that can be written. */
export function flawOf(entries: readonly EntryRequest[]): string | null {
  if (entries.length < 2) return 'a posting has at least two entries';
  let difference = ZERO;
  for (const { account, institution, debit, credit } of entries) {
    const amount = debit ?? credit;
    if (amount === undefined || (debit !== undefined && credit !== undefined)) {
      return `an entry of ${account} has a debit or a credit`;
    }
    if (!isAmount(amount)) return `${amount.toFixed()} is no amount in yuan and cents above 0`;
    if (account === 'SPECIAL_ACCOUNT' && !institution) return 'a special account is held by an institution';
    difference = difference.plus(debit ?? ZERO).minus(credit ?? ZERO);
  }
  return difference.isZero() ? null : `debits exceed credits by ${difference.toFixed(CENTS)}`;
}

/** By how much an entry moves the balance of its account. */
export function changeOf({ account, debit = ZERO, credit = ZERO }: EntryRequest): Decimal {
  return GROWS_BY[account] === 'DEBIT' ? debit.minus(credit) : credit.minus(debit);
}
