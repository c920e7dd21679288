/** Processor time of PostgreSQL's processes for a database, where they run on this machine under Linux. */
import { readFile } from 'node:fs/promises';
import type { Database } from '../src/db/database';

/** Of sysconf(_SC_CLK_TCK), which is the same on every Linux. */
const TICK_MICROS = 10_000;

export type BackendTimes = ReadonlyMap<number, number>;

/** Microseconds by process; empty where they cannot be seen. */
export async function backendTimes(database: Database): Promise<BackendTimes> {
  const rows = await database.query<{ pid: number }>(
    'select pid from pg_stat_activity where datname = current_database()',
  );
  const times = await Promise.all(
    rows.map(async ({ pid }) => {
      const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
      // The name in parentheses may hold spaces; user and system time are the 12th and 13th field after it.
      const fields = text?.slice(text.lastIndexOf(')') + 2).split(' ') ?? [];
      const ticks = Number(fields[11]) + Number(fields[12]);
      return [pid, ticks * TICK_MICROS] as const;
    }),
  );
  return new Map(times.filter(([, micros]) => Number.isFinite(micros)));
}

/** Of processes that are still there, what they have used in between. */
export function microsBetween(before: BackendTimes, after: BackendTimes): number {
  let sum = 0;
  for (const [pid, micros] of after) sum += micros - (before.get(pid) ?? 0);
  return sum;
}
