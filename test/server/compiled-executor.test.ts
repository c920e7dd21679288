import { buildSchema, type GraphQLObjectType, parse } from 'graphql';
import { createLogger } from '../../src/log';
import { BoundedCache } from '../../src/server/bounded-cache';
import { compiledGateway } from '../../src/server/compiled-executor';

const schema = buildSchema(`
  scalar Day
  enum Sort { UP DOWN }
  input Filter { since: Day!, sort: Sort = UP, sizes: [Int!] }
  type Query { slow: String fast: String share(of: Float!): Float since(day: Day): String asked(by: Filter!): String }
`);
Object.assign(schema.getType('Day') as object, { parseValue: (text: string) => new Date(text) });
const root = (schema.getQueryType() as GraphQLObjectType).getFields();
Object.assign(root.slow as object, {
  resolve: () => new Promise((resolve) => setTimeout(resolve, 500, 'late')),
});
Object.assign(root.fast as object, { resolve: () => 'soon' });
Object.assign(root.share as object, { resolve: (_: unknown, { of }: { of: number }) => of });
Object.assign(root.since as object, {
  resolve: (_: unknown, { day }: { day: Date | null }) =>
    day === null ? 'never' : String(day.getUTCFullYear()),
});
Object.assign(root.asked as object, {
  resolve: (_: unknown, { by }: { by: object }) => JSON.stringify(by),
});

async function execute(query: string, timeoutMs: number, variables?: Record<string, unknown>) {
  const { executor } = await compiledGateway(schema, createLogger('silent'), timeoutMs).load({ apollo: {} });
  const document = parse(query);
  const given = {
    document,
    queryHash: query,
    request: { variables },
    context: { requestId: 'r' },
    operation: document.definitions[0],
  };
  return executor?.(given as unknown as Parameters<NonNullable<typeof executor>>[0]);
}

describe('the compiled executor', () => {
  it('gives up an operation that takes too long, and says why', async () => {
    expect(await execute('{ fast }', 50)).toEqual({ data: { fast: 'soon' } });
    expect(await execute('{ slow }', 5_000)).toEqual({ data: { slow: 'late' } });
    await expect(execute('{ slow }', 50)).rejects.toMatchObject({
      ...{ code: 'QUERY_TOO_COMPLEX', messageEn: expect.stringMatching(/execution time in ms.*50/) },
    });
  });

  it('takes the default of a variable that was left out, as if it had been sent', async () => {
    const asked = async (query: string, variables?: Record<string, unknown>) =>
      (await execute(query, 1_000, variables))?.data;
    const share = 'query($of: Float! = 0.9) { share(of: $of) }';
    expect(await asked(share)).toEqual({ share: 0.9 });
    expect(await asked(share, { of: 0.5 })).toEqual({ share: 0.5 });
    const since = 'query($day: Day = "2019-12-31") { since(day: $day) }';
    expect(await asked(since)).toEqual({ since: '2019' });
    expect(await asked(since, { day: '2020-06-30' })).toEqual({ since: '2020' });
    expect(await asked(since, { day: null })).toEqual({ since: 'never' });
    const by = 'query($by: Filter! = { since: "2019-12-31", sort: DOWN, sizes: [1, 2] }) { asked(by: $by) }';
    const filter = { since: '2019-12-31T00:00:00.000Z', sort: 'DOWN', sizes: [1, 2] };
    expect(JSON.parse((await asked(by))?.asked as string)).toEqual(filter);
    expect((await execute(share, 1_000, { of: null }))?.errors).toHaveLength(1);
  });

  it('keeps what was used last and forgets the rest', () => {
    const cache = new BoundedCache<string>(2);
    const made: string[] = [];
    const get = (key: string) =>
      cache.getOrMake(key, () => {
        made.push(key);
        return key;
      });
    for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) expect(get(key)).toBe(key);
    expect(made).toEqual(['a', 'b', 'c', 'b']);
    expect(cache.size).toBe(2);
  });
});
