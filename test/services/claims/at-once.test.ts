import type { Database } from '../../../src/db/database';
import { advanceClaim } from '../../../src/services/claims/advance-claim';
import { fileClaim } from '../../../src/services/claims/file-claim';
import { recordRecovery } from '../../../src/services/claims/recoveries';
import { checkInvariants } from '../../../src/services/invariants/check-invariants';
import {
  advanced,
  bankOffice,
  bodyOffice,
  DEATH,
  filed,
  freshKey,
  lend,
  PROOF,
  payIn,
  plantCounty,
  speak,
} from '../../support/claims';
import { openTestDatabase } from '../../support/database';

const LOADING_MS = 60_000;
const MANY_MS = 180_000;
const CLAIMS = 60;
const PAYABLE = 10;

describe('claims at the same moment', () => {
  let db: Database;

  beforeAll(async () => {
    db = await openTestDatabase(CLAIMS / 2);
    await plantCounty(db);
    await db.query(`delete from programme_rule where key = 'beyond-the-fund'`);
  }, LOADING_MS);
  afterAll(async () => {
    const broken = (await checkInvariants(db)).filter(({ violations }) => violations.length > 0);
    await db.close();
    expect(broken).toEqual([]);
  });

  /** Who finds all connections taken is told so, and asks again. */
  async function untilServed<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (!(error as Error).message.includes('timeout exceeded')) throw error;
      return untilServed(work);
    }
  }

  const codesOf = (results: readonly object[]) =>
    results.map((result) =>
      'refusals' in result ? (result.refusals as { code: string }[]).map(({ code }) => code).join() : 'DONE',
    );
  const countOf = (codes: readonly string[], code: string) => codes.filter((one) => one === code).length;

  /** Approved, with the word of one of the two payers: written as it would be said, all at once. */
  async function approvedClaims(count: number): Promise<readonly string[]> {
    const first = await filed(db, await lend(db));
    await advanced(db, first, 'PAY');
    await speak(db, first, ['PAY', 'poverty-office', '2019-04-28']);
    const ids = [first];
    while (ids.length < count) {
      const id = await filed(db, await lend(db));
      await db.transaction(async (tx) => {
        await tx.query(
          `insert into claim_event (claim_id, kind, step, body, round, to_status, actor, happened_on, happened_at)
           select $1, kind, step, body, round, to_status, actor, happened_on, happened_at
           from claim_event where claim_id = $2 and kind = 'AGREED' order by id`,
          [id, first],
        );
        await tx.query(
          `update claim set status = 'ON_NOTICE', notice_from = '2019-04-15', notice_until = '2019-04-22'
           where id = $1`,
          [id],
        );
        await tx.query(
          `update claim c set status = 'APPROVED', changed_at = f.changed_at from claim f
           where c.id = $1 and f.id = $2`,
          [id, first],
        );
      });
      ids.push(id);
    }
    return ids;
  }

  it(
    `pays exactly ${PAYABLE} of ${CLAIMS} from a balance for ${PAYABLE}`,
    async () => {
      await payIn(db, 'bank-a', String(PAYABLE * 35_000));
      const ids = await approvedClaims(CLAIMS);
      const codes = codesOf(
        await Promise.all(
          ids.map((id) => untilServed(() => speak(db, id, ['PAY', 'industry-centres', '2019-04-29']))),
        ),
      );
      expect([countOf(codes, 'DONE'), countOf(codes, 'WAITS_FOR_MONEY')]).toEqual([
        PAYABLE,
        CLAIMS - PAYABLE,
      ]);
      const [book] = await db.query(
        `select balance::text, (select count(*)::integer from claim where status = 'PAID') as paid,
           (select count(*)::integer from loan where status = 'COMPENSATED') as compensated
         from ledger_account where kind = 'SPECIAL_ACCOUNT'`,
      );
      expect(book).toEqual({ balance: '0.00', paid: PAYABLE, compensated: PAYABLE });
    },
    MANY_MS,
  );

  it(
    'pays one claim once, whoever speaks the last word how often, with one key or many',
    async () => {
      await payIn(db, 'bank-a', '100000.00');
      const id = await filed(db, await lend(db));
      await advanced(db, id, 'PAY');
      await speak(db, id, ['PAY', 'poverty-office', '2019-04-28']);
      const word = (key: string) =>
        advanceClaim(bodyOffice(db, 'industry-centres', '2019-04-29'), { id, step: 'PAY' }, key);
      const key = freshKey();
      const codes = codesOf(
        await Promise.all([
          ...Array.from({ length: 8 }, () => word(key)),
          ...Array.from({ length: 8 }, () => word(freshKey())),
        ]),
      );
      expect(countOf(codes, 'DONE') + countOf(codes, 'CLAIM_CLOSED')).toBe(16);
      expect([1, 8]).toContain(countOf(codes, 'DONE'));
      const [payments] = await db.query(
        'select count(*)::integer as count from claim_payment where claim_id = $1',
        [id],
      );
      expect(payments).toEqual({ count: 1 });
    },
    MANY_MS,
  );

  it(
    'files one claim on a loan, and recovers no more than the loss',
    async () => {
      const loanId = await lend(db);
      const asked = { loanId, principal: '50000.00', interest: '0', cause: DEATH, ...PROOF };
      const file = () => fileClaim(bankOffice(db, '2019-04-10'), asked, freshKey());
      const codes = codesOf(await Promise.all(Array.from({ length: 8 }, file)));
      expect([countOf(codes, 'DONE'), countOf(codes, 'CLAIMED_ALREADY')]).toEqual([1, 7]);
      const [paid] = await db.query<{ id: string }>(`select id from claim where status = 'PAID' limit 1`);
      const recover = () =>
        recordRecovery(
          bankOffice(db, '2019-06-30'),
          { claimId: paid?.id ?? '', amount: '20000', recoveredOn: '2019-06-01', byLawsuit: false },
          freshKey(),
        );
      const recovered = codesOf(await Promise.all(Array.from({ length: 8 }, recover)));
      expect([countOf(recovered, 'DONE'), countOf(recovered, 'RECOVERY_BEYOND_LOSS')]).toEqual([2, 6]);
    },
    MANY_MS,
  );
});
