/**
 * One row by its key, or all rows that point to one: batched, so that a level of a query is one statement.
 */
import DataLoader from 'dataloader';
import type { Database } from '../db/database';
import { gatheredReads } from '../db/gathered-reads';
import { type Condition, sqlOf, valuesOf } from './keyset-page';
import {
  isKeyOf,
  type KeyType,
  mappingOf,
  propertyOf,
  type RowClass,
  readRows,
  selectOf,
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

/** Who may read through a loader, and which rows; without one, everybody and all. */
export interface Sight {
  /** Throws for those who may not see the type at all. */
  readonly require: () => void;
  readonly conditions: readonly Condition[];
}

export const OPEN: Sight = { require: () => undefined, conditions: [] };

export const namesOf = (conditions: readonly Condition[]): string =>
  conditions.map(({ name }) => `_${name}`).join('');

export interface OneByKey {
  readonly column: string;
  readonly type?: KeyType;
}

export function oneByKey<Row extends object>(
  database: Database,
  entity: RowClass<Row>,
  { column, type = 'text' }: OneByKey,
  sight: Sight = OPEN,
): DataLoader<string, Row | null> {
  const { require, conditions } = sight;
  const table = tableOf(database, entity);
  const read = async (keys: readonly string[]): Promise<ReadonlyMap<string, Row>> => {
    const statement = statementOf(database, `one_${table}_${column}${namesOf(conditions)}`, () => {
      const where = [`t.${column} = any($1::${type}[])`, ...sqlOf(conditions, 1)];
      return `select ${selectOf(mappingOf(database, entity))} from ${table} t where ${where.join(' and ')}`;
    });
    const rows = await readRows(database, entity, statement, [keys, ...valuesOf(conditions)]);
    const property = propertyOf(database, entity, column) as keyof Row;
    return new Map(rows.map((row) => [String(row[property]), row]));
  };
  return batched<Row | null>(
    type,
    () => null,
    async (keys) => {
      require();
      // What everybody may see is the same for all who ask at this moment.
      if (sight !== OPEN) return lookup(await read(keys));
      return lookup(await gatheredReads(database, `one_${table}_${column}`, read).find(keys));
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
  { require, conditions }: Sight = OPEN,
): DataLoader<string, readonly Row[]> {
  return batched<readonly Row[]>(
    type,
    () => [],
    async (keys) => {
      require();
      const table = tableOf(database, entity);
      const statement = statementOf(database, `many_${table}_${column}${namesOf(conditions)}`, () => {
        const all = [`t.${column} = any($1::${type}[])`, where, ...sqlOf(conditions, 1)];
        return `select ${selectOf(mappingOf(database, entity))} from ${table} t
          where ${all.join(' and ')} order by ${order}`;
      });
      const rows = await readRows(database, entity, statement, [keys, ...valuesOf(conditions)]);
      const property = propertyOf(database, entity, column) as keyof Row;
      return lookup(
        groupRows(
          rows,
          (row) => String(row[property]),
          (row) => row,
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
    () => `select ${selectOf(mappingOf(database, entity))} from ${table} t order by ${order}`,
  );
  return readRows(database, entity, statement, []);
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
