/**
 * Pages of a list in a total order: read after or before the keys of a row, however deep, at the same cost.
 */
import type { Database } from '../db/database';
import {
  isKeyOf,
  type KeyType,
  mappingOf,
  propertyOf,
  type RowClass,
  rowFrom,
  selectOf,
  statementOf,
  tableOf,
} from './rows';

/** A list that can be paged: its order columns together tell every row from every other. */
export interface PagedList<Row extends object> {
  /** Part of every cursor, so that a cursor of another list is refused. */
  readonly name: string;
  readonly entity: RowClass<Row>;
  readonly order: readonly { readonly column: string; readonly type: KeyType }[];
  readonly descending?: boolean;
}

/** A condition that takes one parameter, whose place `sql` is given, for example `$3`; or none. */
export interface Condition {
  /** Names the condition among those of its list; the prepared statement is named by it. */
  readonly name: string;
  readonly sql: (place: string) => string;
  /** Left out where the condition takes no parameter. */
  readonly value?: unknown;
  /**
   * Leaves few rows, which an index finds: they are found first and then sorted. Else PostgreSQL, which
   * plans without knowing the value, may walk the whole list in its order to find the rows of one town.
   */
  readonly isNarrow?: boolean;
}

const takesValue = (condition: Condition) => 'value' in condition;

export const valuesOf = (conditions: readonly Condition[]): readonly unknown[] =>
  conditions.filter(takesValue).map(({ value }) => value);

/** Each condition as SQL; those that take a parameter are given the places from `taken` on, in order. */
export function sqlOf(conditions: readonly Condition[], taken: number): readonly string[] {
  let place = taken;
  return conditions.map((condition) => {
    if (takesValue(condition)) place += 1;
    return condition.sql(`$${place}`);
  });
}

export interface PageWindow {
  readonly limit: number;
  /** Take the last rows instead of the first. */
  readonly fromEnd: boolean;
  readonly after?: readonly string[] | undefined;
  readonly before?: readonly string[] | undefined;
}

export interface RowPage<Row> {
  readonly nodes: readonly Row[];
  /** The keys of the node at this place, for its cursor; worked out for those that are asked for. */
  readonly keysAt: (place: number) => readonly string[];
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
}

/** The values of the entity's columns; after them what `exactKeys` adds. */
export type PageRow = readonly unknown[];

/** Microseconds, in UTC: what a timestamp of PostgreSQL really holds, and a JavaScript Date does not. */
const exactKeys = (list: PagedList<object>): readonly string[] =>
  list.order.flatMap(({ column, type }) =>
    type === 'timestamptz'
      ? [`to_char(t.${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as exact_${column}`]
      : [],
  );

function keysOf(database: Database, { entity, order }: PagedList<object>, row: PageRow): readonly string[] {
  const { properties } = mappingOf(database, entity);
  let exact = properties.length - 1;
  return order.map(({ column, type }) => {
    if (type !== 'timestamptz') return String(row[properties.indexOf(propertyOf(database, entity, column))]);
    exact += 1;
    return String(row[exact]);
  });
}

export const areKeysOf = (list: PagedList<object>, keys: readonly unknown[]): keys is readonly string[] =>
  keys.length === list.order.length &&
  list.order.every(({ type }, i) => typeof keys[i] === 'string' && isKeyOf(type, keys[i]));

/** What tells one statement of a list from another: its conditions and the shape of its window. */
export const shapeOf = (conditions: readonly Condition[], window: PageWindow): string =>
  [
    ...conditions.map((condition) => condition.name),
    ...(window.after ? ['after'] : []),
    ...(window.before ? ['before'] : []),
    ...(window.fromEnd ? ['end'] : []),
  ].join('_');

export const parametersOf = (conditions: readonly Condition[], window: PageWindow): readonly unknown[] => [
  ...valuesOf(conditions),
  ...(window.after ?? []),
  ...(window.before ?? []),
  window.limit + 1,
];

/** One row more than the page holds tells whether there are more. */
export function pageOf<Row extends object>(
  database: Database,
  list: PagedList<Row>,
  window: PageWindow,
  read: readonly PageRow[],
): RowPage<Row> {
  const hasMore = read.length > window.limit;
  const rows = read.slice(0, window.limit);
  if (window.fromEnd) rows.reverse();
  const mapping = mappingOf(database, list.entity);
  return {
    nodes: rows.map((row) => rowFrom(mapping, row)),
    keysAt: (place) => keysOf(database, list, rows[place] as PageRow),
    hasNextPage: window.fromEnd ? window.before !== undefined : hasMore,
    hasPreviousPage: window.fromEnd ? hasMore : window.after !== undefined,
  };
}

/** The select of one page; `given` are conditions without parameters, `taken` the places already in use. */
export function pageSql(
  database: Database,
  list: PagedList<object>,
  conditions: readonly Condition[],
  window: PageWindow,
  given: readonly string[] = [],
  taken = 0,
): string {
  const { order, descending = false } = list;
  let place = taken + valuesOf(conditions).length;
  const next = () => {
    place += 1;
    return `$${place}`;
  };
  const columns = order.map(({ column }) => `t.${column}`).join(', ');
  const beyond = (comparison: string) =>
    `(${columns}) ${comparison} (${order.map(({ type }) => `${next()}::${type}`).join(', ')})`;
  const where = [
    'true',
    ...given,
    ...sqlOf(conditions, taken),
    ...(window.after ? [beyond(descending ? '<' : '>')] : []),
    ...(window.before ? [beyond(descending ? '>' : '<')] : []),
  ];
  const direction = descending === window.fromEnd ? 'asc' : 'desc';
  const all = `${tableOf(database, list.entity)} t where ${where.join(' and ')}`;
  // OFFSET 0 keeps the two steps apart.
  const source = conditions.some(({ isNarrow }) => isNarrow) ? `(select t.* from ${all} offset 0) t` : all;
  return `select ${[selectOf(mappingOf(database, list.entity)), ...exactKeys(list)].join(', ')}
    from ${source}
    order by ${order.map(({ column }) => `t.${column} ${direction}`).join(', ')} limit ${next()}::integer`;
}

export async function readPage<Row extends object>(
  database: Database,
  list: PagedList<Row>,
  conditions: readonly Condition[],
  window: PageWindow,
): Promise<RowPage<Row>> {
  const statement = statementOf(database, `page_${list.name}_${shapeOf(conditions, window)}`, () =>
    pageSql(database, list, conditions, window),
  );
  const read = await database.readValues(statement, parametersOf(conditions, window));
  return pageOf(database, list, window, read);
}

export async function countRows(
  database: Database,
  list: PagedList<object>,
  conditions: readonly Condition[],
): Promise<number> {
  const name = ['count', list.name, ...conditions.map((condition) => condition.name)].join('_');
  const statement = statementOf(database, name, () => {
    return `select count(*)::integer as count from ${tableOf(database, list.entity)} t
      where ${['true', ...sqlOf(conditions, 0)].join(' and ')}`;
  });
  const [row] = await database.read<{ count: number }>(statement, valuesOf(conditions));
  return row?.count ?? 0;
}
