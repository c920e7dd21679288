/** Claims against whoever writes to the database itself: what is unlawful is refused there, too. */
import type { Database } from '../../src/db/database';
import { advanced, filed, lend, payIn, plantCounty, speak } from '../support/claims';
import { openTestDatabase } from '../support/database';

const LOADING_MS = 120_000;

describe('the database keeps claims', () => {
  let db: Database;
  let fresh: string;
  let noticed: string;
  let paid: string;

  beforeAll(async () => {
    db = await openTestDatabase();
    await plantCounty(db);
    await payIn(db, 'bank-a', '100000.00');
    fresh = await filed(db, await lend(db));
    noticed = await filed(db, await lend(db));
    await advanced(db, noticed, 'CONFIRM');
    paid = await filed(db, await lend(db));
    await advanced(db, paid, null);
  }, LOADING_MS);
  afterAll(() => db.close());

  const refused = (message: RegExp, ...statements: readonly string[]) =>
    expect(
      db.transaction(async (tx) => {
        for (const statement of statements) await tx.query(statement);
      }),
    ).rejects.toThrow(message);
  const move = (id: string, status: string, more = '') =>
    `update claim set status = '${status}' ${more} where id = '${id}'`;

  it('moves them forward only, and pays what was approved', async () => {
    await refused(/does not go from FILED to PAID/, move(fresh, 'PAID'));
    await refused(/does not go from ON_NOTICE to FILED/, move(noticed, 'FILED'));
    await refused(/does not go from PAID to WITHDRAWN/, move(paid, 'WITHDRAWN'));
    await refused(/does not go from WITHDRAWN to FILED/, move(fresh, 'WITHDRAWN'), move(fresh, 'FILED'));
    await refused(/does not go from PAID to APPROVED/, move(paid, 'APPROVED'));
    await refused(/claim_refused_with_ground/, move(fresh, 'REFUSED'));
    await refused(
      /a round begins with a payment taken back/,
      `update claim set round = 2 where id = '${fresh}'`,
    );
  });

  it('keeps what a claim is about, its shares and what was said', async () => {
    await refused(/what a claim is about stays/, `update claim set principal = 1 where id = '${fresh}'`);
    await refused(/what is recovered moves/, `update claim set recovered = 1 where id = '${paid}'`);
    await refused(/who bears what stays/, `update claim_share set amount = 1 where claim_id = '${fresh}'`);
    await refused(/append-only/, `update claim_event set comment = 'x' where claim_id = '${fresh}'`);
    await refused(/append-only/, `delete from claim_event where claim_id = '${fresh}'`);
    await refused(/append-only/, `delete from claim where id = '${fresh}'`);
    await refused(
      /shares of a claim sum to/,
      `insert into claim_share (claim_id, bearer, percent, amount) values ('${fresh}', 'INSURER', 1, 1)`,
    );
  });

  it('opens the step after the notice when it is over and nobody objects', async () => {
    await refused(
      /notice runs until 2019-04-22/,
      move(noticed, 'CONFIRMED', `, changed_at = '2019-04-22T15:59:59Z'`),
    );
    await refused(/posted once/, `update claim set notice_until = '2019-04-18' where id = '${noticed}'`);
    const object = (day: string) =>
      `insert into claim_objection (claim_id, objector, objection, raised_on, recorded_by, recorded_at)
       values ('${noticed}', 'x', 'x', '${day}', 'key:x', now())`;
    await refused(/while the notice runs/, object('2019-04-23'));
    await refused(
      /objections are settled first/,
      object('2019-04-20'),
      move(noticed, 'CONFIRMED', `, changed_at = '2019-04-23T04:00:00Z'`),
    );
  });

  it('lets nobody decide on what they filed, and each body and person speak once a step', async () => {
    const say = (actor: string, body: string, step = 'claim-verified') =>
      `insert into claim_event (claim_id, kind, step, body, round, to_status, actor, happened_on, happened_at)
       values ('${fresh}', 'AGREED', '${step}', '${body}', 1, 'FILED', '${actor}', '2019-04-11', now())`;
    await refused(/nobody decides on what they filed/, say('key:clerk', 'poverty-office'));
    await refused(/claim_event_one_word/, say('key:a', 'poverty-office'), say('key:b', 'poverty-office'));
    await refused(/claim_event_one_body/, say('key:a', 'poverty-office'), say('key:a', 'industry-centres'));
  });

  it('holds a paid claim to exactly one payment of what the fund bears', async () => {
    await refused(
      /has <NULL> of 35000.00 paid/,
      `update claim_payment set reversed_on = '2019-05-01', reversal_reason = 'x', reversed_by = 'x',
         reversed_at = now(), reversal_posting_id = posting_id where claim_id = '${paid}'`,
    );
    await refused(
      /a payment is reversed once/,
      `update claim_payment set from_fund = 1 where claim_id = '${paid}'`,
    );
    await refused(
      /claim_payment_once/,
      `insert into claim_payment (claim_id, from_fund, further, paid_on, paid_by, paid_at)
       values ('${paid}', 0, 0, '2019-04-29', 'x', now())`,
    );
  });

  it('hands back no more than was lost, in parts that sum', async () => {
    const recover = (amount: string, claim = paid, day = '2019-05-01') =>
      `insert into claim_recovery (id, claim_id, amount, recovered_on, by_lawsuit, recorded_by, recorded_at)
       values ('00000000-0000-4000-8000-00000000000a', '${claim}', ${amount}, '${day}', false, 'x', now())`;
    const part = (amount: string, bearer = 'BANK') =>
      `insert into claim_recovery_share values ('00000000-0000-4000-8000-00000000000a', '${bearer}', ${amount})`;
    await refused(/claim_recovered_within_loss/, recover('50000.01'));
    await refused(/what was paid is recovered/, recover('1', fresh));
    await refused(/what was paid is recovered/, recover('1', paid, '2019-04-28'));
    await refused(/recovered 1.00 of 2.00/, recover('2'), part('1'));
    await refused(/claim_share_recovered_within/, recover('20000'), part('15000.01'));
    await refused(/those who bore the loss/, recover('1'), part('1', 'INSURER'));
    await refused(/violates check constraint/, recover(`'NaN'`));
  });

  it('takes one claim on a loan, from its filing on', async () => {
    const [{ loan } = { loan: '' }] = await db.query<{ loan: string }>(
      `select loan_id::text as loan from claim where id = '${fresh}'`,
    );
    const file = (status: string, principal: string) =>
      `insert into claim (loan_id, programme_slug, bank_slug, borrower_kind, principal, interest, loss_proof,
         recourse_proof, overdue_days, status, is_synthetic, filed_on, filed_by, filed_at, changed_at)
       values (${loan}, 'risk-fund', 'bank-a', 'LEGAL_PERSON', ${principal}, 0, 'x', 'x', 90, '${status}', false,
         '2019-04-10', 'x', now(), now())`;
    await refused(/claim_once/, file('FILED', '1'));
    await refused(/begins with its filing/, file('APPROVED', '1'));
    await refused(/claim_amount_check/, file('FILED', '0'));
    await refused(/claim_principal_check/, file('FILED', `'NaN'`));
    expect(await speak(db, fresh, ['VERIFY', 'poverty-office', '2019-04-11'])).toHaveProperty('answer');
  });
});
