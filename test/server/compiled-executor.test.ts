import { buildSchema, type GraphQLObjectType, parse } from 'graphql';
import { createLogger } from '../../src/log';
import { BoundedCache } from '../../src/server/bounded-cache';
import { compiledGateway } from '../../src/server/compiled-executor';

const schema = buildSchema('type Query { slow: String fast: String }');
const root = (schema.getQueryType() as GraphQLObjectType).getFields();
Object.assign(root.slow as object, {
  resolve: () => new Promise((resolve) => setTimeout(resolve, 500, 'late')),
});
Object.assign(root.fast as object, { resolve: () => 'soon' });

async function execute(query: string, timeoutMs: number) {
  const { executor } = await compiledGateway(schema, createLogger('silent'), timeoutMs).load({ apollo: {} });
  const document = parse(query);
  const given = {
    document,
    queryHash: query,
    request: {},
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
