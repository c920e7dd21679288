/** The plans of what people ask: generic ones, for a prepared statement is planned without its parameters. */
import { Client } from 'pg';
import type { Database, NamedStatement } from '../src/db/database';
import { visibilityOf } from '../src/domain/access/visibility';
import { chinaDate } from '../src/domain/calendar';
import { ENTERPRISE_GROUP_KEYS, ENTERPRISE_SEGMENTS } from '../src/domain/vocabulary';
import { createLoaders } from '../src/loaders';
import { type EnterpriseQuestion, enterpriseConditions } from '../src/loaders/enterprise-conditions';
import { countEnterprises } from '../src/loaders/enterprise-groups';
import { CERTIFICATIONS, ENTERPRISE_LISTS, LOANS, PATENTS } from '../src/loaders/graph-lists';
import type { PageWindow } from '../src/loaders/keyset-page';
import { countingOn, ofRegions } from '../src/loaders/record-conditions';
import { NOW } from './graph-data';

const TODAY = chinaDate(NOW);
const CITY = '410600';
const FIRST: PageWindow = { limit: 50, fromEnd: false };
const LAST: PageWindow = { limit: 50, fromEnd: true };

interface Recorded {
  readonly statement: NamedStatement;
  readonly parameters: readonly unknown[];
}

interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly Plans?: readonly PlanNode[];
}

type Asking = (database: Database) => Promise<unknown>;

const PLANNER = visibilityOf({ role: 'PLANNER', regionCodes: null, scopes: [], institutionSlug: null });
const graphOf = (database: Database) => createLoaders(database, PLANNER, TODAY).graph;

const page =
  (asked: EnterpriseQuestion, order: keyof typeof ENTERPRISE_LISTS = 'USCC', window = FIRST): Asking =>
  (database) =>
    graphOf(database).page(ENTERPRISE_LISTS[order], enterpriseConditions(asked, PLANNER, TODAY), window);
const count =
  (asked: EnterpriseQuestion): Asking =>
  (database) =>
    graphOf(database).count(ENTERPRISE_LISTS.USCC, enterpriseConditions(asked, PLANNER, TODAY));

const QUESTIONS: Readonly<Record<string, Asking>> = {
  'enterprises of a city': page({ region: [CITY] }),
  'enterprises of a city, the last': page({ region: [CITY] }, 'USCC', LAST),
  'enterprises of a province': page({ region: ['410000'] }),
  'enterprises by region': page({}, 'REGION'),
  'enterprises by change': page({}, 'CHANGED_AT'),
  'enterprises by change, after one': page({}, 'CHANGED_AT', {
    ...FIRST,
    after: ['2024-03-01T00:00:00.000000Z', '1'],
  }),
  'enterprises before one': page({}, 'USCC', { ...LAST, before: ['91410611000000000X'] }),
  'search 光电': page({ search: '光电' }),
  'search 鹤壁': page({ search: '鹤壁' }),
  'count of search 光电': count({ search: '光电' }),
  'industry H39': page({ industry: ['H39'] }),
  'industry H': page({ industry: ['H'] }),
  ...Object.fromEntries(
    ENTERPRISE_SEGMENTS.flatMap((segment): [string, Asking][] => [
      [segment, page({ segments: [segment] })],
      [`${segment} in a city`, page({ segments: [segment], region: [CITY] })],
      [`count of ${segment}`, count({ segments: [segment] })],
    ]),
  ),
  'has an active loan': page({ hasActiveLoan: true }),
  ...Object.fromEntries(
    ENTERPRISE_GROUP_KEYS.map((key) => [
      `groups by ${key}`,
      (database: Database) =>
        countEnterprises(database, PLANNER, {
          ...{ by: [key], day: TODAY },
          conditions: key === 'REGION' ? enterpriseConditions({ region: ['410000'] }, PLANNER, TODAY) : [],
        }),
    ]),
  ),
  'certificates that count': (database) => graphOf(database).page(CERTIFICATIONS, countingOn(TODAY), FIRST),
  'certificates of a city': (database) =>
    graphOf(database).page(CERTIFICATIONS, ofRegions('enterprise_id', [CITY]), FIRST),
  'patents of a city': (database) => graphOf(database).page(PATENTS, ofRegions('owner_id', [CITY]), FIRST),
  'loans of a city': (database) => graphOf(database).page(LOANS, ofRegions('borrower_id', [CITY]), FIRST),
  'enterprises of two regions': async (database) => {
    const { regionEnterprises } = graphOf(database);
    await Promise.all([regionEnterprises.page(CITY, FIRST), regionEnterprises.page('410000', FIRST)]);
  },
  'tenants of an incubator': (database) => graphOf(database).incubatorTenants.page('1', FIRST),
};

/** What reaches the database while something is asked. */
async function record(database: Database, ask: Asking): Promise<readonly Recorded[]> {
  const recorded: Recorded[] = [];
  const noting =
    <Row>(read: (statement: NamedStatement, parameters: readonly unknown[]) => Promise<Row>) =>
    (statement: NamedStatement, parameters: readonly unknown[]) => {
      recorded.push({ statement, parameters });
      return read(statement, parameters);
    };
  await ask(
    Object.create(database, {
      read: { value: noting((...given) => database.read(...given)) },
      readValues: { value: noting((...given) => database.readValues(...given)) },
    }) as Database,
  );
  return recorded;
}

const quoted = (text: string) => `"${text.replaceAll(/["\\]/g, (c) => `\\${c}`)}"`;
function literal(client: Client, value: unknown): string {
  if (value === null) return 'null';
  if (value instanceof Date) return client.escapeLiteral(value.toISOString());
  if (Array.isArray(value)) return client.escapeLiteral(`{${value.map(String).map(quoted).join(',')}}`);
  return client.escapeLiteral(String(value));
}

const nodesOf = (plan: PlanNode): readonly PlanNode[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];

async function explain(client: Client, { statement, parameters }: Recorded): Promise<string> {
  await client.query(`prepare asked as ${statement.sql}`);
  const given = parameters.map((value) => literal(client, value)).join(', ');
  const { rows } = await client.query(
    `explain (analyze, format json) execute asked${given ? `(${given})` : ''}`,
  );
  await client.query('deallocate asked');
  const [{ Plan: plan, 'Execution Time': ms }] = rows[0]['QUERY PLAN'];
  const used = nodesOf(plan).flatMap((node) =>
    node['Index Name']
      ? [node['Index Name']]
      : node['Relation Name']
        ? [`all of ${node['Relation Name']}`]
        : [],
  );
  return `${ms.toFixed(1).padStart(9)} ms   ${[...new Set(used)].join(', ')}`;
}

/** Prints each plan; false if a search for two letters goes past its index. */
export async function printPlans(database: Database, url: string): Promise<boolean> {
  const client = new Client({ connectionString: url });
  await client.connect();
  let isFound = true;
  try {
    await client.query('set plan_cache_mode = force_generic_plan');
    for (const [name, ask] of Object.entries(QUESTIONS)) {
      for (const recorded of await record(database, ask)) {
        const plan = await explain(client, recorded);
        console.log(`  ${name.padEnd(44)} ${plan}`);
        if (name.includes('search') && !plan.includes('enterprise_search')) isFound = false;
      }
    }
  } finally {
    await client.end();
  }
  return isFound;
}
