import fc from 'fast-check';
import type { Database, Statements, Transaction } from '../../../src/db/database';
import { countFlows } from '../../../src/loaders/evidence/counted-flows';
import { countStocks } from '../../../src/loaders/evidence/counted-stocks';
import { readCoverage } from '../../../src/loaders/evidence/coverage';
import { KNOWN_NOW, type Known, recordedBefore } from '../../../src/loaders/evidence/known';
import { listRecords } from '../../../src/loaders/evidence/list-records';
import { openTestDatabase } from '../../support/database';
import { fill, prepare } from './fill-registers';
import { FLOW_RULES, registerArbitrary, STOCK_RULES } from './made-up-registers';

const DAYS = ['2018-06-30', '2019-12-31', '2020-12-31'];
const [FROM, TO] = ['2018-01-01', '2020-12-31'];
const PREFIXES = ['41', '410611'];
const RUNS = 6;
const LONG_MS = 90_000;
const WINDOW = {
  ...{ stockDates: DAYS, flowFrom: FROM, flowTo: TO, flowCuts: [] },
  ...{ observationsFrom: null, observationsTo: TO },
};

/** All that counting and listing say, of every rule, region and day, and what is covered. */
async function answers(statements: Statements, known: Known): Promise<unknown> {
  const of = (rules: typeof STOCK_RULES) =>
    rules
      .flatMap((rule) => PREFIXES.map((prefix) => ({ rule, prefix, synthetic: false, oncePerYear: false })))
      .map((question, id) => ({ ...question, id }));
  const [stocks, flows] = [of(STOCK_RULES), of(FLOW_RULES)];
  const listed = [
    ...stocks.map((question) => ({ question, spans: [{ start: TO, end: TO }] })),
    ...flows.map((question) => ({ question, spans: [{ start: FROM, end: TO }] })),
  ].map(({ question, spans }, id) => ({ id, spans, question: { ...question, window: WINDOW } }));
  return {
    stocks: await countStocks(
      statements,
      stocks.map((one) => ({ ...one, days: DAYS })),
      known,
    ),
    flows: await countFlows(
      statements,
      flows.map((one) => ({ ...one, from: FROM, to: TO })),
      known,
    ),
    listed: await listRecords(statements, listed, known),
    coverage: await readCoverage(statements, ['loan', 'patent'], known),
  };
}

/** Something that happens to the registers; `n` chooses the row and the day. */
type Happening = (n: number) => string;
const some = (table: string, n: number, id = 'id') =>
  `${id} = (select ${id} from ${table} order by ${id} offset ${n} % greatest((select count(*) from ${table}), 1)
    limit 1)`;
const dayOf = (n: number) => `(date '2017-06-01' + ${n % 1200})`;
const regionOf = (n: number) => `'${['410602', '410611', '410621', '620921'][n % 4]}'`;

const HAPPENINGS: readonly Happening[] = [
  (n) =>
    `update certification set expires_on = issued_on + ${1 + (n % 900)} where ${some('certification', n)}`,
  (n) => `update certification set revoked_on = issued_on + ${n % 400} where ${some('certification', n)}`,
  (n) => `delete from certification where ${some('certification', n)}`,
  (n) => `insert into certification (enterprise_id, kind, number, issued_on, is_synthetic)
    select id, 'HIGH_TECH_ENTERPRISE', gen_random_uuid()::text, ${dayOf(n)}, false
    from enterprise where ${some('enterprise', n)}`,
  (n) => `update enterprise set region_code = ${regionOf(n)}, effective_on = ${dayOf(n * 7)}
    where ${some('enterprise', n)}`,
  (n) => `update enterprise set scale = case scale when 'SMALL' then 'MEDIUM' else 'SMALL' end
    where ${some('enterprise', n)}`,
  (n) => `update enterprise set removed_at = case when removed_at is null then ${dayOf(n)}::timestamptz end
    where ${some('enterprise', n)}`,
  (n) => `update enterprise set status = case status when 'ACTIVE' then 'STRUCK_OFF' else 'ACTIVE' end,
    struck_off_on = case when ${n} % 2 = 0 then ${dayOf(n)} end where ${some('enterprise', n)}`,
  (n) => `update patent set lapsed_on = filed_on + ${n % 900}, title_zh = 'y' where ${some('patent', n)}`,
  (n) => `update patent set title_zh = title_zh || 'z' where ${some('patent', n)}`,
  (n) => `update loan set principal = principal + 1 where ${some('loan', n)}`,
  (n) => `delete from loan where ${some('loan', n)}`,
  (n) => `update incubator set closed_on = opened_on + ${n % 500} where ${some('incubator', n)}`,
  (n) => `delete from listing where ${some('listing', n)}`,
  (n) => `update tech_contract set registered_on = signed_on + ${n % 90} where ${some('tech_contract', n)}`,
  (n) => `update fund set region_code = ${regionOf(n)} where ${some('fund', n, 'slug')}`,
  (n) => `update contribution set amount = amount + 1 where ${some('contribution', n)}`,
  (n) => `update investment set amount = amount + 1 where ${some('investment', n)}`,
  (
    n,
  ) => `insert into register_coverage values ('${n % 2 ? 'loan' : 'patent'}', '', ${regionOf(n)}, '2018-01-01',
    ${dayOf(n)} + 365, 'x', 'x', false)
    on conflict (register, kind, region_code, starts_on) do update set ends_on = excluded.ends_on`,
  (n) => `delete from register_coverage where region_code = ${regionOf(n)}`,
  () => `delete from enterprise_event where id = (select min(id) from enterprise_event)`,
];

const histories = fc.array(
  fc.array(fc.tuple(fc.nat(HAPPENINGS.length - 1), fc.nat(5000)), { minLength: 1, maxLength: 6 }),
  { minLength: 3, maxLength: 7 },
);

const REGISTERS = `enterprise_event, register_coverage, investment, contribution, fund, tech_contract, listing,
  incubator, loan, patent, certification`;

/** Books of funds refuse to be emptied, also where there are none. */
const empty = (db: Database) =>
  db.transaction(async (tx) => {
    await tx.query('set local session_replication_role = replica');
    await tx.query(`truncate ${REGISTERS} cascade`);
  });

describe('registers as the database held them before an instant', () => {
  let db: Database;
  beforeAll(async () => {
    db = await openTestDatabase();
    await prepare(db);
  });
  afterAll(() => db.close());

  /** A whole millisecond after all that is there and before all that comes. */
  async function instant(): Promise<Date> {
    const [row] = await db.query<{ at: Date }>(
      `select date_trunc('milliseconds', clock_timestamp()) + interval '1 millisecond' as at`,
    );
    const { at } = row as { at: Date };
    for (;;) {
      const [now] = await db.query<{ later: boolean }>('select clock_timestamp() > $1 as later', [at]);
      if (now?.later) return at;
    }
  }

  const happen = (tx: Transaction, changes: readonly (readonly [number, number])[]) =>
    changes.reduce(
      (before, [which, n]) => before.then(() => tx.query((HAPPENINGS[which] as Happening)(n))),
      Promise.resolve<unknown>(undefined),
    );

  it(
    'give the very answers that were given then, whatever has happened since',
    async () => {
      await fc.assert(
        fc.asyncProperty(registerArbitrary, histories, async (register, history) => {
          await empty(db);
          await db.query('delete from enterprise');
          await db.transaction((tx) => fill(tx, register, false));
          const remembered: { at: Date; answer: unknown }[] = [];
          for (const changes of history) {
            remembered.push({ answer: await answers(db, KNOWN_NOW), at: await instant() });
            await db.transaction((tx) => happen(tx, changes));
          }
          for (const { at, answer } of remembered) {
            expect(await answers(db, recordedBefore(at))).toEqual(answer);
          }
        }),
        { numRuns: RUNS, endOnFailure: true },
      );
    },
    LONG_MS,
  );

  it('keep a state once, however often a transaction changes it, and none that changes nothing counted', async () => {
    await empty(db);
    await db.query(`insert into fund (slug, name_zh, kind, region_code, size, is_synthetic)
      values ('f', 'x', 'VENTURE', '410611', 100, false)`);
    const kept = async () =>
      db.query(`select size from fund_history where slug = 'f' order by replaced_at, recorded_at`);
    await db.query(`update fund set name_zh = 'y' where slug = 'f'`);
    expect(await kept()).toEqual([]);
    await db.transaction(async (tx) => {
      await tx.query(`update fund set size = 200 where slug = 'f'`);
      await tx.query(`update fund set size = 300 where slug = 'f'`);
    });
    await db.query(`delete from fund where slug = 'f'`);
    expect((await kept()).map(({ size }) => size)).toEqual(['100.00', '300.00']);
    await expect(db.query(`update fund_history set size = 1`)).rejects.toThrow('append-only');
  });

  it('say nothing of what one transaction undoes of another that began later', async () => {
    await db.query(`insert into fund (slug, name_zh, kind, region_code, size, established_on, is_synthetic)
      values ('g', 'x', 'VENTURE', '410611', 100, '2018-01-01', false)`);
    await db.transaction(async (early) => {
      await early.query('select 1');
      await db.query(`update fund set size = 200 where slug = 'g'`);
      await early.query(`update fund set size = 300 where slug = 'g'`);
    });
    const rows = await db.query(
      `select size, replaced_at > recorded_at as is_ordered from fund_history where slug = 'g'`,
    );
    expect(rows).toEqual([{ size: '100.00', is_ordered: true }]);
    const [row] = await db.query(
      `select f.recorded_at = h.replaced_at as follows from fund f join fund_history h using (slug)
       where slug = 'g'`,
    );
    expect(row).toEqual({ follows: true });
  });
});
