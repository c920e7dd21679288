/** Relay connections: one generic shape for every list that can be paged, over keyset cursors. */
import { ArgsType, Field, Int, ObjectType } from 'type-graphql';
import { AppError } from '../errors';
import type { PagedList, PageWindow, RowPage } from '../loaders/keyset-page';
import { readCursor, writeCursor } from './cursor';
import { DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE } from './limits';

@ArgsType()
export class PageArgs {
  @Field(() => Int, { nullable: true, description: `Items from the start, 1 to ${MAX_PAGE_SIZE}.` })
  first?: number | null;

  @Field(() => String, { nullable: true, description: 'Only items after this cursor.' })
  after?: string | null;

  @Field(() => Int, { nullable: true, description: `Items from the end, 1 to ${MAX_PAGE_SIZE}.` })
  last?: number | null;

  @Field(() => String, { nullable: true, description: 'Only items before this cursor.' })
  before?: string | null;
}

/** What the arguments ask for; without a size, the first items. */
export function windowOf(list: PagedList<object>, args: PageArgs): PageWindow {
  const first = args.first ?? null;
  const last = args.last ?? null;
  if (first !== null && last !== null) {
    throw new AppError('BAD_INPUT', { detail: 'give either first or last, not both' });
  }
  const limit = first ?? last ?? DEFAULT_PAGE_SIZE;
  if (!Number.isInteger(limit) || limit < 1 || limit > MAX_PAGE_SIZE) {
    throw new AppError('BAD_PAGE_SIZE', { max: MAX_PAGE_SIZE });
  }
  return {
    limit,
    fromEnd: last !== null,
    after: typeof args.after === 'string' ? readCursor(list, args.after) : undefined,
    before: typeof args.before === 'string' ? readCursor(list, args.before) : undefined,
  };
}

@ObjectType({ simpleResolvers: true, description: 'Where a page stands in its list.' })
export class PageInfo {
  @Field(() => Boolean)
  hasNextPage: boolean;

  @Field(() => Boolean)
  hasPreviousPage: boolean;

  @Field(() => String, { nullable: true })
  startCursor: string | null;

  @Field(() => String, { nullable: true })
  endCursor: string | null;
}

/** Cursors are written when they are selected: in a list of lists nobody asks for most of them. */
function pageInfoOf(page: RowPage<object>, writeAt: (place: number) => string): PageInfo {
  const { nodes, hasNextPage, hasPreviousPage } = page;
  const cursorAt = (place: number) => (nodes.length > 0 ? writeAt(place) : null);
  return {
    ...{ hasNextPage, hasPreviousPage },
    get startCursor() {
      return cursorAt(0);
    },
    get endCursor() {
      return cursorAt(nodes.length - 1);
    },
  };
}

function edgeType<Row extends object>({ entity }: PagedList<Row>) {
  const { name } = entity;

  @ObjectType(`${name}Edge`, { simpleResolvers: true, description: `A ${name} and its place in the list.` })
  class RowEdge {
    @Field(() => entity)
    node: Row;

    constructor(
      node: Row,
      private readonly place: () => string,
    ) {
      this.node = node;
    }

    @Field(() => String, { description: 'Opaque; pass it as after or before.' })
    get cursor(): string {
      return this.place();
    }
  }

  return RowEdge;
}

/** The GraphQL types of a connection over this list: `RegionConnection`, `RegionEdge`. */
export function connectionType<Row extends object>(standard: PagedList<Row>) {
  const { entity } = standard;
  const { name } = entity;
  const RowEdge = edgeType(standard);

  @ObjectType(`${name}Connection`, { simpleResolvers: true, description: `A page of a list of ${name}.` })
  class RowConnection {
    constructor(
      private readonly page: RowPage<Row>,
      private readonly count: () => Promise<number>,
      /** The list in the order that was asked for: a cursor of another order is refused. */
      private readonly list: PagedList<Row> = standard,
    ) {}

    @Field(() => [RowEdge])
    get edges(): readonly InstanceType<typeof RowEdge>[] {
      return this.page.nodes.map((node, place) => new RowEdge(node, () => this.cursorAt(place)));
    }

    @Field(() => [entity], { description: 'The nodes of the edges, for those who need no cursors.' })
    get nodes(): readonly Row[] {
      return this.page.nodes;
    }

    @Field(() => PageInfo)
    get pageInfo(): PageInfo {
      return pageInfoOf(this.page, (place) => this.cursorAt(place));
    }

    @Field(() => Int, { description: 'Items of the whole list; counted only when it is selected.' })
    totalCount(): Promise<number> {
      return this.count();
    }

    private cursorAt(place: number): string {
      return writeCursor(this.list, this.page.keysAt(place));
    }
  }

  return RowConnection;
}
