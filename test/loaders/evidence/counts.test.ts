import fc from 'fast-check';
import type { Database, Statements, Transaction } from '../../../src/db/database';
import type { CountRule } from '../../../src/entities/count-rule';
import { countFlows } from '../../../src/loaders/evidence/counted-flows';
import { countStocks } from '../../../src/loaders/evidence/counted-stocks';
import { openTestDatabase } from '../../support/database';
import { dayArbitrary, naiveFlow, naiveStock, type Register, registerArbitrary } from './naive-counts';

const RUNS = 25;
const PREFIXES = ['', '41', '4106', '410611', '620921'];

const STOCK_RULES: readonly CountRule[] = [
  { register: 'certification', kind: ['HIGH_TECH_ENTERPRISE'], event: 'ACTIVE', of: 'enterprise' },
  {
    register: 'certification',
    kind: ['HIGH_TECH_ENTERPRISE', 'TECH_GIANT'],
    event: 'ACTIVE',
    of: 'enterprise',
  },
  { register: 'certification', event: 'ACTIVE' },
];

const FLOW_RULES: readonly CountRule[] = [
  { register: 'certification', kind: ['HIGH_TECH_ENTERPRISE'], event: 'FIRST_ISSUED', of: 'enterprise' },
  {
    register: 'certification',
    kind: ['HIGH_TECH_ENTERPRISE', 'TECH_GIANT'],
    event: 'FIRST_ISSUED',
    of: 'enterprise',
  },
  { register: 'patent', kind: ['INVENTION'], event: 'FILED' },
  { register: 'patent', event: 'GRANTED' },
  { register: 'loan', event: 'DRAWN', sum: 'principal' },
  { register: 'loan', event: 'DRAWN', of: 'enterprise' },
  { register: 'loan', event: 'DRAWN' },
];

async function fill(tx: Transaction, register: Register): Promise<void> {
  const uscc = (index: number) => `TEST${index}`.padEnd(18, 'X');
  for (const [index, region] of register.regions.entries()) {
    await tx.query(
      `insert into enterprise (uscc, name_zh, region_code, is_tech_enterprise, is_synthetic)
       values ($1, 'x', $2, true, $3)`,
      [uscc(index), region, index % 2 === 0],
    );
  }
  const ids = await tx.query<{ id: string }>(
    `select id from enterprise where uscc like 'TEST%' order by uscc`,
  );
  const idOf = (index: number) => (ids[index] as { id: string }).id;
  for (const [i, one] of register.certificates.entries()) {
    await tx.query(
      `insert into certification (enterprise_id, kind, number, issued_on, expires_on, is_synthetic)
       values ($1, $2, $3, $4, $5, true)`,
      [idOf(one.enterprise), one.kind, String(i), one.issuedOn, one.expiresOn],
    );
  }
  for (const [i, one] of register.grants.entries()) {
    await tx.query(
      `insert into patent (application_number, kind, title_zh, filed_on, granted_on, owner_id, is_synthetic)
       values ($1, $2, 'x', $3, $4, $5, true)`,
      [String(i), one.kind, one.filedOn, one.grantedOn, idOf(one.enterprise)],
    );
  }
  for (const [i, one] of register.draws.entries()) {
    await tx.query(
      `insert into loan (contract_number, borrower_id, bank_slug, principal, annual_rate, drawn_on, due_on, status,
         is_synthetic)
       values ($1, $2, 'bank', $3, 0.05, $4, '2030-01-01', 'ACTIVE', true)`,
      [String(i), idOf(one.enterprise), one.principal, one.drawnOn],
    );
  }
}

class RollBack extends Error {}

/** Each run sees only its own register. */
async function within(db: Database, register: Register, look: (tx: Transaction) => Promise<void>) {
  await db
    .transaction(async (tx) => {
      await fill(tx, register);
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
    await db.query(`insert into region (code, name_zh, name_en, level) values
      ('410602', 'a', 'a', 'COUNTY'), ('410611', 'b', 'b', 'COUNTY'), ('410621', 'c', 'c', 'COUNTY'),
      ('620921', 'd', 'd', 'COUNTY')`);
    await db.query(`insert into institution values ('bank', 'x', 'x', 'BANK', null, true)`);
  });
  afterAll(() => db.close());

  it('gives the stocks that counting by hand gives, for all questions in one statement a kind of event', async () => {
    await fc.assert(
      fc.asyncProperty(
        registerArbitrary,
        fc.array(dayArbitrary, { minLength: 1, maxLength: 4 }),
        (register, days) =>
          within(db, register, async (tx) => {
            const questions = STOCK_RULES.flatMap((rule) =>
              PREFIXES.map((prefix) => ({ rule, prefix, days })),
            ).map((question, id) => ({ ...question, id }));
            let statements = 0;
            const counting: Statements = {
              query: (sql, parameters) => {
                statements += 1;
                return tx.query(sql, parameters);
              },
            };
            const counts = await countStocks(counting, questions);
            expect(statements).toBe(1);
            for (const { id, rule, prefix } of questions) {
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
      fc.asyncProperty(registerArbitrary, dayArbitrary, dayArbitrary, (register, one, other) =>
        within(db, register, async (tx) => {
          const [from, to] = one < other ? [one, other] : [other, one];
          const questions = FLOW_RULES.flatMap((rule) =>
            PREFIXES.map((prefix) => ({ rule, prefix, from, to })),
          ).map((question, id) => ({ ...question, id }));
          const flows = await countFlows(tx, questions);
          for (const { id, rule, prefix } of questions) {
            const sum = (flows.get(id) ?? []).reduce((total, flow) => total + Number(flow.amount), 0);
            expect(sum).toBe(naiveFlow(register, rule, prefix, { from, to }));
          }
        }),
      ),
      { numRuns: RUNS },
    );
  });
});
