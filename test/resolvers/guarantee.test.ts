import { globalId } from '../../src/entities/node';
import { type Api, type GraphqlAnswer, openApi } from '../server/api';
import { type PlantedLoans, plantGuarantees } from '../support/guarantees';

const SETUP_MS = 60_000;
const FIELDS = `guarantee { id status bankPercent feePercent currentFeePercent fromOn untilOn endedOn endReason
  counterGuarantee shares { percent institution { slug } }
  reGuarantees { percent guarantor { slug } reGuarantor { slug } }
  checks { rule verdict value limit clause explanationZh } } userErrors { code field clause messageZh messageEn }`;

const text = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(text).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return `{ ${Object.entries(value)
    .map(([name, inner]) => `${name}: ${name === 'ownership' ? String(inner) : text(inner)}`)
    .join(', ')} }`;
};

describe('guarantees over the API', () => {
  let api: Api;
  let loans: PlantedLoans;
  const keys = new Map<string, string>();
  let tries = 0;

  beforeEach(async () => {
    api = await openApi();
    loans = await plantGuarantees(api.db);
    const bank = { scopes: ['LEND', 'LOANS'] as const, regionCodes: null };
    for (const institutionSlug of ['bank-a', 'bank-b', 'guard-province', 'guard-city', 'guard-county'])
      keys.set(institutionSlug, await api.keyOf('BANK', { ...bank, institutionSlug }));
    keys.set('onlooker', await api.keyOf('BANK', { scopes: ['LOANS'], institutionSlug: 'bank-a' }));
    const staff = (name: string, body: string, regionCodes: string[] | null = null) =>
      api.keyOf('PLANNER', { bodies: [body], regionCodes }).then((key) => keys.set(name, key));
    await staff('company', 'jiayuguan/guarantee-company');
    await staff('forestry', 'jiayuguan/agriculture-forestry');
    await staff('regulator', 'jiayuguan/financial-regulators');
    await staff('policy', 'shanxi/policy-guarantors');
    await staff('treasury', 'shanxi/provincial-treasury');
    await staff('taiyuan', 'shanxi/local-governments', ['140100']);
    keys.set('planner', await api.keyOf('PLANNER'));
    keys.set('jinta', await api.keyOf('PLANNER', { regionCodes: ['620200'] }));
    keys.set('reader', await api.keyOf('READER'));
  }, SETUP_MS);
  afterEach(() => api.close());

  const ask = (key: string, query: string): Promise<GraphqlAnswer> => api.ask(query, { key: keys.get(key) });
  async function mutate(key: string, name: string, args: Record<string, unknown>, fields: string) {
    tries += 1;
    const given = Object.entries({ idempotencyKey: `try-${tries}`, ...args });
    const listed = given.map(([arg, value]) => `${arg}: ${text(value)}`).join(', ');
    const { data, errors } = await ask(key, `mutation { ${name}(${listed}) { ${fields} } }`);
    expect(errors).toBeUndefined();
    return data[name];
  }
  const guaranteed = (more: Record<string, unknown> = {}) => ({
    ...{ loan: loans.shanxi, bankPercent: '20', fromOn: '2019-01-15', untilOn: '2021-01-15' },
    guarantors: [{ institution: 'guard-county', percent: '80' }],
    ...more,
  });
  const record = (more: Record<string, unknown> = {}, key = 'bank-a', rest: Record<string, unknown> = {}) =>
    mutate(key, 'recordGuarantee', { input: guaranteed(more), ...rest }, FIELDS);
  const codes = ({ userErrors }: { userErrors: { code: string }[] }) => userErrors.map(({ code }) => code);
  const count = async (table: string) =>
    Number((await api.db.query<{ n: string }>(`select count(*) as n from ${table}`))[0]?.n);
  const lastAudit = async () =>
    JSON.parse(
      String((await api.db.query(`select content from audit_record order by seq desc limit 1`))[0]?.content),
    );

  it('records who answers for what along three levels, and says what the rules say of it', async () => {
    await mutate(
      'guard-county',
      'recordGuarantorYear',
      {
        input: { institution: 'guard-county', year: 2018, ownership: 'POLICY' },
      },
      'userErrors { code }',
    );
    const { guarantee, userErrors } = await record({
      reGuarantees: [
        { guarantor: 'guard-county', reGuarantor: 'guard-city', percent: '50' },
        { guarantor: 'guard-city', reGuarantor: 'guard-province', percent: '30' },
      ],
      ...{ feePercent: '1.3', currentFeePercent: '1.5', counterGuarantee: '设备抵押' },
    });
    expect(userErrors).toEqual([]);
    expect(guarantee).toMatchObject({
      ...{ status: 'ACTIVE', bankPercent: '20.0000', counterGuarantee: '设备抵押', endedOn: null },
      shares: [{ percent: '80.0000', institution: { slug: 'guard-county' } }],
      reGuarantees: [{ percent: '50.0000', reGuarantor: { slug: 'guard-city' } }, { percent: '30.0000' }],
    });
    const [fee, chain] = guarantee.checks;
    expect(fee).toMatchObject({
      rule: 'fee-cut',
      verdict: 'FAILED',
      value: '1.3',
      limit: '1.2',
      clause: '一(五)',
    });
    expect(fee.explanationZh).toContain('下浮20%后的1.2%');
    expect(chain).toMatchObject({ rule: 'joint-guarantee-chain', verdict: 'CANNOT_BE_JUDGED' });
    expect(chain.explanationZh).toContain('省、市、县级');
    expect(await lastAudit()).toMatchObject({ action: 'GUARANTEE_RECORDED' });
    const { data } = await ask(
      'bank-a',
      `{ node(id: "${guarantee.id}") { ... on Guarantee { loan { contractNumber
      guarantee { id } guarantees { id } } payout(loss: "100.01") { bank
        paid { amount institution { slug } to { slug } }
        passedOn { amount institution { slug } to { slug } } borne { amount institution { slug } } } } } }`,
    );
    expect(data.node.loan).toEqual({
      ...{ contractNumber: 'S-1', guarantee: { id: guarantee.id }, guarantees: [{ id: guarantee.id }] },
    });
    const at = (slug: string) => ({ slug });
    expect(data.node.payout).toEqual({
      bank: '20.00',
      paid: [{ amount: '80.01', institution: at('guard-county'), to: null }],
      passedOn: [
        { amount: '50.01', institution: at('guard-city'), to: at('guard-county') },
        { amount: '30.01', institution: at('guard-province'), to: at('guard-city') },
      ],
      borne: [
        { amount: '30.00', institution: at('guard-county') },
        { amount: '20.00', institution: at('guard-city') },
        { amount: '30.01', institution: at('guard-province') },
      ],
    });
  });

  it.each([
    [
      'SHARES_NOT_100',
      { bankPercent: '20', guarantors: [{ institution: 'guard-county', percent: '79.99' }] },
    ],
    ['NO_GUARANTOR', { bankPercent: '100', guarantors: [] }],
    ['PERCENT_NEGATIVE', { bankPercent: '-1' }],
    [
      'PERCENT_NOT_POSITIVE',
      { bankPercent: '100', guarantors: [{ institution: 'guard-county', percent: '0' }] },
    ],
    ['PERCENT_TOO_MANY_DECIMALS', { bankPercent: '20.00001' }],
    ['PERCENT_ABOVE_100', { bankPercent: '100.5' }],
    ['PERCENT_ABOVE_100', { feePercent: '101' }],
    [
      'GUARANTOR_TWICE',
      {
        guarantors: [
          { institution: 'guard-county', percent: '40' },
          { institution: 'guard-county', percent: '40' },
        ],
      },
    ],
    ['UNKNOWN_INSTITUTION', { guarantors: [{ institution: 'nobody', percent: '80' }] }],
    ['NOT_A_GUARANTOR', { guarantors: [{ institution: 'bank-b', percent: '80' }] }],
    [
      'NOT_A_GUARANTOR',
      { reGuarantees: [{ guarantor: 'guard-county', reGuarantor: 'insurer', percent: '10' }] },
    ],
    [
      'RE_GUARANTEE_ABOVE_SHARE',
      { reGuarantees: [{ guarantor: 'guard-county', reGuarantor: 'guard-city', percent: '80.01' }] },
    ],
    [
      'RE_GUARANTEE_ABOVE_SHARE',
      { reGuarantees: [{ guarantor: 'guard-city', reGuarantor: 'guard-province', percent: '1' }] },
    ],
    [
      'RE_GUARANTEE_BY_ITSELF',
      { reGuarantees: [{ guarantor: 'guard-county', reGuarantor: 'guard-county', percent: '1' }] },
    ],
    ['UNTIL_BEFORE_FROM', { fromOn: '2019-01-15', untilOn: '2019-01-14' }],
    ['DATE_IN_FUTURE', { fromOn: '2019-07-01' }],
    ['ENDS_BEFORE_LOAN', { fromOn: '2019-01-01', untilOn: '2019-01-14' }],
    ['TEXT_TOO_LONG', { counterGuarantee: '长'.repeat(2001) }],
    ['UNKNOWN_LOAN', { loan: globalId('Loan', '999999') }],
    ['UNKNOWN_LOAN', { loan: globalId('Loan', '1; drop table loan') }],
    ['UNKNOWN_LOAN', { loan: 'x' }],
    [
      'TOO_MANY_PARTIES',
      { guarantors: Array.from({ length: 51 }, (_, i) => ({ institution: `g${i}`, percent: '1' })) },
    ],
  ])('refuses %s, writes nothing, and keeps a record of it', async (code, given) => {
    const payload = await record(given as Record<string, unknown>);
    expect([payload.guarantee, codes(payload)]).toEqual([null, [code]]);
    expect(payload.userErrors[0].messageZh).not.toMatch(/[{}]/);
    expect(payload.userErrors[0].messageEn).not.toMatch(/[{}]/);
    expect([
      await count('guarantee'),
      await count('guarantee_share'),
      await count('idempotent_request'),
    ]).toEqual([...[0, 0, 0]]);
    expect(await lastAudit()).toMatchObject({ action: 'REQUEST_REFUSED' });
  });

  it('refuses a loan that is paid back, one begun too late, and a second one beside the first', async () => {
    expect(codes(await record({ loan: loans.repaid }))).toEqual(['LOAN_NOT_OPEN']);
    await api.db.query(`update loan set due_on = '2019-05-01' where contract_number = 'S-1'`);
    expect(codes(await record({ fromOn: '2019-05-02' }))).toEqual(['STARTS_AFTER_DUE_DATE']);
    expect(codes(await record())).toEqual([]);
    expect(codes(await record())).toEqual(['GUARANTEE_STANDS']);
    expect(await count('guarantee')).toBe(1);
  });

  it('keeps to the halves of Jiayuguan, with the clause', async () => {
    const guarantors = [{ institution: 'guard-jiayuguan', percent: '80' }];
    const refused = await record({ loan: loans.jiayuguan, guarantors });
    expect(refused.userErrors).toMatchObject([{ code: 'SHARES_AGAINST_PROGRAMME', clause: '二(一)' }]);
    expect(refused.userErrors[0].messageZh).toContain('银行承担 50%');
    const half = {
      loan: loans.jiayuguan,
      bankPercent: '50',
      guarantors: [{ institution: 'guard-jiayuguan', percent: '50' }],
    };
    expect(codes(await record(half, 'company'))).toEqual([]);
  });

  it('lets only the bank of the loan and those in charge record and release it', async () => {
    expect(codes(await record({}, 'onlooker'))).toEqual(['SCOPE_LEND_MISSING']);
    expect(codes(await record({}, 'bank-b'))).toEqual(['UNKNOWN_LOAN']);
    expect(codes(await record({}, 'guard-county'))).toEqual(['UNKNOWN_LOAN']);
    expect(codes(await record({}, 'jinta'))).toEqual(['UNKNOWN_LOAN']);
    const refused = await record({}, 'planner');
    expect(codes(refused)).toEqual(['NOT_YOUR_BODY']);
    expect(refused.userErrors[0].messageZh).toContain('政策性担保机构');
    expect(codes(await record({}, 'company'))).toEqual(['NOT_YOUR_BODY']);
    expect(codes(await record({ loan: loans.plain }, 'policy'))).toEqual(['NOT_YOUR_BODY']);
    expect(
      (
        await ask(
          'reader',
          `mutation { recordGuarantee(idempotencyKey: "a", input: ${text(guaranteed())}) { userErrors { code } } }`,
        )
      ).errors[0].extensions.code,
    ).toBe('NOT_ALLOWED');
    expect(codes(await record({ loan: loans.plain }, 'bank-b'))).toEqual([]);
    const { guarantee } = await record({}, 'policy');
    const release = (key: string, more: Record<string, unknown> = {}) =>
      mutate(
        key,
        'releaseGuarantee',
        { id: guarantee.id, on: '2019-06-30', reason: '已还清', ...more },
        FIELDS,
      );
    expect(codes(await release('bank-b'))).toEqual(['UNKNOWN_GUARANTEE']);
    expect(codes(await release('planner'))).toEqual(['NOT_YOUR_BODY']);
    expect(codes(await release('bank-a', { reason: ' ' }))).toEqual(['REASON_MISSING']);
    expect(codes(await release('bank-a', { on: '2019-07-01' }))).toEqual(['DATE_IN_FUTURE']);
    expect(codes(await release('bank-a', { on: '2019-01-14' }))).toEqual(['RELEASED_BEFORE_FROM']);
    expect(codes(await release('bank-a', { id: 'x' }))).toEqual(['UNKNOWN_GUARANTEE']);
    expect((await release('bank-a')).guarantee).toMatchObject({ status: 'RELEASED', endedOn: '2019-06-30' });
    expect(await lastAudit()).toMatchObject({ action: 'GUARANTEE_RELEASED' });
    expect(codes(await release('bank-a'))).toEqual(['NOT_ACTIVE']);
    expect(codes(await record())).toEqual([]);
    const { data } = await ask(
      'bank-a',
      `{ loans { nodes { contractNumber guarantee { status } guarantees { status } } } }`,
    );
    expect(
      data.loans.nodes.find((loan: { contractNumber: string }) => loan.contractNumber === 'S-1'),
    ).toMatchObject({
      guarantee: { status: 'ACTIVE' },
      guarantees: [{ status: 'ACTIVE' }, { status: 'RELEASED' }],
    });
  });

  it('gives the same answer under the same key, refuses another request, and records one of many at once', async () => {
    const same = { idempotencyKey: 'one' };
    const first = await record({}, 'bank-a', same);
    expect((await record({}, 'bank-a', same)).guarantee.id).toBe(first.guarantee.id);
    expect(codes(await record({ bankPercent: '30' }, 'bank-a', same))).toEqual(['IDEMPOTENCY_KEY_REUSED']);
    const tried = await Promise.all(Array.from({ length: 8 }, () => record({ loan: loans.plain }, 'bank-b')));
    expect(tried.flatMap(codes).sort()).toEqual(Array(7).fill('GUARANTEE_STANDS'));
    expect(await count('guarantee')).toBe(2);
  });

  it('shows a guarantee to its parties and to staff of the region, and to nobody else', async () => {
    const { guarantee } = await record({
      reGuarantees: [{ guarantor: 'guard-county', reGuarantor: 'guard-city', percent: '50' }],
    });
    const seen = async (key: string) =>
      (
        await ask(
          key,
          `{ node(id: "${guarantee.id}") { ... on Guarantee { status loan { contractNumber } } } }`,
        )
      ).data?.node ?? null;
    expect(await seen('bank-a')).toEqual({ status: 'ACTIVE', loan: { contractNumber: 'S-1' } });
    for (const party of ['guard-county', 'guard-city'])
      expect(await seen(party)).toEqual({ status: 'ACTIVE', loan: null });
    for (const other of ['guard-province', 'bank-b', 'jinta', 'reader']) expect(await seen(other)).toBeNull();
    expect(await seen('planner')).not.toBeNull();
  });

  const YEAR =
    'report { version year paidInCapital capitalAdded reserveAdded smeGuarantees reason } userErrors { code field messageZh }';
  const report = (more: Record<string, unknown>, key = 'guard-county') =>
    mutate(key, 'recordGuarantorYear', { input: { institution: 'guard-county', year: 2018, ...more } }, YEAR);

  it('judges capital and reserve against their bands, and keeps every version', async () => {
    expect((await report({ year: 2017, smeGuarantees: '200000000' })).report).toMatchObject({ version: 1 });
    await report({ capitalAdded: '1999999.99', reserveAdded: '5000000', paidInCapital: '100000000' });
    expect(codes(await report({ capitalAdded: '2000000' }))).toEqual(['REASON_MISSING']);
    const adequacy = async (key = 'guard-county', year = 2018) =>
      (
        await ask(
          key,
          `{ guarantorAdequacy(institution: "guard-county", year: ${year}) {
        institution { slug } report { version } yearBefore { smeGuarantees } versions { version reason }
        checks { rule verdict added base min max minPercent maxPercent clause explanationZh readingZh } } }`,
        )
      ).data.guarantorAdequacy;
    expect((await adequacy()).checks).toMatchObject([
      {
        ...{ rule: 'capital-top-up', verdict: 'BELOW', added: '1999999.99', base: '200000000.00' },
        ...{ min: '2000000', max: '10000000', minPercent: '1', maxPercent: '5', clause: '二(二)' },
        ...{
          explanationZh: expect.stringContaining('低于上年'),
          readingZh: expect.stringContaining('不取中值'),
        },
      },
      { rule: 'reserve-top-up', verdict: 'WITHIN', min: '5000000', max: '8000000' },
    ]);
    await report({ capitalAdded: '2000000', reason: '漏报一分' });
    const corrected = await adequacy('treasury');
    expect(corrected.report).toEqual({ version: 2 });
    expect(corrected.versions).toEqual([
      { version: 2, reason: '漏报一分' },
      { version: 1, reason: null },
    ]);
    expect(corrected.checks.map(({ verdict }: { verdict: string }) => verdict)).toEqual([
      'WITHIN',
      'CANNOT_BE_JUDGED',
    ]);
    expect((await adequacy('guard-county', 2017)).checks[0].verdict).toBe('CANNOT_BE_JUDGED');
    for (const other of ['bank-a', 'guard-city', 'jinta']) expect(await adequacy(other)).toBeNull();
    const overview = async (key: string) =>
      (await ask(key, '{ guarantors(year: 2018) { institution { slug } } }')).data.guarantors.map(
        (one: { institution: { slug: string } }) => one.institution.slug,
      );
    expect(await overview('guard-county')).toEqual(['guard-county']);
    expect(await overview('taiyuan')).toEqual(['guard-city', 'guard-county']);
    expect(await overview('planner')).toHaveLength(4);
    expect(await overview('bank-a')).toEqual([]);
  });

  it.each([
    ['YEAR_IN_FUTURE', { year: 2020, capitalAdded: '1' }],
    ['YEAR_NOT_KNOWN', { year: 1948, capitalAdded: '1' }],
    ['NOTHING_SAID', {}],
    ['AMOUNT_NEGATIVE', { capitalAdded: '-0.01' }],
    ['AMOUNT_TOO_MANY_DECIMALS', { reserveAdded: '1.001' }],
    ['AMOUNT_TOO_LARGE', { smeGuarantees: '10000000000000000' }],
    ['UNKNOWN_PROGRAMME', { programme: 'nowhere', capitalAdded: '1' }],
    ['NOT_YOUR_BODY', { institution: 'guard-city', capitalAdded: '1' }],
  ])('refuses %s of a year, and writes nothing', async (code, given) => {
    expect(codes(await report(given))).toEqual([code]);
    expect(await count('guarantor_year')).toBe(0);
    expect(await lastAudit()).toMatchObject({ action: 'REQUEST_REFUSED' });
  });

  it('lets those in charge report of guarantors in their regions', async () => {
    const figures = { capitalAdded: '0' };
    expect(codes(await report(figures, 'planner'))).toEqual(['NOT_YOUR_BODY']);
    expect(codes(await report({ ...figures, institution: 'guard-province' }, 'taiyuan'))).toEqual([
      'OUTSIDE_YOUR_REGIONS',
    ]);
    expect(codes(await report({ ...figures, institution: 'bank-a' }, 'treasury'))).toEqual([
      'NOT_A_GUARANTOR',
    ]);
    expect(codes(await report({ ...figures, institution: 'nobody' }, 'treasury'))).toEqual([
      'UNKNOWN_INSTITUTION',
    ]);
    expect((await report(figures, 'taiyuan')).report).toMatchObject({
      capitalAdded: '0.00',
      paidInCapital: null,
    });
    expect(await lastAudit()).toMatchObject({ action: 'GUARANTOR_REPORTED' });
  });

  const badLoans = (more: Record<string, unknown>, key = 'bank-a') =>
    mutate(
      key,
      'recordBadLoans',
      { input: { bank: 'bank-a', period: '2018', ...more } },
      'report { period version } userErrors { code }',
    );

  it('tolerates bad loans up to two points above the bank’s own target of the year', async () => {
    expect(codes(await badLoans({ ownTargetPercent: '2.5', nplPercent: '4.5001' }))).toEqual([]);
    expect(codes(await badLoans({ period: '2018-Q3', nplPercent: '4.5' }, 'regulator'))).toEqual([]);
    const tolerance = async (period: string, key = 'bank-a') =>
      (
        await ask(
          key,
          `{ badLoanTolerance(bank: "bank-a", period: "${period}") { noDeduction report { version }
        check { verdict value limit clause explanationZh } } }`,
        )
      ).data.badLoanTolerance;
    expect(await tolerance('2018')).toMatchObject({
      noDeduction: false,
      check: { verdict: 'FAILED', limit: '4.5', clause: '六(一)' },
    });
    expect(await tolerance('2018-Q3', 'forestry')).toMatchObject({
      noDeduction: true,
      check: { value: '4.5' },
    });
    expect(await tolerance('2018-Q4')).toMatchObject({
      noDeduction: null,
      report: null,
      check: { verdict: 'CANNOT_BE_JUDGED' },
    });
    for (const other of ['bank-b', 'taiyuan']) expect((await tolerance('2018', other)).report).toBeNull();
    expect(codes(await badLoans({ nplPercent: '4.5' }))).toEqual(['REASON_MISSING']);
    expect((await badLoans({ nplPercent: '4.5', ownTargetPercent: '2.5', reason: '更正' })).report).toEqual({
      period: '2018',
      version: 2,
    });
    expect((await tolerance('2018')).noDeduction).toBe(true);
  });

  it.each([
    ['PERIOD_NOT_A_YEAR_OR_QUARTER', { period: '2018-05', nplPercent: '1' }],
    ['PERIOD_NOT_A_YEAR_OR_QUARTER', { period: '0999', nplPercent: '1' }],
    ['PERIOD_IN_FUTURE', { period: '2019-Q3', nplPercent: '1' }],
    ['PERCENT_ABOVE_100', { nplPercent: '100.01' }],
    ['PERCENT_NEGATIVE', { ownTargetPercent: '-1' }],
    ['NOTHING_SAID', {}],
    ['NO_SUCH_RULE', { programme: 'shanxi', nplPercent: '1' }],
    ['UNKNOWN_PROGRAMME', { programme: 'x', nplPercent: '1' }],
    ['NOT_YOUR_BODY', { bank: 'bank-b', nplPercent: '1' }],
  ])('refuses %s of bad loans, and writes nothing', async (code, given) => {
    expect(codes(await badLoans(given))).toEqual([code]);
    expect(await count('npl_report')).toBe(0);
  });

  it('answers anybody what the published rules say before anything is recorded', async () => {
    const { data } = await api.ask(`{
      fee: guaranteeFee(currentPercent: "1.5", agreedPercent: "1.2") { mostPercent check { verdict clause } userErrors { code } }
      unknown: guaranteeFee(agreedPercent: "1.2") { mostPercent check { verdict explanationZh } }
      bad: guaranteeFee(currentPercent: "-1") { userErrors { code field } }
      small: guaranteeReview(amount: "8000000", level: PROVINCE, dueOn: "2019-08-15") { checks { rule verdict } }
      local: guaranteeReview(amount: "8000000", level: COUNTY, dueOn: "2019-07-29") { checks { rule verdict explanationZh } }
      large: guaranteeReview(amount: "8000000.01", level: PROVINCE) { checks { verdict limit unit } }
      none: guaranteeReview(amount: "0") { checks { rule } userErrors { code } } }`);
    expect(data).toMatchObject({
      fee: { mostPercent: '1.2', check: { verdict: 'PASSED', clause: '一(五)' }, userErrors: [] },
      unknown: { mostPercent: null, check: { verdict: 'CANNOT_BE_JUDGED' } },
      bad: { userErrors: [{ code: 'PERCENT_NEGATIVE', field: ['currentPercent'] }] },
      small: {
        checks: [
          { rule: 'review-shortcut', verdict: 'PASSED' },
          { rule: 'early-renewal', verdict: 'CANNOT_BE_JUDGED' },
        ],
      },
      local: {
        checks: [
          { rule: 'local-review', verdict: 'CANNOT_BE_JUDGED' },
          { rule: 'early-renewal', verdict: 'FAILED' },
        ],
      },
      large: { checks: [{ verdict: 'FAILED', limit: '8000000.00', unit: 'CNY' }] },
      none: { checks: [], userErrors: [{ code: 'AMOUNT_NOT_POSITIVE' }] },
    });
  });

  it('works out the small subsidies, and says where the text gives no rate', async () => {
    const LINES = 'lines { rule amount clause explanationZh coversZh coversEn } userErrors { code }';
    const quote = async (args: string) =>
      (await api.ask(`{ subsidyQuote(${args}) { ${LINES} } }`)).data.subsidyQuote;
    const planted = await quote(
      'programme: "yunnan-crops", crop: "竹子", areaMu: "12.3456", prefectureSubsidy: "987.65"',
    );
    expect(planted.lines.slice(0, 2)).toMatchObject([
      { rule: 'bamboo', amount: '987.65', explanationZh: expect.stringContaining('四舍五入到分') },
      { rule: 'matching', amount: '987.65' },
    ]);
    const open = Object.fromEntries(
      planted.lines.slice(2).map((line: { rule: string; amount: null }) => [line.rule, line.amount]),
    );
    expect(open).toMatchObject({ deposit: null, rewards: null });
    const tea = await quote('programme: "yunnan-crops", crop: "茶叶", areaMu: "3"');
    expect(tea.lines[0]).toMatchObject({ rule: 'other-crops', amount: null });
    expect(tea.lines[1]).toMatchObject({ rule: 'matching', amount: null });
    const hebi = await quote('programme: "hebi-loan-risk-sharing"');
    expect(hebi.lines.map(({ rule }: { rule: string }) => rule)).toEqual(
      expect.arrayContaining(['pledge-cost-subsidy', 'interest-subsidy', 'premium-subsidy']),
    );
    const pledge = hebi.lines.find(({ rule }: { rule: string }) => rule === 'pledge-cost-subsidy');
    expect(pledge).toMatchObject({
      amount: null,
      coversZh: ['利息', '评估', '担保', '保险'],
      clause: '三(八)',
    });
    for (const [args, code] of [
      ['programme: "x"', 'UNKNOWN_PROGRAMME'],
      ['programme: "yunnan-crops", crop: "竹子"', 'AREA_MISSING'],
      ['programme: "yunnan-crops", areaMu: "1"', 'CROP_MISSING'],
      ['programme: "yunnan-crops", crop: "竹子", areaMu: "0"', 'AREA_NOT_POSITIVE'],
      ['programme: "yunnan-crops", crop: "竹子", areaMu: "-1"', 'AREA_NOT_POSITIVE'],
      ['programme: "yunnan-crops", crop: "竹子", areaMu: "1.00001"', 'AREA_TOO_MANY_DECIMALS'],
      ['programme: "yunnan-crops", crop: "竹子", areaMu: "1000000001"', 'AREA_TOO_LARGE'],
      ['programme: "yunnan-crops", prefectureSubsidy: "1.001"', 'AMOUNT_TOO_MANY_DECIMALS'],
      ['programme: "shanxi", crop: "竹子", areaMu: "1"', 'NO_PLANTING_SUBSIDY'],
    ] as const) {
      expect([args, codes(await quote(args))]).toEqual([args, [code]]);
    }
  });
});
