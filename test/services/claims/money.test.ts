import type { Database } from '../../../src/db/database';
import { recordRecovery } from '../../../src/services/claims/recoveries';
import { reverseClaimPayment, reverseRecovery } from '../../../src/services/claims/take-back';
import { checkInvariants } from '../../../src/services/invariants/check-invariants';
import {
  advanced,
  bankOffice,
  bodyOffice,
  filed,
  freshKey,
  lend,
  payIn,
  plantCounty,
  speak,
} from '../../support/claims';
import { openTestDatabase } from '../../support/database';
import { type Refuses, refusesWithoutATrace } from '../../support/refusals';

const LOADING_MS = 60_000;

describe('the money of claims', () => {
  let db: Database;

  beforeEach(async () => {
    db = await openTestDatabase();
    await plantCounty(db);
  }, LOADING_MS);
  afterEach(async () => {
    const broken = (await checkInvariants(db)).filter(({ violations }) => violations.length > 0);
    await db.close();
    expect(broken).toEqual([]);
  });

  const refused: Refuses = (work, ...codes) => refusesWithoutATrace(db, work, ...codes);

  const balances = async () => {
    const rows = await db.query<{ name: string; balance: string }>(
      `select kind || coalesce(' ' || institution_slug, '') as name, balance::text from ledger_account
       where balance <> 0 order by 1`,
    );
    return Object.fromEntries(rows.map(({ name, balance }) => [name, balance]));
  };
  const statusOf = async (id: string) => {
    const [row] = await db.query<{ claim: string; loan: string }>(
      'select c.status as claim, l.status as loan from claim c join loan l on l.id = c.loan_id where c.id = $1',
      [id],
    );
    return row;
  };
  const lastWord = ['PAY', 'industry-centres', '2019-04-29'] as const;

  /** All words but the last. */
  async function readyToPay(more: Readonly<Record<string, unknown>> = {}, input: object = {}) {
    const id = await filed(db, await lend(db, more), { ...input });
    await advanced(db, id, 'PAY');
    await speak(db, id, ['PAY', 'poverty-office', '2019-04-28']);
    return id;
  }
  const paidClaim = async (more = {}, input: object = {}) => {
    const id = await readyToPay(more, input);
    const result = await speak(db, id, lastWord);
    if ('refusals' in result) throw new Error(JSON.stringify(result.refusals));
    return id;
  };
  const recover = (claimId: string, amount: string, more: Readonly<Record<string, unknown>> = {}) => {
    const {
      on = '2019-06-01',
      byLawsuit = false,
      office = bankOffice(db, '2019-06-30'),
    } = more as {
      on?: string;
      byLawsuit?: boolean;
      office?: ReturnType<typeof bankOffice>;
    };
    return recordRecovery(office, { claimId, amount, recoveredOn: on, byLawsuit }, freshKey());
  };
  const partsOf = async (id: string) => {
    const rows = await db.query<{ part: string }>(
      `select s.bearer || ' ' || s.recovered as part from claim_share s where claim_id = $1 order by bearer`,
      [id],
    );
    return rows.map(({ part }) => part);
  };

  it('leaves the special account at the lending bank with the last word, and the loan is compensated', async () => {
    await payIn(db, 'bank-a', '100000.00');
    const id = await readyToPay();
    expect(await balances()).toEqual({ CONTRIBUTED: '100000.00', 'SPECIAL_ACCOUNT bank-a': '100000.00' });
    expect(await statusOf(id)).toEqual({ claim: 'APPROVED', loan: 'OVERDUE' });
    await speak(db, id, lastWord);
    expect(await balances()).toEqual({
      ...{ COMPENSATION: '35000.00', CONTRIBUTED: '100000.00', 'SPECIAL_ACCOUNT bank-a': '65000.00' },
    });
    expect(await statusOf(id)).toEqual({ claim: 'PAID', loan: 'COMPENSATED' });
    await refused(() => speak(db, id, lastWord), 'CLAIM_CLOSED');
  });

  it('waits for books, and for money that lies at the other bank', async () => {
    const id = await readyToPay();
    await refused(() => speak(db, id, lastWord), 'NO_BOOKS');
    await payIn(db, 'bank-a', '20000.00');
    await payIn(db, 'bank-b', '30000.00');
    await refused(() => speak(db, id, lastWord), 'WAITS_FOR_TRANSFER');
    expect(await statusOf(id)).toEqual({ claim: 'APPROVED', loan: 'OVERDUE' });
    await payIn(db, 'bank-a', '15000.00');
    expect(await speak(db, id, lastWord)).toHaveProperty('answer');
  });

  it('comes from the further source beyond the fund, in the same posting; else the claim waits', async () => {
    await payIn(db, 'bank-a', '20000.00');
    const id = await paidClaim();
    expect(await balances()).toEqual({
      ...{ COMPENSATION: '35000.00', CONTRIBUTED: '20000.00', FURTHER_MONEY: '15000.00' },
    });
    const [payment] = await db.query(
      'select from_fund, further, further_clause from claim_payment where claim_id = $1',
      [id],
    );
    expect(payment).toEqual({ from_fund: '20000.00', further: '15000.00', further_clause: '第二十六条' });
    const [posting] = await db.query(`select party from ledger_posting where cause = 'COMPENSATION'`);
    expect(posting).toEqual({ party: '县财政局、县扶农办' });
    await db.query(`delete from programme_rule where key = 'beyond-the-fund'`);
    const waiting = await readyToPay();
    await refused(() => speak(db, waiting, lastWord), 'WAITS_FOR_MONEY');
  });

  it('of an insured loan comes from insurer and bank: the claim is settled without the fund', async () => {
    const id = await paidClaim({ insuredPercent: '80' });
    expect(await balances()).toEqual({});
    expect(await statusOf(id)).toEqual({ claim: 'PAID', loan: 'COMPENSATED' });
    await recover(id, '10000', { byLawsuit: true });
    expect(await partsOf(id)).toEqual(['BANK 2000.00', 'INSURER 8000.00']);
  });

  it('is not paid for what was repaid since the filing', async () => {
    await payIn(db, 'bank-a', '100000.00');
    const loan = await lend(db);
    const id = await filed(db, loan);
    await advanced(db, id, 'PAY');
    await speak(db, id, ['PAY', 'poverty-office', '2019-04-28']);
    await db.transaction(async (tx) => {
      await tx.query(
        `insert into loan_event (loan_id, kind, happened_on, principal, interest, recorded_by, recorded_at)
         values ($1, 'REPAYMENT', '2019-04-20', 0.01, 0, 'key:lender', '2019-04-20T04:00:00Z')`,
        [loan],
      );
      await tx.query('update loan set outstanding = outstanding - 0.01 where id = $1', [loan]);
    });
    await refused(() => speak(db, id, lastWord), 'LOAN_CHANGED');
  });

  it('that is recovered in three thirds ends where one payment would have', async () => {
    await payIn(db, 'bank-a', '100000.00');
    const id = await paidClaim();
    for (const amount of ['16666.67', '16666.67']) await recover(id, amount);
    expect(await partsOf(id)).toEqual(['BANK 10000.00', 'FUND 23333.34']);
    await refused(() => recover(id, '16666.67'), ['RECOVERY_BEYOND_LOSS', '第二十三条']);
    await recover(id, '16666.66', { office: bodyOffice(db, 'finance-office', '2019-06-30') });
    expect(await partsOf(id)).toEqual(['BANK 15000.00', 'FUND 35000.00']);
    expect(await balances()).toMatchObject({ RECOVERED: '35000.00', 'SPECIAL_ACCOUNT bank-a': '100000.00' });
    await refused(() => recover(id, '0.01'), 'RECOVERY_BEYOND_LOSS');
  });

  it('that a lawsuit brings in goes to the fund until it has back what it paid', async () => {
    await payIn(db, 'bank-a', '100000.00');
    const id = await paidClaim();
    await recover(id, '10000', { byLawsuit: true });
    expect(await partsOf(id)).toEqual(['BANK 0.00', 'FUND 10000.00']);
    await recover(id, '30000', { byLawsuit: true });
    expect(await partsOf(id)).toEqual(['BANK 5000.00', 'FUND 35000.00']);
  });

  it('is recovered by the bank that lent or those who manage the fund, after it was paid, to the cent', async () => {
    await payIn(db, 'bank-a', '200000.00');
    const waiting = await readyToPay();
    await refused(() => recover(waiting, '1'), 'NOT_PAID');
    const id = await paidClaim();
    await refused(() => recover('x', '1'), 'UNKNOWN_CLAIM');
    for (const [amount, code] of [
      ['0', 'AMOUNT_NOT_POSITIVE'],
      ['-5', 'AMOUNT_NEGATIVE'],
      ['0.005', 'AMOUNT_TOO_MANY_DECIMALS'],
      ['NaN', 'AMOUNT_NOT_A_NUMBER'],
    ] as const) {
      await refused(() => recover(id, amount), code);
    }
    await refused(() => recover(id, '1', { on: '2019-04-28' }), 'RECOVERED_BEFORE_PAYMENT');
    await refused(() => recover(id, '1', { on: 'yesterday' }), 'RECOVERED_BEFORE_PAYMENT');
    await refused(() => recover(id, '1', { on: '2019-07-01' }), 'DATE_IN_FUTURE');
    await refused(
      () => recover(id, '1', { office: bodyOffice(db, 'county-pbc', '2019-06-30') }),
      'NOT_YOUR_BODY',
    );
    const without = bankOffice(db, '2019-06-30', { scopes: ['LOANS'] });
    await refused(() => recover(id, '1', { office: without }), 'SCOPE_LEND_MISSING');
  });

  describe('taken back', () => {
    const takeBack = (id: string, reason = '重复拨付', body = 'poverty-office', on = '2019-05-06') =>
      reverseClaimPayment(bodyOffice(db, body, on), { id, reason }, freshKey());

    it('is mirrored; the claim is approved and unpaid again, and is paid by both bodies anew', async () => {
      await payIn(db, 'bank-a', '20000.00');
      const id = await paidClaim();
      await refused(() => takeBack(id, ' '), 'REASON_MISSING');
      await refused(() => takeBack(id, 'x', 'county-pbc'), 'NOT_YOUR_BODY');
      await refused(() => takeBack('x'), 'UNKNOWN_CLAIM');
      await recover(id, '100', { on: '2019-05-01', office: bankOffice(db, '2019-05-05') });
      await refused(() => takeBack(id), 'RECOVERIES_STAND');
      const [recovery] = await db.query<{ id: string }>('select id from claim_recovery');
      const undo = (recoveryId = recovery?.id ?? '', reason = '记错') =>
        reverseRecovery(bankOffice(db, '2019-05-06'), { id: recoveryId, reason }, freshKey());
      await refused(() => undo('x'), 'UNKNOWN_RECOVERY');
      await refused(() => undo(recovery?.id, ''), 'REASON_MISSING');
      expect(await undo()).toHaveProperty('answer');
      await refused(() => undo(), 'REVERSED_ALREADY');
      expect(await partsOf(id)).toEqual(['BANK 0.00', 'FUND 0.00']);
      expect(await takeBack(id)).toEqual({ answer: { claimId: id } });
      expect(await balances()).toEqual({ CONTRIBUTED: '20000.00', 'SPECIAL_ACCOUNT bank-a': '20000.00' });
      expect(await statusOf(id)).toEqual({ claim: 'APPROVED', loan: 'OVERDUE' });
      await refused(() => takeBack(id), 'NOT_PAID');
      await speak(db, id, ['PAY', 'poverty-office', '2019-05-07']);
      expect(await statusOf(id)).toEqual({ claim: 'APPROVED', loan: 'OVERDUE' });
      await speak(db, id, ['PAY', 'industry-centres', '2019-05-07']);
      expect(await statusOf(id)).toEqual({ claim: 'PAID', loan: 'COMPENSATED' });
    });

    it('needs the money: a recovery that the fund has spent stays', async () => {
      await payIn(db, 'bank-a', '35000.00');
      const id = await paidClaim();
      await recover(id, '50000', { on: '2019-05-01', office: bankOffice(db, '2019-05-05') });
      const other = await filed(db, await lend(db));
      await advanced(db, other, 'PAY');
      await speak(db, other, ['PAY', 'poverty-office', '2019-05-06']);
      await speak(db, other, ['PAY', 'industry-centres', '2019-05-06']);
      const [recovery] = await db.query<{ id: string }>('select id from claim_recovery');
      const asked = { id: recovery?.id ?? '', reason: '记错' };
      await refused(() => reverseRecovery(bankOffice(db, '2019-05-07'), asked, freshKey()), 'MONEY_GONE');
    });
  });
});
