/** The word lists of the ledger as GraphQL enums, each word with its meaning. */
import {
  AccountKind,
  EntrySide,
  PostingCause,
  ReconciliationStatus,
  TransitSide,
} from '../domain/ledger/vocabulary';
import { register } from './register-enum';

export function registerLedgerEnums(): void {
  register(AccountKind, 'AccountKind', 'What an account in the books of a fund stands for.', {
    SPECIAL_ACCOUNT: 'Money that an institution holds for the fund (专户); one account for each of them.',
    CONTRIBUTED: 'Paid in by those who fund it.',
    INTEREST_EARNED: 'Interest that banks credited on the deposits.',
    RECOVERED: 'Given back to the fund out of what was recovered after compensation.',
    FURTHER_MONEY: 'Paid beyond the fund by others, where a loss exceeds it.',
    COMPENSATION: 'Spent on losses of loans.',
    SUBSIDY: 'Spent on subsidies.',
  });
  register(EntrySide, 'EntrySide', 'A side of an account.', {
    DEBIT: '借方: what the fund has, and what it spent.',
    CREDIT: '贷方: where its money came from.',
  });
  register(PostingCause, 'PostingCause', 'What money was posted for.', {
    DEPOSIT: 'Money was paid into the fund.',
    DEPOSIT_INTEREST: 'A bank credited interest on the deposit; it belongs to the fund.',
    TRANSFER: 'Money of the fund moved from one institution to another.',
    COMPENSATION: 'A loss of a loan was compensated.',
    FURTHER_PAYMENT: 'Others paid what goes beyond the fund.',
    RECOVERY: 'Recovered money came back to the fund.',
    SUBSIDY: 'A subsidy was paid.',
    SUBSIDY_REVERSAL: 'Subsidies of a loan were taken back.',
    REVERSAL: 'Another posting was taken back (红字冲销); it mirrors that one exactly.',
  });
  register(ReconciliationStatus, 'ReconciliationStatus', 'How a bank’s balance stands to the books.', {
    AGREED: 'Both say the same.',
    EXPLAINED: 'They differ by postings that are on one side only around the day (未达账项).',
    OPEN: 'They differ, and no such few postings alone explain it: somebody has to look.',
    NOT_REPORTED: 'The bank has reported no balance in the month.',
  });
  register(TransitSide, 'TransitSide', 'On which side a posting was missing at the end of the day.', {
    NOT_YET_AT_BANK: 'In the books by that day; the bank carried it out later.',
    NOT_YET_IN_BOOKS: 'At the bank by that day; dated later in the books.',
  });
}
