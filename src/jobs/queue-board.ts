/** What an administrator sees of the queues, and what makes way for a job that is sent once more. */
import type { Database } from '../db/database';
import { type Backlog, backlogOf, type JobPlace, type QueueName } from '../services/outbox';
import type { JobQueue, QueueBackend } from './queue-backend';
import { jobIdOf } from './queue-names';

export interface QueueCounts {
  readonly waiting: number;
  readonly active: number;
  readonly delayed: number;
  readonly failed: number;
}

export interface JobStats {
  readonly backend: QueueBackend['kind'];
  readonly queues: Readonly<Record<string, QueueCounts>>;
  readonly outbox: Backlog;
}

export interface QueueState extends QueueCounts {
  readonly name: string;
  readonly isPaused: boolean;
  /** Processes that work it, wherever they run. */
  readonly workers: number;
  readonly oldestWaitingSince: Date | null;
}

export type Queues = ReadonlyMap<QueueName, JobQueue>;

async function countsOf(queue: JobQueue): Promise<QueueCounts> {
  const found = await queue.getJobCounts('waiting', 'active', 'delayed', 'failed');
  const { waiting = 0, active = 0, delayed = 0, failed = 0 } = found;
  return { waiting, active, delayed, failed };
}

export async function statsOf(database: Database, backend: QueueBackend, queues: Queues): Promise<JobStats> {
  const counts = await Promise.all(
    [...queues].map(async ([name, queue]) => [name, await countsOf(queue)] as const),
  );
  return { backend: backend.kind, queues: Object.fromEntries(counts), outbox: await backlogOf(database) };
}

export const statesOf = (queues: Queues): Promise<QueueState[]> =>
  Promise.all(
    [...queues].map(async ([name, queue]) => {
      const [counts, isPaused, workers, [oldest]] = await Promise.all([
        ...([countsOf(queue), queue.isPaused(), queue.getWorkersCount()] as const),
        queue.getJobs(['waiting'], 0, 0, true),
      ]);
      return {
        ...{ name, ...counts, isPaused, workers },
        oldestWaitingSince: oldest ? new Date(oldest.timestamp) : null,
      };
    }),
  );

/** A failed job under its old id would swallow the same job sent again. */
export async function clearSendings(queues: Queues, { queue, key, tries }: JobPlace): Promise<void> {
  const own = queues.get(queue as QueueName);
  for (let sent = 0; sent < tries; sent += 1) await own?.remove(jobIdOf(key, sent));
}
