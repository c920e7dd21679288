/** Cuts the log of changes: entries that are older than anybody may still ask for. */
import type { Database, Transaction } from '../../db/database';
import { appendAudit } from '../audit/append-audit';

/** Rows of one transaction. */
export const PRUNE_BATCH = 5_000;
/** A day's job ends after so many; the next day goes on. */
const MAX_BATCHES = 2_000;

export interface Retention {
  readonly days: number;
  readonly now: Date;
}

/** Returns how many entries went. Each batch stands for itself: one that is cut off has done no harm. */
export async function pruneChanges(
  database: Database,
  retention: Retention,
  batchSize = PRUNE_BATCH,
): Promise<number> {
  let total = 0;
  for (let batch = 1; batch <= MAX_BATCHES; batch += 1) {
    const gone = await database.transaction((tx) => pruneBatch(tx, retention, batchSize));
    total += gone;
    if (gone < batchSize) break;
  }
  return total;
}

/** The append-only log lets rows go under this setting alone. */
export const allowPruning = (tx: Transaction) =>
  tx.query(`select set_config('kejin.prune', 'enterprise_change', true)`);

async function pruneBatch(tx: Transaction, { days, now }: Retention, batchSize: number): Promise<number> {
  await allowPruning(tx);
  // The lock keeps two jobs apart; a reader's snapshot sees the log as it was, cut and mark together.
  await tx.query('select 1 from change_log for update');
  const [gone] = await tx.query<{ count: number; upTo: string | null }>(
    `with old as (
       delete from enterprise_change where id in (
         select id from enterprise_change where changed_at < $1::timestamptz - $2 * interval '1 day'
         order by id limit $3)
       returning xid)
     select count(*)::integer as count, max(xid)::text as "upTo" from old`,
    [now, days, batchSize],
  );
  if (!gone?.upTo) return 0;
  await tx.query('update change_log set pruned_xid = greatest(pruned_xid, $1::xid8)', [gone.upTo]);
  const detail = { rows: gone.count, olderThanDays: days, upToTransaction: gone.upTo };
  await appendAudit(tx, { action: 'CHANGES_PRUNED', actor: 'system:prune-changes', detail }, now);
  return gone.count;
}
