/** Marks targets stale and asks for their recompute, in the transaction of the change that made them so. */
import { createHash } from 'node:crypto';
import type { Statements } from '../../db/database';
import { enqueueAll } from '../outbox';

/** Small enough that a job ends long before its lock. */
const TARGETS_PER_JOB = 200;

/** In one order, so that two changes at once do not block each other for ever. */
const MARK = `
with fresh as (
  select target_key, as_of from target_progress
  where target_key = any($1::text[]) and stale_since is null order by target_key, as_of for update)
update target_progress p set stale_since = now()
from fresh where p.target_key = fresh.target_key and p.as_of = fresh.as_of`;

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
