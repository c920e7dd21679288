/** A page of a list of the graph as a connection: of the whole list, or of what hangs on one row. */
import type { ChildPages } from '../loaders/child-pages';
import type { GraphList } from '../loaders/graph-lists';
import type { Condition, RowPage } from '../loaders/keyset-page';
import { type PageArgs, windowOf } from '../schema/connection';
import type { RequestContext } from '../schema/context';

type ConnectionClass<Row extends object, Connection> = new (
  page: RowPage<Row>,
  count: () => Promise<number>,
  list: GraphList<Row>,
) => Connection;

interface ListQuestion<Row extends object> {
  readonly list: GraphList<Row>;
  readonly conditions: readonly Condition[];
  readonly args: PageArgs;
}

export async function pageOfList<Row extends object, Connection>(
  Connection: ConnectionClass<Row, Connection>,
  { list, conditions, args }: ListQuestion<Row>,
  { loaders: { graph } }: RequestContext,
): Promise<Connection> {
  const page = await graph.page(list, conditions, windowOf(list, args));
  return new Connection(page, () => graph.count(list, conditions), list);
}

export async function pageOfChildren<Row extends object, Connection>(
  Connection: ConnectionClass<Row, Connection>,
  { list, conditions, args }: ListQuestion<Row>,
  children: ChildPages<Row>,
  parentKey: string,
): Promise<Connection> {
  const page = await children.page(parentKey, windowOf(list, args), conditions);
  return new Connection(page, () => children.count(parentKey, conditions), list);
}
