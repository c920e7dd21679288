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

/** How rows of an entity are read: what is selected, and the property that each value belongs to. */
export interface RowMapping<Row extends object> {
  readonly entity: RowClass<Row>;
  readonly table: string;
  /** Quoted names: every column but those that are never read with the row. */
  readonly columns: readonly string[];
  readonly properties: readonly string[];
}

const mappings = new WeakMap<Database, Map<RowClass<object>, RowMapping<object>>>();

export function mappingOf<Row extends object>(database: Database, entity: RowClass<Row>): RowMapping<Row> {
  const known = mappings.get(database) ?? new Map<RowClass<object>, RowMapping<object>>();
  mappings.set(database, known);
  const found = known.get(entity) ?? readMapping(database, entity);
  known.set(entity, found);
  return found as RowMapping<Row>;
}

function readMapping(database: Database, entity: RowClass<object>): RowMapping<object> {
  const { columns, tableName } = database.dataSource.getMetadata(entity);
  const selected = columns.filter((column) => column.isSelect);
  return {
    entity,
    table: tableName,
    columns: selected.map((column) => `"${column.databaseName}"`),
    properties: selected.map((column) => column.propertyName),
  };
}

export const tableOf = (database: Database, entity: RowClass<object>): string =>
  mappingOf(database, entity).table;

/** What is selected of an entity whose rows are called `t`, for `rowFrom`. */
export const selectOf = ({ columns }: RowMapping<object>): string =>
  columns.map((column) => `t.${column}`).join(', ');

/** `t."name_zh" as "nameZh", …`: the same for rows that come by name, for `hydrate`. */
export function columnsOf(database: Database, entity: RowClass<object>, alias = 't'): string {
  const { columns, properties } = mappingOf(database, entity);
  return columns.map((column, i) => `${alias}.${column} as "${properties[i]}"`).join(', ');
}

/** An instance of a row that came by name; `rowFrom` is for those that come as values. */
export const hydrate = <Row extends object>(entity: RowClass<Row>, row: object): Row =>
  Object.assign(new entity(), row);

/** Only some columns: for readers that look at nothing else, where the rows are many. */
export function narrowed<Row extends object>(
  mapping: RowMapping<Row>,
  properties: readonly (keyof Row & string)[],
): RowMapping<Row> {
  const columns = properties.map((name) => mapping.columns[mapping.properties.indexOf(name)] as string);
  return { ...mapping, columns, properties };
}

/** The property that holds a column of the entity. */
export function propertyOf(database: Database, entity: RowClass<object>, column: string): string {
  const { columns } = database.dataSource.getMetadata(entity);
  const found = columns.find((c) => c.databaseName === column);
  if (!found) throw new TypeError(`${entity.name} has no column ${column}`);
  return found.propertyName;
}

/**
 * An instance, so that an interface can tell its type and compute its global id. Values beyond the entity's
 * own columns are left alone.
 */
export function rowFrom<Row extends object>(
  { entity, properties }: RowMapping<Row>,
  values: readonly unknown[],
): Row {
  const row = new entity() as Record<string, unknown>;
  for (let i = 0; i < properties.length; i += 1) row[properties[i] as string] = values[i];
  return row as Row;
}

/** Rows of a statement that selects the columns of the entity first. */
export async function readRows<Row extends object>(
  database: Database,
  entity: RowClass<Row>,
  statement: NamedStatement,
  parameters: readonly unknown[],
  mapping = mappingOf(database, entity),
): Promise<readonly Row[]> {
  const read = await database.readValues(statement, parameters);
  return read.map((values) => rowFrom(mapping, values));
}
