import type { Database } from '../../src/db/database';
import type { Delivery, JobKind } from '../../src/jobs/job-kind';
import type { Jobs } from '../../src/jobs/start-jobs';
import { dismissJob, retryJob } from '../../src/services/dead-letter-desk';
import { runOnce } from '../../src/services/receipts';
import { openTestDatabase } from '../support/database';
import { ask, BACKENDS, closeWithQueues, startTestJobs, until } from './queue-fixture';

const SETTLE_MS = 15_000;
const DOER = { actor: 'key:1', actorName: 'test', now: new Date('2019-06-30T04:00:00Z') };

describe.each(BACKENDS)('jobs that were given up, on %s', (_name, redisUrl) => {
  let db: Database;
  let jobs: Jobs;
  let isHealed = false;

  const write: JobKind = {
    name: 'write',
    run: async (_context, delivery: Delivery) => {
      if (!isHealed) throw new Error('the disk is full');
      await runOnce(db, delivery, (tx) => tx.query('insert into effect values ($1)', [delivery.key]));
      return {};
    },
  };

  beforeEach(async () => {
    isHealed = false;
    db = await openTestDatabase(12);
    await db.query('create table effect (key text not null)');
    jobs = await startTestJobs(db, redisUrl, { kinds: [write] });
    await ask(db, 'write', 'broken');
    await jobs.settle(SETTLE_MS);
  });
  afterEach(async () => {
    await jobs.stop();
    await closeWithQueues(db, redisUrl);
  });

  const letters = () => db.query<{ id: string; error: string }>('select id::text, error from dead_letter');
  const idOf = async () => (await letters())[0]?.id as string;
  const desk = () => ({ database: db, clear: jobs.clearSendings });
  const recorded = async () =>
    (await db.query<{ content: string }>(`select content from audit_record where action like 'JOB_%'`)).map(
      ({ content }) => JSON.parse(content),
    );

  it('are done after all when somebody has mended what was wrong, once and with a record', async () => {
    isHealed = true;
    expect(await retryJob(desk(), await idOf(), DOER)).toEqual({ key: 'broken' });
    await jobs.settle(SETTLE_MS);
    await until(async () => (await db.query('select 1 from effect')).length === 1);
    expect(await letters()).toEqual([]);
    expect(await recorded()).toMatchObject([
      { action: 'JOB_RETRIED', actor: 'key:1', subject: 'job:broken', detail: { error: 'the disk is full' } },
    ]);
  });

  it('are given up again, and listed again, while it is still wrong', async () => {
    const before = await idOf();
    await retryJob(desk(), before, DOER);
    await jobs.settle(SETTLE_MS);
    expect(await letters()).toMatchObject([{ error: 'the disk is full' }]);
    expect(await idOf()).not.toBe(before);
  });

  it('can be tried again even after all of their sendings were used up', async () => {
    isHealed = true;
    await db.query('update outbox set tries = 6');
    await retryJob(desk(), await idOf(), DOER);
    await jobs.settle(SETTLE_MS);
    expect(await db.query('select key from effect')).toEqual([{ key: 'broken' }]);
  });

  it('are struck off with a reason, which the audit keeps beside the error', async () => {
    const id = await idOf();
    expect(await dismissJob(db, id, ' ', DOER)).toMatchObject({ refusal: { code: 'EMPTY_REASON' } });
    expect(await dismissJob(db, id, 'x'.repeat(501), DOER)).toMatchObject({
      refusal: { code: 'REASON_TOO_LONG' },
    });
    expect(await dismissJob(db, id, '已手工补录', DOER)).toEqual({ key: 'broken' });
    expect(await letters()).toEqual([]);
    expect(await recorded()).toMatchObject([
      { action: 'JOB_DISMISSED', detail: { error: 'the disk is full', reason: '已手工补录' } },
    ]);
    expect(await dismissJob(db, id, 'again', DOER)).toMatchObject({
      refusal: { code: 'UNKNOWN_DEAD_LETTER' },
    });
  });

  it('are not tried again where a run was written off with them, or the request is kept no longer', async () => {
    const id = await idOf();
    await db.query(`delete from outbox where key = 'broken'`);
    expect(await retryJob(desk(), id, DOER)).toMatchObject({ refusal: { code: 'REQUEST_FORGOTTEN' } });
    await db.query(`update dead_letter set queue = 'feed-ingest'`);
    expect(await retryJob(desk(), id, DOER)).toMatchObject({ refusal: { code: 'RUN_IS_REPEATED' } });
    expect(await retryJob(desk(), "1'", DOER)).toMatchObject({ refusal: { code: 'UNKNOWN_DEAD_LETTER' } });
    expect(await letters()).toHaveLength(1);
  });

  it('stand beside queues that tell of their workers and of what has waited longest', async () => {
    const states = await jobs.states();
    expect(states.map(({ name }) => name)).toEqual([
      'feed-ingest',
      'feed-fetch',
      'progress-recompute',
      'maintenance',
    ]);
    expect(states.map(({ workers, isPaused }) => [workers, isPaused])).toEqual(states.map(() => [1, false]));
    expect(states.find(({ name }) => name === 'maintenance')).toMatchObject({ failed: 1, waiting: 0 });
  });
});
