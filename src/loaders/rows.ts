/** Rows of the entities by prepared statements: column lists and names are worked out once per database. */
import { createHash } from 'node:crypto';
import type { Database, NamedStatement } from '../db/database';

export type RowClass<Row extends object> = new () => Row;

/** How a key is compared in SQL; text that cannot be such a key is an unknown key, never an error. */
export type KeyType = 'text' | 'uuid' | 'bigint' | 'date' | 'timestamptz';

const KEY_SHAPES: Readonly<Record<KeyType, RegExp>> = {
  text: /^[^\0]{0,400}$/,
  uuid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  bigint: /^\d{1,18}$/,
  date: /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/,
  timestamptz: /^\d{4}-(0\d|1[0-2])-[0-3]\dT[0-2]\d:[0-5]\d:[0-5]\d\.\d{6}Z$/,
};

export const isKeyOf = (type: KeyType, text: string): boolean => KEY_SHAPES[type].test(text);

const statements = new WeakMap<Database, Map<string, NamedStatement>>();
const NAME_HASH_LENGTH = 12;

/** The statement of this name; its SQL is built the first time and part of the name it is prepared under. */
export function statementOf(database: Database, name: string, build: () => string): NamedStatement {
  const known = statements.get(database) ?? new Map<string, NamedStatement>();
  statements.set(database, known);
  const found = known.get(name);
  if (found) return found;
  const sql = build();
  const hash = createHash('sha256').update(sql).digest('hex').slice(0, NAME_HASH_LENGTH);
  const made = { name: `${name.slice(0, 40)}_${hash}`, sql };
  known.set(name, made);
  return made;
}

const metadataOf = (database: Database, entity: RowClass<object>) => database.dataSource.getMetadata(entity);

export const tableOf = (database: Database, entity: RowClass<object>): string =>
  metadataOf(database, entity).tableName;

/** `t."name_zh" as "nameZh", …` for every column of the entity but those that are never read with it. */
export function columnsOf(database: Database, entity: RowClass<object>, alias = 't'): string {
  const columns = metadataOf(database, entity).columns.filter((column) => column.isSelect);
  return columns.map((c) => `${alias}."${c.databaseName}" as "${c.propertyName}"`).join(', ');
}

/** The property that holds a column of the entity. */
export function propertyOf(database: Database, entity: RowClass<object>, column: string): string {
  const found = metadataOf(database, entity).columns.find((c) => c.databaseName === column);
  if (!found) throw new TypeError(`${entity.name} has no column ${column}`);
  return found.propertyName;
}

/** Rows become instances, so that an interface can tell their type and compute their global id. */
export const hydrate = <Row extends object>(entity: RowClass<Row>, row: object): Row =>
  Object.assign(new entity(), row);
