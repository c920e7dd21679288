import type { Database } from '../../../src/db/database';
import { ingestRun } from '../../../src/services/ingestion/ingest-run';
import { runSummary } from '../../../src/services/ingestion/run-summary';
import { openTestDatabase } from '../../support/database';
import {
  currentFigures,
  insertAll,
  insertFeed,
  offer,
  recomputesAsked,
  takeIn,
  vocabularyOf,
} from './feed-rows';

const NOW = new Date('2030-01-01T00:00:00Z');

describe('taking a file in', () => {
  let db: Database;
  beforeAll(async () => {
    db = await openTestDatabase(8);
    await insertAll(db);
  });
  beforeEach(async () => {
    await db.query('truncate observation, outbox, receipt, dead_letter, raw_file, target_progress cascade');
    await insertFeed(db);
  });
  afterAll(() => db.close());

  const current = () => currentFigures(db);
  const recomputes = () => recomputesAsked(db);
  const rejectsOf = async (runId: string) => (await runSummary(db, runId)).rejects;

  it('publishes its figures with their source, unit and printed text', async () => {
    const outcome = await takeIn(
      db,
      '鹤壁市,专利授权量,2019-05,120,件,2019-06-18',
      '鹤壁市,地区生产总值,2018,42.90,亿元,',
      '昭通市,专利授权量,2019-01/2019-05,"1,234",件,',
    );
    expect(outcome).toMatchObject({
      ...{ status: 'PUBLISHED', rowsRead: 3, rowsNew: 3, rowsRevised: 0, rowsUnchanged: 0, rowsRejected: 0 },
      errorCode: null,
    });
    expect(await current()).toEqual([
      '410600 gdp 2018 4290000000',
      '410600 patents-granted 2019-05 120',
      '530600 patents-granted 2019-01/2019-05 1234',
    ]);
    const [gdp] = await db.query(
      `select published_text, published_unit, source_line, source_column, feed_run_id, revision, status,
         is_synthetic
       from observation where indicator_code = 'gdp'`,
    );
    expect(gdp).toEqual({
      ...{ published_text: '42.90', published_unit: 'CNY_100M', source_line: 3, source_column: '数值' },
      ...{ feed_run_id: outcome.runId, revision: 'NEW', status: 'A', is_synthetic: false },
    });
  });

  it('dates a figure by its publication, or by the moment its file arrived', async () => {
    const { runId } = await takeIn(
      db,
      '鹤壁市,专利授权量,2019-05,120,件,2019-06-18',
      '鹤壁市,专利授权量,2019-06,130,件,',
    );
    const rows = await db.query<{ published_at: Date; queued_at: Date }>(
      'select published_at, queued_at from observation join feed_run r on r.id = feed_run_id order by period',
    );
    expect(rows[0]?.published_at.toISOString()).toBe('2019-06-17T16:00:00.000Z');
    expect(rows[1]?.published_at).toEqual(rows[1]?.queued_at);
    expect((await runSummary(db, runId)).status).toBe('PUBLISHED');
  });

  it('makes a corrected file a new vintage and recomputes the dependent target and no other', async () => {
    await takeIn(db, '鹤壁市,专利授权量,2019-05,120,件,', '鹤壁市,地区生产总值,2019,42.9,亿元,');
    expect(await recomputes()).toEqual([['p/s/gdp', 'p/s/patents']]);
    await db.query('truncate outbox, recompute_wave cascade');
    const [before] = await db.query<{ now: Date }>('select now()');
    const outcome = await takeIn(
      db,
      '鹤壁市,专利授权量,2019-05,125,件,',
      '鹤壁市,地区生产总值,2019,42.9,亿元,',
    );
    expect(outcome).toMatchObject({
      ...{ status: 'PUBLISHED', rowsNew: 0, rowsRevised: 1, rowsUnchanged: 1, targetsAffected: 1 },
    });
    expect(await recomputes()).toEqual([['p/s/patents']]);
    const asKnownAt = (instant: Date) =>
      db.query(
        `select value from observation where indicator_code = 'patents-granted'
           and published_at <= $1 and (superseded_at is null or superseded_at > $1)`,
        [instant],
      );
    expect(await asKnownAt((before as { now: Date }).now)).toEqual([{ value: '120' }]);
    expect(await asKnownAt(new Date(Date.now() + 60_000))).toEqual([{ value: '125' }]);
  });

  it('marks only the stored answers of dependent targets stale', async () => {
    await db.query(
      `insert into target_progress (target_key, as_of, target_version, status, is_final, explanation_zh,
         explanation_en, inputs, input_hash)
       select key, '2019-06-30', 1, 'NO_DATA', false, '', '', '{}', 'x' from target`,
    );
    await takeIn(db, '鹤壁市,专利授权量,2019-05,120,件,');
    expect(await db.query('select target_key from target_progress where stale_since is not null')).toEqual([
      { target_key: 'p/s/patents' },
    ]);
  });

  it('says unchanged, and asks for nothing, when a differently written file says the same', async () => {
    await takeIn(db, '鹤壁市,专利授权量,2019-05,120,件,');
    await db.query('truncate outbox, recompute_wave cascade');
    const outcome = await takeIn(db, '鹤壁市,专利授权量,2019年5月,120,件,');
    expect(outcome).toMatchObject({ status: 'UNCHANGED', rowsNew: 0, rowsUnchanged: 1, targetsAffected: 0 });
    expect(await recomputes()).toEqual([]);
  });

  it('tells a change of precision from a revision', async () => {
    await takeIn(db, '鹤壁市,地区生产总值,2018,33105.97,亿元,', '昭通市,地区生产总值,2018,35371.28,亿元,');
    const outcome = await takeIn(
      db,
      '鹤壁市,地区生产总值,2018,33106,亿元,',
      '昭通市,地区生产总值,2018,35445.1,亿元,',
    );
    expect(outcome).toMatchObject({ rowsPrecisionOnly: 1, rowsRevised: 1 });
  });

  it('leaves the data untouched when a row is wrong, and says which row and why', async () => {
    await takeIn(db, '鹤壁市,专利授权量,2019-05,120,件,');
    const before = await db.query('select * from observation');
    await db.query('truncate outbox, recompute_wave cascade');
    const outcome = await takeIn(
      db,
      '鹤壁市,专利授权量,2019-05,125,件,',
      '鹤壁市,专利授权量,2019-13,126,件,',
      '无名市,专利授权量,2019-06,127,件,',
      '鹤壁市,专利授权量,2019-07,1.2e3,件,',
    );
    expect(outcome).toMatchObject({
      ...{
        status: 'FAILED',
        errorCode: 'ROWS_REJECTED',
        rowsRead: 4,
        rowsRejected: 3,
        rowsNew: 0,
        rowsRevised: 0,
      },
    });
    expect(await db.query('select * from observation')).toEqual(before);
    expect(await recomputes()).toEqual([]);
    const rejects = await rejectsOf(outcome.runId);
    expect(rejects.map(({ line, column, code }) => [line, column, code])).toEqual([
      [3, '报告期', 'UNREADABLE_PERIOD'],
      [4, '地区', 'UNKNOWN_REGION'],
      [5, '数值', 'EXPONENT'],
    ]);
    expect(rejects[1]?.raw).toContain('无名市');
    for (const reject of rejects) expect(reject.messageZh).not.toBe(reject.messageEn);
    const { messageZh, messageEn } = await runSummary(db, outcome.runId);
    expect([messageZh, messageEn]).toEqual([
      expect.stringContaining('3 行未通过检查'),
      expect.stringContaining('3 rows were refused'),
    ]);
  });

  it('takes the good rows in where the feed keeps them, but none that contradict each other', async () => {
    await insertFeed(db, { onReject: 'keep-valid' });
    const outcome = await takeIn(
      db,
      '鹤壁市,专利授权量,2019-05,125,件,',
      '鹤壁市,专利授权量,2019-13,126,件,',
      '鹤壁市,专利授权量,2019-06,7,件,',
      '鹤壁市,专利授权量,2019-06,8,件,',
      '鹤壁市,专利授权量,2019-05,125,件,',
    );
    expect(outcome).toMatchObject({
      status: 'PUBLISHED',
      rowsRead: 5,
      rowsNew: 1,
      rowsRejected: 3,
      rowsUnchanged: 1,
    });
    expect(await current()).toEqual(['410600 patents-granted 2019-05 125']);
  });

  it('fails when nothing is left of a file, or nothing was in it', async () => {
    await insertFeed(db, { onReject: 'keep-valid' });
    expect(await takeIn(db, '鹤壁市,专利授权量,2019-13,126,件,')).toMatchObject({
      ...{ status: 'FAILED', errorCode: 'NO_VALID_ROW', rowsRejected: 1 },
    });
    expect(await takeIn(db)).toMatchObject({ status: 'FAILED', errorCode: 'HEADER_ONLY', rowsRead: 0 });
  });

  it('fails a file that is none, with the reason as its code', async () => {
    const { runId } = await offer(db, Buffer.from([0xff, 0xff, 0x80, 0x0a]));
    const outcome = await ingestRun(db, await vocabularyOf(db), runId, NOW);
    expect(outcome).toMatchObject({ status: 'FAILED', errorCode: 'UNDECODABLE' });
    expect(await rejectsOf(runId)).toMatchObject([{ severity: 'FATAL', code: 'UNDECODABLE' }]);
  });

  it('refuses a figure published after its file arrived', async () => {
    const outcome = await takeIn(db, '鹤壁市,专利授权量,2019-05,120,件,2099-01-01');
    expect(outcome).toMatchObject({ status: 'FAILED', rowsRejected: 1 });
    expect(await rejectsOf(outcome.runId)).toMatchObject([{ line: 2, code: 'PUBLISHED_IN_FUTURE' }]);
  });

  it('keeps the value that a blank stands for, and remarks it, unless blanks retract', async () => {
    await takeIn(db, '鹤壁市,专利授权量,2019-05,120,件,');
    const kept = await takeIn(db, '鹤壁市,专利授权量,2019-05,,件,');
    expect(kept).toMatchObject({ status: 'UNCHANGED', rowsUnchanged: 1 });
    expect(await rejectsOf(kept.runId)).toMatchObject([{ severity: 'INFO', line: 2, code: 'BLANK_KEPT' }]);
    expect(await current()).toEqual(['410600 patents-granted 2019-05 120']);
    await insertFeed(db, { blanksRetract: true });
    expect(await takeIn(db, '鹤壁市,专利授权量,2019-05,,件,')).toMatchObject({
      status: 'PUBLISHED',
      rowsRevised: 1,
    });
    expect(await current()).toEqual(['410600 patents-granted 2019-05 NOT_PUBLISHED']);
  });

  it('takes in vintages that arrive out of order', async () => {
    await takeIn(db, '鹤壁市,专利授权量,2019,30,件,2020-03-01');
    const outcome = await takeIn(
      db,
      '鹤壁市,专利授权量,2019,10,件,2020-01-01',
      '鹤壁市,专利授权量,2019,20,件,2020-02-01',
    );
    expect(outcome).toMatchObject({ rowsNew: 1, rowsRevised: 1 });
    expect(
      await db.query('select value, superseded_at is null as current from observation order by published_at'),
    ).toEqual([
      { value: '10', current: false },
      { value: '20', current: false },
      { value: '30', current: true },
    ]);
  });

  it('marks figures of a synthetic feed, and never puts them in the place of real ones', async () => {
    await takeIn(db, '鹤壁市,专利授权量,2019-05,120,件,');
    await insertFeed(db, { synthetic: true });
    const outcome = await takeIn(db, '鹤壁市,专利授权量,2019-05,99,件,', '鹤壁市,专利授权量,2019-06,98,件,');
    expect(outcome).toMatchObject({ rowsNew: 1, rowsUnchanged: 1 });
    expect(await rejectsOf(outcome.runId)).toMatchObject([{ line: 2, code: 'REAL_FIGURE_KEPT' }]);
    expect(await db.query('select value, is_synthetic from observation order by period')).toEqual([
      { value: '120', is_synthetic: false },
      { value: '98', is_synthetic: true },
    ]);
  });

  it('counts all rejects and keeps a bounded number of them', async () => {
    const rows = Array.from({ length: 12_000 }, (_, i) => `鹤壁市,专利授权量,2019-05,x${i},件,`);
    const outcome = await takeIn(db, ...rows);
    expect(outcome).toMatchObject({ status: 'FAILED', rowsRead: 12_000, rowsRejected: 12_000 });
    const [stored] = await db.query<{ count: string }>('select count(*) from feed_reject where run_id = $1', [
      outcome.runId,
    ]);
    expect(Number(stored?.count)).toBeGreaterThan(5_000);
    expect(Number(stored?.count)).toBeLessThanOrEqual(10_000);
  });

  it('knows no run of a made-up id', async () => {
    const unknown = '00000000-0000-4000-8000-000000000000';
    await expect(ingestRun(db, await vocabularyOf(db), unknown, NOW)).rejects.toMatchObject({
      code: 'UNKNOWN_RUN',
    });
    await expect(runSummary(db, 'no id')).rejects.toMatchObject({ code: 'UNKNOWN_RUN' });
  });
});
