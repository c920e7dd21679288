import type { Database } from '../../src/db/database';
import { openTestDatabase } from '../support/database';
import { plantGraph } from '../support/graph';

/** The first five migrations are older than the graph's log of changes. */
const OLDER_MIGRATIONS = 5;

describe('the migrations of the graph', () => {
  let db: Database;
  beforeAll(async () => {
    db = await openTestDatabase();
    await plantGraph(db);
  });
  afterAll(() => db.close());

  const count = async (table: string) => Number((await db.query(`select count(*) as n from ${table}`))[0]?.n);

  it('go back and forth over rows that are there, and begin the log of changes with them', async () => {
    await db.query('delete from patent where pledged_on is not null');
    const later = db.dataSource.migrations.length - OLDER_MIGRATIONS;
    for (let i = 0; i < later; i += 1) await db.dataSource.undoLastMigration();
    expect(await count('enterprise')).toBe(4);
    await expect(db.query('select 1 from enterprise_change')).rejects.toThrow(/does not exist/);
    expect(await db.migrate()).toBe(later);
    expect(await count('enterprise_change')).toBe(4);
    expect(await count('certification')).toBe(5);
  });
});
