import { utils, write } from '@e965/xlsx';
import type { Database } from '../../../src/db/database';
import { checkReplay } from '../../../src/services/corrections/check-replay';
import { replayRun } from '../../../src/services/corrections/replay-run';
import { loadVocabulary } from '../../../src/services/vocabulary';
import { openTestDatabase } from '../../support/database';
import { TEST_SEALER } from '../../support/test-sealer';
import { csv, currentFigures, HEADER, insertAll, insertFeed } from '../ingestion/feed-rows';
import { list, putFeed, putRegions, registerFeed, uscc } from '../ingestion/register-feeds';
import { correct, OFFICER, offer, replay } from './correcting';

const FAULTY = csv('鹤壁市,专利授权量,2019-05,12O,件,', '火星市,专利授权量,2019-05,7,件,');
const HEBI = { actor: 'key:hebi', name: 'hebi', regionCodes: ['410600'] } as const;
const JINTA = { actor: 'key:jinta', name: 'jinta', regionCodes: ['620921'] } as const;

describe('correcting what was refused', () => {
  let db: Database;
  beforeAll(async () => {
    db = await openTestDatabase();
    await insertAll(db);
  });
  beforeEach(async () => {
    await db.query('truncate observation, outbox, receipt, raw_file, target_progress cascade');
    await insertFeed(db);
  });
  afterAll(() => db.close());

  const check = async (runId: string) =>
    checkReplay(db, runId, { vocabulary: await loadVocabulary(db), sealer: TEST_SEALER });

  it('publishes a file that was refused, once its rows are corrected; and no more when done again', async () => {
    const { runId, status } = await offer(db, 'bureau', FAULTY);
    expect(status).toBe('FAILED');
    expect(await correct(db, runId, 2, { 数值: '120' })).toBeNull();
    expect(await correct(db, runId, 3, { A3: '昭通市' })).toBeNull();
    const fixed = await replay(db, runId);
    expect(fixed).toMatchObject({ status: 'PUBLISHED', rowsNew: 2, repeatsRunId: runId, corrections: 2 });
    expect(await currentFigures(db)).toEqual([
      '410600 patents-granted 2019-05 120',
      '530600 patents-granted 2019-05 7',
    ]);
    const [figure] = await db.query(
      `select source_line, source_cell, run.content_hash = old.content_hash as "sameFile",
         run.corrections -> 0 as correction
       from observation join feed_run run on run.id = feed_run_id join feed_run old on old.id = run.repeats_id
       where region_code = '410600'`,
    );
    expect(figure).toMatchObject({
      ...{ source_line: 2, source_cell: 'D2', sameFile: true },
      correction: {
        ...{ line: 2, cell: 'D2', column: '数值', before: '12O', text: '120' },
        ...{ correctedBy: 'key:officer', correctedByName: 'officer' },
      },
    });
    expect(await replay(db, runId)).toMatchObject({ status: 'UNCHANGED', rowsUnchanged: 2 });
    expect(await replay(db, fixed.runId)).toMatchObject({ status: 'UNCHANGED', corrections: 2 });
    expect(await db.query('select 1 from observation')).toHaveLength(2);
    expect((await offer(db, 'bureau', FAULTY)).duplicate).toBe(true);
  });

  it('writes down who corrected what, before and after, and nothing where nothing changes', async () => {
    const { runId } = await offer(db, 'bureau', FAULTY);
    const audited = async () =>
      db.query<{ detail: object }>(
        `select content::jsonb -> 'detail' as detail from audit_record where action = 'REJECT_CORRECTED'
         order by seq desc`,
      );
    const before = (await audited()).length;
    await correct(db, runId, 2, { 数值: '120', 指标: '专利授权量' });
    expect((await audited()).length).toBe(before + 1);
    expect((await audited())[0]?.detail).toEqual({
      ...{ feed: 'bureau', sheet: null, line: 2, code: 'NOT_A_NUMBER' },
      cells: [{ cell: 'D2', column: '数值', before: '12O', after: '120' }],
    });
    await correct(db, runId, 2, { 数值: '120' });
    expect((await audited()).length).toBe(before + 1);
  });

  it('says why a correction cannot be kept', async () => {
    const { runId } = await offer(db, 'bureau', FAULTY);
    const refusals: readonly [unknown, string][] = [
      [{}, 'NO_VALUES'],
      [['120'], 'NO_VALUES'],
      ['120', 'NO_VALUES'],
      [null, 'NO_VALUES'],
      [{ 数值: 120 }, 'BAD_VALUE'],
      [{ 数值: ['1'] }, 'BAD_VALUE'],
      [{ 数值: 'a\0b' }, 'BAD_VALUE'],
      [{ 数值: '\ud800' }, 'BAD_VALUE'],
      [{ 数值: '1'.repeat(1001) }, 'VALUE_TOO_LONG'],
      [{ 没有: '1' }, 'UNKNOWN_COLUMN'],
      [{ D3: '1' }, 'UNKNOWN_COLUMN'],
      [{ ZZZ2: '1' }, 'UNKNOWN_COLUMN'],
      [{ ['x'.repeat(10_000)]: '1' }, 'UNKNOWN_COLUMN'],
      [{ D2: '1', 数值: '2' }, 'AMBIGUOUS_COLUMN'],
      [Object.fromEntries(Array.from({ length: 51 }, (_, i) => [`c${i}`, ''])), 'TOO_MANY_VALUES'],
      [JSON.parse('{"__proto__": "1"}'), 'UNKNOWN_COLUMN'],
    ];
    for (const [values, code] of refusals) {
      expect([values, await correct(db, runId, 2, values)]).toEqual([values, code]);
    }
    expect(await correct(db, runId, 99, { 数值: '1' })).toBe('UNKNOWN_REJECT');
    await db.query(`update feed_run set status = 'RUNNING' where id = $1`, [runId]);
    expect(await correct(db, runId, 2, { 数值: '1' })).toBe('RUN_NOT_FINISHED');
    expect(await db.query('select 1 from feed_correction')).toEqual([]);
  });

  it('is for those who may write to the regions of the sender', async () => {
    const { runId } = await offer(db, 'bureau', FAULTY, { handler: HEBI });
    expect(await correct(db, runId, 2, { 数值: '1' }, JINTA)).toBe('UNKNOWN_REJECT');
    const asJinta = { runId, handler: JINTA, dryRun: false, now: new Date() };
    expect(await replayRun(db, asJinta)).toMatchObject({ refusal: { code: 'UNKNOWN_RUN' } });
    expect(await replayRun(db, { ...asJinta, runId: 'x' })).toMatchObject({
      refusal: { code: 'UNKNOWN_RUN' },
    });
    expect(await correct(db, runId, 2, { 数值: '120' }, HEBI)).toBeNull();
    await correct(db, runId, 3, { 地区: '昭通市' }, HEBI);
    const fixed = await replay(db, runId, { handler: HEBI });
    expect(fixed).toMatchObject({ status: 'FAILED', rejects: [{ code: 'OUTSIDE_SCOPE', line: 3 }] });
    expect(await replay(db, runId)).toMatchObject({ status: 'PUBLISHED', rowsNew: 2 });
  });

  it('lets a whole file be tried, corrected and then taken in', async () => {
    const dry = await offer(db, 'bureau', FAULTY, { dryRun: true });
    await correct(db, dry.runId, 2, { 数值: '120' });
    await correct(db, dry.runId, 3, { 地区: '昭通市' });
    expect(await replay(db, dry.runId, { dryRun: true })).toMatchObject({ status: 'CHECKED', rowsNew: 2 });
    expect(await currentFigures(db)).toEqual([]);
    expect(await replay(db, dry.runId)).toMatchObject({ status: 'PUBLISHED', rowsNew: 2 });
  });

  it('heals a cell of a workbook that was an error, and leaves others faulty', async () => {
    const row = (value: unknown) => ['鹤壁市', '专利授权量', '2019-05', value, '件', ''];
    const sheet = utils.aoa_to_sheet([
      HEADER.split(','),
      row(1),
      ['昭通市', '专利授权量', '2019-05', 7, '件', ''],
    ]);
    sheet.D2 = { t: 'e', v: 7, f: '1/0' };
    sheet.C3 = { t: 'e', v: 7, f: '1/0' };
    const book = utils.book_new();
    utils.book_append_sheet(book, sheet, '五月');
    await insertFeed(db, { format: 'table' });
    const { runId, rejects } = await offer(db, 'bureau', write(book, { type: 'buffer', bookType: 'xlsx' }));
    expect(rejects.map(({ sheet: name, line, code }) => `${name} ${line} ${code}`)).toEqual([
      '五月 2 CELL_ERROR',
      '五月 3 CELL_ERROR',
    ]);
    await correct(db, runId, 2, { 数值: '120' });
    await correct(db, runId, 3, { 数值: '8' });
    expect(await replay(db, runId)).toMatchObject({ rejects: [{ line: 3, code: 'CELL_ERROR' }] });
    await correct(db, runId, 3, { 报告期: '2019-06' });
    expect(await replay(db, runId)).toMatchObject({ status: 'PUBLISHED', rowsNew: 2, corrections: 3 });
    expect(await currentFigures(db)).toContain('530600 patents-granted 2019-06 8');
  });

  it('does not let an old file undo a newer one, but is a vintage of now where nothing is newer', async () => {
    await insertFeed(db, { onReject: 'keep-valid' });
    const old = await offer(
      db,
      'bureau',
      csv('鹤壁市,专利授权量,2019-05,100,件,', '鹤壁市,专利授权量,2019-06,x,件,'),
    );
    await offer(db, 'bureau', csv('鹤壁市,专利授权量,2019-05,111,件,'));
    await correct(db, old.runId, 3, { 数值: '6' });
    const fixed = await replay(db, old.runId);
    expect(fixed).toMatchObject({ status: 'PUBLISHED', rowsNew: 1, rowsUnchanged: 1 });
    expect(await currentFigures(db)).toEqual([
      '410600 patents-granted 2019-05 111',
      '410600 patents-granted 2019-06 6',
    ]);
    const [june] = await db.query<{ later: boolean }>(
      `select published_at > (select queued_at from feed_run where id = $1) as later
       from observation where period = '2019-06'`,
      [old.runId],
    );
    expect(june).toEqual({ later: true });
  });

  it('tells that a run comes to the same again, and what differs after the definition or the file has', async () => {
    const { runId } = await offer(
      db,
      'bureau',
      csv('鹤壁市,专利授权量,2019-05,120,件,', '昭通市,地区生产总值,2018,4.2,亿元,'),
    );
    const [run] = await db.query<{ rows_digest: string }>('select rows_digest from feed_run where id = $1', [
      runId,
    ]);
    const same = await check(runId);
    expect(same).toMatchObject({ isSame: true, digestNow: run?.rows_digest, readNow: 2, causes: [] });
    // Nothing of the file can be read by what its feed says now.
    const columns = { region: '区划', indicator: '项目', period: '时间', value: '值' };
    await insertFeed(db, { columns, publishedAt: 'received' });
    expect(await check(runId)).toEqual(same);
    await db.query(`update region set name_zh = '昭通' where code = '530600'`);
    await db.query(
      `insert into catalogue_load (content_hash, counts, loaded_at) values ('x', '{}', '2100-01-01')`,
    );
    await db.query(`update region set name_zh = '某市' where code = '530600'`);
    expect(await check(runId)).toMatchObject({
      ...{ isSame: false, rejectsThen: 0, rejectsNow: 1, figuresMissing: 2, causes: ['CATALOGUE_CHANGED'] },
      examples: [expect.stringContaining('D2'), expect.stringContaining('3 D3 530600 gdp 2018 4.2')],
    });
    await db.query(`update region set name_zh = '昭通市' where code = '530600'`);
    await db.query('delete from catalogue_load');
    expect((await check(runId)).isSame).toBe(true);
  });
});

describe('correcting a list of records', () => {
  let db: Database;
  beforeEach(async () => {
    db = await openTestDatabase();
    await putRegions(db);
    await putFeed(db, registerFeed('enterprises'));
  });
  afterEach(() => db.close());

  const HEADERS = 'uscc,name,region,contactName,contactPhone';

  it('takes the list in when its rows are right, but keeps no contact in clear', async () => {
    const file = list(
      HEADERS,
      `${uscc(1)},甲,410611,张三,13812345678`,
      `${uscc(2)},乙,999999,李四,`,
      `${uscc(3)},丙,410611,王五`,
    );
    const { runId } = await offer(db, 'enterprises', file);
    expect(await correct(db, runId, 3, { contactPhone: '13900000000' })).toBe('CONTACT_NOT_CORRECTABLE');
    expect(await correct(db, runId, 3, { D3: '赵六' })).toBe('CONTACT_NOT_CORRECTABLE');
    expect(await correct(db, runId, 4, { region: '410621' })).toBe('ROW_MISALIGNED');
    expect(await correct(db, runId, 3, { region: '410621' })).toBeNull();
    const again = await replay(db, runId);
    expect(again.rejects).toMatchObject([{ code: 'ROW_TOO_SHORT', line: 4 }]);
    await putFeed(db, registerFeed('enterprises', { onReject: 'keep-valid' }));
    expect(await replay(db, again.runId)).toMatchObject({ status: 'PUBLISHED', rowsNew: 2 });
    const stored =
      await db.query(`select (select string_agg(t::text, '') from feed_correction t) as corrections,
      (select string_agg(content, '') from audit_record) as audit, (select string_agg(corrections::text, '') from feed_run) as runs`);
    expect(JSON.stringify(stored)).not.toMatch(/13812345678|13900000000|张三|赵六/);
    const checked = await checkReplay(db, again.runId, {
      ...{ vocabulary: await loadVocabulary(db), sealer: TEST_SEALER },
    });
    expect(checked).toMatchObject({ isSame: true });
  });

  it('does not repeat a full list when a newer one has been taken in', async () => {
    await putFeed(db, registerFeed('enterprises', { fullList: true, maxRemovedShare: 1 }));
    const old = await offer(db, 'enterprises', list('uscc,name,region', `${uscc(1)},甲,410611`));
    await offer(db, 'enterprises', list('uscc,name,region', `${uscc(2)},乙,410611`));
    const request = { runId: old.runId, handler: OFFICER, dryRun: false, now: new Date() };
    expect(await replayRun(db, request)).toMatchObject({ refusal: { code: 'NEWER_LIST' } });
  });
});
