/** Every row of every table with the transaction that wrote it: equal dumps mean that nothing was touched. */
import type { Database } from '../../../src/db/database';

export async function dump(db: Database): Promise<Readonly<Record<string, readonly string[]>>> {
  const tables = await db.query<{ name: string }>(
    `select quote_ident(tablename) as name from pg_tables where schemaname = 'public' order by 1`,
  );
  const rows: Record<string, readonly string[]> = {};
  for (const { name } of tables) {
    const found = await db.query<{ row: string }>(
      `select t.xmin::text || ' ' || to_jsonb(t)::text as row from ${name} t order by to_jsonb(t)::text`,
    );
    rows[name] = found.map(({ row }) => row);
  }
  return rows;
}

/** Tables whose rows differ between two dumps, with how many rows came or were written anew. */
export async function writtenSince(
  db: Database,
  before: Readonly<Record<string, readonly string[]>>,
): Promise<Record<string, number>> {
  const after = await dump(db);
  const written = Object.entries(after).map(([table, rows]) => {
    const known = new Set(before[table]);
    return [table, rows.filter((row) => !known.has(row)).length] as const;
  });
  return Object.fromEntries(written.filter(([, count]) => count > 0));
}
