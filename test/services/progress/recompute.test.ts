import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '../../../src/db/database';
import { requestRecompute } from '../../../src/services/progress/request-recompute';
import { openTestDatabase } from '../../support/database';
import { insertObservation, plantHebi } from '../../support/factories';
import { recomputeTargets } from '../../support/recompute-targets';

const NOW = new Date('2026-01-05T02:00:00Z');
const TODAY = '2026-01-05';
const KEY = 'hebi/2018/patents-granted';
const WAIT_MS = 20;
const MAX_WAITS = 500;

describe('recomputing targets', () => {
  let db: Database;
  beforeEach(async () => {
    db = await openTestDatabase(10);
    await plantHebi(db);
  });
  afterEach(() => db.close());

  const request = (keys: readonly string[], cause: string) =>
    db.transaction((tx) => requestRecompute(tx, keys, cause));
  const isStale = async () => {
    const [row] = await db.query<{ stale: boolean }>(
      'select stale_since is not null as stale from target_progress where target_key = $1',
      [KEY],
    );
    return row?.stale;
  };

  /** Waits until this many sessions of the database wait for a lock. */
  async function untilWaiting(sessions: number): Promise<void> {
    for (let i = 0; i < MAX_WAITS; i += 1) {
      const [row] = await db.query<{ n: string }>(
        `select count(*) as n from pg_stat_activity
         where datname = current_database() and wait_event_type = 'Lock'`,
      );
      if (Number(row?.n) >= sessions) return;
      await sleep(WAIT_MS);
    }
    throw new Error(`never saw ${sessions} sessions wait`);
  }

  it('keeps the mark of a change that comes while the evidence is being read', async () => {
    await recomputeTargets(db, [KEY], TODAY, NOW);
    await request([KEY], 'first change');
    let recompute: Promise<unknown> = Promise.resolve();
    let change: Promise<unknown> = Promise.resolve();
    await db.transaction(async (tx) => {
      await tx.query('lock table observation in access exclusive mode');
      recompute = recomputeTargets(db, [KEY], TODAY, NOW);
      await untilWaiting(1);
      change = request([KEY], 'second change');
      await untilWaiting(2);
    });
    await Promise.all([recompute, change]);
    expect(await isStale()).toBe(true);
    await recomputeTargets(db, [KEY], TODAY, NOW);
    expect(await isStale()).toBe(false);
  });

  it('gives one answer when many workers compute overlapping targets at once', async () => {
    const keys = (await db.query<{ key: string }>('select key from target order by key')).map(
      ({ key }) => key,
    );
    await insertObservation(db);
    await Promise.all(
      Array.from({ length: 8 }, (_, i) => {
        const some = i % 2 === 0 ? keys : [...keys].reverse().slice(0, 7);
        return recomputeTargets(db, some, TODAY, NOW);
      }),
    );
    const rows = await db.query('select target_key from target_progress');
    expect(rows).toHaveLength(keys.length);
    expect(await recomputeTargets(db, keys, TODAY, NOW)).toEqual({ computed: keys.length, changed: 0 });
  });

  it('changes the row when the figure changes, and only then', async () => {
    const row = () =>
      db.query('select xmin::text, actual, computed_at from target_progress where target_key = $1', [KEY]);
    await insertObservation(db, { value: '90' });
    await recomputeTargets(db, [KEY], TODAY, NOW);
    const before = await row();
    await request([KEY], 'nothing new');
    const later = new Date(NOW.getTime() + 60_000);
    expect(await recomputeTargets(db, [KEY], TODAY, later)).toEqual({ computed: 1, changed: 0 });
    expect(await row()).toMatchObject([{ actual: '90', computed_at: before[0]?.computed_at }]);
    const december = { frequency: 'MONTH', periodStart: '2018-12-01', periodEnd: '2018-12-31' };
    await insertObservation(db, { period: '2018-12', value: '7', ...december });
    expect(await recomputeTargets(db, [KEY], TODAY, later)).toEqual({ computed: 1, changed: 0 });
    await db.query(`update observation set superseded_at = '2019-09-01' where period = '2018'`);
    await insertObservation(db, { value: '120', publishedAt: '2019-09-01T00:00:00Z' });
    expect(await recomputeTargets(db, [KEY], TODAY, later)).toEqual({ computed: 1, changed: 1 });
    expect(await row()).toMatchObject([{ actual: '120', computed_at: later }]);
  });

  it('has no answer for a target that does not exist', async () => {
    expect(await recomputeTargets(db, ['nowhere/2018/x'], TODAY, NOW)).toEqual({ computed: 0, changed: 0 });
    expect(await recomputeTargets(db, [], TODAY, NOW)).toEqual({ computed: 0, changed: 0 });
  });
});
