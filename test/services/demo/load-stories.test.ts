import { join } from 'node:path';
import type { Database } from '../../../src/db/database';
import { CLAIM_STATUSES } from '../../../src/domain/claims/vocabulary';
import { demoStories } from '../../../src/domain/demo/story/demo-stories';
import { loadCatalogue } from '../../../src/services/catalogue/load-catalogue';
import { readCatalogue } from '../../../src/services/catalogue/read-catalogue';
import { loadDemo } from '../../../src/services/demo/load-demo';
import { loadStories } from '../../../src/services/demo/load-stories';
import { checkInvariants } from '../../../src/services/invariants/check-invariants';
import { openTestDatabase } from '../../support/database';
import { TEST_SEALER } from '../../support/test-sealer';

const LOADING_MS = 180_000;
const SEEDS = join(__dirname, '../../../seeds');
const NOW = new Date('2026-11-26T02:00:00Z');

/** Whatever a story writes, and what only stands with it. */
const MARKED = ['fund', 'contribution', 'loan', 'loan_application', 'claim', 'subsidy_settlement'] as const;
const ALSO_MARKED = ['npl_report', 'guarantor_year', 'guarantee', 'institution', 'enterprise'] as const;
const OTHERS = [
  ...['person', 'programme_partner', 'ledger_book', 'ledger_account', 'ledger_posting', 'ledger_entry'],
  ...['loan_event', 'loan_instalment', 'loan_application_decision', 'claim_event', 'claim_share'],
  ...['claim_payment', 'claim_recovery', 'claim_objection', 'bank_balance', 'subsidy_line'],
  ...['subsidy_decision', 'idempotent_request', 'audit_record'],
] as const;
const NOTHING = { programmes: 0, applications: 0, loans: 0, claims: 0, postings: 0 };

describe('the programmes of the demonstration', () => {
  let db: Database;
  const column = async (sql: string): Promise<readonly string[]> =>
    (await db.query<{ value: string }>(sql)).map(({ value }) => value);
  const count = async (sql: string) => Number((await column(`select count(*) as value from ${sql}`))[0]);

  beforeAll(async () => {
    db = await openTestDatabase();
    await loadCatalogue(db, await readCatalogue(SEEDS), NOW);
    await loadDemo(db, undefined, NOW);
    const told = await loadStories(db, TEST_SEALER, NOW);
    expect(told.programmes).toBe(demoStories().length);
  }, LOADING_MS);
  afterAll(() => db.close());

  it('break no invariant', async () => {
    const broken = (await checkInvariants(db)).filter(({ violations }) => violations.length > 0);
    expect(broken).toEqual([]);
  });

  it('are marked as made up, all of them', async () => {
    for (const table of [...MARKED, ...ALSO_MARKED]) {
      expect([table, await count(table)]).not.toEqual([table, 0]);
      expect([table, await count(`${table} where not is_synthetic`)]).toEqual([table, 0]);
    }
  });

  it('hold claims in every state, some recovered in part, in full, and by a lawsuit', async () => {
    expect(await column('select distinct status as value from claim order by 1')).toEqual(
      [...CLAIM_STATUSES].sort(),
    );
    expect(await count(`claim where recovered = amount`)).toBeGreaterThan(0);
    expect(await count(`claim where recovered > 0 and recovered < amount`)).toBeGreaterThan(1);
    expect(await count('claim_recovery where by_lawsuit')).toBe(1);
    expect(await count(`claim where status = 'REFUSED' and refusal_ground = 'refusal-2'`)).toBe(1);
    expect(await count('claim_objection where outcome is null')).toBe(1);
    expect(
      await column(
        'select distinct outcome as value from claim_objection where outcome is not null order by 1',
      ),
    ).toEqual(['SETTLED', 'UPHELD']);
  });

  it('hold loans paid back, under way, overdue and compensated; applications in every state', async () => {
    expect(
      await column('select distinct status as value from loan where recorded_by is not null order by 1'),
    ).toEqual(['ACTIVE', 'COMPENSATED', 'OVERDUE', 'REPAID']);
    expect(await column('select distinct status as value from loan_application order by 1')).toEqual([
      'ADMITTED',
      'PENDING',
      'REFUSED',
      'WITHDRAWN',
    ]);
    expect(await count(`loan_event where kind = 'EXTENSION'`)).toBeGreaterThan(0);
    expect(await count(`loan where programme_slug = 'risk-fund'`)).toBeGreaterThanOrEqual(60);
  });

  it('keep within the years of the demonstration, whatever the day on which they are loaded', async () => {
    expect(await count(`ledger_posting where occurred_on not between '2017-01-01' and '2020-06-30'`)).toBe(0);
    expect(await count(`claim_event where happened_on > '2020-06-30'`)).toBe(0);
    expect(await count(`subsidy_decision where decided_at > '2020-07-01'`)).toBe(0);
  });

  it('hold what banks say: one agrees with the books, one does not', async () => {
    const differences = await column(
      `select r.balance - coalesce(sum(e.debit - e.credit), 0) as value
       from bank_balance r left join ledger_entry e on e.account_id = r.account_id and e.occurred_on <= r.day
       group by r.id, r.balance order by r.day, r.id`,
    );
    expect(differences.filter((value) => Number(value) === 0).length).toBeGreaterThan(1);
    expect(differences.filter((value) => Number(value) !== 0)).toEqual(['8725.00']);
  });

  it('hold subsidy settlements: paid, verified and only prepared', async () => {
    expect(await column('select status as value from subsidy_settlement order by month, bank_slug')).toEqual([
      'PAID',
      'PAID',
      'VERIFIED',
      'DRAFT',
    ]);
  });

  it('change nothing the second time, nor does loading the registers take any of it away', async () => {
    const rows = () =>
      Promise.all(
        [...MARKED, ...ALSO_MARKED, ...OTHERS].map((table) =>
          db.query(`select xmin::text, t.* from ${table} t order by t::text`),
        ),
      );
    const before = await rows();
    await loadDemo(db, undefined, NOW);
    expect(await loadStories(db, TEST_SEALER, NOW)).toEqual(NOTHING);
    expect(await rows()).toEqual(before);
  });

  it('are told the same in every installation', () => {
    expect(demoStories()).toEqual(demoStories());
  });
});

describe('a programme of the demonstration that is not told', () => {
  let db: Database;
  beforeAll(async () => {
    db = await openTestDatabase();
    await loadCatalogue(db, await readCatalogue(SEEDS), NOW);
    await loadDemo(db, undefined, NOW);
    await db.query(
      `insert into programme_partner (programme_slug, institution_slug, body, since)
       values ('shanxi', 'demo-bank-a', 'partner-banks', '2020-01-01')`,
    );
  }, LOADING_MS);
  afterAll(() => db.close());

  it('is one that somebody works with, or that lends to persons whose data cannot be sealed', async () => {
    await loadStories(db, null, NOW);
    const told = await db.query(
      'select distinct programme_slug as slug from loan where programme_slug is not null',
    );
    expect(told).toEqual([{ slug: 'jiayuguan' }]);
    expect(await db.query('select from person')).toEqual([]);
  });
});
