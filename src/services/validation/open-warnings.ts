/** Warnings of runs that nobody has answered for yet. */
import type { Statements } from '../../db/database';

/** How many of each run are open; runs without any are left out. */
export async function openWarnings(
  statements: Statements,
  runIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await statements.query<{ run: string; count: number }>(
    `select run_id as run, count(*)::integer as count from feed_reject
     where run_id = any($1::uuid[]) and severity = 'WARNING' and accepted_at is null group by run_id`,
    [runIds],
  );
  return new Map(rows.map(({ run, count }) => [run, count]));
}
