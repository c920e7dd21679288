/** The desk of interest subsidies for tests: the API, with the keys of two banks and of the programme's bodies. */
import { SUBSIDY_INVARIANTS } from '../../src/services/invariants/subsidies';
import { type Api, type GraphqlAnswer, openApi } from '../server/api';
import { plantSubsidies } from './subsidies';

const SETUP_MS = 60_000;

const SETTLEMENT = `id status month granted takenBack net paidOn
  awaited { key bodies } decisions { step body agrees toStatus }
  lines(first: 100) { nodes { startsOn endsBefore days base percent amount reverses isInForce
    loan { contractNumber } } }
  leftOut { reason loan { contractNumber } }`;
const FIELDS = `settlement { ${SETTLEMENT} } userErrors { code clause messageEn }`;

export const text = (value: unknown) => JSON.stringify(value);

export const codesOf = (payload: { userErrors: { code: string }[] }) =>
  payload.userErrors.map(({ code }) => code);

/** Registers its own set-up: each test has a database, two banks and the bodies of the programme to itself. */
export function openSubsidyDesk() {
  let api: Api;
  let clock = new Date('2019-08-02T04:00:00Z');
  const keys = new Map<string, string>();
  let tries = 0;

  beforeEach(async () => {
    clock = new Date('2019-08-02T04:00:00Z');
    api = await openApi({ now: () => clock });
    await plantSubsidies(api.db);
    const bank = { scopes: ['LEND', 'LOANS'] as const, regionCodes: null };
    keys.set('bank-a', await api.keyOf('BANK', { ...bank, institutionSlug: 'bank-a' }));
    keys.set('bank-b', await api.keyOf('BANK', { ...bank, institutionSlug: 'bank-b' }));
    keys.set('borrower', await api.keyOf('BANK', { scopes: ['LOANS'], institutionSlug: 'bank-a' }));
    for (const body of ['county-pbc', 'poverty-office', 'industry-centres', 'finance-office']) {
      keys.set(body, await api.keyOf('PLANNER', { bodies: [`risk-fund/${body}`] }));
    }
    keys.set('jinta', await api.keyOf('PLANNER', { regionCodes: ['620921'] }));
    keys.set('qibin', await api.keyOf('PLANNER', { regionCodes: ['410611'] }));
    keys.set('reader', await api.keyOf('READER'));
  }, SETUP_MS);
  afterEach(async () => {
    const broken = await Promise.all(SUBSIDY_INVARIANTS.map(({ check }) => check(api.db)));
    await api.close();
    expect(broken.flat()).toEqual([]);
  });

  const ask = (key: string, query: string): Promise<GraphqlAnswer> => api.ask(query, { key: keys.get(key) });

  async function mutate(key: string, name: string, args: Record<string, unknown>, fields = FIELDS) {
    tries += 1;
    const all = { idempotencyKey: `try-${tries}`, ...args };
    const given = Object.entries(all).map(
      ([arg, value]) => `${arg}: ${arg === 'borrowerKind' ? String(value) : text(value)}`,
    );
    const { data, errors } = await ask(key, `mutation { ${name}(${given.join(', ')}) { ${fields} } }`);
    expect(errors).toBeUndefined();
    return data[name];
  }

  const prepare = (month = '2019-07', more: Record<string, unknown> = {}, key = 'bank-a') =>
    mutate(key, 'prepareSubsidySettlement', {
      ...{ programme: 'risk-fund', month, borrowerKind: 'NATURAL_PERSON', ...more },
    });
  const decide = (key: string, id: string, step: string, more: Record<string, unknown> = {}) =>
    mutate(key, 'decideSubsidySettlement', { id, step, agree: true, ...more });

  /** Every step for natural persons after the draft. */
  async function settle(id: string) {
    await decide('bank-a', id, 'subsidy-reported', { papersComplete: true });
    await decide('county-pbc', id, 'subsidy-verified');
    for (const step of ['subsidy-decided', 'subsidy-paid']) {
      await decide('poverty-office', id, step);
      const last = await decide('industry-centres', id, step);
      expect(codesOf(last)).toEqual([]);
    }
  }

  async function settled(month = '2019-07'): Promise<string> {
    const { settlement, userErrors } = await prepare(month);
    expect(userErrors).toEqual([]);
    await settle(settlement.id);
    return settlement.id;
  }

  const shown = async (id: string) =>
    (await ask('county-pbc', `{ subsidySettlement(id: ${text(id)}) { ${SETTLEMENT} } }`)).data
      .subsidySettlement;

  const books = async () => {
    const rows = await api.db.query<{ kind: string; balance: string }>(
      `select kind, balance::text from ledger_account where balance <> 0 order by kind`,
    );
    return Object.fromEntries(rows.map(({ kind, balance }) => [kind, balance]));
  };

  return {
    ...{ keys, ask, mutate, prepare, decide, settle, settled, shown, books },
    get db() {
      return api.db;
    },
    keyOf: (...given: Parameters<Api['keyOf']>) => api.keyOf(...given),
    /** Later on. */
    at(instant: string) {
      clock = new Date(instant);
    },
  };
}
