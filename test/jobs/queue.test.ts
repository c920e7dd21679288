import { setTimeout as sleep } from 'node:timers/promises';
import type { Database, Statements } from '../../src/db/database';
import type { Delivery, JobKind } from '../../src/jobs/job-kind';
import type { QueueBackend } from '../../src/jobs/queue-backend';
import type { Jobs } from '../../src/jobs/start-jobs';
import { enqueue } from '../../src/services/outbox';
import { runOnce } from '../../src/services/receipts';
import { openTestDatabase } from '../support/database';
import { ask, BACKENDS, closeWithQueues, openTestBackend, startTestJobs, until } from './queue-fixture';

const SETTLE_MS = 15_000;

describe.each(BACKENDS)('jobs on %s', (_name, redisUrl) => {
  let db: Database;
  let jobs: Jobs | undefined;
  let backend: QueueBackend | undefined;
  beforeEach(async () => {
    db = await openTestDatabase(12);
    await db.query('create table effect (key text not null)');
  });
  afterEach(async () => {
    await jobs?.stop();
    await backend?.close();
    [jobs, backend] = [undefined, undefined];
    await closeWithQueues(db, redisUrl);
  });

  const effectsOf = async (key: string) =>
    (await db.query('select 1 from effect where key = $1', [key])).length;
  const write = (tx: Statements, key: string) => tx.query('insert into effect values ($1)', [key]);
  const once = (delivery: Delivery) =>
    runOnce(
      db,
      delivery,
      async (tx) => {
        await write(tx, delivery.key);
        return { written: 1 };
      },
      delivery.fence ? { fence: delivery.fence } : {},
    );
  const kind = (name: string, run: (delivery: Delivery) => Promise<unknown>, more = {}): JobKind => ({
    name,
    run: async (_context, delivery) => {
      await run(delivery);
      return {};
    },
    ...more,
  });
  const outboxRow = async (key: string) => {
    const [row] = await db.query<{ done: boolean; tries: number; last_error: string | null }>(
      'select done_at is not null as done, tries, last_error from outbox where key = $1',
      [key],
    );
    return row;
  };

  it('runs once what a committed transaction asked for, and nothing of one rolled back', async () => {
    jobs = await startTestJobs(db, redisUrl, { kinds: [kind('write', once)] });
    await ask(db, 'write', 'kept');
    await expect(
      db.transaction(async (tx) => {
        await enqueue(tx, { key: 'ghost', queue: 'maintenance', name: 'write', payload: {} });
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    await jobs.settle(SETTLE_MS);
    expect([await effectsOf('kept'), await effectsOf('ghost')]).toEqual([1, 0]);
    expect(await outboxRow('kept')).toMatchObject({ done: true, tries: 1 });
    expect(await db.query('select key, result from receipt')).toEqual([
      { key: 'kept', result: { written: 1 } },
    ]);
  });

  it('starts a job within a fraction of a second of the commit', async () => {
    jobs = await startTestJobs(db, redisUrl, {
      kinds: [kind('write', once)],
      timing: { relayPollMs: 60_000 },
    });
    await ask(db, 'write', 'first');
    await jobs.settle(SETTLE_MS);
    const askedAtMs = performance.now();
    await ask(db, 'write', 'second');
    await jobs.settle(SETTLE_MS);
    expect(performance.now() - askedAtMs).toBeLessThan(2_000);
  });

  it('gives one effect to a job that is delivered several times', async () => {
    const seen: string[] = [];
    jobs = await startTestJobs(db, redisUrl, {
      kinds: [kind('write', async (delivery) => seen.push(delivery.key) && (await once(delivery)))],
    });
    backend = await openTestBackend(db, redisUrl);
    const queue = backend.openQueue('maintenance');
    const entries = ['a', 'b', 'c'].map((id) => ({
      name: 'write',
      data: { key: 'again', payload: {} },
      opts: { jobId: `again-${id}` },
    }));
    await queue.addBulk(entries);
    await ask(db, 'write', 'again');
    await jobs.settle(SETTLE_MS);
    await until(() => seen.length >= 3);
    expect(await effectsOf('again')).toBe(1);
    await queue.close();
  });

  it('sends everything again when the queue has lost it', async () => {
    backend = await openTestBackend(db, redisUrl);
    const queue = backend.openQueue('maintenance');
    await queue.pause();
    jobs = await startTestJobs(db, redisUrl, { kinds: [kind('write', once)] });
    const keys = Array.from({ length: 30 }, (_, i) => `lost-${i}`);
    for (const key of keys) await ask(db, 'write', key);
    await until(async () => (await db.query('select 1 from outbox where tries = 0')).length === 0);
    await queue.obliterate({ force: true });
    expect(await db.query('select 1 from effect')).toHaveLength(0);
    await jobs.settle(SETTLE_MS);
    for (const key of keys) expect(await effectsOf(key)).toBe(1);
    await queue.close();
  });

  it('sends under another id what a relay sent that died before it wrote so down', async () => {
    backend = await openTestBackend(db, redisUrl);
    const queue = backend.openQueue('maintenance');
    const worker = backend.openWorker('maintenance', async () => {
      throw new Error('its worker died too');
    });
    await queue.add('write', { key: 'job', payload: {} }, { jobId: 'job-t0', attempts: 1 });
    await until(async () => (await queue.getJobState('job-t0')) === 'failed');
    await Promise.all([worker.close(), queue.close()]);
    await ask(db, 'write', 'job');
    jobs = await startTestJobs(db, redisUrl, {
      kinds: [kind('write', once)],
      timing: { resendAfterMs: 60_000 },
    });
    await jobs.settle(SETTLE_MS);
    expect(await effectsOf('job')).toBe(1);
  });

  it('does not send again, or give up, what only has to wait', async () => {
    backend = await openTestBackend(db, redisUrl);
    const queue = backend.openQueue('maintenance');
    await queue.pause();
    jobs = await startTestJobs(db, redisUrl, {
      kinds: [kind('write', once)],
      timing: { resendAfterMs: 20, longestResendMs: 20, maxSends: 2 },
    });
    await ask(db, 'write', 'patient');
    await sleep(600);
    expect(await outboxRow('patient')).toMatchObject({ done: false, tries: 1 });
    await queue.resume();
    await jobs.settle(SETTLE_MS);
    expect(await effectsOf('patient')).toBe(1);
    await queue.close();
  });

  it('neither repeats nor gives up a job whose worker fails again and again after its commit', async () => {
    let deliveries = 0;
    jobs = await startTestJobs(db, redisUrl, {
      kinds: [
        kind('write', async (delivery) => {
          deliveries += 1;
          await once(delivery);
          throw new Error('the answer to the queue was lost');
        }),
      ],
    });
    await ask(db, 'write', 'unanswered');
    await jobs.settle(SETTLE_MS);
    await until(() => deliveries >= 3);
    await jobs.stop();
    expect(await effectsOf('unanswered')).toBe(1);
    expect(await db.query('select 1 from dead_letter')).toHaveLength(0);
  });

  it('gives a poison job up after some tries, says so, and goes on with the others', async () => {
    let tries = 0;
    const mourned: string[] = [];
    jobs = await startTestJobs(db, redisUrl, {
      kinds: [
        kind(
          'poison',
          async () => {
            tries += 1;
            throw new Error('bad\0 bytes \ud800 鹤壁');
          },
          {
            mourn: async (tx: Statements, payload: { id?: string }, error: string) => {
              mourned.push(`${payload.id} ${error}`);
              await write(tx, 'mourned');
            },
          },
        ),
        kind('write', once),
      ],
    });
    await ask(db, 'poison', 'bad', { id: '7' });
    await ask(db, 'write', 'good');
    await jobs.settle(SETTLE_MS);
    expect(tries).toBe(3);
    expect(await effectsOf('good')).toBe(1);
    expect(await db.query('select queue, key, payload, error, tries from dead_letter')).toEqual([
      { queue: 'maintenance', key: 'bad', payload: { id: '7' }, error: 'bad bytes \ufffd 鹤壁', tries: 3 },
    ]);
    expect(mourned).toEqual(['7 bad bytes \ufffd 鹤壁']);
    expect(await effectsOf('mourned')).toBe(1);
    expect(await outboxRow('bad')).toMatchObject({ done: true, last_error: 'bad bytes \ufffd 鹤壁' });
    expect((await jobs.stats()).outbox).toMatchObject({ waiting: 0, deadLetters: 1 });
  });

  it('gives nothing up for an outage: the job is sent again until the server is back', async () => {
    let tries = 0;
    jobs = await startTestJobs(db, redisUrl, {
      kinds: [
        kind('write', async (delivery) => {
          tries += 1;
          if (tries <= 4) throw Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
          await once(delivery);
        }),
      ],
    });
    await ask(db, 'write', 'outage');
    await jobs.settle(SETTLE_MS);
    expect(await effectsOf('outage')).toBe(1);
    expect(await outboxRow('outage')).toMatchObject({ done: true, tries: 2 });
    expect(await db.query('select 1 from dead_letter')).toHaveLength(0);
  });

  it('gives up what was sent again and again without an effect, and what nobody can do', async () => {
    jobs = await startTestJobs(db, redisUrl, {
      kinds: [kind('forgetful', async () => undefined)],
      timing: { resendAfterMs: 20, longestResendMs: 20, maxSends: 3 },
    });
    await ask(db, 'forgetful', 'forgetful');
    await ask(db, 'unheard-of', 'unheard-of');
    await jobs.settle(SETTLE_MS);
    const dead = await db.query<{ key: string; error: string }>(
      'select key, error from dead_letter order by key',
    );
    expect(dead).toEqual([
      { key: 'forgetful', error: 'sent 3 times without an effect' },
      { key: 'unheard-of', error: expect.stringContaining('unheard-of') },
    ]);
  });

  it('lets a job that is running end before it stops, and leaves nothing of it undone', async () => {
    let started = false;
    jobs = await startTestJobs(db, redisUrl, {
      kinds: [
        kind('slow', async (delivery) => {
          started = true;
          await sleep(400);
          await once(delivery);
        }),
      ],
    });
    await ask(db, 'slow', 'slow');
    await until(() => started);
    await jobs.stop();
    jobs = undefined;
    expect(await effectsOf('slow')).toBe(1);
    expect(await outboxRow('slow')).toMatchObject({ done: true });
  });

  it('counts what is waiting, and says so when it does not settle in time', async () => {
    jobs = await startTestJobs(db, redisUrl, { kinds: [], config: { role: 'api' } });
    await ask(db, 'write', 'nobody');
    const seen: [number, number][] = [];
    await expect(jobs.settle(150, (done, total) => seen.push([done, total]))).rejects.toMatchObject({
      code: 'QUEUE_UNREACHABLE',
    });
    expect(seen.at(-1)).toEqual([0, 1]);
    const stats = await jobs.stats();
    expect(stats).toMatchObject({ backend: redisUrl ? 'redis' : 'postgres', outbox: { waiting: 1 } });
    expect(stats.queues['feed-ingest']).toEqual({ waiting: 0, active: 0, delayed: 0, failed: 0 });
  });

  it('refuses a key that no queue could make a job id of', async () => {
    await expect(ask(db, 'write', 'a:b')).rejects.toThrow('not an outbox key');
  });
});
