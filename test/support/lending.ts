/** Lending on the risk fund of the seeds for tests: partners, money, and applications admitted to it. */
import type { Database } from '../../src/db/database';
import { globalId } from '../../src/entities/node';
import { type Api, openApi } from '../server/api';
import { openBooks } from './books';
import { insert, json } from './factories';
import { type PlantedGraph, plantGraph } from './graph';
import { plantProgrammes } from './programmes';
import { TEST_SEALER } from './test-sealer';

export interface Desk {
  readonly api: Api;
  readonly db: Database;
  readonly graph: PlantedGraph;
  /** Partner of the risk fund as the county's credit union. */
  readonly bank: string;
  readonly otherBank: string;
  readonly staff: string;
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** Of Xun County, with the right check character. */
export function identityOf(order: number, bornOn = '19800101'): string {
  const body = `410621${bornOn}${String(order).padStart(3, '0')}`;
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(body[at]), 0);
  return body + '10X98765432'.charAt(sum % 11);
}

let persons = 0;

export async function aPerson(db: Database, regionCode = '410621'): Promise<string> {
  persons += 1;
  const row = await insert(db, 'person', {
    ...{ nameSealed: TEST_SEALER.seal('王小田'), idNumberSealed: TEST_SEALER.seal(identityOf(persons)) },
    ...{ regionCode, recordedAt: new Date('2019-01-01T00:00:00Z'), recordedBy: 'key:test' },
  });
  return String(row.id);
}

export interface ApplicationToAdmit {
  readonly personId?: string;
  readonly borrowerId?: string;
  readonly amount?: string;
  readonly bankSlug?: string;
  readonly programmeSlug?: string;
  readonly told?: Readonly<Record<string, unknown>>;
  readonly admitted?: boolean;
}

const TOLD = {
  ...{ registeredPoorHousehold: true, fiveGuaranteeHousehold: false, outstandingBadLoans: false },
  ...{ badCreditRecord: false, putForward: true, guaranteedBy: [], guaranteeAsked: false },
  ...{ collateralAsked: false, insured: null, leadingEnterprise: null, householdsLed: null },
};

/** The id of an admitted application: of a person, where no borrower is given. */
export async function admitted(db: Database, given: ApplicationToAdmit = {}): Promise<string> {
  const { borrowerId = null, amount = '50000.00', told = {} } = given;
  const personId = borrowerId === null ? (given.personId ?? (await aPerson(db))) : null;
  const { bankSlug = 'bank-a', programmeSlug = 'risk-fund' } = given;
  const row = await insert(db, 'loan_application', {
    ...{ programmeSlug, bankSlug, borrowerId, personId, regionCode: '410621', amount, months: 36 },
    ...{ annualRate: '0.0435', purpose: '养羊', told: json({ ...TOLD, ...told }), checks: json([]) },
    ...{ outcome: 'ELIGIBLE', status: 'PENDING', filedBy: 'key:test', filedOn: '2019-01-02' },
    ...{ filedAt: new Date('2019-01-02T00:00:00Z'), isSynthetic: false },
  });
  if (given.admitted !== false) {
    await db.query(`update loan_application set status = 'ADMITTED', ended_on = '2019-01-03' where id = $1`, [
      row.id,
    ]);
  }
  return globalId('LoanApplication', String(row.id));
}

export const bankKey = (api: Api, institutionSlug: string | null, scopes = ['LEND', 'LOANS'] as const) =>
  api.keyOf('BANK', { institutionSlug, scopes: [...scopes], regionCodes: null });

/** With so many yuan in the fund; no books at all for null. */
export async function openDesk(deposit: string | null = '1000000.00', now?: () => Date): Promise<Desk> {
  const api = await openApi({ poolSize: 30, ...(now ? { now } : {}) });
  const { db } = api;
  const graph = await plantGraph(db);
  await plantProgrammes(db);
  const partner = (institutionSlug: string, body: string, more: Readonly<Record<string, unknown>> = {}) =>
    insert(db, 'programme_partner', {
      ...{ programmeSlug: 'risk-fund', institutionSlug, body, since: '2016-01-01', ...more },
    });
  await partner('bank-a', 'credit-union');
  await partner('bank-b', 'postal-bank', { until: '2019-03-31' });
  for (const [overMonths, upToMonths, percent] of [
    [0, 12, '4.35'],
    [12, 60, '4.75'],
    [60, null, '4.90'],
  ]) {
    await insert(db, 'benchmark_rate', {
      ...{ kind: 'LENDING', effectiveOn: '2015-10-24', overMonths, upToMonths, percent },
      ...{ sourceZh: '中国人民银行', sourceEn: "People's Bank of China" },
    });
  }
  if (deposit !== null) await openBooks(db, { institution: 'bank-a', deposit });
  return {
    ...{ api, db, graph, bank: await bankKey(api, 'bank-a'), otherBank: await bankKey(api, 'bank-b') },
    staff: await api.keyOf('PLANNER'),
  };
}

export type Fields = Readonly<Record<string, unknown>>;

/** A loan outside of all programmes, as it is sent. */
export const A_LOAN: Fields = {
  ...{ contractNumber: 'C-1', uscc: '914403001922038216', principal: '100000.00', annualRate: '0.0435' },
  ...{ drawnOn: '2019-03-04', dueOn: '2020-03-04' },
};

export const ON_FUND: Fields = {
  ...{ contractNumber: 'F-1', programme: 'risk-fund', principal: '50000.00', annualRate: '0.0435' },
  ...{ drawnOn: '2019-03-04', dueOn: '2020-03-04' },
};

const REGISTER = `mutation ($input: LoanInput!, $key: String!) {
  registerLoan(input: $input, idempotencyKey: $key) {
    loan { id contractNumber status outstanding borrowerKind borrower { uscc } person { name idNumber }
      programme { slug } schedule purpose instalments { dueOn principal interest } isSynthetic }
    unjudged { rule clause explanationZh }
    userErrors { code field messageZh messageEn clause } } }`;

let keys = 0;
export const freshKey = (): string => {
  keys += 1;
  return `key-${keys}`;
};

export async function register(desk: Desk, input: Fields, { key = desk.bank, once = freshKey() } = {}) {
  for (;;) {
    const { data, errors } = await desk.api.ask(REGISTER, { key, variables: { input, key: once } });
    if (!errors) return data.registerLoan;
    // Of many at once some find no connection in time: they are told to ask again, with the same key.
    if (!errors[0].extensions.retryable) throw new Error(JSON.stringify(errors));
  }
}

/** What the database holds of loans, events, persons and keys, and the last audit record. */
interface Traces {
  readonly loans: number;
  readonly events: number;
  readonly persons: number;
  readonly requests: number;
  readonly content: string;
}

export async function traces(db: Database) {
  const [counts] = await db.query<
    Traces & { [column: string]: unknown }
  >(`select (select count(*)::int from loan) as loans,
    (select count(*)::int from loan_event) as events, (select count(*)::int from person) as persons,
    (select count(*)::int from idempotent_request) as requests,
    (select string_agg(to_jsonb(l)::text, ';' order by id) from loan l) as content`);
  const [last] = await db.query<{ content: string }>(
    'select content from audit_record order by seq desc limit 1',
  );
  return { ...(counts as Traces), last: last ? JSON.parse(last.content) : null };
}
