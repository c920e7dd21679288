import type { Database } from '../../../src/db/database';
import { DEMO_PLACES } from '../../../src/domain/demo/places';
import { loadDemo } from '../../../src/services/demo/load-demo';
import { openTestDatabase } from '../../support/database';
import { insertRegion } from '../../support/factories';

const TABLES = [
  'institution',
  'enterprise',
  'certification',
  'patent',
  'loan',
  'incubator',
  'register_coverage',
];

describe('loading the demonstration registers', () => {
  let db: Database;
  beforeAll(async () => {
    db = await openTestDatabase();
    const codes = DEMO_PLACES.flatMap(({ code, districts }) => [code, ...districts.map((one) => one.code)]);
    for (const code of new Set(codes)) await insertRegion(db, { code });
  });
  afterAll(() => db.close());

  const rows = async () =>
    Promise.all(TABLES.map((table) => db.query(`select xmin, t.* from ${table} t order by t::text`)));

  it('marks every row as synthetic', async () => {
    const summary = await loadDemo(db);
    expect(Object.values(summary).every((count) => count > 0)).toBe(true);
    const marks = (await rows()).flat().map((row) => row.is_synthetic);
    expect(marks.length).toBeGreaterThan(1000);
    expect(new Set(marks)).toEqual(new Set([true]));
  });

  it('changes nothing the second time', async () => {
    const before = await rows();
    const summary = await loadDemo(db);
    expect(Object.values(summary).every((count) => count === 0)).toBe(true);
    expect(await rows()).toEqual(before);
    expect(await db.query('select key from outbox')).toEqual([]);
  });
});
