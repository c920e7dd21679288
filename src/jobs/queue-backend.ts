/** What the jobs need of a queue, whichever server keeps it. */
import type { Processor, Queue, Worker } from 'bullmq';
import type { Database } from '../db/database';
import type { Logger } from '../log';
import type { QueueName } from '../services/outbox';
import type { Fence } from '../services/receipts';
import type { JobTiming } from './job-timing';
import { CONCURRENCY, type JobCounters, type JobData } from './queue-names';

export type JobQueue = Queue<JobData, JobCounters, string>;
export type JobWorker = Worker<JobData, JobCounters, string>;
export type JobProcessor = Processor<JobData, JobCounters, string>;

export interface QueueBackend {
  readonly kind: 'postgres' | 'redis';
  openQueue(name: QueueName): JobQueue;
  openWorker(name: QueueName, process: JobProcessor): JobWorker;
  /** Where the queue lives in our own database: throws if the job is no longer this worker's. */
  fence(name: QueueName, jobId: string, token: string): Fence | undefined;
  close(): Promise<void>;
}

export interface BackendOptions {
  readonly database: Database;
  readonly log: Logger;
  readonly timing: JobTiming;
}

/** Without a listener, BullMQ would write a lost connection to the console. */
export function logged<Source extends { on(event: 'error', listener: (error: Error) => void): unknown }>(
  source: Source,
  log: Logger,
  queue: QueueName,
): Source {
  source.on('error', (error) => log.warn({ err: error, queue }, 'the queue has trouble'));
  return source;
}

const KEEP_COMPLETED = { age: 3_600, count: 1_000 };
const KEEP_FAILED = { age: 7 * 86_400, count: 1_000 };

export const jobDefaults = (timing: JobTiming) => ({
  attempts: timing.attempts,
  backoff: { type: 'exponential', delay: timing.retryAfterMs },
  removeOnComplete: KEEP_COMPLETED,
  removeOnFail: KEEP_FAILED,
});

export const workerSettings = (name: QueueName, timing: JobTiming) => ({
  concurrency: CONCURRENCY[name],
  lockDuration: timing.lockMs,
  stalledInterval: timing.stalledCheckMs,
  maxStalledCount: timing.maxStalledCount,
});
