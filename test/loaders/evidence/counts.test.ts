import { createHash } from 'node:crypto';
import fc from 'fast-check';
import type { Database, Statements, Transaction } from '../../../src/db/database';
import { countFlows } from '../../../src/loaders/evidence/counted-flows';
import { countStocks } from '../../../src/loaders/evidence/counted-stocks';
import { type AskedRecords, listRecords } from '../../../src/loaders/evidence/list-records';
import { isStockRule } from '../../../src/loaders/evidence/register-sql';
import { openTestDatabase } from '../../support/database';
import { fill, prepare } from './fill-registers';
import { dayArbitrary, FLOW_RULES, type Register, registerArbitrary, STOCK_RULES } from './made-up-registers';
import { naiveFlow, naiveStock } from './naive-counts';

const RUNS = 20;
const PREFIXES = ['', '41', '4106', '410611', '620921'];

class RollBack extends Error {}

/** Two registers side by side: neither must ever be counted for the other. */
interface Worlds {
  readonly real: Register;
  readonly demo: Register;
}

const worlds: fc.Arbitrary<Worlds> = fc.record({ real: registerArbitrary, demo: registerArbitrary });

/** Each run sees only its own registers. */
async function within(db: Database, { real, demo }: Worlds, look: (tx: Transaction) => Promise<void>) {
  await db
    .transaction(async (tx) => {
      await fill(tx, real, false);
      await fill(tx, demo, true);
      await look(tx);
      throw new RollBack();
    })
    .catch((error) => {
      if (!(error instanceof RollBack)) throw error;
    });
}

describe('counting in the registers', () => {
  let db: Database;
  beforeAll(async () => {
    db = await openTestDatabase();
    await prepare(db);
  });
  afterAll(() => db.close());

  it('counts a certificate up to the day before it is revoked, and that of an enterprise until it is taken off its list', async () => {
    await db
      .transaction(async (tx) => {
        await tx.query(
          `insert into enterprise (uscc, name_zh, region_code, is_tech_enterprise, is_synthetic, removed_at)
           select repeat(n::text, 18), 'x', '410611', true, false, case when n = 3 then timestamptz '2021-05-31T16:00:00Z' end
           from generate_series(1, 3) as n`,
        );
        await tx.query(
          `insert into certification (enterprise_id, kind, number, issued_on, revoked_on, is_synthetic)
           select id, 'TECH_GIANT', uscc, '2020-01-01', case when uscc like '2%' then date '2021-06-01' end, false
           from enterprise where not is_synthetic`,
        );
        const rule = { register: 'certification', event: 'ACTIVE' } as const;
        const days = ['2021-05-31', '2021-06-01'];
        const counts = await countStocks(tx, [{ id: 1, rule, prefix: '41', days, synthetic: false }]);
        expect(counts.get(1)).toEqual([
          { day: '2021-05-31', count: '3' },
          { day: '2021-06-01', count: '1' },
        ]);
        const first = { register: 'certification', event: 'FIRST_ISSUED' } as const;
        const asked = { id: 1, rule: first, prefix: '41', from: '2020-01-01', to: '2020-12-31' };
        const flows = await countFlows(tx, [{ ...asked, synthetic: false, oncePerYear: false }]);
        expect(flows.get(1)).toEqual([{ day: '2020-01-01', amount: '3' }]);
        throw new RollBack();
      })
      .catch((error) => {
        if (!(error instanceof RollBack)) throw error;
      });
  });

  it('gives the stocks that counting by hand gives, in one statement a register', async () => {
    await fc.assert(
      fc.asyncProperty(worlds, fc.array(dayArbitrary, { minLength: 1, maxLength: 4 }), (both, days) =>
        within(db, both, async (tx) => {
          const questions = STOCK_RULES.flatMap((rule) =>
            PREFIXES.map((prefix, at) => ({ rule, prefix, days, synthetic: at % 2 === 0 })),
          ).map((question, id) => ({ ...question, id }));
          let statements = 0;
          const counting: Statements = {
            query: (sql, parameters) => {
              statements += 1;
              return tx.query(sql, parameters);
            },
          };
          const counts = await countStocks(counting, questions);
          expect(statements).toBe(5);
          for (const { id, rule, prefix, synthetic } of questions) {
            const register = synthetic ? both.demo : both.real;
            for (const day of days) {
              const found = counts.get(id)?.find((one) => one.day === day)?.count ?? 0;
              expect(Number(found)).toBe(naiveStock(register, rule, prefix, day));
            }
          }
        }),
      ),
      { numRuns: RUNS },
    );
  });

  it('gives the flows that counting by hand gives', async () => {
    await fc.assert(
      fc.asyncProperty(worlds, dayArbitrary, dayArbitrary, (both, one, other) =>
        within(db, both, async (tx) => {
          const [from, to] = one < other ? [one, other] : [other, one];
          const questions = FLOW_RULES.flatMap((rule) =>
            PREFIXES.flatMap((prefix, at) =>
              [true, false].map((oncePerYear) => ({
                ...{ rule, prefix, from, to, oncePerYear, synthetic: at % 2 === 0 },
              })),
            ),
          ).map((question, id) => ({ ...question, id }));
          const flows = await countFlows(tx, questions);
          for (const { id, rule, prefix, synthetic, oncePerYear } of questions) {
            const register = synthetic ? both.demo : both.real;
            const sum = (flows.get(id) ?? []).reduce((total, flow) => total + Number(flow.amount), 0);
            expect(sum).toBe(naiveFlow(register, rule, prefix, { from, to, oncePerYear }));
          }
        }),
      ),
      { numRuns: RUNS },
    );
  });

  const sumOf = (rows: readonly { readonly value: string }[]) =>
    rows.reduce((sum, { value }) => sum + Number(value), 0);

  it('lists exactly the records that a count counts, each record once', async () => {
    await fc.assert(
      fc.asyncProperty(worlds, dayArbitrary, dayArbitrary, (both, one, other) =>
        within(db, both, async (tx) => {
          const [from, to] = one < other ? [one, other] : [other, one];
          const window = { stockDates: [to], flowFrom: from, flowTo: to, flowCuts: [] };
          const asked: AskedRecords[] = [...STOCK_RULES, ...FLOW_RULES]
            .flatMap((rule) =>
              PREFIXES.map((prefix, at) => ({
                question: {
                  ...{ rule, prefix, synthetic: at % 2 === 0, oncePerYear: at % 3 === 0 },
                  window: { ...window, observationsFrom: null, observationsTo: to },
                },
                spans: isStockRule(rule) ? [{ start: to, end: to }] : [{ start: from, end: to }],
              })),
            )
            .map((question, id) => ({ ...question, id }));
          const listed = await listRecords(tx, asked);
          for (const { id, question } of asked) {
            const { rule, prefix, synthetic, oncePerYear } = question;
            const register = synthetic ? both.demo : both.real;
            const expected = isStockRule(rule)
              ? naiveStock(register, rule, prefix, to)
              : naiveFlow(register, rule, prefix, { from, to, oncePerYear });
            const list = listed.get(id);
            if (!list) throw new Error('a question has no list');
            expect(Number(list.sum)).toBe(expected);
            expect(sumOf(list.counted)).toBe(expected);
            expect(list.counted).toHaveLength(list.countedTotal);
            const lines = list.counted.map((record) => `${record.id} ${record.value}`).join('\n');
            expect(list.digest).toBe(createHash('sha256').update(lines).digest('hex'));
            const ids = [...list.counted, ...list.leftOut].map((record) => record.id);
            expect(new Set(ids).size).toBe(ids.length);
            const byReason = list.leftOutByReason.reduce((sum, { count }) => sum + count, 0);
            expect(byReason).toBe(list.leftOut.length);
          }
        }),
      ),
      { numRuns: RUNS },
    );
  });
});
