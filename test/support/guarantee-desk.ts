/** The desk of guarantees for tests: the API with its loans, and the keys of banks, guarantors and bodies in charge. */
import { type Api, type GraphqlAnswer, openApi } from '../server/api';
import { type PlantedLoans, plantGuarantees } from './guarantees';

const SETUP_MS = 60_000;
const FIELDS = `guarantee { id status bankPercent feePercent currentFeePercent fromOn untilOn endedOn endReason
  counterGuarantee shares { percent institution { slug } }
  reGuarantees { percent guarantor { slug } reGuarantor { slug } }
  checks { rule verdict value limit clause explanationZh } } userErrors { code field clause messageZh messageEn }`;

/** A value as it is written in a document; ownership is the one enumeration. */
export const text = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(text).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return `{ ${Object.entries(value)
    .map(([name, inner]) => `${name}: ${name === 'ownership' ? String(inner) : text(inner)}`)
    .join(', ')} }`;
};

export const codesOf = ({ userErrors }: { userErrors: { code: string }[] }) =>
  userErrors.map(({ code }) => code);

/** Registers its own set-up: what a test recorded is of no concern to the next. */
export function openGuaranteeDesk() {
  let api: Api;
  let loans: PlantedLoans;
  const keys = new Map<string, string>();
  let tries = 0;

  beforeAll(async () => {
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
  afterAll(() => api.close());
  beforeEach(async () => {
    await api.db.query(`set session_replication_role = replica; delete from re_guarantee; delete from guarantee_share;
      delete from guarantee; delete from guarantor_year; delete from npl_report; delete from idempotent_request;
      update loan set due_on = '2020-01-15'; set session_replication_role = default`);
  });

  const ask = (key: string, query: string): Promise<GraphqlAnswer> => api.ask(query, { key: keys.get(key) });
  async function mutate(key: string, name: string, args: Record<string, unknown>, fields = FIELDS) {
    tries += 1;
    const given = Object.entries({ idempotencyKey: `try-${tries}`, ...args });
    const listed = given.map(([arg, value]) => `${arg}: ${text(value)}`).join(', ');
    const { data, errors } = await ask(key, `mutation { ${name}(${listed}) { ${fields} } }`);
    expect(errors).toBeUndefined();
    return data[name];
  }
  /** Of the loan under Shanxi, unless said otherwise. */
  const guaranteed = (more: Record<string, unknown> = {}) => ({
    ...{ loan: loans.shanxi, bankPercent: '20', fromOn: '2019-01-15', untilOn: '2021-01-15' },
    guarantors: [{ institution: 'guard-county', percent: '80' }],
    ...more,
  });
  const record = (more: Record<string, unknown> = {}, key = 'bank-a', rest: Record<string, unknown> = {}) =>
    mutate(key, 'recordGuarantee', { input: guaranteed(more), ...rest });
  const count = async (table: string) =>
    Number((await api.db.query<{ n: string }>(`select count(*) as n from ${table}`))[0]?.n);
  const lastAudit = async () =>
    JSON.parse(
      String((await api.db.query(`select content from audit_record order by seq desc limit 1`))[0]?.content),
    );
  return {
    ...{ ask, mutate, guaranteed, record, count, lastAudit },
    get api() {
      return api;
    },
    get loans() {
      return loans;
    },
  };
}
