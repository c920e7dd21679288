import type { Database } from '../../../src/db/database';
import { checkInvariants } from '../../../src/services/invariants/check-invariants';
import { openBooks } from '../../support/books';
import { openTestDatabase } from '../../support/database';

describe('the invariants of the books', () => {
  let db: Database;
  beforeEach(async () => {
    db = await openTestDatabase();
    await openBooks(db, { deposit: '1000.00' });
    await openBooks(db, { institution: 'bank-b', deposit: '20.00' });
  });
  afterEach(() => db.close());

  const broken = async () => {
    const verdicts = await checkInvariants(db);
    return verdicts.flatMap(({ invariant, violations }) => (violations.length > 0 ? [invariant.name] : []));
  };
  /** As somebody would who owns the server: without triggers. */
  const tamper = (sql: string) =>
    db.transaction(async (tx) => {
      await tx.query('set local session_replication_role = replica');
      await tx.query(sql);
    });

  it('hold of books that were kept through the ledger', async () => {
    expect(await broken()).toEqual([]);
  });

  it.each([
    [
      'a balance',
      `update ledger_account set balance = 5000 where kind = 'CONTRIBUTED'`,
      ['ledger-balances-are-sums'],
    ],
    [
      'one side of an entry',
      `update ledger_entry set credit = 999 where credit = 1000`,
      [
        'ledger-postings-balance',
        'ledger-balances-are-sums',
        'ledger-running-sums',
        'ledger-deposits-contributed',
      ],
    ],
    [
      'both sides of a posting',
      `update ledger_entry set debit = debit * 2, credit = credit * 2 where 1000 in (debit, credit)`,
      ['ledger-balances-are-sums', 'ledger-running-sums', 'ledger-deposits-contributed'],
    ],
    ['a running sum', `update ledger_entry set balance_after = 1 where number = 1`, ['ledger-running-sums']],
    [
      'the day of an entry',
      `update ledger_entry set occurred_on = '2017-01-01' where debit = 20`,
      ['ledger-postings-balance'],
    ],
    [
      'the existence of a posting',
      `with gone as (delete from ledger_entry where 20 in (debit, credit) returning posting_id)
       delete from ledger_posting where id in (select posting_id from gone)`,
      ['ledger-balances-are-sums', 'ledger-deposits-contributed'],
    ],
    [
      'what is a reversal of what',
      `update ledger_posting p set cause = 'REVERSAL', reverses = (select id from ledger_posting o
         where o.id <> p.id limit 1) where seq = (select max(seq) from ledger_posting)`,
      ['ledger-reversals-mirror', 'ledger-deposits-contributed'],
    ],
    ['a contribution', `update contribution set amount = amount + 1`, ['ledger-deposits-contributed']],
    [
      'the direction of an entry',
      `update ledger_entry set debit = credit, credit = debit where 20 in (debit, credit)`,
      [
        ...['ledger-balances-are-sums', 'ledger-running-sums', 'ledger-never-below-zero'],
        'ledger-deposits-contributed',
      ],
    ],
  ])('find that somebody altered %s', async (_, sql, names) => {
    await tamper(sql);
    expect(await broken()).toEqual(names);
  });
});
