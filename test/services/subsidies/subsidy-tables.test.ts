import type { Database } from '../../../src/db/database';
import { Decimal } from '../../../src/domain/decimal';
import { SUBSIDY_INVARIANTS } from '../../../src/services/invariants/subsidies';
import { postEntries } from '../../../src/services/ledger/post-entries';
import { openTestDatabase } from '../../support/database';
import { insert } from '../../support/factories';
import { lendToHousehold, plantSubsidies } from '../../support/subsidies';

const NOW = '2019-08-02T04:00:00Z';

describe('what the database itself refuses of interest subsidies', () => {
  let db: Database;
  let loan: string;

  beforeAll(async () => {
    db = await openTestDatabase();
    await plantSubsidies(db);
  });
  afterAll(() => db.close());
  beforeEach(async () => {
    loan = await lendToHousehold(db);
  });

  const settlement = (tx: Pick<Database, 'query'>, given: Record<string, unknown> = {}) =>
    insert(tx, 'subsidy_settlement', {
      ...{ programmeSlug: 'risk-fund', bankSlug: 'bank-a', borrowerKind: 'NATURAL_PERSON', cause: 'MONTH' },
      ...{ month: '2019-07', status: 'DRAFT', regionCodes: ['410611'], granted: '204.51', takenBack: '0' },
      ...{ isSynthetic: false, preparedBy: 'key:bank', preparedAt: NOW, changedAt: NOW, ...given },
    });
  const line = (tx: Pick<Database, 'query'>, settlementId: unknown, given: Record<string, unknown> = {}) =>
    insert(tx, 'subsidy_line', {
      ...{ settlementId, loanId: loan, startsOn: '2019-07-01', endsBefore: '2019-08-01', days: 31 },
      ...{ base: '50000', percent: '4.75', amount: '204.51', ...given },
    });
  const move = (id: unknown, from: string, to: string, more = '') =>
    db.transaction(async (tx) => {
      await insert(tx, 'subsidy_decision', {
        ...{ settlementId: id, step: 's', body: 'b', agrees: to !== 'REFUSED', comment: 'c', actor: 'key:x' },
        ...{ fromStatus: from, toStatus: to, decidedAt: NOW },
      });
      await tx.query(`update subsidy_settlement set status = $2 ${more} where id = $1`, [id, to]);
    });

  /** A settlement of one line, and its id; the next one finds nothing open. */
  async function draft(given: Record<string, unknown> = {}): Promise<string> {
    return db.transaction(async (tx) => {
      const made = await settlement(tx, given);
      await line(tx, made.id);
      return String(made.id);
    });
  }

  it('refuses totals that are not those of the lines', async () => {
    await expect(db.transaction((tx) => settlement(tx))).rejects.toThrow('sum to 0 and 0, not 204.51 and 0');
    const wrong = db.transaction(async (tx) => {
      const made = await settlement(tx);
      await line(tx, made.id);
      await line(tx, made.id, {
        startsOn: '2019-06-01',
        endsBefore: '2019-07-01',
        days: 30,
        amount: '197.92',
      });
    });
    await expect(wrong).rejects.toThrow('sum to 402.43 and 0');
  });

  it('refuses lines of wrong days, amounts, or days that another line has', async () => {
    const adding = (given: Record<string, unknown>) =>
      db.transaction(async (tx) => {
        const made = await settlement(tx);
        await line(tx, made.id);
        await line(tx, made.id, given);
      });
    await expect(
      adding({ startsOn: '2019-08-01', endsBefore: '2019-09-01', days: 30, amount: '197.92' }),
    ).rejects.toThrow('subsidy_line_days');
    await expect(adding({ startsOn: '2019-08-01', endsBefore: '2019-09-01', amount: '300' })).rejects.toThrow(
      'subsidy_line_amount',
    );
    const overlap = { startsOn: '2019-07-31', endsBefore: '2019-08-02', days: 2, amount: '13.19' };
    await expect(adding(overlap)).rejects.toThrow('subsidy_line_loan_day_once');
    await expect(adding({ percent: 'NaN' })).rejects.toThrow('subsidy_line');
    await expect(adding({ amount: '-1' })).rejects.toThrow('subsidy_line');
  });

  it('moves a settlement by decisions only, one step at a time, and keeps the rest of it', async () => {
    const id = await draft();
    await expect(
      db.query(`update subsidy_settlement set status = 'REPORTED' where id = $1`, [id]),
    ).rejects.toThrow('moves by a decision');
    await expect(move(id, 'DRAFT', 'APPROVED')).rejects.toThrow('does not go from DRAFT to APPROVED');
    await expect(db.query(`update subsidy_settlement set granted = 1 where id = $1`, [id])).rejects.toThrow(
      'stays as it is',
    );
    await expect(db.query('delete from subsidy_settlement where id = $1', [id])).rejects.toThrow(
      'append-only',
    );
    await expect(
      db.query('update subsidy_line set amount = 1 where settlement_id = $1', [id]),
    ).rejects.toThrow('kept as they are');
    await expect(db.query('delete from subsidy_line where settlement_id = $1', [id])).rejects.toThrow(
      'append-only',
    );
    await expect(draft({ month: '2019-06' })).rejects.toThrow('subsidy_settlement_open');
    await expect(draft({ status: 'APPROVED' })).rejects.toThrow('begins as a draft');
    await move(id, 'DRAFT', 'REPORTED');
    await move(id, 'REPORTED', 'APPROVED');
    await expect(move(id, 'APPROVED', 'PAID')).rejects.toThrow('subsidy_settlement_pa');
    await expect(move(id, 'APPROVED', 'PAID', `, paid_on = '2019-08-02'`)).rejects.toThrow(
      'subsidy_settlement_posted',
    );
    await move(id, 'APPROVED', 'REFUSED');
    await expect(move(id, 'REFUSED', 'DRAFT')).rejects.toThrow('does not go from REFUSED');
    await expect(db.query('delete from subsidy_decision')).rejects.toThrow('append-only');
    await expect(db.query(`update subsidy_decision set agrees = false`)).rejects.toThrow('append-only');
  });

  it('takes back only what was paid, as it was', async () => {
    const id = await draft();
    await move(id, 'DRAFT', 'REFUSED');
    const [first] = await db.query<{ id: string }>('select id from subsidy_line where settlement_id = $1', [
      id,
    ]);
    const back = db.transaction(async (tx) => {
      const made = await settlement(tx, { granted: '0', takenBack: '204.51' });
      await line(tx, made.id, { reverses: first?.id });
    });
    await expect(back).rejects.toThrow('stands no more, or is another one');
  });

  it('is watched every night for what would break it', async () => {
    const id = await draft();
    await db.query('alter table subsidy_line disable trigger all');
    await db.query('update subsidy_line set amount = 204.50, is_in_force = false where settlement_id = $1', [
      id,
    ]);
    await db.query('alter table subsidy_line enable trigger all');
    const found = new Map<string, number>();
    for (const { name, check } of SUBSIDY_INVARIANTS) found.set(name, (await check(db)).length);
    expect(Object.fromEntries(found)).toEqual({
      ...{ 'subsidy-totals': 1, 'subsidy-postings': 0, 'subsidy-days-once': 0, 'subsidy-lines-stand': 1 },
      'subsidy-until-due': 0,
    });
  });

  it('notices money posted for a settlement that is not there', async () => {
    const [account] = await db.query<{ id: string; fund_slug: string }>(
      `select id, fund_slug from ledger_account where kind = 'SPECIAL_ACCOUNT'`,
    );
    const amount = new Decimal('5');
    await db.transaction((tx) =>
      postEntries(
        tx,
        {
          ...{ fundSlug: account?.fund_slug ?? '', cause: 'SUBSIDY', causeId: 'subsidy:nothing' },
          occurredOn: '2019-08-02',
          entries: [
            { account: 'SUBSIDY', institution: 'bank-a', debit: amount },
            { account: 'SPECIAL_ACCOUNT', institution: 'bank-a', credit: amount },
          ],
        },
        { actor: 'key:x', now: new Date(NOW) },
      ),
    );
    const postings = SUBSIDY_INVARIANTS.find(({ name }) => name === 'subsidy-postings');
    expect(await postings?.check(db)).toMatchObject([{ what: 'subsidy:nothing' }]);
  });
});
