import type { Database } from '../../src/db/database';
import { makeUscc } from '../../src/domain/identifiers/uscc';
import { openTestDatabase } from '../support/database';
import { insertRegion } from '../support/factories';

describe('mergers', () => {
  let db: Database;
  const code = (n: number) => makeUscc(`91410600MA${String(n).padStart(6, '0')}`);
  const merge = (pairs: readonly (readonly [number, number])[], on: Pick<Database, 'query'> = db) =>
    on.query(
      `update enterprise set status = 'MERGED', merged_into_uscc = pair.other
       from unnest($1::text[], $2::text[]) as pair (one, other) where uscc = pair.one`,
      [pairs.map(([one]) => code(one)), pairs.map(([, into]) => code(into))],
    );
  const circle = { code: '23001', message: expect.stringContaining('circle') };

  beforeEach(async () => {
    db = await openTestDatabase(4);
    await insertRegion(db, { code: '410600', nameZh: '鹤壁市' });
    await db.query(
      `insert into enterprise (uscc, name_zh, region_code, is_tech_enterprise, is_synthetic)
       select uscc, '企业', '410600', false, false from unnest($1::text[]) as uscc`,
      [Array.from({ length: 110 }, (_, n) => code(n + 1))],
    );
  });
  afterEach(() => db.close());

  it('are refused in a circle of any length, and what was there stays', async () => {
    await merge([[1, 2]]);
    await expect(merge([[2, 1]])).rejects.toMatchObject(circle);
    await merge([[2, 3]]);
    await merge([[3, 4]]);
    await expect(merge([[4, 1]])).rejects.toMatchObject(circle);
    await expect(
      merge([
        [10, 11],
        [11, 12],
        [12, 10],
      ]),
    ).rejects.toMatchObject(circle);
    expect(await db.query('select from enterprise where merged_into_uscc is not null')).toHaveLength(3);
    expect(await db.query(`select from enterprise_event where kind = 'MERGED'`)).toHaveLength(3);
  });

  it('are refused of an enterprise that is added into a circle', async () => {
    await expect(
      db.transaction(async (tx) => {
        await merge([[1, 999]], tx);
        await tx.query(
          `insert into enterprise (uscc, name_zh, region_code, is_tech_enterprise, is_synthetic, status,
             merged_into_uscc) values ($1, '新', '410600', false, false, 'MERGED', $2)`,
          [code(999), code(1)],
        );
      }),
    ).rejects.toMatchObject(circle);
  });

  it('may be turned round in one statement', async () => {
    await merge([[1, 2]]);
    await db.query(
      `update enterprise set status = case when uscc = $2 then 'MERGED' else 'ACTIVE' end,
         merged_into_uscc = case when uscc = $2 then $1 end where uscc in ($1, $2)`,
      [code(1), code(2)],
    );
    expect(await db.query('select uscc from enterprise where merged_into_uscc is not null')).toEqual([
      { uscc: code(2) },
    ]);
  });

  it('may follow each other a hundred times, and not once more', async () => {
    await merge(Array.from({ length: 100 }, (_, n) => [n + 2, n + 3] as const));
    await expect(merge([[1, 2]])).rejects.toMatchObject({ ...circle, message: expect.stringMatching(/100/) });
    await merge([[102, 103]]);
    await db.query(`update enterprise set name_zh = '更名' where uscc = $1`, [code(2)]);
  });

  it('that two write at once do not become a circle', async () => {
    const first = db.transaction(async (tx) => {
      await merge([[1, 2]], tx);
      await new Promise((resolve) => setTimeout(resolve, 300));
    });
    await new Promise((resolve) => setTimeout(resolve, 100));
    const second = merge([[2, 1]]);
    await expect(second).rejects.toMatchObject(circle);
    await first;
    expect(await db.query('select uscc from enterprise where merged_into_uscc is not null')).toEqual([
      { uscc: code(1) },
    ]);
  });
});
