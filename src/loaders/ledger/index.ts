/** Reads of the books of funds, bound to what one caller may see. */
import type { Database } from '../../db/database';
import type { Visibility } from '../../domain/access/visibility';
import type { IsoDate } from '../../domain/calendar';
import { BankBalance } from '../../entities/bank-balance';
import { LedgerAccount } from '../../entities/ledger-account';
import { LedgerBook } from '../../entities/ledger-book';
import { LedgerEntry } from '../../entities/ledger-entry';
import { LedgerPosting } from '../../entities/ledger-posting';
import { ProgrammePartner } from '../../entities/programme-partner';
import { batched, lookup, manyByKey, oneByKey } from '../by-key';
import { childPages, pointsTo } from '../child-pages';
import type { PagedList, PageWindow } from '../keyset-page';
import { createFundBalanceLoader } from './fund-balances';
import { type Reconciled, readOpenDifferences, readReconciliation } from './reconciliations';
import { seenAccounts, seenEntries, seenPostings } from './seen';
import { createStatementLinesLoader, createStatementSumsLoader, type Days } from './statements';
import { createTrialBalanceLoader } from './trial-balances';

/** The newest first, in the order of recording. */
export const LEDGER_POSTINGS: PagedList<LedgerPosting> = {
  name: 'postings',
  entity: LedgerPosting,
  order: [{ column: 'seq', type: 'bigint' }],
  descending: true,
};

/** One loader for each way of asking. */
function perQuestion<Question, Loader>(
  create: (question: Question) => Loader,
): (question: Question) => Loader {
  const known = new Map<string, Loader>();
  return (question) => {
    const key = JSON.stringify(question);
    const found = known.get(key) ?? create(question);
    known.set(key, found);
    return found;
  };
}

function createBooks(database: Database, visibility: Visibility) {
  const accounts = seenAccounts(visibility);
  const postings = seenPostings(visibility);
  const byId = { column: 'id', type: 'uuid' } as const;
  return {
    account: oneByKey(database, LedgerAccount, byId, accounts),
    posting: oneByKey(database, LedgerPosting, byId, postings),
    reversalOf: oneByKey(database, LedgerPosting, { column: 'reverses', type: 'uuid' }, postings),
    fundAccounts: manyByKey(
      database,
      LedgerAccount,
      {
        column: 'fund_slug',
        order: `t.side desc, t.kind <> 'SPECIAL_ACCOUNT', t.kind, t.institution_slug nulls first, t.id`,
      },
      accounts,
    ),
    fundBook: oneByKey(database, LedgerBook, { column: 'fund_slug' }),
    ledger: childPages(database, {
      list: LEDGER_POSTINGS,
      parent: pointsTo('fund_slug', 'text'),
      sight: postings,
    }),
    entries: manyByKey(
      database,
      LedgerEntry,
      { column: 'posting_id', type: 'uuid', order: 't.ordinal' },
      seenEntries(visibility),
    ),
    fundBalance: createFundBalanceLoader(database, postings),
    trialBalance: perQuestion((on: IsoDate) => createTrialBalanceLoader(database, postings, on)),
    statementSums: perQuestion((days: Days) => createStatementSumsLoader(database, days)),
    statementLines: perQuestion(({ days, window }: { readonly days: Days; readonly window: PageWindow }) =>
      createStatementLinesLoader(database, days, window),
    ),
    bankBalance: oneByKey(database, BankBalance, byId),
    openDifferences: batched<readonly Reconciled[]>(
      'text',
      () => [],
      async (slugs) => lookup(await readOpenDifferences(database, slugs, accounts)),
    ),
    /** The account is one that the caller sees. */
    reconciliation: (accountId: string, month: string) => readReconciliation(database, accountId, month),
    /** Who takes part in a programme is published with it. */
    partners: manyByKey(database, ProgrammePartner, {
      column: 'programme_slug',
      order: 't.institution_slug, t.since',
    }),
  };
}

export function createLedgerLoaders(database: Database, visibility: Visibility) {
  let books = createBooks(database, visibility);
  return {
    get books() {
      return books;
    },
    /** What was read before a change is not the answer to it. */
    forget(): void {
      books = createBooks(database, visibility);
    },
  };
}
