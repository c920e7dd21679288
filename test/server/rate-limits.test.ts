import { MAX_COST } from '../../src/schema/limits';
import { ROUTE_COSTS } from '../../src/server/rate-limits';
import { insertFeed, insertRegion } from '../support/factories';
import { type Api, bearer, type GraphqlAnswer, openApi } from './api';

const LIMIT = 1_000;
/** Costs 1 for the request, 1 for the field and 1 for each of 100 nodes and the list of them. */
const HUNDRED = '{ regions(first: 100) { nodes { code } } }';

describe('rate limits', () => {
  let api: Api;
  beforeEach(async () => {
    api = await openApi({ config: { rateCostPerMinute: LIMIT, trustedProxies: ['127.0.0.1'] } });
    await insertRegion(api.db);
  });
  afterEach(() => api.close());

  const headersOf = ({ headers }: { headers: Headers }) => ({
    limit: Number(headers.get('ratelimit-limit')),
    remaining: Number(headers.get('ratelimit-remaining')),
    reset: Number(headers.get('ratelimit-reset')),
    policy: headers.get('ratelimit-policy'),
    retryAfter: headers.get('retry-after'),
  });
  const askUntilRefused = async (ask: () => Promise<GraphqlAnswer>, most = 30) => {
    const answers: GraphqlAnswer[] = [];
    while (answers.length < most && answers.at(-1)?.status !== 429) answers.push(await ask());
    return answers;
  };

  it('take what a query asks for, and say what is left', async () => {
    const key = await api.keyOf('READER');
    const small = headersOf(await api.ask('{ viewer { role } }', { key }));
    expect(small).toMatchObject({ limit: LIMIT, policy: `${LIMIT};w=60`, retryAfter: null });
    expect(small.remaining).toBe(LIMIT - 3);
    expect(small.reset).toBeGreaterThan(0);
    expect(small.reset).toBeLessThanOrEqual(60);
    const large = headersOf(await api.ask(HUNDRED, { key }));
    expect(small.remaining - large.remaining).toBeGreaterThan(100);
  });

  it('refuse before anything is executed, in both languages, with when to come back', async () => {
    const key = await api.keyOf('READER');
    const answers = await askUntilRefused(() => api.ask(HUNDRED, { key }));
    expect(answers.length).toBeGreaterThan(5);
    const last = answers.at(-1) as GraphqlAnswer;
    expect([last.status, last.data]).toEqual([429, undefined]);
    const { retryAfter } = headersOf(last);
    expect(Number(retryAfter)).toBeGreaterThan(0);
    expect(last.errors).toEqual([
      {
        message: `Too much was asked for: try again in ${retryAfter} seconds`,
        extensions: {
          ...{ code: 'RATE_LIMITED', retryable: true },
          messageEn: `Too much was asked for: try again in ${retryAfter} seconds`,
          messageZh: `请求过于频繁，请在 ${retryAfter} 秒后重试`,
        },
        ...('locations' in last.errors[0] ? { locations: last.errors[0].locations } : {}),
      },
    ]);
    const other = await api.ask(HUNDRED, { key: await api.keyOf('READER') });
    expect([other.status, other.data.regions.nodes.length]).toEqual([200, 1]);
  });

  it('count a key wherever it is used, and a stranger by its address', async () => {
    const key = await api.keyOf('READER');
    const at = (address: string, more: object = {}) =>
      api.ask('{ viewer { role } }', { headers: { 'x-forwarded-for': address }, ...more });
    const left = async (address: string, more: object = {}) => headersOf(await at(address, more)).remaining;
    expect(await left('192.0.2.1', { key })).toBe(LIMIT - 3);
    expect(await left('192.0.2.2', { key })).toBe(LIMIT - 6);
    expect(headersOf(await at('192.0.2.1'))).toMatchObject({ limit: LIMIT / 10, remaining: LIMIT / 10 - 3 });
    expect(await left('::ffff:192.0.2.1')).toBe(LIMIT / 10 - 6);
    expect(await left('2001:db8::1')).toBe(LIMIT / 10 - 3);
    expect(await left('2001:db8::2')).toBe(LIMIT / 10 - 6);
    expect(await left('2001:db8:0:1::1')).toBe(LIMIT / 10 - 3);
  });

  it('let what costs more than a whole minute pass once, when little else was asked', async () => {
    const query = '{ regions(first: 200) { nodes { code nameZh nameEn level validFrom validTo } } }';
    const roomy = await openApi();
    const { remaining, limit } = headersOf(await roomy.ask(query, { key: await roomy.keyOf('READER') }));
    expect(limit - remaining).toBeGreaterThan(LIMIT);
    expect(limit / 10).toBeGreaterThan(MAX_COST);
    await roomy.close();
    const key = await api.keyOf('READER');
    const answers = await askUntilRefused(() => api.ask(query, { key }));
    expect(answers.map(({ status }) => status)).toEqual([200, 429]);
  });

  it('count malformed requests too', async () => {
    const answers = await askUntilRefused(() => api.ask('{ nonsense'), 150);
    expect(answers).toHaveLength(LIMIT / 10 + 1);
    expect(answers.at(-1)?.errors[0].extensions).toMatchObject({ code: 'RATE_LIMITED' });
    expect(Number(headersOf(answers.at(-1) as GraphqlAnswer).retryAfter)).toBeGreaterThan(0);
  });

  it('count uploads and questions about runs at a flat cost', async () => {
    await insertFeed(api.db);
    const key = await api.keyOf('DATA_OFFICER');
    const headers = { ...bearer(key), 'content-type': 'text/csv' };
    const run = await api.send('/feeds/runs/x', { headers });
    expect(headersOf(run).remaining).toBe(LIMIT - ROUTE_COSTS.FEED_RUN);
    const send = () => api.send('/feeds/local-long', { method: 'POST', headers, body: 'a,b\n1,2\n' });
    const taken = await send();
    expect(taken.status).toBe(202);
    expect(headersOf(taken).remaining).toBe(LIMIT - ROUTE_COSTS.FEED_RUN - LIMIT * 0.9);
    const refused = await send();
    expect(refused.status).toBe(429);
    expect(await refused.json()).toMatchObject({ code: 'RATE_LIMITED', retryable: true });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  });
});
