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
  { register: 'incubator', kind: ['INCUBATOR'], event: 'OPEN' },
  { register: 'incubator', level: ['PROVINCIAL', 'NATIONAL'], event: 'OPEN' },
  { register: 'incubator', event: 'OPEN' },
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
  { register: 'incubator', kind: ['MAKERSPACE'], event: 'OPENED' },
  { register: 'incubator', event: 'OPENED' },
];

async function fill(tx: Transaction, register: Register, synthetic: boolean): Promise<void> {
  const mark = synthetic ? 'S' : 'R';
  const uscc = (index: number) => `${mark}${index}`.padEnd(18, 'X');
  for (const [index, region] of register.regions.entries()) {
    await tx.query(
      `insert into enterprise (uscc, name_zh, region_code, is_tech_enterprise, is_synthetic)
       values ($1, 'x', $2, true, $3)`,
      [uscc(index), region, synthetic],
    );
  }
  const ids = await tx.query<{ id: string }>(
    `select id from enterprise where is_synthetic = $1 order by uscc`,
    [synthetic],
  );
  const idOf = (index: number) => (ids[index] as { id: string }).id;
  for (const [i, one] of register.certificates.entries()) {
    await tx.query(
      `insert into certification (enterprise_id, kind, number, issued_on, expires_on, is_synthetic)
       values ($1, $2, $3, $4, $5, $6)`,
      [idOf(one.enterprise), one.kind, `${mark}${i}`, one.issuedOn, one.expiresOn, synthetic],
    );
  }
  for (const [i, one] of register.grants.entries()) {
    await tx.query(
      `insert into patent (application_number, kind, title_zh, filed_on, granted_on, owner_id, is_synthetic)
       values ($1, $2, 'x', $3, $4, $5, $6)`,
      [`${mark}${i}`, one.kind, one.filedOn, one.grantedOn, idOf(one.enterprise), synthetic],
    );
  }
  for (const [i, one] of register.draws.entries()) {
    await tx.query(
      `insert into loan (contract_number, borrower_id, bank_slug, principal, annual_rate, drawn_on, due_on,
         status, is_synthetic)
       values ($1, $2, 'bank', $3, 0.05, $4, '2030-01-01', 'ACTIVE', $5)`,
      [`${mark}${i}`, idOf(one.enterprise), one.principal, one.drawnOn, synthetic],
    );
  }
  for (const [i, one] of register.platforms.entries()) {
    await tx.query(
      `insert into incubator (name_zh, kind, level, region_code, opened_on, closed_on, is_synthetic)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [`${mark}${i}`, one.kind, one.level, one.region, one.openedOn, one.closedOn, synthetic],
    );
  }
}

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
    await db.query(`insert into region (code, name_zh, name_en, level) values
      ('410602', 'a', 'a', 'COUNTY'), ('410611', 'b', 'b', 'COUNTY'), ('410621', 'c', 'c', 'COUNTY'),
      ('620921', 'd', 'd', 'COUNTY')`);
    await db.query(`insert into institution values ('bank', 'x', 'x', 'BANK', null, true)`);
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
          expect(statements).toBe(2);
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
});
