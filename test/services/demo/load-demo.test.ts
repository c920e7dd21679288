import type { Database } from '../../../src/db/database';
import { generateRegisters } from '../../../src/domain/demo/generate-registers';
import { DEMO_PLACES, DEMO_SEED } from '../../../src/domain/demo/places';
import { STORY_ENTERPRISES } from '../../../src/domain/demo/story/story-enterprises';
import { loadDemo } from '../../../src/services/demo/load-demo';
import { openTestDatabase } from '../../support/database';
import { insertRegion } from '../../support/factories';

const TABLES = [
  ...['institution', 'enterprise', 'certification', 'patent', 'loan', 'incubator', 'incubator_tenancy'],
  ...['listing', 'tech_contract', 'fund', 'contribution', 'investment'],
  'register_coverage',
];
const NOTHING = { enterprises: 0, certifications: 0, patents: 0, loans: 0, incubators: 0 };

describe('loading the demonstration registers', () => {
  let db: Database;
  beforeEach(async () => {
    db = await openTestDatabase();
    const codes = DEMO_PLACES.flatMap(({ code, districts }) => [code, ...districts.map((one) => one.code)]);
    const others = STORY_ENTERPRISES.map(({ regionCode }) => regionCode);
    for (const code of new Set([...codes, ...others])) await insertRegion(db, { code });
  });
  afterEach(() => db.close());

  const rows = async () =>
    Promise.all(TABLES.map((table) => db.query(`select xmin, t.* from ${table} t order by t::text`)));
  const count = async (table: string, where = 'true') =>
    Number((await db.query(`select count(*) as n from ${table} where ${where}`))[0]?.n);

  it('adds every record, and marks each as synthetic', async () => {
    const { enterprises, certifications, patents, loans, incubators } = generateRegisters();
    expect(await loadDemo(db)).toEqual({
      enterprises: enterprises.length + STORY_ENTERPRISES.length,
      certifications: certifications.length,
      patents: patents.length,
      loans: loans.length,
      incubators: incubators.length,
    });
    for (const table of TABLES) {
      expect(await count(table)).toBeGreaterThan(0);
      expect(await count(table, 'not is_synthetic')).toBe(0);
    }
  });

  it('changes nothing the second time', async () => {
    await loadDemo(db);
    const before = await rows();
    expect(await loadDemo(db)).toEqual(NOTHING);
    expect(await rows()).toEqual(before);
    expect(await db.query('select key from outbox')).toEqual([]);
  });

  it('says that a register is complete only for what it is made for', async () => {
    await loadDemo(db);
    const covered = await db.query(
      `select distinct register || ' ' || kind as name from register_coverage
       where starts_on = '2017-01-01' and ends_on = '2020-12-31' order by 1`,
    );
    expect(covered.map(({ name }) => name)).toEqual([
      ...['certification HIGH_TECH_ENTERPRISE', 'certification TECH_GIANT', 'certification TECH_SME'],
      ...['contribution ', 'incubator ', 'investment ', 'listing ', 'loan ', 'patent ', 'tech_contract '],
    ]);
  });

  it('follows the generator: corrects what it gives otherwise, drops what it gives no more', async () => {
    const registers = generateRegisters();
    await loadDemo(db, registers);
    const [first, second, ...patents] = registers.patents;
    const granted = { ...first, grantedOn: '2020-12-30' } as typeof first;
    const changed = { ...registers, patents: [granted as NonNullable<typeof first>, ...patents] };
    expect(await loadDemo(db, changed)).toEqual({ ...NOTHING, patents: 2 });
    expect(await count('patent', `application_number = '${second?.applicationNumber}'`)).toBe(0);
    expect(
      await count(
        'patent',
        `application_number = '${first?.applicationNumber}' and granted_on = '2020-12-30'`,
      ),
    ).toBe(1);
    expect((await loadDemo(db, generateRegisters(DEMO_SEED + 1))).loans).toBeGreaterThan(0);
    expect(await loadDemo(db, generateRegisters(DEMO_SEED + 1))).toEqual(NOTHING);
    await loadDemo(db, registers);
    expect(await count('patent')).toBe(registers.patents.length);
  });

  it('leaves a real record alone', async () => {
    await db.query(
      `insert into incubator (name_zh, kind, region_code, opened_on, is_synthetic)
       values ('真实的孵化器', 'INCUBATOR', '410600', '2015-01-01', false),
         ($1, 'INCUBATOR', '410600', '2011-01-01', false)`,
      [generateRegisters().incubators[0]?.nameZh],
    );
    await loadDemo(db);
    const real = await db.query('select opened_on from incubator where not is_synthetic order by 1');
    expect(real.map((row) => row.opened_on)).toEqual(['2011-01-01', '2015-01-01']);
  });
});
