import { setTimeout as sleep } from 'node:timers/promises';
import { createClient } from 'graphql-sse';
import { globalId } from '../../src/entities/node';
import { hashOf } from '../../src/services/access/key-secret';
import { runWatchOf } from '../../src/services/ingestion/run-watch';
import { insertFeed, insertFeedRun } from '../support/factories';
import { type Api, bearer, NOW, openApi, statementsOf } from './api';
import { type EventStream, openStream, refusalOf } from './event-stream';

const FOLLOW = 'subscription ($id: ID!) { feedRun(id: $id) { status rowsDone fileName feed { slug } } }';
const LIMITS = { maxStreams: 6, maxStreamsOfCaller: 3, heartbeatMs: 150, totalMs: 60_000 };

describe('following a run', () => {
  let api: Api;
  let key: string;
  let runId: string;
  let id: string;
  const opened: EventStream[] = [];

  beforeAll(async () => {
    api = await openApi({ streamLimits: LIMITS, now: () => NOW });
    await insertFeed(api.db);
  });
  afterAll(() => api.close());
  beforeEach(async () => {
    key = await api.keyOf('DATA_OFFICER');
    const run = await insertFeedRun(api.db, { status: 'QUEUED', finishedAt: null });
    runId = run.id as string;
    id = globalId('FeedRun', runId);
  });
  afterEach(async () => {
    for (const stream of opened.splice(0)) stream.leave();
    await until(() => runWatchOf(api.db).size === 0);
  });

  const until = async (isSo: () => boolean | Promise<boolean>) => {
    for (let i = 0; i < 100 && !(await isSo()); i += 1) await sleep(50);
    expect(await isSo()).toBe(true);
  };
  const follow = async (given: { key?: string | undefined; headers?: Record<string, string> } = { key }) => {
    const stream = await openStream(api, FOLLOW, { ...given, variables: { id } });
    opened.push(stream);
    return stream;
  };
  const set = (status: string, rowsDone: number) =>
    api.db.query('update feed_run set status = $2, rows_done = $3 where id = $1', [runId, status, rowsDone]);
  const state = (status: string, rowsDone: number) => ({
    event: 'next',
    data: { data: { feedRun: expect.objectContaining({ status, rowsDone }) } },
  });
  const COMPLETE = { event: 'complete', data: null };

  it('tells it as it is, then each change, and ends with the last', async () => {
    const stream = await follow();
    expect([stream.status, stream.headers.get('content-type')]).toEqual([
      200,
      'text/event-stream; charset=utf-8',
    ]);
    expect(stream.headers.get('cache-control')).toBe('no-store, no-transform');
    expect(await stream.next()).toEqual(state('QUEUED', 0));
    await set('RUNNING', 400);
    expect(await stream.next()).toEqual(state('RUNNING', 400));
    await set('RUNNING', 900);
    expect(await stream.next()).toEqual(state('RUNNING', 900));
    await set('PUBLISHED', 1_000);
    expect(await stream.rest()).toEqual([state('PUBLISHED', 1_000), COMPLETE]);
  });

  it.each(['FAILED', 'UNCHANGED', 'CHECKED', 'AWAITING_REVIEW'])(
    'ends at once with one that is %s',
    async (status) => {
      await set(status, 7);
      expect(await (await follow()).rest()).toEqual([state(status, 7), COMPLETE]);
    },
  );

  it('says nothing while nothing changes, but that the line is open', async () => {
    const stream = await follow();
    await stream.next();
    await sleep(700);
    await set('FAILED', 0);
    expect(await stream.next()).toEqual(state('FAILED', 0));
    expect(stream.text().match(/^:$/gm)?.length).toBeGreaterThan(3);
    expect(stream.text().match(/event: next/g)).toHaveLength(2);
  });

  it('speaks the protocol of graphql-sse', async () => {
    const client = createClient({ url: `${api.url}/graphql/stream`, headers: bearer(key), retryAttempts: 0 });
    const told: unknown[] = [];
    const following = (async () => {
      for await (const event of client.iterate({ query: FOLLOW, variables: { id } })) {
        told.push(event.data?.feedRun);
        if (told.length === 1) await set('PUBLISHED', 3);
      }
    })();
    await following;
    expect(told).toMatchObject([{ status: 'QUEUED' }, { status: 'PUBLISHED', rowsDone: 3 }]);
    client.dispose();
  });

  it('takes the key of the run as well as its id, and fields by aliases and fragments', async () => {
    await set('FAILED', 0);
    const query = `subscription Follow($id: ID!) { run: feedRun(id: $id) { ...Part } } fragment Part on FeedRun { id status }`;
    const stream = await openStream(api, query, { key, variables: { id: runId }, operationName: 'Follow' });
    expect((await stream.rest())[0]).toEqual({
      event: 'next',
      data: { data: { run: { id, status: 'FAILED' } } },
    });
  });

  it('reads the rows of all who follow with one statement at a time', async () => {
    const streams = [await follow(), await follow(), await follow()];
    for (const stream of streams) await stream.next();
    const statements = await statementsOf(api.db, () => sleep(1_600));
    expect(statements.filter((sql) => sql.includes('xmin')).length).toBeLessThanOrEqual(4);
    expect(statements.filter((sql) => !sql.includes('xmin'))).toEqual([]);
  });

  it('stops reading when nobody listens any more', async () => {
    const stream = await follow();
    await stream.next();
    expect(runWatchOf(api.db).size).toBe(1);
    stream.leave();
    await until(() => runWatchOf(api.db).size === 0);
    expect(await statementsOf(api.db, () => sleep(1_200))).toEqual([]);
    expect(await (await api.send('/metrics')).text()).toMatch(/^kejin_live_streams 0$/m);
  });

  it('is for those who hand in files, within their regions', async () => {
    const codesOf = async (given: { key?: string | undefined }) =>
      (await (await follow(given)).rest()).map(
        ({ event, data }) => data?.errors?.[0].extensions.code ?? event,
      );
    expect(await codesOf({ key: undefined })).toEqual(['NOT_SIGNED_IN', 'complete']);
    for (const role of ['READER', 'PLANNER', 'BANK'] as const) {
      expect(await codesOf({ key: await api.keyOf(role) })).toEqual(['NOT_ALLOWED', 'complete']);
    }
    await set('FAILED', 0);
    expect(await codesOf({ key: await api.keyOf('ADMINISTRATOR') })).toEqual(['next', 'complete']);
    await api.db.query(`update feed_run set asked_by = 'key:x', asked_regions = '{620921}' where id = $1`, [
      runId,
    ]);
    const elsewhere = await api.keyOf('DATA_OFFICER', { regionCodes: ['410600'] });
    expect(await codesOf({ key: elsewhere })).toEqual(['UNKNOWN_RUN', 'complete']);
    for (const unknown of [
      'x',
      globalId('FeedRun', '00000000-0000-4000-8000-000000000000'),
      globalId('Plan', 'hebi'),
      '',
    ]) {
      id = unknown;
      expect(await codesOf({ key })).toEqual(['UNKNOWN_RUN', 'complete']);
    }
  });

  it('ends when the key is revoked meanwhile', async () => {
    const stream = await follow();
    await stream.next();
    await api.db.query('update api_key set revoked_at = $2 where hash = $1', [hashOf(key), NOW]);
    await set('RUNNING', 1);
    const [refusal, ...more] = await stream.rest();
    expect(refusal?.data.errors[0].extensions.code).toBe('KEY_REVOKED');
    expect(more).toEqual([COMPLETE]);
  });

  it('works with the cookie of a browser, and only from its own pages', async () => {
    const answer = await api.send('/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ key }),
    });
    const cookie = (answer.headers.get('set-cookie') ?? '').split(';')[0] as string;
    const ours = { cookie, 'sec-fetch-site': 'same-origin' };
    const stream = await follow({ headers: ours });
    expect(await stream.next()).toEqual(state('QUEUED', 0));
    const other = await follow({ headers: { ...ours, 'sec-fetch-site': 'same-site' } });
    expect((await other.next())?.data.errors[0].extensions.code).toBe('NOT_SIGNED_IN');
    await api.db.query('delete from sign_in');
    await set('RUNNING', 1);
    expect((await stream.next())?.data.errors[0].extensions.code).toBe('SESSION_ENDED');
  });

  it('is bounded: streams of one caller, of all, and how long each lasts', async () => {
    for (let i = 0; i < LIMITS.maxStreamsOfCaller; i += 1) await (await follow()).next();
    const one = await follow();
    expect(await refusalOf(one)).toEqual([429, ['TOO_MANY_STREAMS']]);
    expect(one.headers.get('content-type')).toMatch(/^application\/json/);
    const other = { key: await api.keyOf('DATA_OFFICER') };
    for (let i = 0; i < 3; i += 1) await (await follow(other)).next();
    expect(await refusalOf(await follow({ key: await api.keyOf('DATA_OFFICER') }))).toEqual([
      429,
      ['TOO_MANY_STREAMS'],
    ]);
    opened.shift()?.leave();
    await until(() => runWatchOf(api.db).size === LIMITS.maxStreams - 1);
    expect((await follow()).status).toBe(200);

    const brief = await openApi({ streamLimits: { totalMs: 300 } });
    await insertFeed(brief.db);
    const run = await insertFeedRun(brief.db, { status: 'RUNNING', finishedAt: null });
    const given = { key: await brief.keyOf('DATA_OFFICER'), variables: { id: run.id } };
    const events = await (await openStream(brief, FOLLOW, given)).rest();
    expect(events.map(({ event }) => event)).toEqual(['next', 'complete']);
    await brief.close();
  });

  it('ends in order when the server closes', async () => {
    const closing = await openApi();
    await insertFeed(closing.db);
    const run = await insertFeedRun(closing.db, { status: 'RUNNING', finishedAt: null });
    const given = { key: await closing.keyOf('DATA_OFFICER'), variables: { id: run.id } };
    const stream = await openStream(closing, FOLLOW, given);
    await stream.next();
    const started = Date.now();
    const [events] = await Promise.all([stream.rest(), closing.close()]);
    expect(events).toEqual([COMPLETE]);
    expect(Date.now() - started).toBeLessThan(2_500);
  });

  it('says what is wrong with a request before anything is streamed', async () => {
    const refused = async (query: string, more = {}) =>
      refusalOf(await openStream(api, query, { key, variables: { id }, ...more }));
    expect(await refused('subscription {')).toEqual([400, ['GRAPHQL_PARSE_FAILED']]);
    expect(await refused('subscription { nothing }')).toEqual([400, ['GRAPHQL_VALIDATION_FAILED']]);
    expect(await refused(FOLLOW, { variables: {} })).toEqual([400, ['BAD_USER_INPUT']]);
    expect(await refused(FOLLOW, { operationName: 'Other' })).toEqual([
      400,
      ['OPERATION_RESOLUTION_FAILURE'],
    ]);
    expect(await refused('{ viewer { role } }')).toEqual([400, ['SUBSCRIPTIONS_ONLY']]);
    expect(await refused('mutation { runFeed(slug: "x") { userErrors { code } } }')).toEqual([
      400,
      ['SUBSCRIPTIONS_ONLY'],
    ]);
    const deep = `subscription { feedRun(id: "x") { ${'feed { runs { nodes { '.repeat(8)} id ${'} } }'.repeat(8)} } }`;
    expect((await refused(deep))[1]).toContain('QUERY_TOO_COMPLEX');
    for (const [body, type, status] of [
      ['x', 'text/plain', 415],
      ['{"query": "subscription { feedRun(id: 1) { id } }"}', 'text/plain', 415],
      ['query=x', 'application/x-www-form-urlencoded', 415],
      ['[]', 'application/json', 400],
      ['{}', 'application/json', 400],
      ['{"query": 1}', 'application/json', 400],
      ['{"query": "x", "variables": []}', 'application/json', 400],
    ] as const) {
      const headers = { ...bearer(key), 'content-type': type };
      const answer = await api.send('/graphql/stream', { method: 'POST', headers, body });
      expect([body, answer.status]).toEqual([body, status]);
      expect(await answer.json()).toMatchObject({
        errors: [{ extensions: { messageZh: expect.any(String) } }],
      });
    }
    expect((await api.send('/graphql/stream', { headers: bearer(key) })).status).toBe(404);
  });

  it('is told the way where it is asked for like a query', async () => {
    const answer = await api.ask(FOLLOW, { key, variables: { id } });
    expect([answer.status, answer.errors[0].extensions.code]).toEqual([400, 'SUBSCRIPTION_ELSEWHERE']);
    expect(answer.errors[0].message).toContain('POST /graphql/stream');
  });
});
