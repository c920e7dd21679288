/**
 * At the start: whether the log of changes was written by this very database. Its entries name transactions,
 * and after a restore the same numbers stand for others.
 */
import type { Database, Transaction } from '../../db/database';
import { appendAudit } from '../audit/append-audit';
import { allowPruning } from './prune-changes';

/**
 * The cluster, its timeline, and the table itself: each way to restore changes one of them, and so does
 * taking over from a primary that was lost. Null where the server does not tell.
 */
const HOME = `select concat_ws('/', system_identifier, left(pg_walfile_name(pg_current_wal_lsn()), 8),
    'enterprise_change'::regclass::oid) as home
  from pg_control_system()`;

/** A committed transaction is always older than a snapshot that is taken now. */
const FROM_THE_FUTURE = `select exists (
  select from enterprise_change where xid >= pg_snapshot_xmax(pg_current_snapshot())) as found`;

/** Begins a new log, which old tokens do not fit, where this one is not ours. Returns whether it did. */
export function checkChangeLog(database: Database, now: Date): Promise<boolean> {
  return database.transaction(async (tx) => {
    const [log] = await tx.query<{ logId: string; home: string | null }>(
      'select log_id as "logId", home from change_log for update',
    );
    const home = await homeOf(tx);
    const [future] = await tx.query<{ found: boolean }>(FROM_THE_FUTURE);
    const hasMoved = log?.home != null && home !== null && log.home !== home;
    if (hasMoved || future?.found) {
      await rotate(tx, { logId: log?.logId ?? '', home, why: hasMoved ? 'another home' : 'future' }, now);
      return true;
    }
    if (home !== null && log?.home !== home) await tx.query('update change_log set home = $1', [home]);
    return false;
  });
}

async function homeOf(tx: Transaction): Promise<string | null> {
  const [allowed] = await tx.query<{ may: boolean }>(
    `select has_function_privilege('pg_control_system()', 'execute') and not pg_is_in_recovery() as may`,
  );
  if (!allowed?.may) return null;
  const [row] = await tx.query<{ home: string }>(HOME);
  return row?.home ?? null;
}

/** Nobody can continue from the beginning either: the new log does not hold it. */
const WITHOUT_BEGINNING = '1';

async function rotate(
  tx: Transaction,
  { logId, home, why }: { readonly logId: string; readonly home: string | null; readonly why: string },
  now: Date,
): Promise<void> {
  await allowPruning(tx);
  const [gone] = await tx.query<{ count: number }>(
    `with old as (delete from enterprise_change returning 1) select count(*)::integer as count from old`,
  );
  await tx.query('update change_log set log_id = gen_random_uuid(), pruned_xid = $1::xid8, home = $2', [
    WITHOUT_BEGINNING,
    home,
  ]);
  const detail = { rows: gone?.count ?? 0, endedLog: logId, why };
  await appendAudit(tx, { action: 'CHANGES_PRUNED', actor: 'system:check-log', detail }, now);
}
