/** The queues, how many jobs of each run at a time in one process, and what a job carries. */
import type { QueueName } from '../services/outbox';

export const QUEUE_NAMES: readonly QueueName[] = [
  'feed-ingest',
  'feed-fetch',
  'progress-recompute',
  'maintenance',
];

export const CONCURRENCY: Readonly<Record<QueueName, number>> = {
  'feed-ingest': 2,
  'feed-fetch': 2,
  'progress-recompute': 2,
  maintenance: 1,
};

/** What travels through a queue: enough to find the outbox row again, and what it asks for. */
export interface JobData {
  readonly key: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** What comes back: counters only, because text with a NUL could never be stored as a result. */
export type JobCounters = Readonly<Record<string, number>>;

/** A failed job under its old id would swallow the same job sent again. */
export const jobIdOf = (key: string, tries: number): string => `${key}-t${tries}`;
