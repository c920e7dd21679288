import { copyLine } from '../../src/db/copy-line';
import type { Database } from '../../src/db/database';
import { ENTITIES } from '../../src/entities';
import { openTestDatabase } from '../support/database';

describe('the database', () => {
  let db: Database;
  beforeAll(async () => {
    db = await openTestDatabase();
  });
  afterAll(() => db.close());

  it('has exactly the tables and columns that the entities map, with the same nullability, histories aside', async () => {
    const rows = await db.query<{ table: string; column: string; nullable: boolean }>(
      `select table_name as table, column_name as column, is_nullable = 'YES' as nullable
       from information_schema.columns where table_schema = 'public' and table_name <> 'schema_migration'
         and table_name not like '%\\_history'`,
    );
    const inSchema = rows.map((row) => `${row.table}.${row.column}${row.nullable ? '?' : ''}`).sort();
    const inEntities = db.dataSource.entityMetadatas
      .flatMap((entity) =>
        entity.columns.map((c) => `${entity.tableName}.${c.databaseName}${c.isNullable ? '?' : ''}`),
      )
      .sort();
    expect(inEntities).toEqual(inSchema);
    expect(db.dataSource.entityMetadatas).toHaveLength(ENTITIES.length);
  });

  it('migrates a second time without doing anything', async () => {
    expect(await db.migrate()).toBe(0);
  });

  it('leaves nothing of a transaction that fails', async () => {
    const insert = `insert into unit values ('X', 'x', 'x', 'x', 1, '{}')`;
    await expect(
      db.transaction(async (tx) => {
        await tx.query(insert);
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    expect(await db.query(`select 1 from unit where code = 'X'`)).toEqual([]);
  });

  it('leaves nothing of a rehearsal but its answer', async () => {
    const insert = `insert into unit values ('Y', 'y', 'y', 'y', 1, '{}') returning code`;
    expect(await db.rehearse((tx) => tx.query(insert))).toEqual([{ code: 'Y' }]);
    expect(await db.query(`select 1 from unit where code = 'Y'`)).toEqual([]);
  });

  it('copies text with tabs, line ends and backslashes in and out unchanged', async () => {
    const text = 'a\tb\\c\nd\r鹤壁\\N';
    await db.transaction(async (tx) => {
      await tx.query('create temp table copied (a text, b text) on commit drop');
      await tx.copyIn('copied (a, b)', [copyLine([text, null])]);
      expect(await tx.query('select a, b from copied')).toEqual([{ a: text, b: null }]);
    });
  });

  it('gives dates as the text they are', async () => {
    expect(await db.query(`select date '2019-01-31' as day`)).toEqual([{ day: '2019-01-31' }]);
  });

  it('refuses to change or delete an observation', async () => {
    await db.query(`insert into unit values ('ITEM', '件', 'item', 'count.item', 1, '{}');
      insert into region values ('410600', '鹤壁市', 'Hebi', 'PREFECTURE', null, null, null);
      insert into document values ('d', 'd', 'd', null, null, null, null, null, 'f', null, '[]', null, null);
      insert into indicator values ('i', 'i', 'i', null, null, 'ITEM', 'FLOW', 'HIGHER_IS_BETTER', 'OBSERVED',
        null, null, null, '{}')`);
    await db.query(`insert into observation (indicator_code, region_code, period, frequency, period_start,
        period_end, value, published_text, published_unit, status, revision, published_at, document_slug,
        is_synthetic)
      values ('i', '410600', '2019', 'YEAR', '2019-01-01', '2019-12-31', 1, '1', 'ITEM', 'A', 'NEW', now(),
        'd', false)`);
    await expect(db.query('update observation set value = 2')).rejects.toThrow(/append-only/);
    await expect(db.query('delete from observation')).rejects.toThrow(/append-only/);
    await db.query('update observation set superseded_at = now()');
    for (const value of ['NaN', 'Infinity']) {
      await expect(
        db.query(`insert into observation (indicator_code, region_code, period, frequency, period_start,
            period_end, value, published_text, published_unit, status, revision, published_at, document_slug,
            is_synthetic)
          values ('i', '410600', '2020', 'YEAR', '2020-01-01', '2020-12-31', '${value}', '1', 'ITEM',
            'A', 'NEW', now(), 'd', false)`),
      ).rejects.toThrow(/observation_value_finite/);
    }
  });
});
