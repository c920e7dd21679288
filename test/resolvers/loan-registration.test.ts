import { HUAWEI, TENCENT } from '../support/graph';
import {
  A_LOAN,
  admitted,
  aPerson,
  bankKey,
  type Desk,
  type Fields,
  identityOf,
  ON_FUND,
  openDesk,
  register,
  traces,
} from '../support/lending';

describe('the registration of a loan', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await openDesk();
  });
  afterAll(() => desk.api.close());

  it('takes a loan to an enterprise outside of all programmes, with its schedule', async () => {
    const { loan, userErrors, unjudged } = await register(desk, {
      ...{ ...A_LOAN, drawnOn: '2019-06-04', dueOn: '2020-06-04' },
      ...{ schedule: 'QUARTERLY_INTEREST', purpose: '购置设备' },
    });
    expect(userErrors).toEqual([]);
    expect(unjudged).toEqual([]);
    expect(loan).toMatchObject({
      ...{ contractNumber: 'C-1', status: 'ACTIVE', outstanding: '100000.00', programme: null },
      ...{ borrowerKind: 'LEGAL_PERSON', borrower: { uscc: HUAWEI }, schedule: 'QUARTERLY_INTEREST' },
      ...{ purpose: '购置设备', isSynthetic: false, person: null },
    });
    expect(loan.instalments).toHaveLength(4);
    expect(loan.instalments[3]).toMatchObject({ dueOn: '2020-06-04', principal: '100000.00' });
  });

  it('takes a loan on an admitted application: who applied is the borrower, shown masked', async () => {
    const application = await admitted(desk.db);
    const { loan, userErrors, unjudged } = await register(desk, { ...ON_FUND, application });
    expect(userErrors).toEqual([]);
    expect(unjudged.every(({ clause }: { clause: string }) => clause !== '')).toBe(true);
    expect(loan).toMatchObject({ borrowerKind: 'NATURAL_PERSON', borrower: null, purpose: '养羊' });
    expect(loan.person.name).toBe('王**');
    expect(loan.person.idNumber).toContain('**********');
    const again = await register(desk, { ...ON_FUND, contractNumber: 'F-1b', application });
    expect(again.userErrors).toMatchObject([{ code: 'APPLICATION_USED' }]);
  });

  it('records a natural person with a loan outside of all programmes, sealed', async () => {
    const person = { name: '李四', idNumber: identityOf(900), region: '410621' };
    const { uscc: _, ...rest } = A_LOAN;
    const { loan, userErrors } = await register(desk, { ...rest, contractNumber: 'P-1', person });
    expect(userErrors).toEqual([]);
    expect(loan.person.name).toBe('李*');
    const kept = await desk.db.query(
      'select content from audit_record union all select answer::text from idempotent_request',
    );
    expect(JSON.stringify(kept)).not.toContain(person.idNumber);
    expect(JSON.stringify(await desk.db.query('select * from person'))).not.toContain(person.idNumber);
  });

  it('answers the same key and loan the same, and refuses another loan under it', async () => {
    const input = { ...A_LOAN, contractNumber: 'K-1' };
    const [first, again] = [
      await register(desk, input, { once: 'once-1' }),
      await register(desk, input, { once: 'once-1' }),
    ];
    expect(again).toEqual(first);
    const other = await register(desk, { ...input, principal: '1.00' }, { once: 'once-1' });
    expect(other.userErrors).toMatchObject([{ code: 'IDEMPOTENCY_KEY_REUSED' }]);
    expect(await desk.db.query(`select 1 from loan where contract_number = 'K-1'`)).toHaveLength(1);
  });

  it('tells rules that nobody could judge, and lends all the same', async () => {
    const application = await admitted(desk.db, { told: { registeredPoorHousehold: null } });
    const { loan, unjudged } = await register(desk, { ...ON_FUND, contractNumber: 'U-1', application });
    expect(loan.contractNumber).toBe('U-1');
    expect(unjudged).toContainEqual(
      expect.objectContaining({ rule: 'registered-poor-household', clause: '第九条(一)' }),
    );
  });

  it('lets a bank lend to an enterprise that has not agreed to be shown, and see its own loan', async () => {
    const { loan, userErrors } = await register(desk, {
      ...{ ...A_LOAN, contractNumber: 'T-1', uscc: TENCENT },
    });
    expect(userErrors).toEqual([]);
    expect(loan).toMatchObject({ contractNumber: 'T-1', borrower: null });
  });
});

describe('a loan that is not right', () => {
  let desk: Desk;
  let firm: string;
  beforeAll(async () => {
    desk = await openDesk();
    await register(desk, A_LOAN);
    firm = await admitted(desk.db, {
      borrowerId: desk.graph.huawei,
      told: { householdsLed: 2 },
      amount: '999999',
    });
  });
  afterAll(() => desk.api.close());

  const onFund = (given: Fields) => async () => ({
    ...{ ...ON_FUND, application: await admitted(desk.db, { amount: '90000.00' }), ...given },
  });
  const plain = (given: Fields) => async () => ({ ...A_LOAN, contractNumber: 'X', ...given });

  it.each<[string, () => Promise<Fields>, string, string | null]>([
    ['of a negative amount', plain({ principal: '-1' }), 'AMOUNT_NEGATIVE', null],
    ['of nothing', plain({ principal: '0.00' }), 'AMOUNT_NOT_POSITIVE', null],
    ['of a part of a cent', plain({ principal: '1.001' }), 'AMOUNT_TOO_MANY_DECIMALS', null],
    ['too large for the books', plain({ principal: '10000000000000000' }), 'AMOUNT_TOO_LARGE', null],
    ['with a negative rate', plain({ annualRate: '-0.01' }), 'RATE_BAD', null],
    ['with a rate in percent', plain({ annualRate: '4.35' }), 'RATE_BAD', null],
    ['drawn tomorrow', plain({ drawnOn: '2019-07-01' }), 'DATE_IN_FUTURE', null],
    ['due on the day it was drawn', plain({ dueOn: '2019-03-04' }), 'DUE_NOT_AFTER_DRAWN', null],
    ['of sixty years', plain({ dueOn: '2079-03-04' }), 'TERM_TOO_LONG', null],
    ['without a contract number', plain({ contractNumber: ' ' }), 'CONTRACT_NUMBER_BAD', null],
    ['with a letter that is none', plain({ contractNumber: 'a\u0007b' }), 'CONTRACT_NUMBER_BAD', null],
    ['whose contract is registered', plain({ contractNumber: 'C-1' }), 'CONTRACT_TAKEN', null],
    ['to nobody', plain({ uscc: null }), 'BORROWER_NOT_ONE', null],
    ['to an enterprise nobody knows', plain({ uscc: '91330000733796106X' }), 'UNKNOWN_ENTERPRISE', null],
    ['to what is no enterprise', plain({ uscc: "'; drop" }), 'UNKNOWN_ENTERPRISE', null],
    ['insured for nothing', plain({ insuredPercent: '0' }), 'INSURED_PERCENT_BAD', null],
    ['with households below 0', plain({ householdsLed: -1 }), 'HOUSEHOLDS_BAD', null],
    ['with an empty purpose', plain({ purpose: ' ' }), 'PURPOSE_BAD', null],
    ['with a schedule nobody gave', plain({ schedule: 'GIVEN' }), 'SCHEDULE_EMPTY', null],
    [
      'whose schedule is a cent short',
      plain({
        schedule: 'GIVEN',
        instalments: [{ dueOn: '2020-03-04', principal: '99999.99', interest: '0' }],
      }),
      'SCHEDULE_SUM_DIFFERS',
      null,
    ],
    [
      'to a person with a wrong check character',
      plain({ uscc: null, person: { name: '王五', idNumber: '410621198001010019', region: '410621' } }),
      'ID_NUMBER_BAD',
      null,
    ],
    ['of an unknown programme', plain({ programme: 'nowhere' }), 'UNKNOWN_PROGRAMME', null],
    ['without its application', plain({ programme: 'risk-fund' }), 'APPLICATION_MISSING', '第十七条(一)'],
    ['on an application nobody knows', onFund({ application: 'x' }), 'UNKNOWN_APPLICATION', null],
    ['beyond what was admitted', onFund({ principal: '90000.01' }), 'ABOVE_ADMITTED_AMOUNT', null],
    ['above the limit of a household', onFund({ principal: '50000.01' }), 'RULE_FAILED', '第十条'],
    ['a day longer than three years', onFund({ dueOn: '2022-03-05' }), 'RULE_FAILED', '第十条'],
    ['above the benchmark', onFund({ annualRate: '0.043501' }), 'RULE_FAILED', '第十条'],
    [
      'above the limit of two households led',
      async () => ({ ...ON_FUND, application: firm, principal: '100000.01' }),
      'RULE_FAILED',
      '第十条',
    ],
  ])('is refused %s, and nothing is written but the audit record', async (_, input, code, clause) => {
    const sent = await input();
    const before = await traces(desk.db);
    const { loan, userErrors } = await register(desk, sent);
    expect(loan).toBeNull();
    expect(userErrors.map((one: { code: string }) => one.code)).toEqual([code]);
    expect(userErrors[0].clause).toBe(clause);
    expect(userErrors[0].messageZh).not.toMatch(/[{}]/);
    const after = await traces(desk.db);
    expect({ ...after, last: null }).toEqual({ ...before, last: null });
    const codes = [clause === null ? code : `${code} ${clause}`];
    expect(after.last).toMatchObject({
      action: 'REQUEST_REFUSED',
      detail: { operation: 'registerLoan', codes },
    });
  });

  it('names everything that is wrong at once', async () => {
    const { userErrors } = await register(desk, { ...A_LOAN, principal: '0', annualRate: '2', uscc: null });
    expect(userErrors.map(({ code }: { code: string }) => code)).toEqual([
      ...['BORROWER_NOT_ONE', 'AMOUNT_NOT_POSITIVE', 'RATE_BAD'],
    ]);
  });

  it('is refused with the person it names, who is not kept', async () => {
    const before = await traces(desk.db);
    const person = { name: '赵六', idNumber: identityOf(901), region: '410621' };
    const sent = { ...A_LOAN, uscc: null, programme: 'risk-fund', contractNumber: 'P-9', person };
    expect((await register(desk, sent)).userErrors).toMatchObject([{ code: 'APPLICATION_MISSING' }]);
    expect((await traces(desk.db)).persons).toBe(before.persons);
  });

  it('is refused to whom is no partner on the day of drawing', async () => {
    const application = await admitted(desk.db, { bankSlug: 'bank-b' });
    const late = { ...ON_FUND, contractNumber: 'B-9', application, drawnOn: '2019-04-01' };
    const refused = await register(desk, late, { key: desk.otherBank });
    expect(refused.userErrors).toMatchObject([{ code: 'NOT_A_PARTNER', clause: '第七条' }]);
    const inTime = await register(desk, { ...late, drawnOn: '2019-03-31' }, { key: desk.otherBank });
    expect(inTime.userErrors).toEqual([]);
  });

  it('is refused on an application of another bank, or one that is not admitted', async () => {
    const [foreign, pending] = [
      await admitted(desk.db, { bankSlug: 'bank-b' }),
      await admitted(desk.db, { admitted: false }),
    ];
    const codes = async (application: string) =>
      (await register(desk, { ...ON_FUND, application })).userErrors.map(
        ({ code }: { code: string }) => code,
      );
    expect(await codes(foreign)).toEqual(['UNKNOWN_APPLICATION']);
    expect(await codes(pending)).toEqual(['APPLICATION_NOT_ADMITTED']);
  });

  it('counts all that a household owes under the programme', async () => {
    const personId = await aPerson(desk.db);
    const [first, second] = [await admitted(desk.db, { personId }), await admitted(desk.db, { personId })];
    const part = { ...ON_FUND, contractNumber: 'H-1', principal: '30000.00', application: first };
    expect((await register(desk, part)).userErrors).toEqual([]);
    const rest = { ...part, contractNumber: 'H-2', application: second };
    const refused = await register(desk, { ...rest, principal: '20000.01' });
    expect(refused.userErrors).toMatchObject([{ code: 'RULE_FAILED', clause: '第十条' }]);
    expect((await register(desk, { ...rest, principal: '20000.00' })).userErrors).toEqual([]);
  });

  it('is refused to keys that do not lend, with a record', async () => {
    const keys = [
      ...[desk.staff, await bankKey(desk.api, null), await bankKey(desk.api, 'bank-a', ['LEND'] as never)],
      await bankKey(desk.api, 'bank-a', ['LOANS'] as never),
    ];
    for (const key of keys) {
      const before = await traces(desk.db);
      const { userErrors } = await register(desk, { ...A_LOAN, contractNumber: 'S-1' }, { key });
      expect(userErrors).toMatchObject([{ code: 'LENDER_SCOPES_MISSING' }]);
      const after = await traces(desk.db);
      expect({ ...after, last: null }).toEqual({ ...before, last: null });
      expect(after.last.action).toBe('REQUEST_REFUSED');
    }
  });
});
