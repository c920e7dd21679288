import type { Api } from '../server/api';
import { bankOf, ELDER, FARMER, type Lending, openLending } from '../support/applications';

describe('eligibility over the API', () => {
  let lending: Lending;
  let api: Api;

  beforeAll(async () => {
    lending = await openLending();
    api = lending.api;
  }, 60_000);
  afterAll(() => api.close());

  const ask = async (application: string, key = lending.bank, programme = 'risk-fund', on = '') => {
    const { data, errors } = await api.ask(
      `{ eligibility(programme: "${programme}", application: ${application}${on}) { eligible outcome
        checks { rule verdict passed because value limit unit clause explanationZh explanationEn }
        userErrors { code field messageZh messageEn } } }`,
      { key },
    );
    expect(errors).toBeUndefined();
    return data.eligibility;
  };
  const byRule = (report: { checks: { rule: string }[] }) =>
    Object.fromEntries(report.checks.map((check) => [check.rule, check])) as Record<string, never>;

  it('answers rule by rule, in words that a clerk can read out', async () => {
    const report = await ask(FARMER({ amount: 60_000 }));
    expect(report).toMatchObject({ eligible: false, outcome: 'NOT_ELIGIBLE', userErrors: [] });
    expect(byRule(report)['loan-cap']).toMatchObject({
      ...{ verdict: 'FAILED', passed: false, value: '60000.00', limit: '50000.00', unit: 'CNY' },
      explanationZh: '申请6万元，超过单户5万元的上限（第十条）',
    });
  });

  it('finds nothing against a household that told all, and leaves rules without measure to people', async () => {
    const report = await ask(FARMER());
    expect(report).toMatchObject({ eligible: null, outcome: 'NOTHING_AGAINST' });
    const open = report.checks.filter(({ passed }: { passed: boolean | null }) => passed === null);
    expect(open.map(({ rule, because }: Record<string, string>) => [rule, because])).toEqual([
      ['concession', 'RULE_WITHOUT_MEASURE'],
      ['volume-split', 'RULE_WITHOUT_MEASURE'],
    ]);
    expect(byRule(report).leverage).toMatchObject({ verdict: 'PASSED', limit: '10000000.00' });
    expect(byRule(report)['lending-rate']).toMatchObject({ value: '4.75', limit: '4.75' });
  });

  it('judges the age by the identity number, to the day', async () => {
    const on = (day: string) => ask(ELDER(), lending.bank, 'risk-fund', `, on: "${day}"`);
    expect(byRule(await on('2019-06-14'))['age-limit']).toMatchObject({ verdict: 'PASSED', value: '65' });
    expect(byRule(await on('2019-06-15'))['age-limit']).toMatchObject({ verdict: 'FAILED', value: '66' });
  });

  it('says what is missing', async () => {
    const report = await ask(FARMER({ told: false }));
    expect(report.outcome).toBe('FACTS_MISSING');
    expect(byRule(report)['five-guarantee-excluded']).toMatchObject({
      ...{ verdict: 'CANNOT_BE_JUDGED', because: 'FACT_NOT_TOLD' },
      explanationEn: expect.stringContaining('whether it is a five-guarantee household is not told'),
    });
  });

  it('refuses what cannot be asked, each field named, and judges nothing then', async () => {
    const bad = `{ person: { idNumber: "41062119530615001X" }, uscc: "x", amount: "0.001", months: 0,
      annualRate: "4.35", drawnOn: "2019-02-01", dueOn: "2019-01-01", householdsLed: -1 }`;
    const report = await ask(bad);
    expect(report).toMatchObject({ eligible: null, outcome: null, checks: [] });
    expect(report.userErrors.map(({ code }: { code: string }) => code)).toEqual([
      ...['BORROWER_MISSING', 'MONTHS_BAD', 'DATES_OUT_OF_ORDER', 'HOUSEHOLDS_BAD', 'ID_NUMBER_BAD'],
      ...['AMOUNT_TOO_MANY_DECIMALS', 'RATE_BAD'],
    ]);
    for (const [amount, code] of [
      ['-1', 'AMOUNT_NEGATIVE'],
      ['0', 'AMOUNT_NOT_POSITIVE'],
    ] as const) {
      expect((await ask(FARMER({ amount }))).userErrors[0].code).toBe(code);
    }
    const query = `{ eligibility(programme: "risk-fund", application: ${FARMER({ amount: 'NaN' })}) { outcome } }`;
    expect((await api.ask(query, { key: lending.bank })).errors[0].extensions.code).toBe('BAD_INPUT');
    const codes = async (application: string, key?: string, programme?: string) =>
      (await ask(application, key, programme)).userErrors.map(({ code }: { code: string }) => code);
    expect(await codes(FARMER(), undefined, 'nothing')).toEqual(['UNKNOWN_PROGRAMME']);
    expect(await codes(FARMER({ bank: 'bank-b' }))).toEqual(['NOT_YOUR_BANK']);
    expect(await codes(FARMER({ bank: 'nobody' }), lending.staff)).toEqual(['UNKNOWN_BANK']);
  });

  it('writes nothing, and holds no identity number in any refusal', async () => {
    const count = async () =>
      (
        await api.db.query(`select (select count(*) from person)::int as persons,
        (select count(*) from audit_record)::int as audited, (select count(*) from loan_application)::int as filed`)
      )[0];
    const before = await count();
    await ask(FARMER());
    const { userErrors } = await ask(FARMER({ idNumber: '410621198001011235' }));
    expect(JSON.stringify(userErrors)).not.toContain('410621198001011235');
    expect(await count()).toEqual(before);
  });

  it('tells what is owed and the room of the fund to staff and partners only', async () => {
    const stranger = await bankOf(api, 'bank-c');
    const report = await ask(FARMER({ bank: null }), stranger);
    expect(byRule(report).partners).toMatchObject({ verdict: 'FAILED' });
    expect(byRule(report).leverage).toMatchObject({ verdict: 'CANNOT_BE_JUDGED' });
    expect(byRule(report)['loan-cap']).toMatchObject({ verdict: 'CANNOT_BE_JUDGED' });
    expect(byRule(await ask(FARMER({ bank: 'bank-a' }), lending.staff)).leverage).toMatchObject({
      verdict: 'PASSED',
    });
  });

  it('is no question for readers, nor for nobody', async () => {
    const query = `{ eligibility(programme: "risk-fund", application: ${FARMER()}) { outcome } }`;
    const reader = await api.ask(query, { key: await api.keyOf('READER') });
    expect(reader.errors[0].extensions.code).toBe('NOT_ALLOWED');
    expect((await api.ask(query)).errors[0].extensions.code).toBe('NOT_SIGNED_IN');
  });
});
