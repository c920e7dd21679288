import { readFile } from 'node:fs/promises';
import { hashSource } from '../../src/server/page-policy';
import { SCHEMA_FILE } from '../../src/server/write-schema';
import { insert, insertFeed, insertFeedRun, json } from '../support/factories';
import { type Api, openApi } from './api';

describe('probes', () => {
  let api: Api;
  let queueIsUp = true;
  const jobs = {
    stats: async () => {
      if (!queueIsUp) throw new Error('connect ECONNREFUSED');
      const counts = { waiting: 2, active: 1, delayed: 0, failed: 0 };
      return {
        ...{ backend: 'redis' as const, queues: { 'feed-ingest': counts } },
        outbox: { waiting: 7, oldestSeconds: 3, deadLetters: 1 },
      };
    },
  };
  beforeAll(async () => {
    api = await openApi({ jobs });
  });
  afterAll(() => api.close());
  afterEach(() => {
    jest.restoreAllMocks();
    queueIsUp = true;
  });

  const ready = async () => {
    const answer = await api.send('/readyz');
    return {
      status: answer.status,
      retryAfter: answer.headers.get('retry-after'),
      body: await answer.json(),
    };
  };

  it('is alive at once, and ready once a catalogue has been loaded', async () => {
    expect(await (await api.send('/livez')).json()).toEqual({ status: 'alive' });
    expect(await ready()).toEqual({
      status: 503,
      retryAfter: '5',
      body: {
        status: 'not ready',
        checks: {
          ...{ database: { ready: true }, queue: { ready: true }, migrations: { ready: true } },
          catalogue: { ready: false, reason: 'no catalogue has been loaded' },
        },
      },
    });
    await insert(api.db, 'catalogue_load', { contentHash: 'x', counts: json({}) });
    expect(await ready()).toMatchObject({ status: 200, retryAfter: null, body: { status: 'ready' } });
  });

  it('names the part that is not there, and lives on', async () => {
    queueIsUp = false;
    const without = await ready();
    expect([without.status, without.body]).toMatchObject([
      503,
      { checks: { queue: { ready: false, reason: 'connect ECONNREFUSED' } } },
    ]);
    queueIsUp = true;
    jest.spyOn(api.db.dataSource, 'showMigrations').mockResolvedValue(true);
    expect((await ready()).body).toMatchObject({ checks: { migrations: { ready: false } } });
    jest.spyOn(api.db.pool, 'query').mockImplementation(() => new Promise(() => undefined));
    const hanging = await ready();
    expect([hanging.status, hanging.body]).toMatchObject([503, { checks: { database: { ready: false } } }]);
    expect((await api.send('/livez')).status).toBe(200);
  });

  it('counts requests, operations, queues, runs and stale targets for Prometheus', async () => {
    await insertFeed(api.db);
    await insertFeedRun(api.db, { status: 'FAILED' });
    await api.ask('{ __typename }');
    await api.ask('{ nothing }');
    await api.ask('{ feed(slug: "x") { slug } }');
    const answer = await api.send('/metrics');
    const text = await answer.text();
    expect(answer.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
    const expected = [
      ...['process_cpu_seconds_total', 'nodejs_eventloop_lag_seconds'],
      'kejin_http_request_duration_seconds_count{method="POST",route="/graphql",status="200"} 2',
      'kejin_graphql_operations_total{type="query",outcome="ok"} 1',
      'kejin_graphql_operations_total{type="none",outcome="refused"} 1',
      'kejin_graphql_operations_total{type="query",outcome="errors"} 1',
      'kejin_queue_jobs{queue="feed-ingest",state="waiting"} 2',
      ...['kejin_outbox_waiting 7', 'kejin_dead_letters 1', 'kejin_stale_targets 0'],
      ...['kejin_feed_runs{status="FAILED"} 1', 'kejin_up{part="database"} 1'],
    ];
    for (const line of expected) expect(text).toContain(line);
    queueIsUp = false;
    expect(await (await api.send('/metrics')).text()).toContain('kejin_up{part="queue"} 0');
  });
});

describe('pages', () => {
  let api: Api;
  beforeAll(async () => {
    api = await openApi();
  });
  afterAll(() => api.close());

  it('brings GraphiQL along, allowed by the hash of its own script and by nothing else', async () => {
    const answer = await api.send('/graphiql');
    const html = await answer.text();
    const allowed = answer.headers.get('content-security-policy') as string;
    const script = html.slice(html.indexOf('<script>') + 8, html.lastIndexOf('</script>'));
    expect(script.length).toBeGreaterThan(1_000_000);
    expect(allowed).toContain(hashSource(script));
    expect(allowed).not.toMatch(/https?:|\*|unsafe-eval|script-src[^;]*unsafe-inline/);
    expect(html).not.toMatch(/<(script|link|img)[^>]*(src|href)="(https?:)?\/\//);
    expect(html).toContain('query HebiProgress');
    const plain = await api.send('/graphiql', { headers: { 'accept-encoding': 'identity' } });
    expect(plain.headers.get('content-encoding')).toBeNull();
    expect(await plain.text()).toBe(html);
  });

  it('sends a browser that visits the API to GraphiQL', async () => {
    const answer = await api.send('/graphql', { redirect: 'manual', headers: { accept: 'text/html,*/*' } });
    expect([answer.status, answer.headers.get('location')]).toEqual([302, '/graphiql']);
  });

  it('serves the schema that is checked in', async () => {
    const answer = await api.send('/schema.graphql');
    expect(await answer.text()).toBe(await readFile(SCHEMA_FILE, 'utf8'));
  });
});
