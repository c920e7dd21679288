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
  type PageRow,
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

type ChildRow = PageRow & { readonly parentKey: string };

interface ChildQuestion {
  readonly parentKey: string;
  readonly window: PageWindow;
  readonly conditions: readonly Condition[];
}

const askedAs = ({ window, conditions }: Omit<ChildQuestion, 'parentKey'>) =>
  JSON.stringify([window, conditions.map(({ name, value }) => [name, value])]);

export function childPages<Row extends object>(database: Database, child: ChildList<Row>): ChildPages<Row> {
  const pages = new DataLoader<ChildQuestion, RowPage<Row>, string>(
    async (questions) => {
      child.sight.require();
      const groups = groupRows(questions, askedAs, (question) => question);
      const answers = new Map<ChildQuestion, RowPage<Row>>();
      for (const group of groups.values()) {
        const { window } = group[0] as ChildQuestion;
        const rows = await readChildren(database, child, group);
        for (const question of group) {
          answers.set(question, pageOf(child.list, window, rows.get(question.parentKey) ?? []));
        }
      }
      return questions.map((question) => answers.get(question) as RowPage<Row>);
    },
    { cacheKeyFn: (question) => JSON.stringify([question.parentKey, askedAs(question)]) },
  );
  const counts = new Map<string, DataLoader<string, number>>();
  return {
    page: (parentKey, window, conditions = []) => pages.load({ parentKey, window, conditions }),
    count(parentKey, conditions = []) {
      const asked = JSON.stringify(conditions.map(({ name, value }) => [name, value]));
      const loader = counts.get(asked) ?? countLoader(database, child, conditions);
      counts.set(asked, loader);
      return loader.load(parentKey);
    },
  };
}

async function readChildren<Row extends object>(
  database: Database,
  { list, parent, sight }: ChildList<Row>,
  questions: readonly ChildQuestion[],
): Promise<Map<string, PageRow[]>> {
  const { window, conditions: asked } = questions[0] as ChildQuestion;
  const outer = parent.conditions ?? [];
  const inner = [...sight.conditions, ...asked];
  const name = `children_${list.name}_${parent.name}${namesOf(outer)}_${shapeOf(inner, window)}`;
  const statement = statementOf(database, name, () => {
    const page = pageSql(database, list, inner, window, [parent.match], 1 + valuesOf(outer).length);
    return `select parent.key::text as "parentKey", page.*
      from unnest($1::${parent.type}[]) as parent (key) cross join lateral (${page}) page
      where ${['true', ...sqlOf(outer, 1)].join(' and ')}`;
  });
  const keys = questions.map((question) => question.parentKey);
  const rows = await database.read<ChildRow>(statement, [
    keys,
    ...valuesOf(outer),
    ...parametersOf(inner, window),
  ]);
  return groupRows(
    rows,
    (row) => row.parentKey,
    ({ parentKey: _, ...row }) => row as PageRow,
  );
}

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
