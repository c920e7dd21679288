import type { Database } from '../../src/db/database';
import type { Jobs } from '../../src/jobs/start-jobs';
import { createApiKey } from '../../src/services/access/api-keys';
import { plantEnterprise, plantRegions } from '../services/pulls/pull-fixture';
import { openTestDatabase } from '../support/database';
import { ask, BACKENDS, closeWithQueues, startTestJobs, until } from './queue-fixture';

describe.each(BACKENDS)('a day’s end in the log of changes, with jobs on %s', (_name, redisUrl) => {
  let db: Database;
  let jobs: Jobs;
  beforeEach(async () => {
    db = await openTestDatabase(16);
    await plantRegions(db);
    for (const n of [1, 2, 3]) await plantEnterprise(db, { n });
  });
  afterEach(async () => {
    await jobs.stop();
    await closeWithQueues(db, redisUrl);
  });
  const entries = async () => (await db.query('select 1 from enterprise_change')).length;

  it('cuts what is older than was promised, once for all processes', async () => {
    const inAYear = Date.now() + 365 * 86_400_000;
    let now = new Date(Date.now() - 86_400_000);
    const { apiKey } = await createApiKey(db, { name: 'reader', role: 'READER' });
    await db.query(
      `insert into sign_in values ('hash', $1, $2, null, $3, $3, $3::timestamptz + interval '1 hour')`,
      [`key:${apiKey.id}`, apiKey.id, new Date()],
    );
    jobs = await startTestJobs(db, redisUrl, { now: () => now, config: { changeRetentionDays: 90 } });
    await jobs.settle(10_000);
    expect(await entries()).toBe(3);
    now = new Date(inAYear);
    await until(async () => (await entries()) === 0);
    await jobs.settle(10_000);
    expect(await db.query('select error from dead_letter')).toEqual([]);
    expect(await db.query(`select result from receipt where key like 'prune-changes-%'`)).toEqual([
      { result: { pruned: 3, signIns: 1 } },
    ]);
  });

  it('cuts nothing where the job does not say how much to keep', async () => {
    jobs = await startTestJobs(db, redisUrl);
    await ask(db, 'prune-changes', 'bad');
    await until(async () => (await db.query('select 1 from dead_letter')).length === 1);
    expect(await entries()).toBe(3);
  });
});
