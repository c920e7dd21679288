import type { Database, Transaction } from '../../../src/db/database';
import { Decimal } from '../../../src/domain/decimal';
import type { EntryRequest } from '../../../src/domain/ledger/entries';
import { fundBooks, lockBooks } from '../../../src/services/ledger/fund-books';
import { type PostResult, postEntries, postReversal } from '../../../src/services/ledger/post-entries';
import { BOOKKEEPER, openBooks } from '../../support/books';
import { openTestDatabase } from '../../support/database';

const yuan = (text: string) => new Decimal(text);

describe('postings', () => {
  let db: Database;
  let fundSlug: string;
  beforeEach(async () => {
    db = await openTestDatabase(12);
    fundSlug = await openBooks(db, { deposit: '1000.00' });
  });
  afterEach(() => db.close());

  const draw = (tx: Transaction, amount: string, more: { on?: string; claim?: string } = {}) => {
    const entries: readonly EntryRequest[] = [
      { account: 'COMPENSATION', debit: yuan(amount) },
      { account: 'SPECIAL_ACCOUNT', institution: 'bank-a', credit: yuan(amount) },
    ];
    const { on = '2024-06-30', claim = '1' } = more;
    const posting = { fundSlug, causeId: `claim:${claim}`, occurredOn: on, entries };
    return postEntries(tx, { ...posting, cause: 'COMPENSATION' }, BOOKKEEPER);
  };
  const drawn = (amount: string, more = {}) => db.transaction((tx) => draw(tx, amount, more));
  const idOf = (result: PostResult) => ('postingId' in result ? result.postingId : '');
  const held = () => db.transaction(async (tx) => (await lockBooks(tx, fundSlug)).total.toFixed(2));

  it('move money from account to account, to the cent', async () => {
    expect(await drawn('999.99')).toEqual({ postingId: expect.any(String) });
    expect(await held()).toBe('0.01');
    const rows = await db.query(`
      select a.kind, e.number, e.debit::text, e.credit::text, e.balance_after::text
      from ledger_entry e join ledger_posting p on p.id = e.posting_id
      join ledger_account a on a.id = e.account_id order by p.seq, e.ordinal`);
    expect(rows.map((row) => Object.values(row))).toEqual([
      ['SPECIAL_ACCOUNT', '1', '1000.00', '0.00', '1000.00'],
      ['CONTRIBUTED', '1', '0.00', '1000.00', '1000.00'],
      ['COMPENSATION', '1', '999.99', '0.00', '999.99'],
      ['SPECIAL_ACCOUNT', '2', '0.00', '999.99', '0.01'],
    ]);
  });

  it('beyond what an account holds are an answer, and nothing is written', async () => {
    const shortOf = { account: 'SPECIAL_ACCOUNT', institution: 'bank-a' };
    expect(await drawn('1000.01')).toEqual({
      shortOf: { ...shortOf, balance: yuan('1000'), wanted: yuan('1000.01') },
    });
    expect(await held()).toBe('1000.00');
    const [count] = await db.query('select count(*)::integer as n from ledger_posting');
    expect(count).toEqual({ n: 1 });
  });

  it('dated before later ones leave each day with what was held then', async () => {
    await drawn('900', { on: '2024-03-01' });
    const shortOf = { account: 'SPECIAL_ACCOUNT', institution: 'bank-a' };
    expect(await drawn('200', { on: '2024-02-01' })).toEqual({
      shortOf: { ...shortOf, balance: yuan('100'), wanted: yuan('200') },
    });
    await db.transaction((tx) =>
      postEntries(
        tx,
        {
          ...{ fundSlug, cause: 'DEPOSIT_INTEREST', causeId: 'interest:1', occurredOn: '2024-04-01' },
          entries: [
            { account: 'SPECIAL_ACCOUNT', institution: 'bank-a', debit: yuan('500') },
            { account: 'INTEREST_EARNED', credit: yuan('500') },
          ],
        },
        BOOKKEEPER,
      ),
    );
    expect(await drawn('101', { on: '2024-03-31' })).toMatchObject({ shortOf: { balance: yuan('100') } });
    expect(await drawn('100', { on: '2024-03-31' })).toMatchObject({ postingId: expect.any(String) });
    expect(await drawn('500', { on: '2024-04-01' })).toMatchObject({ postingId: expect.any(String) });
    expect(await held()).toBe('0.00');
  });

  it('of one hundred from a balance of one thousand, asked for sixty times at once, succeed ten times', async () => {
    const results = await Promise.all(Array.from({ length: 60 }, (_, i) => drawn('100', { claim: `${i}` })));
    expect(results.filter((result) => 'postingId' in result)).toHaveLength(10);
    expect(results.filter((result) => 'shortOf' in result)).toHaveLength(50);
    expect(await held()).toBe('0.00');
  });

  it('and their reversals at once end with what was neither drawn nor lost', async () => {
    const first = await Promise.all(['1', '2', '3', '4', '5'].map((claim) => drawn('200', { claim })));
    expect(await held()).toBe('0.00');
    const back = first.map((result) => () => {
      const reversal = { postingId: idOf(result), causeId: 'claim:back', occurredOn: '2024-06-30' };
      return db.transaction((tx) => postReversal(tx, reversal, BOOKKEEPER));
    });
    const again = Array.from({ length: 60 }, (_, i) => () => drawn('100', { claim: `again-${i}` }));
    const results = await Promise.all(
      [...again.slice(0, 30), ...back, ...again.slice(30)].map((act) => act()),
    );
    const paid = results.filter((result) => 'postingId' in result).length - back.length;
    expect(paid).toBeLessThanOrEqual(10);
    expect(await held()).toBe(
      yuan('1000')
        .minus(paid * 100)
        .toFixed(2),
    );
    const [compensation] = await db.query(
      `select balance::text from ledger_account where kind = 'COMPENSATION'`,
    );
    expect(compensation).toEqual({
      balance: yuan('0')
        .plus(paid * 100)
        .toFixed(2),
    });
  });

  it('that no program should ask for are faults', async () => {
    await expect(drawn('0.001')).rejects.toThrow(/no amount in yuan and cents/);
    await expect(
      db.transaction((tx) =>
        postEntries(
          tx,
          {
            ...{ fundSlug: 'none', cause: 'TRANSFER', causeId: 'transfer:1', occurredOn: '2024-01-01' },
            entries: [
              { account: 'SUBSIDY', debit: yuan('1') },
              { account: 'INTEREST_EARNED', credit: yuan('1') },
            ],
          },
          BOOKKEEPER,
        ),
      ),
    ).rejects.toThrow(/no books/);
  });

  it('go to the books of the programme, where they are kept', async () => {
    expect(await fundBooks(db, 'risk-fund', 'RISK_COMPENSATION')).toEqual({
      ...{ fundSlug, openedOn: '2016-01-01', regionCode: '410600', isSynthetic: false },
    });
    expect(await fundBooks(db, 'risk-fund', 'INTEREST_SUBSIDY')).toBeNull();
  });
});
