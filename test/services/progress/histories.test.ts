/** Whatever happens, in whatever order: what is stored is what a recompute from scratch gives. */
import fc from 'fast-check';
import type { Database } from '../../../src/db/database';
import { checkProgress } from '../../../src/services/progress/check-progress';
import { openTestDatabase } from '../../support/database';
import { recomputeTargets } from '../../support/recompute-targets';
import { action, World } from './any-history';

/** Each has a database of its own; `KEJIN_HISTORIES=100` looks further. */
const RUNS = Number(process.env.KEJIN_HISTORIES ?? 6);

const STORED = `
select target_key, target_version, actual, actual_start, actual_end, baseline, attainment, expected, projected, status,
  is_final, explanation_zh, explanation_en, inputs, input_hash
from target_progress where as_of = $1 and stale_since is null order by target_key`;

async function inWorld(live: (db: Database, world: World) => Promise<void>): Promise<void> {
  const db = await openTestDatabase(10);
  try {
    const world = new World(db);
    await world.begin();
    await live(db, world);
  } finally {
    await db.close();
  }
}

async function compareWithScratch(db: Database, world: World): Promise<void> {
  expect(await checkProgress(db, world)).toMatchObject({ waiting: 0, differing: 0, differences: [] });
  const stored = await db.query(STORED, [world.today]);
  await db.query('truncate target_progress');
  const keys = stored.map(({ target_key }) => String(target_key));
  await recomputeTargets(db, keys, world.today, new Date());
  expect(await db.query(STORED, [world.today])).toEqual(stored);
}

describe('progress after any history', () => {
  it(
    'is stored as a recompute from scratch gives it',
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(action, { minLength: 5, maxLength: 25, size: 'max' }), (actions) =>
          inWorld(async (db, world) => {
            for (const one of actions) await world.do(one);
            await world.do({ kind: 'work', workers: 2 });
            await compareWithScratch(db, world);
          }),
        ),
        { numRuns: RUNS, endOnFailure: true },
      );
    },
    RUNS * 30_000,
  );

  it('differs, and the check says where, when a stored answer was altered behind its back', () =>
    inWorld(async (db, world) => {
      await world.do({ kind: 'work', workers: 1 });
      expect(await checkProgress(db, world)).toMatchObject({ checked: 96, waiting: 0, differing: 0 });
      await db.query(
        `update target_progress set explanation_en = 'x' where target_key = 'hebi/long/high-410611'`,
      );
      await db.query(`delete from target_progress where target_key = 'hebi/long/people-410611'`);
      await db.query(
        `update target_progress set stale_since = now() where target_key = 'hebi/long/output-410611'`,
      );
      expect(await checkProgress(db, world)).toEqual({
        ...{ checked: 96, waiting: 1, differing: 2 },
        differences: [
          { targetKey: 'hebi/long/high-410611', columns: ['explanation_en'] },
          { targetKey: 'hebi/long/people-410611', columns: ['missing'] },
        ],
      });
    }));
});
