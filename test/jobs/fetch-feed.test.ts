import type { Database } from '../../src/db/database';
import type { Jobs } from '../../src/jobs/start-jobs';
import { BY_HAND } from '../../src/services/audit/doer';
import { requestFetch } from '../../src/services/fetching/request-fetch';
import {
  type FileServer,
  HOST,
  LOOPBACK,
  localResolve,
  openFileServer,
} from '../services/fetching/file-server';
import { definitionOf, HEADER, insertAll } from '../services/ingestion/feed-rows';
import { openTestDatabase } from '../support/database';
import { BACKENDS, closeWithQueues, openTestBackend, startTestJobs, until } from './queue-fixture';

const SETTLE_MS = 20_000;
const csvOf = (value: number) => `${HEADER}\n鹤壁市,专利授权量,2019-05,${value},件,\n`;

describe.each(BACKENDS)('fetching feeds through %s', (_name, redisUrl) => {
  let db: Database;
  let files: FileServer;
  let jobs: Jobs | undefined;
  beforeEach(async () => {
    [db, files] = await Promise.all([
      openTestDatabase(10),
      openFileServer((_asked, answer) => answer.end(csvOf(60))),
    ]);
    await insertAll(db);
  });
  afterEach(async () => {
    await jobs?.stop();
    jobs = undefined;
    await Promise.all([closeWithQueues(db, redisUrl), files.close()]);
  });

  const start = async (now?: () => Date) => {
    const settings = { hosts: [`http://${HOST}:${files.port}`], privateNetworks: LOOPBACK };
    jobs = await startTestJobs(db, redisUrl, {
      config: { fetch: { ...settings, secrets: new Map([['TOKEN', 's3cret']]) } },
      wire: { resolve: localResolve },
      ...(now ? { now } : {}),
    });
    return jobs;
  };
  const plan = async (schedule: string | null, fetch: object = {}) => {
    const wanted = { url: `${files.origin}/{year}/june.csv`, ...fetch };
    const definition = definitionOf({ fetch: wanted, ...(schedule ? { schedule } : {}) });
    await db.query('update feed set schedule = $1, definition = $2, definition_hash = $3', [
      ...[schedule, JSON.stringify(definition), JSON.stringify(definition).length],
    ]);
  };
  const standing = async () => (await db.query('select * from feed_fetch'))[0] as Record<string, unknown>;
  const figures = async () =>
    (await db.query<{ value: string }>('select value from observation order by published_at, id')).map(
      ({ value }) => value,
    );
  const fetchNow = async () => {
    expect(await requestFetch(db, 'bureau', BY_HAND())).toMatchObject({ key: expect.any(String) });
    await (jobs as Jobs).settle(SETTLE_MS);
  };

  it('fetches by the schedule, publishes, and changes nothing while the source has nothing new', async () => {
    files.answer = ({ headers }, answer) => {
      if (headers['if-none-match'] === '"v1"') answer.writeHead(304).end();
      else answer.setHeader('etag', '"v1"').end(csvOf(60));
    };
    await plan('* * * * * *', { headers: { authorization: 'Bearer $' + '{secret:TOKEN}' } });
    await start();
    await until(async () => (await figures()).length === 1);
    await until(async () => (await standing()).status === 'UNCHANGED');
    expect(await figures()).toEqual(['60']);
    expect(await standing()).toMatchObject({
      ...{ http_status: 304, failures: 0, etag: '"v1"', error_code: null, failing_since: null },
    });
    expect(files.asked[0]?.headers.authorization).toBe('Bearer s3cret');
    expect(files.asked[0]?.path).toBe(`/${new Date().getFullYear()}/june.csv`);
    const runs = await db.query('select received_from, file_name, actor from feed_batch');
    const url = `${files.origin}/${new Date().getFullYear()}/june.csv`;
    expect(runs).toEqual([{ received_from: url, file_name: 'june.csv', actor: 'system:fetch' }]);
    const all = JSON.stringify(await db.query('select key, payload from outbox'));
    expect(all).not.toContain('s3cret');
    const keys = await db.query<{ key: string }>(`select key from outbox where name = 'fetch-feed'`);
    expect(keys.length).toBeLessThanOrEqual(files.asked.length + 1);
  });

  it('asks once for a due time, however many processes remember it', async () => {
    await plan('0 0 1 1 *');
    await start();
    const backend = await openTestBackend(db, redisUrl);
    const queue = backend.openQueue('feed-fetch');
    const data = { key: 'x', payload: { feed: 'bureau' } };
    await queue.addBulk([1, 2, 3].map((n) => ({ name: 'fetch-due', data, opts: { jobId: `due-${n}` } })));
    await until(
      async () => (await queue.getJobCounts('completed')).completed === 3 || (await figures()).length > 0,
    );
    await until(async () => (await figures()).length > 0);
    await (jobs as Jobs).settle(SETTLE_MS);
    expect(files.asked).toHaveLength(1);
    await queue.close();
    await backend.close();
  });

  it('keeps a scheduler for each scheduled feed and drops those of others', async () => {
    await plan('30 9 * * *');
    await start();
    const backend = await openTestBackend(db, redisUrl);
    const queue = backend.openQueue('feed-fetch');
    const schedulers = async () =>
      (await queue.getJobSchedulers())
        .filter(({ key }) => key.startsWith('fetch-'))
        .map(({ key, pattern, tz }) => [key, pattern, tz]);
    await until(async () => (await schedulers()).length === 1);
    expect(await schedulers()).toEqual([['fetch-bureau', '30 9 * * *', 'Asia/Shanghai']]);
    await plan('31 9 * * *');
    await until(async () => (await schedulers())[0]?.[1] === '31 9 * * *');
    await queue.removeJobScheduler('fetch-bureau');
    await until(async () => (await schedulers()).length === 1);
    await plan(null);
    await until(async () => (await schedulers()).length === 0);
    await queue.close();
    await backend.close();
  });

  it('makes up for what fell due while nobody was at work', async () => {
    await plan('0 9 * * *');
    await start();
    await fetchNow();
    await jobs?.stop();
    const later = new Date(Date.now() + 3 * 86_400_000);
    files.answer = (_asked, answer) => answer.end(csvOf(64));
    await start(() => later);
    await until(async () => (await figures()).length === 2);
    expect(await figures()).toEqual(['60', '64']);
  });

  it('tries again after an outage, and tells of it meanwhile', async () => {
    let isDown = true;
    files.answer = (_asked, answer) => (isDown ? answer.writeHead(503).end() : answer.end(csvOf(60)));
    await plan(null);
    await start();
    await fetchNow();
    await until(async () => Number((await standing()).failures) >= 2);
    expect(await standing()).toMatchObject({
      ...{ status: 'FAILED', error_code: 'FETCH_SERVER_TROUBLE', http_status: 503, succeeded_at: null },
      ...{ failing_since: expect.any(Date), message_zh: expect.stringContaining('暂时不能提供文件') },
    });
    isDown = false;
    await until(async () => (await figures()).length === 1);
    await until(async () => (await standing()).status === 'FETCHED');
    expect(await standing()).toMatchObject({ failures: 0, failing_since: null, retry_at: null });
  });

  it('gives up on a due time after its tries, and never tries what cannot get better', async () => {
    files.answer = (_asked, answer) => answer.writeHead(403).end('<html>UrlACL</html>');
    await plan(null);
    await start();
    await fetchNow();
    expect(await standing()).toMatchObject({ error_code: 'FETCH_TURNED_AWAY', failures: 1, retry_at: null });
    expect(files.asked).toHaveLength(1);
    await plan(null, { url: 'https://elsewhere.example.cn/x' });
    await fetchNow();
    expect(await standing()).toMatchObject({ error_code: 'FETCH_HOST_NOT_ALLOWED', failures: 2 });
    await plan(null, { headers: { authorization: '$' + '{secret:OTHER}' } });
    await fetchNow();
    expect(await standing()).toMatchObject({ error_code: 'FETCH_SECRET_MISSING', failures: 3 });
    expect(files.asked).toHaveLength(1);
    expect(await db.query('select 1 from dead_letter')).toEqual([]);
  });

  it('asks for the whole file again when its last run failed or the mapping has changed', async () => {
    files.answer = ({ headers }, answer) => {
      if (headers['if-none-match']) answer.writeHead(304).end();
      else answer.setHeader('etag', '"v1"').end('<html>maintenance</html>');
    };
    await plan(null);
    await start();
    await fetchNow();
    expect(await db.query('select status from feed_run')).toEqual([{ status: 'FAILED' }]);
    await fetchNow();
    expect(files.asked.map(({ headers }) => headers['if-none-match'])).toEqual([undefined, undefined]);
    expect(await standing()).toMatchObject({ status: 'UNCHANGED', http_status: 200 });
  });

  it('leaves nothing of a file that breaks off', async () => {
    files.answer = (_asked, answer) => {
      answer.writeHead(200, { 'content-length': 1_000 });
      answer.write(csvOf(60), () => answer.destroy());
    };
    await plan(null);
    await start();
    await fetchNow();
    expect(await standing()).toMatchObject({ status: 'FAILED', error_code: 'FETCH_UNREACHABLE' });
    expect(await db.query('select 1 from raw_file')).toEqual([]);
  });

  it('refuses a second request while one is waiting', async () => {
    await plan(null);
    expect(await requestFetch(db, 'bureau', BY_HAND())).toMatchObject({ key: expect.any(String) });
    const codes = [];
    for (const slug of ['bureau', 'nobody', 'no\0body']) {
      const answer = await requestFetch(db, slug, BY_HAND());
      codes.push('refusal' in answer ? answer.refusal.code : 'ASKED');
    }
    expect(codes).toEqual(['FETCH_IS_WAITING', 'UNKNOWN_FEED', 'UNKNOWN_FEED']);
    await db.query(`update feed set definition = definition - 'fetch'`);
    expect(await requestFetch(db, 'bureau', BY_HAND())).toMatchObject({
      refusal: { code: 'FEED_NOT_FETCHED' },
    });
  });
});
