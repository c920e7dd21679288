/** Marks targets stale and asks for their recompute, in the transaction of the change that made them so. */
import { createHash } from 'node:crypto';
import type { Statements } from '../../db/database';
import { enqueueAll } from '../outbox';

/** Small enough that a job ends long before its lock. */
const TARGETS_PER_JOB = 200;

/**
 * All rows are locked, also those that are marked: a recompute that is just taking the mark away must end
 * first. In one order, so that two changes at once do not block each other for ever.
 */
const MARK = `
with known as (
  select target_key, as_of, stale_since from target_progress
  where target_key = any($1::text[]) order by target_key, as_of for update)
update target_progress p set stale_since = now()
from known where p.target_key = known.target_key and p.as_of = known.as_of and known.stale_since is null`;

export async function requestRecompute(
  tx: Statements,
  targetKeys: readonly string[],
  cause: string,
): Promise<void> {
  const keys = [...new Set(targetKeys)].sort();
  if (keys.length === 0) return;
  await tx.query(MARK, [keys]);
  const chunks = Array.from({ length: Math.ceil(keys.length / TARGETS_PER_JOB) }, (_, i) =>
    keys.slice(i * TARGETS_PER_JOB, (i + 1) * TARGETS_PER_JOB),
  );
  await enqueueAll(
    tx,
    chunks.map((chunk) => ({
      key: `recompute-${createHash('sha256')
        .update(JSON.stringify([cause, chunk]))
        .digest('hex')
        .slice(0, 32)}`,
      queue: 'progress-recompute',
      name: 'recompute-progress',
      payload: { targetKeys: chunk, cause },
    })),
  );
}
