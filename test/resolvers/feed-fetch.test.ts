import { overdueSince } from '../../src/services/fetching/overdue';
import { retryAt } from '../../src/services/fetching/retry-plan';
import { type Api, NOW, openApi } from '../server/api';
import { insert, insertFeed, insertFeedRun, json } from '../support/factories';

const FEED = `{ feed(slug: "far") { lastFetch { at status error messageZh messageEn httpStatus failures }
  nextFetchAt freshness { lastPublishedAt overdueSince } } }`;

describe('feeds that are fetched', () => {
  let api: Api;
  let officer: string;
  beforeAll(async () => {
    api = await openApi();
    const definition = json({ fetch: { url: 'https://data.example.cn/' } });
    await insertFeed(api.db, { slug: 'far', schedule: '30 9 * * *', definition });
    await insertFeed(api.db, { slug: 'near' });
    officer = await api.keyOf('DATA_OFFICER');
  });
  afterAll(() => api.close());

  it('tell when they are due before anything has come', async () => {
    const { data } = await api.ask(FEED, { key: officer });
    expect(data.feed).toEqual({
      ...{ lastFetch: null, nextFetchAt: '2019-07-01T01:30:00.000Z' },
      freshness: { lastPublishedAt: null, overdueSince: null },
    });
  });

  it('tell how the last attempt went, when it is tried again, and since when something is missing', async () => {
    await insertFeedRun(api.db, {
      feedSlug: 'far',
      queuedAt: '2019-06-27T01:30:05Z',
      finishedAt: '2019-06-27T01:31:00Z',
    });
    await insert(api.db, 'feed_fetch', {
      ...{
        feedSlug: 'far',
        status: 'FAILED',
        dueAt: '2019-06-30T01:30:00Z',
        url: 'https://data.example.cn/',
      },
      ...{ attemptedAt: '2019-06-30T03:59:00Z', httpStatus: 503, errorCode: 'FETCH_SERVER_TROUBLE' },
      ...{ messageZh: '暂时', messageEn: 'at the moment', failures: 4, failingSince: '2019-06-28T01:30:00Z' },
      ...{ retryAt: '2019-06-30T04:01:00Z', succeededAt: '2019-06-27T01:30:05Z' },
    });
    const { data } = await api.ask(FEED, { key: officer });
    expect(data.feed).toEqual({
      lastFetch: {
        ...{ at: '2019-06-30T03:59:00.000Z', status: 'FAILED', error: 'FETCH_SERVER_TROUBLE' },
        ...{ messageZh: '暂时', messageEn: 'at the moment', httpStatus: 503, failures: 4 },
      },
      nextFetchAt: '2019-06-30T04:01:00.000Z',
      freshness: { lastPublishedAt: '2019-06-27T01:31:00.000Z', overdueSince: '2019-06-28T01:30:00.000Z' },
    });
    const metrics = await (await api.send('/metrics')).text();
    expect(metrics).toContain('kejin_feed_fetch_failures{feed="far"} 4');
    expect(metrics).toContain('kejin_feed_fetch_last_success_timestamp_seconds{feed="far"} 1561599005');
    expect(await (await api.send('/readyz')).json()).toMatchObject({
      fetching: expect.stringMatching(/^1 feeds/),
    });
  });

  it('are fetched when somebody asks for it, once, and that is recorded', async () => {
    const run = (slug: string) =>
      api.ask(`mutation { runFeed(slug: "${slug}") { feed { slug } userErrors { code field } } }`, {
        key: officer,
      });
    expect((await run('far')).data.runFeed).toEqual({ feed: { slug: 'far' }, userErrors: [] });
    const [job] = await api.db.query<{ payload: object }>(
      `select payload from outbox where name = 'fetch-feed'`,
    );
    expect(job?.payload).toMatchObject({ feed: 'far', retries: 0, dueAt: NOW.toISOString() });
    const codes = [];
    for (const slug of ['far', 'near', 'nowhere']) codes.push((await run(slug)).data.runFeed.userErrors);
    expect(codes).toEqual(
      ['FETCH_IS_WAITING', 'FEED_NOT_FETCHED', 'UNKNOWN_FEED'].map((code) => [{ code, field: ['slug'] }]),
    );
    const records = await api.db.query(
      `select content::jsonb ->> 'subject' as subject from audit_record
       where content::jsonb ->> 'action' = 'FETCH_REQUESTED'`,
    );
    expect(records).toEqual([{ subject: 'feed:far' }]);
  });
});

describe('trying again', () => {
  const now = new Date('2026-08-15T00:00:00Z');
  const secondsTo = (given: object) => {
    const failure = { isRetryable: true, retries: 0, failures: 1, waitMs: null, nextDueAt: null, now };
    const at = retryAt({ ...failure, ...given });
    return at === null ? null : (at.getTime() - now.getTime()) / 1000;
  };

  it('comes later each time, and ends', () => {
    expect([0, 1, 2, 3, 4, 5].map((retries) => secondsTo({ retries }))).toEqual([
      60,
      240,
      960,
      3600,
      3600,
      null,
    ]);
    expect(secondsTo({ failures: 6 })).toBeNull();
    expect(secondsTo({ isRetryable: false })).toBeNull();
  });

  it('waits as long as the source asks, but not past the next due time', () => {
    expect(secondsTo({ waitMs: 600_000 })).toBe(600);
    expect(secondsTo({ waitMs: 1_000 })).toBe(60);
    expect(secondsTo({ nextDueAt: new Date(now.getTime() + 30_000) })).toBeNull();
    expect(secondsTo({ nextDueAt: new Date(now.getTime() + 90_000) })).toBe(60);
  });
});

describe('being overdue', () => {
  const at = (text: string) => new Date(text);
  const since = (success: string | null, now: string, never: string | null = null) =>
    overdueSince('30 9 * * *', {
      ...{ successes: [success === null ? null : at(success)], never: never === null ? null : at(never) },
      now: at(now),
    })?.toISOString() ?? null;

  it('begins at the due time that brought nothing, an hour after it', () => {
    expect(since('2026-08-14T01:30:10Z', '2026-08-15T02:29:59Z')).toBeNull();
    expect(since('2026-08-14T01:30:10Z', '2026-08-15T02:30:00Z')).toBe('2026-08-15T01:30:00.000Z');
    expect(since('2026-08-14T01:30:10Z', '2026-08-18T00:00:00Z')).toBe('2026-08-15T01:30:00.000Z');
  });

  it('begins with the first failure where nothing ever came, and never without a schedule', () => {
    expect(since(null, '2026-08-18T00:00:00Z')).toBeNull();
    expect(since(null, '2026-08-18T00:00:00Z', '2026-08-15T01:30:00Z')).toBe('2026-08-15T01:30:00.000Z');
    expect(
      overdueSince(null, { successes: [null], never: null, now: at('2026-08-18T00:00:00Z') }),
    ).toBeNull();
  });
});
