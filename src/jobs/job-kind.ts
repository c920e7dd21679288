/** A kind of job: what it does with one delivery, and what is to be written down when it is given up. */
import type { Database, Transaction } from '../db/database';
import { AppError } from '../errors';
import type { Logger } from '../log';
import type { Sealer } from '../services/access/sealer';
import type { Fetching } from '../services/fetching/fetch-feed';
import type { QueueName } from '../services/outbox';
import type { Fence } from '../services/receipts';
import type { JobTiming } from './job-timing';
import type { JobCounters, JobData } from './queue-names';

export interface JobContext {
  readonly database: Database;
  /** Null where no key is set up for the data of natural persons. */
  readonly sealer: Sealer | null;
  readonly fetching: Fetching;
  readonly log: Logger;
  readonly now: () => Date;
  readonly timing: JobTiming;
}

export interface Delivery extends JobData {
  readonly queue: QueueName;
  readonly fence?: Fence;
}

export interface JobKind {
  readonly name: string;
  run(context: JobContext, delivery: Delivery): Promise<JobCounters>;
  /** Part of the transaction that gives the job up. */
  mourn?(tx: Transaction, payload: JobData['payload'], error: string, tries: number): Promise<void>;
}

/** A member of the payload that must be text; anything else is poison. */
export function textIn(payload: JobData['payload'], name: string): string {
  const value = payload[name];
  if (typeof value === 'string') return value;
  throw new AppError('BAD_INPUT', { detail: `the job carries no ${name}` });
}

export function textsIn(payload: JobData['payload'], name: string): readonly string[] {
  const value = payload[name];
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value;
  throw new AppError('BAD_INPUT', { detail: `the job carries no ${name}` });
}
