/** Pages of a list that is put together for the answer: in its order, from an item that is named by its key. */
import type { PageWindow, RowPage } from '../loaders/keyset-page';

/** An item that is gone since the cursor was given out leaves its place: `isAfter` tells where that is. */
export interface ItemList<Item> {
  readonly items: readonly Item[];
  readonly keysOf: (item: Item) => readonly string[];
  readonly isAfter: (item: Item, keys: readonly string[]) => boolean;
}

export function pageOfItems<Item>(
  { items, keysOf, isAfter }: ItemList<Item>,
  { limit, after }: PageWindow,
): RowPage<Item> {
  const at = after ? items.findIndex((item) => isAfter(item, after)) : 0;
  const from = at < 0 ? items.length : at;
  const nodes = items.slice(from, from + limit);
  return {
    nodes,
    keysAt: (place) => keysOf(nodes[place] as Item),
    hasNextPage: from + limit < items.length,
    hasPreviousPage: from > 0,
  };
}
