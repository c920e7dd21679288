import { createReadStream, existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { Readable } from 'node:stream';
import { encode } from 'iconv-lite';
import type { Database } from '../../../src/db/database';
import { readSeries } from '../../../src/loaders/series';
import { loadCatalogue } from '../../../src/services/catalogue/load-catalogue';
import { readCatalogue } from '../../../src/services/catalogue/read-catalogue';
import { acceptFile } from '../../../src/services/ingestion/accept-file';
import { ingestRun } from '../../../src/services/ingestion/ingest-run';
import { runSummary } from '../../../src/services/ingestion/run-summary';
import { loadVocabulary } from '../../../src/services/vocabulary';
import { openTestDatabase } from '../../support/database';
import { SENDER } from './feed-rows';

const SEEDS = resolve(__dirname, '../../../seeds');
const SAMPLES = resolve(__dirname, '../../../../shared/samples');
const MAX_BYTES = 1 << 20;
const LATER = new Date('2030-01-01T00:00:00Z');

/** What an export of 2020 says, one of 2024 that was cut down to its table, and one of 2025. */
const OWN = [
  [
    'nbs-province-annual',
    '数据库：分省年度数据\n指标：地区生产总值(亿元)\n时间：最近3年\n地区,2019年,2018年,2017年\n' +
      '北京市,35371.28,33105.97,28014.94\n天津市,14104.28,13362.92,18549.19\n' +
      '注：本库数据为最终核实数\n数据来源：国家统计局\n',
  ],
  ['nbs-province-gdp', '地区,2023年,2020年,2019年\n北京市,,35943.3,35445.1\n天津市,,14008,14055.5\n'],
  [
    'nbs-province-gdp',
    '地区,2023年,2020年,2019年,2018年,2017年\n北京市,43760.7,35943.3,35445.1,33106,29883\n' +
      '天津市,16737.3,14008,14055.5,13362.9,12450.6\n',
  ],
] as const;
const REAL = [
  ['nbs-province-annual', 'cn-bureau-xls/nbs_分省年度数据_a.xls'],
  ['nbs-province-gdp', 'cn-bureau-csv/nbs_分省年度数据_eoocl.csv'],
  ['nbs-province-gdp', 'cn-bureau-xls/nbs_分省年度数据_b.xls'],
] as const;

describe('three vintages of gross regional product', () => {
  let db: Database;
  beforeAll(async () => {
    db = await openTestDatabase();
    await loadCatalogue(db, await readCatalogue(SEEDS), new Date('2020-01-01T00:00:00Z'));
  });
  beforeEach(() => db.query('truncate observation, receipt, outbox, raw_file, target_progress cascade'));
  afterAll(() => db.close());

  async function takeIn(feedSlug: string, bytes: Readable) {
    const offered = { feedSlug, bytes, receivedFrom: 'test', maxBytes: MAX_BYTES, ...SENDER };
    const { runId } = await acceptFile(db, offered);
    await ingestRun(db, await loadVocabulary(db), runId, LATER);
    return runSummary(db, runId);
  }

  /** Beijing by year, as it was known right after each of the runs. */
  async function beijingAfter(runId: string) {
    const [run] = await db.query<{ at: Date }>('select queued_at as at from feed_run where id = $1', [runId]);
    const question = { regions: ['110000'], indicators: ['gdp'], limit: 100 };
    const series = await readSeries(db, { ...question, ...(run ? { asKnownAt: run.at } : {}) });
    const points = [...series.values()].flat();
    return Object.fromEntries(points.map(({ period, publishedText }) => [period, publishedText]));
  }

  const revisions = async () =>
    Object.fromEntries(
      (
        await db.query<{ key: string; revision: string }>(
          `select period || ' ' || published_text as key, revision from observation
           where region_code = '110000' and indicator_code = 'gdp'`,
        )
      ).map(({ key, revision }) => [key, revision]),
    );

  const EXPECTED = {
    '2019 35371.28': 'NEW',
    '2019 35445.1': 'REVISED',
    '2018 33105.97': 'NEW',
    '2018 33106': 'PRECISION_ONLY',
    '2017 28014.94': 'NEW',
    '2017 29883': 'REVISED',
    '2023 ': 'NEW',
    '2023 43760.7': 'NEW',
  };

  it('load in order: revised, only more coarsely printed, and new where there was none', async () => {
    const runs = [];
    for (const [feed, text] of OWN) runs.push(await takeIn(feed, Readable.from([encode(text, 'gb18030')])));
    expect(runs).toMatchObject([
      { status: 'PUBLISHED', rowsNew: 6, rowsRevised: 0, rowsRejected: 0 },
      { status: 'PUBLISHED', rowsNew: 4, rowsRevised: 2, rowsRejected: 0 },
      { rowsNew: 2, rowsRevised: 2, rowsPrecisionOnly: 2, rowsUnchanged: 4, rowsRejected: 0 },
    ]);
    expect(await revisions()).toEqual({ ...EXPECTED, '2020 35943.3': 'NEW' });
    const [first, second, third] = await Promise.all(runs.map(({ runId }) => beijingAfter(runId)));
    expect(first).toEqual({ 2017: '28014.94', 2018: '33105.97', 2019: '35371.28' });
    expect(second).toEqual({ ...first, 2019: '35445.1', 2020: '35943.3', 2023: '' });
    expect(third).toEqual({ ...second, 2017: '29883', 2018: '33106', 2023: '43760.7' });
  });

  (existsSync(SAMPLES) ? it : it.skip)('load in order from the files of the bureau', async () => {
    const runs = [];
    for (const [feed, file] of REAL) runs.push(await takeIn(feed, createReadStream(resolve(SAMPLES, file))));
    expect(runs.map(({ status, rowsRejected }) => `${status} ${rowsRejected}`)).toEqual(
      Array(3).fill('PUBLISHED 0'),
    );
    expect(await revisions()).toMatchObject(EXPECTED);
    const [first, second, third] = await Promise.all(runs.map(({ runId }) => beijingAfter(runId)));
    expect(first).toMatchObject({ 2017: '28014.94', 2018: '33105.97', 2019: '35371.28' });
    expect(second).toMatchObject({ 2017: '28014.94', 2018: '33105.97', 2019: '35445.1', 2023: '' });
    expect(third).toMatchObject({ 2017: '29883', 2018: '33106', 2019: '35445.1', 2023: '43760.7' });
  });
});
