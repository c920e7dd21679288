/** Pages of a list that is put together for the answer, in its order. */
import type { PageWindow, RowPage } from '../loaders/keyset-page';

export interface ItemList<Item> {
  readonly items: readonly Item[];
  readonly keysOf: (item: Item) => readonly string[];
  /** Below 0 for an item before that place, 0 for the item itself: it may be gone since. */
  readonly compare: (item: Item, keys: readonly string[]) => number;
}

export function pageOfItems<Item>(
  { items, keysOf, compare }: ItemList<Item>,
  { limit, fromEnd, after, before }: PageWindow,
): RowPage<Item> {
  const asked = items.filter(
    (item) => (!after || compare(item, after) > 0) && (!before || compare(item, before) < 0),
  );
  const nodes = fromEnd ? asked.slice(-limit) : asked.slice(0, limit);
  const [first, last] = [nodes[0], nodes.at(-1)];
  return {
    nodes,
    keysAt: (place) => keysOf(nodes[place] as Item),
    hasNextPage: last !== undefined && last !== items.at(-1),
    hasPreviousPage: first !== undefined && first !== items[0],
  };
}
