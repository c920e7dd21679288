import type { Database } from '../../src/db/database';
import { type Jobs } from '../../src/jobs/start-jobs';
import { insertTargets } from '../services/ingestion/feed-rows';
import { insertReferenceRows } from '../services/ingestion/reference-rows';
import { openTestDatabase } from '../support/database';
import { BACKENDS, closeWithQueues, startTestJobs, until } from './queue-fixture';

describe.each(BACKENDS)('midnight in China, with jobs on %s', (_name, redisUrl) => {
  let db: Database;
  const running: Jobs[] = [];
  beforeEach(async () => {
    db = await openTestDatabase(16);
    await insertReferenceRows(db);
    await insertTargets(db);
  });
  afterEach(async () => {
    await Promise.all(running.splice(0).map((jobs) => jobs.stop()));
    await closeWithQueues(db, redisUrl);
  });

  it('asks once, however many processes watch, and every target gets an answer for the new day', async () => {
    let now = new Date('2019-06-17T15:59:00Z');
    running.push(await startTestJobs(db, redisUrl, { now: () => now }));
    running.push(await startTestJobs(db, redisUrl, { now: () => now }));
    await running[0]?.settle(10_000);
    expect(await db.query('select 1 from outbox')).toEqual([]);
    now = new Date('2019-06-17T16:00:01Z');
    await until(
      async () => (await db.query(`select 1 from receipt where key = 'roll-day-2019-06-18'`)).length > 0,
    );
    await running[0]?.settle(10_000);
    expect(await db.query('select error from dead_letter')).toEqual([]);
    expect(await db.query(`select key from outbox where name = 'roll-day'`)).toEqual([
      { key: 'roll-day-2019-06-18' },
    ]);
    expect(
      await db.query('select target_key, as_of, status from target_progress order by target_key'),
    ).toEqual([
      { target_key: 'p/s/gdp', as_of: '2019-06-18', status: 'NO_DATA' },
      { target_key: 'p/s/patents', as_of: '2019-06-18', status: 'NO_DATA' },
    ]);
  });

  it('forgets what was done long ago, receipts included, and nothing younger', async () => {
    await db.query(`
      insert into outbox (key, queue, name, payload, done_at) values
        ('old', 'maintenance', 'x', '{}', now() - interval '31 days'),
        ('young', 'maintenance', 'x', '{}', now() - interval '29 days');
      insert into receipt (queue, key, result) values
        ('maintenance', 'old', '{}'), ('maintenance', 'young', '{}')`);
    let now = new Date('2019-06-17T15:59:00Z');
    running.push(await startTestJobs(db, redisUrl, { now: () => now }));
    now = new Date('2019-06-17T16:00:01Z');
    await until(async () => (await db.query(`select 1 from outbox where key = 'old'`)).length === 0);
    const keys = await db.query<{ key: string }>(`select key from receipt where key in ('old', 'young')`);
    expect(keys).toEqual([{ key: 'young' }]);
  });
});
