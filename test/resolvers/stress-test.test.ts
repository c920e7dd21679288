/** Stress tests over the API: who sees what, what is refused, and figures that can be worked out by hand. */
import type { Database } from '../../src/db/database';
import { type Api, openApi } from '../server/api';
import { openBooks } from '../support/books';
import { insertInstitution, insertLoan, plantGraph } from '../support/graph';
import { plantProgrammes } from '../support/programmes';

const AMOUNTS = '{ p10 p50 p90 }';
const FIGURES = `{ defaulted ${AMOUNTS} paid ${AMOUNTS} further ${AMOUNTS} recovered ${AMOUNTS}
  waiting ${AMOUNTS} balance ${AMOUNTS} outstanding ${AMOUNTS} }`;
const PARTS = `total ${FIGURES} months { month endsOn figures { paid ${AMOUNTS} } }
  limits { kind probability p10Month p50Month }`;
const ask = (input: string, programme = 'risk-fund') => `{ programmeStressTest(programme: "${programme}",
  input: { ${input} }) { test { asOf draws seed loans isSynthetic digest programme { slug }
    fund { ${PARTS} } banks { institution { slug } ${PARTS} } basis { textZh textEn clause } }
    userErrors { code field messageZh messageEn clause } } }`;

const CERTAIN = 'defaultRate: 1, recoveryShare: 0.5, recoveryMonths: 6, months: 12, draws: 100';
const sure = (yuan: string) => ({ p10: yuan, p50: yuan, p90: yuan });

async function plantPool(db: Database, huawei: string): Promise<void> {
  await insertInstitution(db, 'bank-c');
  await openBooks(db, { institution: 'bank-a', deposit: '100000.00', regionCode: '410600' });
  await openBooks(db, { institution: 'bank-b', deposit: '20000.00', regionCode: '410600' });
  const pool = (contractNumber: string, bankSlug: string, outstanding: string | null, more = {}) =>
    insertLoan(db, huawei, {
      ...{ contractNumber, bankSlug, principal: '100000.00', outstanding, programmeSlug: 'risk-fund' },
      ...{ drawnOn: '2019-01-15', dueOn: '2020-06-30', ...more },
    });
  await pool('P-1', 'bank-a', '50000.00');
  await pool('P-2', 'bank-b', '33333.33');
  await pool('P-3', 'bank-b', null, { insuredPercent: '80' });
  await pool('P-4', 'bank-b', '0.00');
  await pool('P-5', 'bank-a', '70000.00', { status: 'COMPENSATED' });
}

describe('stress tests over the API', () => {
  let api: Api;
  let planner: string;

  beforeAll(async () => {
    api = await openApi();
    const { huawei } = await plantGraph(api.db);
    await plantProgrammes(api.db);
    await plantPool(api.db, huawei);
    planner = await api.keyOf('PLANNER', { regionCodes: ['410600'] });
  });
  afterAll(() => api.close());

  const tested = async (input: string, key = planner) => {
    const { data, errors } = await api.ask(ask(input), { key });
    expect([errors, data?.programmeStressTest.userErrors]).toEqual([undefined, []]);
    return data.programmeStressTest.test;
  };
  const refused = async (input: string, programme?: string) => {
    const { data } = await api.ask(ask(input, programme), { key: planner });
    expect(data.programmeStressTest.test).toBeNull();
    return data.programmeStressTest.userErrors[0];
  };

  it('follows the published shares, days and sources to the cent where everything fails', async () => {
    const test = await tested(CERTAIN);
    expect(test).toMatchObject({ asOf: '2019-06-30', draws: 100, seed: 1, loans: 3, isSynthetic: false });
    // 70 % of 50,000.00 and of 33,333.33; half of each recovered six months later; the insured loan is not the fund's.
    expect(test.fund.total).toEqual({
      ...{ defaulted: sure('183333.33'), paid: sure('35000.00'), further: sure('0.00') },
      ...{ recovered: sure('17500.00'), waiting: sure('23333.33') },
      ...{ balance: sure('102500.00'), outstanding: sure('0.00') },
    });
  });

  it('tells an account that is short from a fund that is empty', async () => {
    const test = await tested(CERTAIN);
    const limits = Object.fromEntries(
      test.fund.limits.map((limit: { kind: string; probability: number }) => [limit.kind, limit.probability]),
    );
    expect(limits).toEqual({ DEPLETED: 0, LEVERAGE_REACHED: 0, SUSPENDED: 0 });
    expect(test.banks.map((bank: { institution: { slug: string } }) => bank.institution.slug)).toEqual([
      ...['bank-a', 'bank-b'],
    ]);
  });

  it('gives the same bytes for the same seed', async () => {
    const input = 'defaultRate: 0.1, deviation: 0.02, draws: 200, seed: 7';
    const [one, other] = [await tested(input), await tested(input)];
    expect(JSON.stringify(other)).toBe(JSON.stringify(one));
    expect((await tested(input.replace('7', '8'))).digest).not.toBe(one.digest);
    expect(one.fund.months).toHaveLength(36);
    expect(one.fund.months[1]).toMatchObject({ month: 2, endsOn: '2019-08-30' });
  });

  it('goes back to the end of a day that is over, and not to one that is to come', async () => {
    const on = async (asOf: string) => {
      const { data, errors } = await api.ask(
        `{ programmeStressTest(programme: "risk-fund", asOf: "${asOf}", input: { ${CERTAIN} }) {
          test { asOf loans fund { total { defaulted ${AMOUNTS} } } } userErrors { code } } }`,
        { key: planner },
      );
      return errors?.[0]?.extensions?.code ?? data.programmeStressTest.test;
    };
    expect(await on('2019-01-14')).toMatchObject({ asOf: '2019-01-14', loans: 0 });
    expect(await on('2019-01-15')).toMatchObject({
      loans: 3,
      fund: { total: { defaulted: sure('183333.33') } },
    });
    expect(await on('2019-06-30')).toMatchObject({ asOf: '2019-06-30', loans: 3 });
    expect(await on('2019-07-01')).toBe('DATE_OUT_OF_RANGE');
  });

  it('names the clauses that it rests on', async () => {
    const { basis } = await tested(CERTAIN);
    const clauses = basis.map(({ clause }: { clause: string | null }) => clause).filter(Boolean);
    expect(clauses.some((clause: string) => clause.includes('二十二条'))).toBe(true);
    expect(JSON.stringify(basis)).toContain('days from a default to its payment');
  });

  it('shows a bank its own row and nothing of the fund or the others', async () => {
    const bank = { institutionSlug: 'bank-b', regionCodes: ['410600'] };
    const key = await api.keyOf('BANK', { ...bank, scopes: ['LOANS', 'FINANCE'] });
    const test = await tested(CERTAIN, key);
    expect(test.fund).toBeNull();
    expect(test.loans).toBe(2);
    expect(test.banks).toHaveLength(1);
    expect(test.banks[0]).toMatchObject({
      institution: { slug: 'bank-b' },
      total: { defaulted: sure('133333.33') },
    });
    const probing = `${CERTAIN}, balances: [{ institution: "bank-a", amount: "1" }]`;
    expect((await api.ask(ask(probing), { key })).errors[0].extensions.code).toBe('NOT_ALLOWED');
    for (const scopes of [['LOANS'], ['FINANCE'], []] as const) {
      const other = await api.keyOf('BANK', { ...bank, scopes });
      expect((await api.ask(ask(CERTAIN), { key: other })).errors[0].extensions.code).toBe('NOT_ALLOWED');
    }
  });

  it('is for staff of the region', async () => {
    expect((await api.ask(ask(CERTAIN))).errors[0].extensions.code).toBe('NOT_SIGNED_IN');
    const reader = await api.keyOf('READER');
    expect((await api.ask(ask(CERTAIN), { key: reader })).errors[0].extensions.code).toBe('NOT_ALLOWED');
    const elsewhere = await api.keyOf('PLANNER', { regionCodes: ['620921'] });
    const { data } = await api.ask(ask(CERTAIN), { key: elsewhere });
    expect(data.programmeStressTest.userErrors[0].code).toBe('UNKNOWN_PROGRAMME');
  });

  it('takes made-up balances instead of the books', async () => {
    const test = await tested(`${CERTAIN}, balances: [{ institution: "bank-a", amount: "1000.50" }]`);
    expect(test.fund.total).toMatchObject({ paid: sure('1000.50'), further: sure('57332.83') });
    expect(test.fund.limits[0]).toEqual({ kind: 'DEPLETED', probability: 1, p10Month: 5, p50Month: 5 });
  });

  it.each([
    ['defaultRate: 1.5', undefined, 'ASSUMPTION_OUT_OF_RANGE'],
    ['defaultRate: 0.1, draws: 10', undefined, 'ASSUMPTION_OUT_OF_RANGE'],
    ['defaultRate: 0.1, months: 0', undefined, 'ASSUMPTION_OUT_OF_RANGE'],
    ['defaultRate: 0.1, badLoanTarget: 0.01', undefined, 'TOLERANCE_NOT_STATED'],
    ['defaultRate: 0.1, balances: [{ institution: "a", amount: "-1" }]', undefined, 'AMOUNT_NEGATIVE'],
    [
      'defaultRate: 0.1, balances: [{ institution: "a", amount: "1.001" }]',
      undefined,
      'AMOUNT_TOO_MANY_DECIMALS',
    ],
    [
      'defaultRate: 0.1, balances: [{ institution: "a", amount: "1" }, { institution: "a", amount: "2" }]',
      ...[undefined, 'BALANCE_TWICE'],
    ],
    ['defaultRate: 0.1', 'nowhere', 'UNKNOWN_PROGRAMME'],
    ['defaultRate: 0.1', 'jiayuguan', 'NO_ACCOUNTS'],
  ])('refuses %s of %s: %s', async (input, programme, code) => {
    expect((await refused(input, programme)).code).toBe(code);
  });
});
