import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database } from '../../src/db/database';
import { connectionStringOf } from '../../src/jobs/connection-string';
import type { JobKind } from '../../src/jobs/job-kind';
import { DEFAULT_TIMING } from '../../src/jobs/job-timing';
import { runOnce } from '../../src/services/receipts';
import { openTestDatabase } from '../support/database';
import { DEATHS, type Death, INBOX } from './dying-worker';
import { ask, BACKENDS, closeWithQueues, FAST, startTestJobs, until } from './queue-fixture';

const SETTLE_MS = 25_000;
/** A child that is never given its job must not outlive the test. */
const CHILD_TIMEOUT_MS = 12_000;
const HERE = __dirname;

async function runUntilKilled(
  db: Database,
  death: Death,
  redisUrl: string | undefined,
  lockMs = DEFAULT_TIMING.lockMs,
): Promise<void> {
  const script = ['-r', join(HERE, 'compile-on-require.cjs'), join(HERE, 'dying-worker.ts')];
  const args = [...script, connectionStringOf(db), death, `${lockMs}`, ...(redisUrl ? [redisUrl] : [])];
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'ignore', 'inherit'],
    timeout: CHILD_TIMEOUT_MS,
  });
  const [, signal] = await once(child, 'exit');
  expect(signal).toBe('SIGKILL');
}

const write: JobKind = {
  name: 'write',
  run: async ({ database }, delivery) => {
    await runOnce(
      database,
      delivery,
      async (tx) => tx.query('insert into effect values ($1)', [delivery.key]),
      delivery.fence ? { fence: delivery.fence } : {},
    );
    return {};
  },
};

describe.each(BACKENDS)('a worker on %s that is killed', (_name, redisUrl) => {
  let db: Database;
  beforeEach(async () => {
    db = await openTestDatabase(8);
    await db.query('create table effect (key text not null)');
  });
  afterEach(() => closeWithQueues(db, redisUrl));
  afterAll(() => rm(INBOX, { recursive: true, force: true }));

  const finish = async () => {
    const { lockMs } = DEFAULT_TIMING;
    const jobs = await startTestJobs(db, redisUrl, { kinds: [write], timing: { lockMs } });
    try {
      await jobs.settle(SETTLE_MS);
    } finally {
      await jobs.stop();
    }
  };

  it.each(DEATHS)('%s leaves a job that the next start ends at once, with one effect', async (death) => {
    await ask(db, 'write', 'job');
    await runUntilKilled(db, death, redisUrl);
    expect(await db.query('select 1 from effect')).toHaveLength(death === 'after its commit' ? 1 : 0);
    const startedAtMs = performance.now();
    await finish();
    expect(performance.now() - startedAtMs).toBeLessThan(5_000);
    expect(await db.query('select key from effect')).toEqual([{ key: 'job' }]);
    expect(await db.query('select 1 from dead_letter')).toEqual([]);
  });

  it('leaves a job that another worker, running all the while, takes over when the lock is lost', async () => {
    const lockMs = 2_000;
    let release = () => undefined as unknown;
    const released = new Promise((resolve) => {
      release = () => resolve(undefined);
    });
    let isBlocked = false;
    const block: JobKind = {
      name: 'block',
      run: async ({ database }, delivery) => {
        isBlocked = true;
        await released;
        await runOnce(database, delivery, async () => ({}));
        return {};
      },
    };
    const jobs = await startTestJobs(db, redisUrl, { kinds: [write, block], timing: { lockMs } });
    await ask(db, 'block', 'block');
    await until(() => isBlocked);
    await ask(db, 'write', 'job');
    await runUntilKilled(db, 'inside its transaction', redisUrl, lockMs);
    const killedAtMs = performance.now();
    release();
    await until(async () => (await db.query('select 1 from effect')).length > 0);
    expect(performance.now() - killedAtMs).toBeLessThan(2 * lockMs + (FAST.stalledCheckMs ?? 0) + 1_000);
    await jobs.settle(SETTLE_MS);
    await jobs.stop();
    expect(await db.query('select key from effect')).toEqual([{ key: 'job' }]);
  });

  it('three times over does not lose its job', async () => {
    await ask(db, 'write', 'job');
    for (let i = 0; i < 3; i += 1) await runUntilKilled(db, 'inside its transaction', redisUrl);
    await finish();
    expect(await db.query('select key from effect')).toEqual([{ key: 'job' }]);
  }, 60_000);
});
