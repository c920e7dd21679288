/** The accounts of a fund's books, and what money is posted for. */
import { enumObject } from '../vocabulary';

/** Special accounts are kept one per institution that holds money of the fund. */
export const ACCOUNT_KINDS = [
  ...(['SPECIAL_ACCOUNT', 'CONTRIBUTED', 'INTEREST_EARNED', 'RECOVERED'] as const),
  ...(['FURTHER_MONEY', 'COMPENSATION', 'SUBSIDY'] as const),
] as const;
export const AccountKind = enumObject(ACCOUNT_KINDS);
export type AccountKind = (typeof ACCOUNT_KINDS)[number];

export const ENTRY_SIDES = ['DEBIT', 'CREDIT'] as const;
export const EntrySide = enumObject(ENTRY_SIDES);
export type EntrySide = (typeof ENTRY_SIDES)[number];

/** The side on which an account grows: by debits what the fund has and spends, by credits its sources. */
export const GROWS_BY: Readonly<Record<AccountKind, EntrySide>> = {
  SPECIAL_ACCOUNT: 'DEBIT',
  COMPENSATION: 'DEBIT',
  SUBSIDY: 'DEBIT',
  CONTRIBUTED: 'CREDIT',
  INTEREST_EARNED: 'CREDIT',
  RECOVERED: 'CREDIT',
  FURTHER_MONEY: 'CREDIT',
};

export const POSTING_CAUSES = [
  ...(['DEPOSIT', 'DEPOSIT_INTEREST', 'TRANSFER', 'COMPENSATION', 'FURTHER_PAYMENT', 'RECOVERY'] as const),
  ...(['SUBSIDY', 'SUBSIDY_REVERSAL', 'REVERSAL'] as const),
] as const;
export const PostingCause = enumObject(POSTING_CAUSES);
export type PostingCause = (typeof POSTING_CAUSES)[number];

/** Causes that stand for themselves: no claim or settlement has a state that hangs on them. */
export const REVERSED_BY_HAND: ReadonlySet<PostingCause> = new Set<PostingCause>([
  ...(['DEPOSIT', 'DEPOSIT_INTEREST', 'TRANSFER'] as const),
]);

/** How the balance that a bank reports stands to the books. */
export const RECONCILIATION_STATUSES = ['AGREED', 'EXPLAINED', 'OPEN', 'NOT_REPORTED'] as const;
export const ReconciliationStatus = enumObject(RECONCILIATION_STATUSES);
export type ReconciliationStatus = (typeof RECONCILIATION_STATUSES)[number];

/** On which side a posting is not yet, at the end of the day that the bank reports. */
export const TRANSIT_SIDES = ['NOT_YET_AT_BANK', 'NOT_YET_IN_BOOKS'] as const;
export const TransitSide = enumObject(TRANSIT_SIDES);
export type TransitSide = (typeof TRANSIT_SIDES)[number];
