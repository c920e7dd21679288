/**
 * Pages per parent: the runs of many feeds, the rejects of many runs, in one statement for the same window.
 */
import DataLoader from 'dataloader';
import type { Database } from '../db/database';
import { batched, groupRows } from './by-key';
import {
  type PagedList,
  type PageRow,
  type PageWindow,
  pageOf,
  pageSql,
  parametersOf,
  type RowPage,
  shapeOf,
} from './keyset-page';
import { statementOf, tableOf } from './rows';

export interface ChildPages<Row> {
  readonly page: (parentKey: string, window: PageWindow) => Promise<RowPage<Row>>;
  readonly count: (parentKey: string) => Promise<number>;
}

type ChildRow = PageRow & { readonly parentKey: string };

interface ChildQuestion {
  readonly parentKey: string;
  readonly window: PageWindow;
}

export function childPages<Row extends object>(
  database: Database,
  list: PagedList<Row> & Required<Pick<PagedList<Row>, 'parent'>>,
): ChildPages<Row> {
  const pages = new DataLoader<ChildQuestion, RowPage<Row>, string>(
    async (questions) => {
      const byWindow = groupRows(
        questions,
        ({ window }) => JSON.stringify(window),
        (question) => question,
      );
      const answers = new Map<ChildQuestion, RowPage<Row>>();
      for (const group of byWindow.values()) {
        const window = (group[0] as ChildQuestion).window;
        const rows = await readChildren(database, list, group, window);
        for (const question of group) {
          answers.set(question, pageOf(list, window, rows.get(question.parentKey) ?? []));
        }
      }
      return questions.map((question) => answers.get(question) as RowPage<Row>);
    },
    { cacheKeyFn: ({ parentKey, window }) => JSON.stringify([parentKey, window]) },
  );
  const counts = childCounts(database, list);
  return {
    page: (parentKey, window) => pages.load({ parentKey, window }),
    count: (parentKey) => counts.load(parentKey),
  };
}

async function readChildren<Row extends object>(
  database: Database,
  list: PagedList<Row> & Required<Pick<PagedList<Row>, 'parent'>>,
  questions: readonly ChildQuestion[],
  window: PageWindow,
): Promise<Map<string, PageRow[]>> {
  const { column, type } = list.parent;
  const statement = statementOf(database, `children_${list.name}_${shapeOf([], window)}`, () => {
    const page = pageSql(database, list, [], window, [`t.${column} = parent.key`], 1);
    return `select parent.key::text as "parentKey", page.*
      from unnest($1::${type}[]) as parent (key) cross join lateral (${page}) page`;
  });
  const keys = questions.map((question) => question.parentKey);
  const rows = await database.read<ChildRow>(statement, [keys, ...parametersOf([], window)]);
  return groupRows(
    rows,
    (row) => row.parentKey,
    ({ parentKey: _, ...row }) => row as PageRow,
  );
}

const childCounts = <Row extends object>(
  database: Database,
  list: PagedList<Row> & Required<Pick<PagedList<Row>, 'parent'>>,
) =>
  batched<number>(
    list.parent.type,
    () => 0,
    async (keys) => {
      const { column, type } = list.parent;
      const statement = statementOf(
        database,
        `child_counts_${list.name}`,
        () => `select t.${column}::text as "parentKey", count(*)::integer as count
          from ${tableOf(database, list.entity)} t
           where t.${column} = any($1::${type}[]) group by t.${column}`,
      );
      const rows = await database.read<{ parentKey: string; count: number }>(statement, [keys]);
      const byKey = new Map(rows.map((row) => [row.parentKey, row.count]));
      return (key) => byKey.get(key);
    },
  );
