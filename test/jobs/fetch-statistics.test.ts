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
import { definitionOf, insertAll } from '../services/ingestion/feed-rows';
import { openTestDatabase } from '../support/database';
import { closeWithQueues, startTestJobs } from './queue-fixture';
import { CATALOGUE, INDICATOR, type Mood, PATH, statisticsApi } from './statistics-api';

const SETTLE_MS = 20_000;
const NOW = new Date('2019-08-15T01:30:00Z');

describe('the new API of the statistics database', () => {
  let db: Database;
  let files: FileServer;
  let jobs: Jobs;
  let mood: Mood = 'well';
  let clock = NOW;

  beforeAll(async () => {
    [db, files] = await Promise.all([openTestDatabase(10), openFileServer(statisticsApi(() => mood))]);
    await insertAll(db);
    await plan({});
    jobs = await startTestJobs(db, undefined, {
      config: {
        fetch: { hosts: [`http://${HOST}:${files.port}`], privateNetworks: LOOPBACK, secrets: new Map() },
      },
      wire: { resolve: localResolve },
      // Each attempt a day later; nothing is tried again within these tests.
      now: () => clock,
      timing: { refetchAfterMs: 3_600_000 },
    });
  });
  afterAll(async () => {
    await jobs.stop();
    await Promise.all([closeWithQueues(db, undefined), files.close()]);
  });

  const plan = async ({ path = PATH, dts = '{month-5}MM-{month-1}MM' }) => {
    const body = {
      ...{ cid: CATALOGUE, indicatorIds: [INDICATOR], daCatalogId: '', showType: '1', rootId: CATALOGUE },
      ...{ das: [{ text: '鹤壁市', value: '410600000000' }], dts: [dts] },
    };
    const definition = definitionOf({
      ...{ format: 'nbs-v2', layout: 'auto', columns: undefined, publishedAt: 'received' },
      indicators: { 专利授权量: { code: 'patents-granted', unit: '件' } },
      fetch: { url: `${files.origin}${path}`, method: 'POST', accept: 'application/json', body },
    });
    await db.query(`update feed set format = 'nbs-v2', definition = $1, definition_hash = 'nbs-v2'`, [
      JSON.stringify(definition),
    ]);
  };
  const fetchAs = async (how: Mood) => {
    mood = how;
    clock = new Date(clock.getTime() + 86_400_000);
    expect(await requestFetch(db, 'bureau', BY_HAND(clock))).toMatchObject({ key: expect.any(String) });
    await jobs.settle(SETTLE_MS);
    const [standing] = await db.query<{ status: string; error_code: string | null; failures: number }>(
      'select status, error_code, failures from feed_fetch',
    );
    return [standing?.status, standing?.error_code ?? null, standing?.failures];
  };
  const runs = () => db.query('select status, error_code from feed_run order by queued_at');
  const figures = async () =>
    (
      await db.query<{ text: string }>(
        `select concat_ws(' ', period, value, missing_reason, published_text) as text
         from observation where superseded_at is null order by period`,
      )
    ).map(({ text }) => text);

  it('is asked as its pages ask it, and what is not out yet is missing, never 0', async () => {
    expect(await fetchAs('well')).toEqual(['FETCHED', null, 0]);
    expect(JSON.parse(files.asked[0]?.body ?? '')).toMatchObject({
      ...{ dts: ['201903MM-201907MM'], das: [{ value: '410600000000' }], showType: '1' },
    });
    expect(await runs()).toEqual([{ status: 'PUBLISHED', error_code: null }]);
    const known = (await figures()).filter((line) => !/[A-Z]/.test(line));
    expect(known).toEqual([expect.stringMatching(/^2019-03 12 /), expect.stringMatching(/^2019-05 60 /)]);
  });

  it('brings nothing new with the same bytes, and a new vintage with others', async () => {
    expect(await fetchAs('well')).toEqual(['UNCHANGED', null, 0]);
    expect(await runs()).toHaveLength(1);
    expect(await fetchAs('revised')).toEqual(['FETCHED', null, 0]);
    expect(
      await db.query('select rows_revised, rows_new from feed_run order by queued_at desc limit 1'),
    ).toEqual([{ rows_revised: 1, rows_new: 0 }]);
  });

  it('may refuse with status 200: the run fails with its reason and changes nothing', async () => {
    const before = await figures();
    expect(await fetchAs('refusing')).toEqual(['FETCHED', null, 0]);
    expect((await runs()).at(-1)).toEqual({ status: 'FAILED', error_code: expect.any(String) });
    const codes = await db.query('select code from feed_reject order by id desc limit 1');
    expect(codes).toEqual([{ code: 'SOURCE_REPORTS_ERROR' }]);
    expect(await figures()).toEqual(before);
  });

  it('may be down, walled off, moved or asked badly, and comes back', async () => {
    const before = (await runs()).length;
    expect(await fetchAs('down')).toEqual(['FAILED', 'FETCH_SERVER_TROUBLE', 1]);
    expect(await fetchAs('walled')).toEqual(['FAILED', 'FETCH_TURNED_AWAY', 2]);
    await plan({ path: PATH.replace('stream/esData', 'getEsDataByCidAndDt') });
    expect(await fetchAs('well')).toEqual(['FAILED', 'FETCH_TURNED_AWAY', 3]);
    await plan({ dts: '{month-5}-{month}' });
    expect(await fetchAs('well')).toEqual(['FAILED', 'FETCH_SERVER_TROUBLE', 4]);
    expect(await runs()).toHaveLength(before);
    await plan({});
    expect(await fetchAs('revised')).toEqual(['UNCHANGED', null, 0]);
  });
});
