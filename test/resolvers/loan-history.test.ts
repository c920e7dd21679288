import { markOverdue } from '../../src/services/lending/mark-overdue';
import {
  A_LOAN,
  admitted,
  bankKey,
  type Desk,
  type Fields,
  freshKey,
  ON_FUND,
  openDesk,
  register,
  traces,
} from '../support/lending';

const LOAN = `loan { id status outstanding overdueDays dueOn repaidOn filedOn filingDueOn filedLate
  events { id kind principal interest reverses } instalments { dueOn principal interest } }`;

const ASK = {
  repay: `mutation ($loan: ID!, $amount: Decimal!, $interest: Decimal, $paidOn: Date!, $once: String!) {
    done: recordRepayment(loan: $loan, amount: $amount, interest: $interest, paidOn: $paidOn,
      idempotencyKey: $once) { ${LOAN} event { id } userErrors { code field clause messageZh } } }`,
  reverse: `mutation ($loan: ID!, $repayment: ID!, $reason: String!, $once: String!) {
    done: reverseRepayment(loan: $loan, repayment: $repayment, reason: $reason, idempotencyKey: $once) {
      ${LOAN} event { id } userErrors { code field clause messageZh } } }`,
  extend: `mutation ($loan: ID!, $newDueOn: Date!, $reason: String!, $once: String!) {
    done: extendLoan(loan: $loan, newDueOn: $newDueOn, reason: $reason, idempotencyKey: $once) {
      ${LOAN} userErrors { code field clause messageZh } } }`,
  strike: `mutation ($loan: ID!, $reason: String!, $once: String!) {
    done: voidLoan(loan: $loan, reason: $reason, idempotencyKey: $once) {
      voided userErrors { code field clause messageZh } } }`,
  file: `mutation ($programme: String!, $loans: [ID!]!, $filedOn: Date!, $once: String!) {
    done: fileLoans(programme: $programme, loans: $loans, filedOn: $filedOn, idempotencyKey: $once) {
      loans { id filedOn filedLate } userErrors { code field clause messageZh } } }`,
};

describe('what happens to a loan', () => {
  let desk: Desk;
  let clock = new Date('2019-06-30T04:00:00Z');
  beforeAll(async () => {
    desk = await openDesk('1000000.00', () => clock);
  });
  afterAll(() => desk.api.close());
  beforeEach(() => {
    clock = new Date('2019-06-30T04:00:00Z');
  });

  let made = 0;
  const aLoan = async (given: Fields = {}): Promise<string> => {
    made += 1;
    const { uscc, ...rest } = A_LOAN;
    const borrower = given.application ? {} : { uscc };
    const sent = { ...rest, ...borrower, contractNumber: `R-${made}`, ...given };
    const { loan, userErrors } = await register(desk, sent);
    expect(userErrors).toEqual([]);
    return loan.id;
  };
  const ask = async (what: keyof typeof ASK, variables: Fields, key = desk.bank) => {
    const { data, errors } = await desk.api.ask(ASK[what], {
      key,
      variables: { once: freshKey(), ...variables },
    });
    if (errors) throw new Error(JSON.stringify(errors));
    return data.done;
  };
  const refused = async (
    what: keyof typeof ASK,
    variables: Fields,
    code: string,
    clause: string | null = null,
  ) => {
    const before = await traces(desk.db);
    const { userErrors } = await ask(what, variables);
    expect(userErrors.map((one: { code: string }) => one.code)).toEqual([code]);
    expect(userErrors[0].clause).toBe(clause);
    const after = await traces(desk.db);
    expect({ ...after, last: null }).toEqual({ ...before, last: null });
    expect(after.last.action).toBe('REQUEST_REFUSED');
  };

  it('is told in repayments, until the last cent makes it repaid', async () => {
    const loan = await aLoan();
    const first = await ask('repay', { loan, amount: '40000', interest: '500.50', paidOn: '2019-05-01' });
    expect(first.loan).toMatchObject({ outstanding: '60000.00', status: 'ACTIVE', repaidOn: null });
    const last = await ask('repay', { loan, amount: '60000', paidOn: '2019-04-01' });
    expect(last.loan).toMatchObject({ outstanding: '0.00', status: 'REPAID', repaidOn: '2019-05-01' });
    await refused('repay', { loan, amount: '0.01', paidOn: '2019-05-02' }, 'MORE_THAN_OWED');
    const taken = await ask('reverse', { loan, repayment: first.event.id, reason: '记错户' });
    expect(taken.loan).toMatchObject({ outstanding: '40000.00', status: 'ACTIVE', repaidOn: null });
    await refused('reverse', { loan, repayment: first.event.id, reason: '记错户' }, 'TAKEN_BACK_ALREADY');
    await refused('reverse', { loan, repayment: taken.event.id, reason: '记错户' }, 'UNKNOWN_REPAYMENT');
    await refused('reverse', { loan, repayment: last.event.id, reason: ' ' }, 'REASON_BAD');
  });

  it('refuses a repayment that cannot be', async () => {
    const loan = await aLoan();
    const pay = { loan, amount: '1', paidOn: '2019-05-01' };
    await refused('repay', { ...pay, amount: '-1' }, 'AMOUNT_NEGATIVE');
    await refused('repay', { ...pay, amount: '0' }, 'NOTHING_PAID');
    await refused('repay', { ...pay, amount: '1.001' }, 'AMOUNT_TOO_MANY_DECIMALS');
    await refused('repay', { ...pay, amount: '100000.01' }, 'MORE_THAN_OWED');
    await refused('repay', { ...pay, paidOn: '2019-03-03' }, 'PAID_BEFORE_DRAWN');
    await refused('repay', { ...pay, paidOn: '2019-07-01' }, 'DATE_IN_FUTURE');
    await refused('repay', { ...pay, loan: 'x' }, 'UNKNOWN_LOAN');
    await desk.db.query(`update loan set status = 'COMPENSATED' where contract_number = $1`, [`R-${made}`]);
    await refused('repay', pay, 'RECOVERY_INSTEAD');
  });

  it('is told once, whoever asks twice or at once', async () => {
    const loan = await aLoan();
    const pay = { loan, amount: '60000', paidOn: '2019-05-01', once: 'pay-once' };
    const answers = await Promise.all(Array.from({ length: 8 }, () => ask('repay', pay)));
    expect(new Set(answers.map((one) => JSON.stringify(one))).size).toBe(1);
    const many = Array.from({ length: 8 }, () =>
      ask('repay', { loan, amount: '10000', paidOn: '2019-05-02' }),
    );
    const codes = (await Promise.all(many)).flatMap(({ userErrors }) => userErrors);
    expect(codes.map(({ code }: { code: string }) => code)).toEqual(Array(4).fill('MORE_THAN_OWED'));
  });

  it('stands overdue from the day after its due date, before and after the night', async () => {
    const loan = await aLoan({ drawnOn: '2018-06-29', dueOn: '2019-06-29' });
    const seen = async () => {
      const { data } = await desk.api.ask(
        `{ node(id: "${loan}") { ... on Loan { status overdueDays later: overdueDays(on: "2019-09-27") } }
          loans(filter: { overdue: true, status: [OVERDUE] }) { nodes { id } } }`,
        { key: desk.bank },
      );
      return { ...data.node, listed: data.loans.nodes.some(({ id }: { id: string }) => id === loan) };
    };
    expect(await seen()).toEqual({ status: 'OVERDUE', overdueDays: 1, later: 90, listed: true });
    clock = new Date('2019-06-29T04:00:00Z');
    expect(await seen()).toEqual({ status: 'ACTIVE', overdueDays: 0, later: 90, listed: false });
    const number = `R-${made}`;
    const stored = async () =>
      (await desk.db.query('select status from loan where contract_number = $1', [number]))[0]?.status;
    await desk.db.transaction((tx) => markOverdue(tx, '2019-06-30'));
    expect(await stored()).toBe('OVERDUE');
    await desk.db.transaction((tx) => markOverdue(tx, '2019-06-29'));
    expect(await stored()).toBe('ACTIVE');
  });

  it('is put off up to its due date, and within the term of its programme', async () => {
    const application = await admitted(desk.db);
    const loan = await aLoan({ ...ON_FUND, contractNumber: 'E-1', application, dueOn: '2019-09-04' });
    const put = { loan, newDueOn: '2022-03-04', reason: '受灾' };
    await refused('extend', { ...put, newDueOn: '2019-09-04' }, 'EXTENSION_NOT_LATER');
    await refused('extend', { ...put, newDueOn: '2022-03-05' }, 'EXTENSION_BEYOND_TERM', '第十条');
    await refused('extend', { ...put, reason: '' }, 'REASON_BAD');
    const extended = await ask('extend', put);
    expect(extended.userErrors).toEqual([]);
    expect(extended.loan).toMatchObject({ dueOn: '2022-03-04', status: 'ACTIVE' });
    expect(extended.loan.instalments).toMatchObject([{ dueOn: '2022-03-04', principal: '50000.00' }]);
    clock = new Date('2022-03-05T04:00:00Z');
    await refused('extend', { ...put, newDueOn: '2022-04-04' }, 'EXTENSION_AFTER_DUE');
  });

  it('is struck from the register while nothing has happened, and its number is free again', async () => {
    const loan = await aLoan({ contractNumber: 'V-1' });
    expect((await ask('strike', { loan, reason: '重复登记' })).voided).toBe(true);
    await refused('strike', { loan, reason: '重复登记' }, 'UNKNOWN_LOAN');
    const again = await aLoan({ contractNumber: 'V-1' });
    await ask('repay', { loan: again, amount: '1', paidOn: '2019-05-01' });
    await refused('strike', { loan: again, reason: '重复登记' }, 'HAS_HISTORY');
    const kept = await desk.db.query(`select natural_key from removed_record where register = 'loans'`);
    expect(kept).toEqual([{ natural_key: 'bank-a V-1' }]);
  });

  it('is filed on a list, as a whole or not at all, and late after the fifteenth working day', async () => {
    const lend = async (contractNumber: string) =>
      aLoan({ ...ON_FUND, contractNumber, application: await admitted(desk.db) });
    const [one, two, other] = [await lend('D-1'), await lend('D-2'), await aLoan()];
    const list = { programme: 'risk-fund', filedOn: '2019-03-25' };
    await refused('file', { ...list, loans: [] }, 'NO_LOANS');
    await refused('file', { ...list, loans: [one, one] }, 'LISTED_TWICE');
    await refused('file', { ...list, loans: [one, other] }, 'NOT_OF_PROGRAMME');
    await refused('file', { ...list, loans: [one], filedOn: '2019-03-03' }, 'FILED_BEFORE_DRAWN');
    await refused('file', { ...list, loans: [one], filedOn: '2019-07-01' }, 'DATE_IN_FUTURE');
    await refused('file', { ...list, programme: 'x', loans: [one] }, 'UNKNOWN_PROGRAMME');
    expect((await ask('file', { ...list, loans: [one] })).loans).toMatchObject([{ filedLate: false }]);
    await refused('file', { ...list, loans: [one] }, 'FILED_ALREADY');
    const late = await ask('file', { ...list, loans: [two], filedOn: '2019-03-26' });
    expect(late.loans).toMatchObject([{ filedOn: '2019-03-26', filedLate: true }]);
  });

  it('is seen by its bank and the staff of its region, and stands in no bulk list if a person owes it', async () => {
    const loan = await aLoan({ ...ON_FUND, contractNumber: 'Z-1', application: await admitted(desk.db) });
    const sees = async (key: string) =>
      (await desk.api.ask(`{ node(id: "${loan}") { id } }`, { key })).data.node !== null;
    const officer = (code: string) => desk.api.keyOf('DATA_OFFICER', { regionCodes: [code] });
    expect(await sees(desk.bank)).toBe(true);
    expect(await sees(await bankKey(desk.api, 'bank-b'))).toBe(false);
    expect(await sees(await officer('410600'))).toBe(true);
    expect(await sees(await officer('620921'))).toBe(false);
    const administrator = await desk.api.keyOf('ADMINISTRATOR');
    for (const file of ['loans.ndjson', 'loans.csv']) {
      const answer = await desk.api.send(`/bulk/${file}`, {
        headers: { authorization: `Bearer ${administrator}` },
      });
      const text = await answer.text();
      expect(text).toContain('A-1');
      expect(text).not.toContain('Z-1');
    }
  });
});
