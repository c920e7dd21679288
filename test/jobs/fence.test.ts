import type { Database } from '../../src/db/database';
import type { JobKind } from '../../src/jobs/job-kind';
import type { Jobs } from '../../src/jobs/start-jobs';
import { runOnce } from '../../src/services/receipts';
import { openTestDatabase } from '../support/database';
import { ask, startTestJobs } from './queue-fixture';

const SETTLE_MS = 15_000;

describe('the fence of a queue in our own database', () => {
  let db: Database;
  let jobs: Jobs;
  afterEach(async () => {
    await jobs.stop();
    await db.close();
  });

  it('keeps a worker that has lost its job from committing', async () => {
    db = await openTestDatabase(12);
    await db.query('create table effect (key text not null)');
    const outcomes: string[] = [];
    const steal = `update bullmq.job set lock_token = 'another' where name = 'write' and state = 'active'`;
    const write: JobKind = {
      name: 'write',
      run: async (_context, delivery) => {
        if (outcomes.length === 0) await db.query(steal);
        const work = runOnce(
          db,
          delivery,
          async (tx) => tx.query('insert into effect values ($1)', [delivery.key]),
          delivery.fence ? { fence: delivery.fence } : {},
        );
        await work.then(
          () => outcomes.push('committed'),
          (error: Error) => {
            outcomes.push(error.message);
            throw error;
          },
        );
        return {};
      },
    };
    jobs = await startTestJobs(db, undefined, { kinds: [write] });
    await ask(db, 'write', 'stolen');
    await jobs.settle(SETTLE_MS);
    expect(outcomes).toEqual(['job stolen-t0 has gone to another worker', 'committed']);
    expect(await db.query('select key from effect')).toEqual([{ key: 'stolen' }]);
  });
});
