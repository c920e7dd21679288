/**
 * Brings a table in line with the catalogue in one statement: new rows come, changed rows change, equal ones
 * rest.
 */
import type { Statements } from '../../db/database';

export interface Table {
  readonly name: string;
  readonly key: readonly string[];
  /** Every column that the catalogue fills, with its SQL type. */
  readonly columns: Readonly<Record<string, string>>;
}

export type Row = Readonly<Record<string, unknown>>;

const list = (columns: readonly string[], prefix = '') =>
  columns.map((column) => `${prefix}${column}`).join(', ');

/** The rows as a relation called `fact`; the first parameter carries them. */
export const factRelation = (table: Table): string =>
  `jsonb_to_recordset($1::jsonb) as fact (${Object.entries(table.columns)
    .map(([column, type]) => `${column} ${type}`)
    .join(', ')})`;

export const sameKey = (table: Table, left: string, right: string): string =>
  table.key.map((column) => `${left}.${column} = ${right}.${column}`).join(' and ');

/** The keys of the rows that came or changed; the columns of a key are joined by a blank. */
export async function upsert(tx: Statements, table: Table, rows: readonly Row[]): Promise<string[]> {
  if (rows.length === 0) return [];
  const columns = Object.keys(table.columns);
  const rest = columns.filter((column) => !table.key.includes(column));
  const changes = rest.map((column) => `${column} = excluded.${column}`).join(', ');
  const changed = await tx.query<{ key: string }>(
    `insert into ${table.name} (${list(columns)})
     select ${list(columns, 'fact.')} from ${factRelation(table)}
     where not exists (
       select from ${table.name} known where ${sameKey(table, 'known', 'fact')}
         and row(${list(rest, 'known.')}) is not distinct from row(${list(rest, 'fact.')}))
     on conflict (${list(table.key)}) do update set ${changes}
     returning concat_ws(' ', ${list(table.key, `${table.name}.`)}) as key`,
    [JSON.stringify(rows)],
  );
  return changed.map(({ key }) => key);
}
