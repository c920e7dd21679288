/** Answers from before evidence was kept stay, and say that their records were not kept. */
import type { Database } from '../../src/db/database';
import { checkInvariants } from '../../src/services/invariants/check-invariants';
import { openTestDatabase } from '../support/database';
import { plantHebi } from '../support/factories';

describe('the migration to frozen evidence', () => {
  let db: Database;
  beforeAll(async () => {
    db = await openTestDatabase();
    await plantHebi(db, 2);
  });
  afterAll(() => db.close());

  it('gives old answers evidence that sums to them', async () => {
    const exists = async () =>
      (await db.query(`select to_regclass('evidence_set') as name`))[0]?.name !== null;
    while (await exists()) await db.dataSource.undoLastMigration();
    await db.query(`
      insert into target_progress (target_key, as_of, target_version, actual, status, is_final,
        explanation_zh, explanation_en, inputs, input_hash, computed_at)
      select t.key, d.day, 1, d.actual, 'ON_TRACK', false, 'x', 'x', '{}', 'h', now()
      from target t, (values (date '2019-01-01', 7.50), ('2019-01-02', 7.5), ('2019-01-03', 0),
        ('2019-01-04', null), ('2019-01-05', -1e3)) as d (day, actual)`);
    await db.migrate();
    expect((await checkInvariants(db)).flatMap(({ violations }) => violations)).toEqual([]);
    expect(await db.query('select total::text, kinds, reasons from evidence_set order by total')).toEqual(
      ['-1000', '0', '7.5'].map((total) => ({ total, kinds: ['UNITEMISED'], reasons: ['NOT_KEPT'] })),
    );
    const [kept] = await db.query('select count(*) as n from target_progress where evidence_hash is null');
    const [targets] = await db.query('select count(*) as n from target');
    expect(kept).toEqual(targets);
  });
});
