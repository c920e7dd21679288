/** Books of the two planted funds: accounts held by two banks, postings, and what banks report of them. */
import type { Database } from '../../../src/db/database';
import { Decimal } from '../../../src/domain/decimal';
import { postEntries } from '../../../src/services/ledger/post-entries';
import { insert } from '../../support/factories';
import type { Plants } from './plant-assessments';

const PROGRAMME = 'walked-programme';
const REGIONS = { 'fund-1': '410611', 'fund-2': '620921' } as const;

/** Remarks stand in the statement of the account; who wrote a posting stands only in that. */
export async function plantLedger(
  db: Database,
  planting: Plants,
  mark: (kind: string, name: string) => string,
): Promise<void> {
  await insert(db, 'programme_partner', {
    ...{ programmeSlug: PROGRAMME, institutionSlug: 'bank-a', body: 'x', since: '2017-01-01' },
  });
  for (const [fundSlug, region] of Object.entries(REGIONS)) {
    const kind = fundSlug === 'fund-1' ? 'VENTURE' : 'GUIDANCE';
    await insert(db, 'ledger_book', {
      ...{ fundSlug, programmeSlug: PROGRAMME, kind, openedOn: '2017-01-01' },
      ...{ openedBy: 'key:x', recordedAt: new Date() },
    });
    for (const bank of ['bank-a', 'bank-b'])
      await plantAccount(db, planting, mark, { fundSlug, region, bank });
  }
}

async function plantAccount(
  db: Database,
  planting: Plants,
  mark: (kind: string, name: string) => string,
  { fundSlug, region, bank }: { readonly fundSlug: string; readonly region: string; readonly bank: string },
): Promise<void> {
  const name = `${fundSlug}-${bank}`;
  const here = { region, isShared: null };
  const actorName = planting.add('LedgerPosting', mark('keeper', name), here);
  const yuan = new Decimal('50');
  const posting = {
    ...{ fundSlug, causeId: `deposit:${name}`, occurredOn: '2018-01-01', party: 'x' },
    remark: planting.add('LedgerAccount', mark('posted', name), { ...here, bank }),
    entries: [
      { account: 'SPECIAL_ACCOUNT', institution: bank, debit: yuan } as const,
      { account: 'CONTRIBUTED', credit: yuan } as const,
    ],
  };
  const doer = { actor: 'key:x', actorName, now: new Date() };
  await db.transaction((tx) => postEntries(tx, { ...posting, cause: 'DEPOSIT' }, doer));
  const [account] = await db.query<{ id: string }>(
    'select id from ledger_account where fund_slug = $1 and institution_slug = $2',
    [fundSlug, bank],
  );
  const accountId = account?.id as string;
  planting.note('LedgerAccount', accountId);
  const [made] = await db.query<{ id: string }>('select id from ledger_posting order by seq desc limit 1');
  planting.note('LedgerPosting', made?.id as string);
  await insert(db, 'bank_balance', {
    ...{ accountId, day: '2018-02-28', balance: '7', reportedAt: new Date(), actor: 'key:x' },
    remark: planting.add('BankBalance', mark('reported', name), { ...here, bank }),
  });
}
