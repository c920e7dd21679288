/**
 * One row by its key, or all rows that point to one: batched, so that a level of a query is one statement.
 */
import DataLoader from 'dataloader';
import type { Database } from '../db/database';
import {
  columnsOf,
  hydrate,
  isKeyOf,
  type KeyType,
  propertyOf,
  type RowClass,
  statementOf,
  tableOf,
} from './rows';

/** Keys of one statement; a longer list is asked for in several. */
const MAX_BATCH_SIZE = 5_000;

/** A loader whose keys of the wrong shape are simply unknown. */
export function batched<Value>(
  type: KeyType,
  unknown: () => Value,
  load: (keys: readonly string[]) => Promise<(key: string) => Value | undefined>,
): DataLoader<string, Value> {
  return new DataLoader(
    async (keys) => {
      const askable = keys.filter((key) => isKeyOf(type, key));
      const found = askable.length > 0 ? await load(askable) : () => undefined;
      return keys.map((key) => found(key) ?? unknown());
    },
    { maxBatchSize: MAX_BATCH_SIZE },
  );
}

export interface OneByKey {
  readonly column: string;
  readonly type?: KeyType;
}

export function oneByKey<Row extends object>(
  database: Database,
  entity: RowClass<Row>,
  { column, type = 'text' }: OneByKey,
): DataLoader<string, Row | null> {
  return batched<Row | null>(
    type,
    () => null,
    async (keys) => {
      const table = tableOf(database, entity);
      const statement = statementOf(
        database,
        `one_${table}_${column}`,
        () => `select ${columnsOf(database, entity)} from ${table} t where t.${column} = any($1::${type}[])`,
      );
      const rows = await database.read<Record<string, unknown>>(statement, [keys]);
      const property = propertyOf(database, entity, column);
      const byKey = new Map(rows.map((row) => [String(row[property]), hydrate(entity, row)]));
      return (key) => byKey.get(key);
    },
  );
}

export interface ManyByKey {
  /** The column that points to the parent. */
  readonly column: string;
  readonly order: string;
  readonly where?: string;
  readonly type?: KeyType;
}

export function manyByKey<Row extends object>(
  database: Database,
  entity: RowClass<Row>,
  { column, order, where = 'true', type = 'text' }: ManyByKey,
): DataLoader<string, readonly Row[]> {
  return batched<readonly Row[]>(
    type,
    () => [],
    async (keys) => {
      const table = tableOf(database, entity);
      const statement = statementOf(
        database,
        `many_${table}_${column}`,
        () =>
          `select ${columnsOf(database, entity)} from ${table} t
           where t.${column} = any($1::${type}[]) and ${where} order by ${order}`,
      );
      const rows = await database.read<Record<string, unknown>>(statement, [keys]);
      const property = propertyOf(database, entity, column);
      return lookup(
        groupRows(
          rows,
          (row) => String(row[property]),
          (row) => hydrate(entity, row),
        ),
      );
    },
  );
}

/** Every row of a small table. */
export async function readAll<Row extends object>(
  database: Database,
  entity: RowClass<Row>,
  order: string,
): Promise<readonly Row[]> {
  const table = tableOf(database, entity);
  const statement = statementOf(
    database,
    `all_${table}`,
    () => `select ${columnsOf(database, entity)} from ${table} t order by ${order}`,
  );
  return (await database.read(statement, [])).map((row) => hydrate(entity, row));
}

export const lookup =
  <Value>(map: ReadonlyMap<string, Value>) =>
  (key: string): Value | undefined =>
    map.get(key);

/** Rows of one key together, in the order they came. */
export function groupRows<Given, Row>(
  rows: readonly Given[],
  keyOf: (row: Given) => string,
  make: (row: Given) => Row,
): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group) group.push(make(row));
    else groups.set(key, [make(row)]);
  }
  return groups;
}
