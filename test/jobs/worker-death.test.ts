import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Database } from '../../src/db/database';
import { connectionStringOf } from '../../src/jobs/connection-string';
import type { JobKind } from '../../src/jobs/job-kind';
import { runOnce } from '../../src/services/receipts';
import { openTestDatabase } from '../support/database';
import { DEATHS, type Death } from './dying-worker';
import { ask, BACKENDS, closeWithQueues, FAST, startTestJobs } from './queue-fixture';

const SETTLE_MS = 30_000;
const HERE = __dirname;

async function runUntilKilled(db: Database, death: Death, redisUrl: string | undefined): Promise<void> {
  const script = ['-r', join(HERE, 'compile-on-require.cjs'), join(HERE, 'dying-worker.ts')];
  const args = [...script, connectionStringOf(db), death, ...(redisUrl ? [redisUrl] : [])];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] });
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
    await ask(db, 'write', 'job');
  });
  afterEach(() => closeWithQueues(db, redisUrl));

  const finish = async () => {
    const jobs = await startTestJobs(db, redisUrl, { kinds: [write] });
    try {
      await jobs.settle(SETTLE_MS);
    } finally {
      await jobs.stop();
    }
  };

  it.each(DEATHS)('%s leaves a job that the next one ends with one effect', async (death) => {
    await runUntilKilled(db, death, redisUrl);
    expect(await db.query('select 1 from effect')).toHaveLength(death === 'after its commit' ? 1 : 0);
    const startedAtMs = performance.now();
    await finish();
    expect(performance.now() - startedAtMs).toBeLessThan(2 * (FAST.lockMs ?? 0) + 3_000);
    expect(await db.query('select key from effect')).toEqual([{ key: 'job' }]);
    expect(await db.query('select 1 from dead_letter')).toEqual([]);
  });

  it('three times over does not lose its job', async () => {
    for (let i = 0; i < 3; i += 1) await runUntilKilled(db, 'inside its transaction', redisUrl);
    await finish();
    expect(await db.query('select key from effect')).toEqual([{ key: 'job' }]);
  }, 60_000);
});
