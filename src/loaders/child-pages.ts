/**
 * Pages per parent: the runs of many feeds, the patents of many enterprises, in one statement for the same
 * window.
 */
import DataLoader from 'dataloader';
import type { Database } from '../db/database';
import { batched, groupRows, namesOf, type Sight } from './by-key';
import {
  type Condition,
  type PagedList,
  type PageWindow,
  pageOf,
  pageSql,
  parametersOf,
  type RowPage,
  shapeOf,
  sqlOf,
  valuesOf,
} from './keyset-page';
import { type KeyType, statementOf, tableOf } from './rows';

/** How the rows `t` of a list belong to a parent whose key is `parent.key`. */
export interface Parent {
  readonly name: string;
  readonly type: KeyType;
  readonly match: string;
  /** On `parent.key` itself: checked once a parent, not once a row. */
  readonly conditions?: readonly Condition[];
}

/** The row itself points to its parent. */
export const pointsTo = (column: string, type: KeyType, conditions: readonly Condition[] = []): Parent => ({
  name: column,
  type,
  match: `t.${column} = parent.key`,
  conditions,
});

export interface ChildPages<Row> {
  readonly page: (
    parentKey: string,
    window: PageWindow,
    conditions?: readonly Condition[],
  ) => Promise<RowPage<Row>>;
  readonly count: (parentKey: string, conditions?: readonly Condition[]) => Promise<number>;
}

export interface ChildList<Row extends object> {
  readonly list: PagedList<Row>;
  readonly parent: Parent;
  readonly sight: Sight;
}

/** A question to which one statement gives the answers of many parents. */
interface Asked {
  readonly window: PageWindow;
  readonly conditions: readonly Condition[];
}

const valuesIn = (conditions: readonly Condition[]) =>
  conditions.length === 0 ? '' : JSON.stringify(conditions.map(({ name, value }) => [name, value]));

/** Asked for each parent, so it is put together by hand: only what differs in practice is written as JSON. */
const nameOf = ({ window: { limit, fromEnd, after, before }, conditions }: Asked) =>
  `${limit} ${fromEnd} ${after ? JSON.stringify(after) : ''} ${before ? JSON.stringify(before) : ''} ` +
  valuesIn(conditions);

export function childPages<Row extends object>(database: Database, child: ChildList<Row>): ChildPages<Row> {
  const pages = new Map<string, DataLoader<string, RowPage<Row>>>();
  const counts = new Map<string, DataLoader<string, number>>();
  return {
    page(parentKey, window, conditions = []) {
      const asked = { window, conditions };
      const name = nameOf(asked);
      const loader = pages.get(name) ?? pageLoader(database, child, asked);
      pages.set(name, loader);
      return loader.load(parentKey);
    },
    count(parentKey, conditions = []) {
      const asked = valuesIn(conditions);
      const loader = counts.get(asked) ?? countLoader(database, child, conditions);
      counts.set(asked, loader);
      return loader.load(parentKey);
    },
  };
}

const pageLoader = <Row extends object>(
  database: Database,
  { list, parent, sight }: ChildList<Row>,
  { window, conditions }: Asked,
) =>
  batched<RowPage<Row>>(
    parent.type,
    () => pageOf(database, list, window, []),
    async (keys) => {
      sight.require();
      const outer = parent.conditions ?? [];
      const inner = [...sight.conditions, ...conditions];
      const name = `children_${list.name}_${parent.name}${namesOf(outer)}_${shapeOf(inner, window)}`;
      const statement = statementOf(database, name, () => {
        const page = pageSql(database, list, inner, window, [parent.match], 1 + valuesOf(outer).length);
        return `select page.*, parent.key::text
          from unnest($1::${parent.type}[]) as parent (key) cross join lateral (${page}) page
          where ${['true', ...sqlOf(outer, 1)].join(' and ')}`;
      });
      const parameters = [keys, ...valuesOf(outer), ...parametersOf(inner, window)];
      const rows = await database.readValues(statement, parameters);
      const ofParent = groupRows(
        rows,
        (row) => row.at(-1) as string,
        (row) => row,
      );
      return (key) => pageOf(database, list, window, ofParent.get(key) ?? []);
    },
  );

const countLoader = <Row extends object>(
  database: Database,
  { list, parent, sight }: ChildList<Row>,
  asked: readonly Condition[],
) =>
  batched<number>(
    parent.type,
    () => 0,
    async (keys) => {
      sight.require();
      const outer = parent.conditions ?? [];
      const inner = [...sight.conditions, ...asked];
      const name = `child_counts_${list.name}_${parent.name}${namesOf(outer)}_${namesOf(inner)}`;
      const statement = statementOf(database, name, () => {
        const where = [parent.match, ...sqlOf(inner, 1 + valuesOf(outer).length)];
        return `select parent.key::text as "parentKey", counted.count
          from unnest($1::${parent.type}[]) as parent (key) cross join lateral (
            select count(*)::integer as count from ${tableOf(database, list.entity)} t
            where ${where.join(' and ')}) counted
          where ${['true', ...sqlOf(outer, 1)].join(' and ')}`;
      });
      const rows = await database.read<{ parentKey: string; count: number }>(statement, [
        keys,
        ...valuesOf(outer),
        ...valuesOf(inner),
      ]);
      const byKey = new Map(rows.map((row) => [row.parentKey, row.count]));
      return (key) => byKey.get(key);
    },
  );
