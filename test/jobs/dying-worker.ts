/** A worker in a process of its own that is killed at a chosen point of its first job. */
import 'reflect-metadata';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Database } from '../../src/db/database';
import type { JobKind } from '../../src/jobs/job-kind';
import { runOnce } from '../../src/services/receipts';
import { startTestJobs } from './queue-fixture';

export const DEATHS = ['before its transaction', 'inside its transaction', 'after its commit'] as const;
/** Left behind by a process that cannot tidy up; the test does. */
export const INBOX = join(tmpdir(), 'kejin-inbox-of-killed-workers');
export type Death = (typeof DEATHS)[number];

function dieAt(death: Death): JobKind {
  const die = () => process.kill(process.pid, 'SIGKILL');
  return {
    name: 'write',
    run: async ({ database }, delivery) => {
      if (death === 'before its transaction') die();
      await runOnce(database, delivery, async (tx) => {
        await tx.query('insert into effect values ($1)', [delivery.key]);
        if (death === 'inside its transaction') die();
      });
      if (death === 'after its commit') die();
      return {};
    },
  };
}

async function main([url = '', death = '', lock, redisUrl]: readonly string[]): Promise<void> {
  const lockMs = Number(lock);
  const database = await Database.connect(url, 4);
  const block: JobKind = { name: 'block', run: async () => ({}) };
  const kinds = [dieAt(death as Death), block];
  await startTestJobs(database, redisUrl, { kinds, timing: { lockMs }, config: { inboxDir: INBOX } });
}

if (require.main === module) void main(process.argv.slice(2));
