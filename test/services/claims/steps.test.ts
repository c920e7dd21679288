import type { Database } from '../../../src/db/database';
import { advanceClaim } from '../../../src/services/claims/advance-claim';
import { refuseClaim, withdrawClaim } from '../../../src/services/claims/end-claim';
import { fileClaim } from '../../../src/services/claims/file-claim';
import { checkInvariants } from '../../../src/services/invariants/check-invariants';
import {
  bankOffice,
  bodyOffice,
  DEATH,
  filed,
  freshKey,
  lend,
  officeOf,
  PROOF,
  payIn,
  plantCounty,
  speak,
} from '../../support/claims';
import { openTestDatabase } from '../../support/database';
import { type Refuses, refusesWithoutATrace } from '../../support/refusals';

const LOADING_MS = 60_000;

describe('a claim on its way through the bodies', () => {
  let db: Database;

  beforeAll(async () => {
    db = await openTestDatabase();
    await plantCounty(db);
    await payIn(db, 'bank-a', '1000000.00');
  }, LOADING_MS);
  afterAll(async () => {
    const broken = (await checkInvariants(db)).filter(({ violations }) => violations.length > 0);
    await db.close();
    expect(broken).toEqual([]);
  });

  const refused: Refuses = (work, ...codes) => refusesWithoutATrace(db, work, ...codes);

  const asked = (loanId: string | null, more: Readonly<Record<string, unknown>> = {}) => ({
    ...{ loanId, principal: '50000.00', interest: '0', cause: DEATH, ...PROOF, ...more },
  });
  const filing = (loanId: string | null, more = {}, on = '2019-04-10', office = bankOffice(db, on)) =>
    fileClaim(office, asked(loanId, more), freshKey());

  it('is filed by a bank with LEND, for its own loan of a programme that it is a partner of', async () => {
    const loan = await lend(db);
    const by = (more: object) => () => filing(loan, {}, '2019-04-10', bankOffice(db, '2019-04-10', more));
    await refused(by({ scopes: ['LOANS'] }), 'SCOPE_LEND_MISSING');
    await refused(by({ role: 'PLANNER', institutionSlug: null }), 'SCOPE_LEND_MISSING');
    await refused(by({ institutionSlug: 'bank-b' }), 'UNKNOWN_LOAN');
    await refused(() => filing(null), 'UNKNOWN_LOAN');
    await refused(() => filing('999999'), 'UNKNOWN_LOAN');
    const ofNone = await lend(db, { programmeSlug: null });
    await refused(() => filing(ofNone), 'LOAN_OF_NO_PROGRAMME');
    const elsewhere = await lend(db, { programmeSlug: 'jiayuguan' });
    await refused(() => filing(elsewhere), 'NO_CLAIM_PROCEDURE');
    const ofStranger = await lend(db, { bankSlug: 'bank-c' });
    const stranger = bankOffice(db, '2019-04-10', { institutionSlug: 'bank-c' });
    await refused(
      () => filing(ofStranger, {}, '2019-04-10', stranger),
      ['FILED_BY_PARTNERS', '第二十条(一)'],
    );
  });

  it('is refused on the 89th day and taken on the 90th, with every reason told at once', async () => {
    const loan = await lend(db);
    await refused(() => filing(loan, {}, '2019-04-09'), ['NOT_OVERDUE_LONG_ENOUGH', '第十九条']);
    const bad = {
      principal: '50000.01',
      interest: '2748.97',
      cause: 'gambling',
      lossProof: '',
      recourseProof: ' ',
    };
    await refused(
      () => filing(loan, bad),
      ...(['PRINCIPAL_ABOVE_OUTSTANDING', 'INTEREST_ABOVE_OWED', 'UNKNOWN_CAUSE'] as const),
      ...(['LOSS_PROOF_MISSING', 'RECOURSE_PROOF_MISSING'] as const),
    );
    for (const [principal, code] of [
      ['-1', 'AMOUNT_NEGATIVE'],
      ['NaN', 'AMOUNT_NOT_A_NUMBER'],
      ['0.001', 'AMOUNT_TOO_MANY_DECIMALS'],
      ['10000000000000000', 'AMOUNT_TOO_LARGE'],
    ] as const) {
      await refused(() => filing(loan, { principal }), code);
    }
    await refused(() => filing(loan, { principal: '0' }), 'NOTHING_CLAIMED');
    const id = await filed(db, loan, { interest: '2748.96' });
    const [claim] = await db.query('select amount, overdue_days, status from claim where id = $1', [id]);
    expect(claim).toEqual({ amount: '52748.96', overdue_days: 90, status: 'FILED' });
    const shares = await db.query(
      'select bearer, percent, amount from claim_share where claim_id = $1 order by bearer',
      [id],
    );
    expect(shares).toEqual([
      { bearer: 'BANK', percent: '30', amount: '15824.69' },
      { bearer: 'FUND', percent: '70', amount: '36924.27' },
    ]);
    await refused(() => filing(loan), 'CLAIMED_ALREADY');
  });

  it('is not filed for what is repaid, compensated or written off, nor for a loan that only a file told of', async () => {
    const of = (status: string, more = {}) => lend(db, { status, ...more });
    const repaid = await of('REPAID');
    await refused(() => filing(repaid), 'LOAN_REPAID');
    const compensated = await of('COMPENSATED');
    await refused(() => filing(compensated), 'CLAIMED_ALREADY');
    const written = await of('WRITTEN_OFF');
    await refused(() => filing(written), 'LOAN_WRITTEN_OFF');
  });

  it('asks enterprises for no cause, for which the text lists none', async () => {
    const loan = await lend(db, { ofEnterprise: true });
    await refused(() => filing(loan), ['CAUSE_NOT_STATED', '第二十五条1']);
    const id = await filed(db, loan, { cause: null });
    const [claim] = await db.query('select borrower_kind from claim where id = $1', [id]);
    expect(claim).toEqual({ borrower_kind: 'LEGAL_PERSON' });
  });

  it('answers the same key with the same claim, and refuses it to another request', async () => {
    const loan = await lend(db);
    const [key, office] = [freshKey(), bankOffice(db, '2019-04-10')];
    const first = await fileClaim(office, asked(loan), key);
    expect(await fileClaim(office, asked(loan), key)).toEqual(first);
    await refused(() => fileClaim(office, asked(loan, { interest: '1' }), key), 'IDEMPOTENCY_KEY_REUSED');
  });

  it('takes the steps in their order, each by its bodies, by distinct persons, by nobody who filed it', async () => {
    const id = await filed(db, await lend(db));
    const say = (step: Parameters<typeof speak>[2][0], body: string, on: string) => () =>
      speak(db, id, [step, body, on]);
    await refused(say('PAY', 'poverty-office', '2019-04-11'), ['OUT_OF_TURN', '第十九条']);
    await refused(say('VERIFY', 'leading-group', '2019-04-11'), ['NOT_YOUR_BODY', '第十九条']);
    await refused(say('VERIFY', 'poverty-office', '2019-04-09'), 'BEFORE_LAST_STEP');
    const both = (actor: string, body?: string) =>
      advanceClaim(
        officeOf(db, { actor, bodies: ['poverty-office', 'industry-centres'] }, '2019-04-11'),
        { id, step: 'VERIFY', body },
        freshKey(),
      );
    await refused(() => both('key:two-hats'), 'SAY_WHICH_BODY');
    expect(await both('key:two-hats', 'poverty-office')).toEqual({ answer: { claimId: id } });
    await refused(() => both('key:two-hats', 'industry-centres'), 'STANDS_FOR_ANOTHER_BODY');
    await refused(() => both('key:clerk', 'industry-centres'), 'OWN_FILING');
    await refused(say('VERIFY', 'poverty-office', '2019-04-12'), 'DECIDED_ALREADY');
    await say('VERIFY', 'industry-centres', '2019-04-12')();
    await refused(
      () => advanceClaim(bodyOffice(db, 'poverty-office', '2019-04-15'), { id: null, step: 'VERIFY' }, 'k'),
      'UNKNOWN_CLAIM',
    );
    const long = { id, step: 'POST_NOTICE', comment: 'x'.repeat(2001) } as const;
    await refused(
      () => advanceClaim(bodyOffice(db, 'poverty-office', '2019-04-15'), long, 'k'),
      'COMMENT_TOO_LONG',
    );
    await say('POST_NOTICE', 'poverty-office', '2019-04-15')();
    await refused(say('CONFIRM', 'finance-office', '2019-04-22'), ['NOTICE_RUNNING', '第二十条(三)']);
    await say('CONFIRM', 'finance-office', '2019-04-23')();
  });

  it('posts no notice whose end the calendar does not know', async () => {
    const id = await filed(db, await lend(db), { on: '2041-04-10' });
    for (const body of ['poverty-office', 'industry-centres'])
      await speak(db, id, ['VERIFY', body, '2041-04-11']);
    await refused(() => speak(db, id, ['POST_NOTICE', 'poverty-office', '2041-04-12']), 'CALENDAR_UNKNOWN');
  });

  it('is refused on the published grounds only, with a reason, by a body of the step that is up', async () => {
    const loan = await lend(db);
    const id = await filed(db, loan);
    const refuse = (ground: string, reason = '未在追索期内催收', body = 'poverty-office') =>
      refuseClaim(bodyOffice(db, body, '2019-04-11'), { id, ground, reason }, freshKey());
    await refused(
      () => refuse('because'),
      ['UNKNOWN_GROUND', '第二十一条(一)、第二十一条(二)、第二十一条(三)、第二十一条(四)'],
    );
    await refused(() => refuse('refusal-1', ' '), 'REASON_MISSING');
    await refused(() => refuse('refusal-1', 'x', 'leading-group'), 'NOT_YOUR_BODY');
    expect(await refuse('refusal-1')).toEqual({ answer: { claimId: id } });
    const [claim] = await db.query('select status, refusal_ground, refusal_reason from claim where id = $1', [
      id,
    ]);
    expect(claim).toEqual({
      status: 'REFUSED',
      refusal_ground: 'refusal-1',
      refusal_reason: '未在追索期内催收',
    });
    await refused(() => refuse('refusal-1'), 'CLAIM_CLOSED');
    await refused(() => speak(db, id, ['VERIFY', 'industry-centres', '2019-04-12']), 'CLAIM_CLOSED');
    await filed(db, loan);
  });

  it('is withdrawn by its bank before it is paid, and may be filed again', async () => {
    const loan = await lend(db);
    const id = await filed(db, loan);
    const withdraw = (office = bankOffice(db, '2019-04-11')) =>
      withdrawClaim(office, { id, reason: '材料不全' }, freshKey());
    await refused(
      () => withdraw(bankOffice(db, '2019-04-11', { institutionSlug: 'bank-b' })),
      'UNKNOWN_CLAIM',
    );
    await refused(() => withdraw(bodyOffice(db, 'poverty-office', '2019-04-11')), 'NOT_YOUR_CLAIM');
    await refused(() => withdraw(bankOffice(db, '2019-04-11', { scopes: ['LOANS'] })), 'SCOPE_LEND_MISSING');
    expect(await withdraw()).toEqual({ answer: { claimId: id } });
    await refused(() => withdraw(), 'CLAIM_CLOSED');
    await filed(db, loan);
  });

  it('is seen and decided by staff of its region only', async () => {
    const id = await filed(db, await lend(db));
    const who = { actor: 'key:elsewhere', bodies: ['poverty-office'], regionCodes: ['620200'] };
    await refused(
      () => advanceClaim(officeOf(db, who, '2019-04-11'), { id, step: 'VERIFY' }, freshKey()),
      'UNKNOWN_CLAIM',
    );
  });
});
