/** Jobs that are given up for good: kept with their error until someone looks, never dropped in silence. */
import type { Database, Transaction } from '../db/database';
import { cleanErrorText } from '../errors';
import { type JobRequest, markDone } from './outbox';
import { boundTransaction } from './receipts';

export interface Burial {
  readonly job: JobRequest;
  readonly error: unknown;
  readonly tries: number;
}

const STATEMENT_TIMEOUT_MS = 120_000;

/**
 * In one transaction with what `mourn` writes about it. Taking the job's receipt waits for a worker that may
 * still be at it, leaves a job alone that succeeded after all, and robs a late delivery of its effect.
 */
export function buryJob(
  database: Database,
  { job, error, tries }: Burial,
  mourn: (tx: Transaction, text: string) => Promise<void>,
): Promise<boolean> {
  const text = cleanErrorText(error);
  return database.transaction(async (tx) => {
    await boundTransaction(tx, STATEMENT_TIMEOUT_MS);
    const taken = await tx.query(
      `insert into receipt (queue, key, result) values ($1, $2, '{"givenUp": true}')
       on conflict do nothing returning key`,
      [job.queue, job.key],
    );
    await markDone(tx, job.key, taken.length > 0 ? text : null);
    if (taken.length === 0) return false;
    await tx.query(
      `insert into dead_letter (queue, key, payload, error, tries) values ($1, $2, $3, $4, $5)
       on conflict (queue, key) do update
         set error = excluded.error, tries = excluded.tries, failed_at = excluded.failed_at`,
      [job.queue, job.key, JSON.stringify(job.payload), text, tries],
    );
    await mourn(tx, text);
    return true;
  });
}
