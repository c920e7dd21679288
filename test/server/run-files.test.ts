import { createHash } from 'node:crypto';
import { read } from '@e965/xlsx';
import { globalId } from '../../src/entities/node';
import { dispositionOf } from '../../src/server/run-routes';
import { acceptFile } from '../../src/services/ingestion/accept-file';
import { ingestRun } from '../../src/services/ingestion/ingest-run';
import { sheetOf, workbookOf } from '../feeds/support/workbook';
import { bytesOf, HEADER, insertAll, insertFeed, vocabularyOf } from '../services/ingestion/feed-rows';
import { list, putFeed, registerFeed, uscc } from '../services/ingestion/register-feeds';
import { type Api, bearer, openApi, statementsOf, TEST_SEALER } from './api';

const sha256Of = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const POINTS = `points { valueExact source { sheet line column cell sha256 clause feed { slug } fileName
  run { id fileName contentHash } document { slug } } }`;

describe('from a figure back to its file', () => {
  let api: Api;
  let officer: string;
  beforeAll(async () => {
    api = await openApi();
    await insertAll(api.db);
    officer = await api.keyOf('DATA_OFFICER');
  });
  afterAll(() => api.close());

  const send = async (
    bytes: string | Uint8Array,
    more: {
      readonly feedSlug?: string;
      readonly regionCodes?: readonly string[] | null;
      fileName?: string;
    } = {},
  ) => {
    const { runId } = await acceptFile(api.db, {
      ...{ feedSlug: 'bureau', bytes: bytesOf(bytes), fileName: 'a.csv', receivedFrom: 'test' },
      ...{ maxBytes: 5 << 20, actor: 'key:test', regionCodes: null, sealer: TEST_SEALER, ...more },
    });
    return runId;
  };
  const work = async (runId: string) =>
    ingestRun(api.db, await vocabularyOf(api.db), runId, new Date(), { sealer: TEST_SEALER });
  const fileOf = (runId: string, key: string) =>
    api.send(`/feeds/runs/${globalId('FeedRun', runId)}/file`, { headers: bearer(key) });
  const series = (region: string, key?: string) =>
    api.ask(`{ series(regions: ["${region}"], indicators: ["patents-granted"]) { ${POINTS} } }`, { key });

  it('a workbook: the value leads to its cell, the cell to the bytes, and there it stands', async () => {
    await insertFeed(api.db, { slug: 'books', format: 'xlsx' });
    const cells = [
      HEADER.split(','),
      ['鹤壁市', '专利授权量', '2019-05', 88, '件', ''],
      ['昭通市', '专利授权量', '2019-05', 77, '件', ''],
    ];
    const bytes = workbookOf({ 说明: sheetOf([]), 数据: sheetOf(cells) });
    const runId = await send(bytes, { feedSlug: 'books', fileName: '六月.xlsx' });
    expect(await work(runId)).toMatchObject({ status: 'PUBLISHED', rowsNew: 2 });
    const { data } = await series('530600', officer);
    const [{ valueExact, source }] = data.series[0].points;
    expect(source).toMatchObject({
      ...{ sheet: '数据', line: 3, sha256: sha256Of(bytes), fileName: '六月.xlsx', feed: { slug: 'books' } },
      ...{ run: { id: globalId('FeedRun', runId), contentHash: sha256Of(bytes) }, document: null },
    });
    const answer = await fileOf(runId, officer);
    const back = Buffer.from(await answer.arrayBuffer());
    expect(sha256Of(back)).toBe(source.sha256);
    expect(back.equals(bytes)).toBe(true);
    const cell = read(back).Sheets[source.sheet]?.[source.cell];
    expect(String(cell?.v)).toBe(valueExact);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      ...{ 'content-type': 'application/octet-stream', 'content-length': String(bytes.length) },
      ...{ 'x-content-sha256': sha256Of(bytes), 'x-content-type-options': 'nosniff' },
      'content-disposition': `attachment; filename="__.xlsx"; filename*=UTF-8''%E5%85%AD%E6%9C%88.xlsx`,
      'content-digest': `sha-256=:${createHash('sha256').update(bytes).digest('base64')}:`,
    });
  });

  it('tells everybody the place and the hash, and officers the rest', async () => {
    const { data, errors } = await series('530600');
    const [{ source }] = data.series[0].points;
    expect(source).toMatchObject({ sheet: '数据', line: 3, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect([source.fileName, source.run, source.feed]).toEqual([null, null, null]);
    expect(new Set(errors.map((error: { extensions: { code: string } }) => error.extensions.code))).toEqual(
      new Set(['NOT_SIGNED_IN']),
    );
  });

  it('asks a bounded number of statements, however many figures there are', async () => {
    const count = async () => (await statementsOf(api.db, () => series('410600', officer))).length;
    const before = await count();
    const rows = Array.from(
      { length: 12 },
      (_, i) => `鹤壁市,专利授权量,2018-${String(i + 1).padStart(2, '0')},${i},件,`,
    );
    for (let i = 0; i < rows.length; i += 3) {
      await work(await send(`${[HEADER, ...rows.slice(i, i + 3)].join('\n')}\n`));
    }
    expect((await series('410600', officer)).data.series[0].points).toHaveLength(13);
    expect(await count()).toBe(before);
  });

  it('gives a file of several slices back byte for byte, and breaks off one that is damaged', async () => {
    const bytes = Buffer.alloc(2_500_000, 'abcdefg\n');
    const runId = await send(bytes);
    expect(Buffer.from(await (await fileOf(runId, officer)).arrayBuffer()).equals(bytes)).toBe(true);
    const sha256 = sha256Of(bytes);
    const clear = Buffer.from('tampered');
    await api.db.query('update raw_file set is_sealed = false where sha256 = $1', [sha256]);
    await api.db.query('update raw_chunk set bytes = $2 where sha256 = $1 and ordinal = 0', [sha256, clear]);
    const whole = (answer: Response) =>
      answer.arrayBuffer().then(
        () => 'whole',
        () => 'broken',
      );
    expect(await whole(await fileOf(runId, officer))).toBe('broken');
    expect((await api.send('/livez')).status).toBe(200);
  });

  it('is for officers within their regions, and for nobody else', async () => {
    const ofHebi = await api.keyOf('DATA_OFFICER', { regionCodes: ['410600'] });
    const ofJinta = await api.keyOf('DATA_OFFICER', { regionCodes: ['620921'] });
    const runId = await send(`${HEADER}\n鹤壁市,专利授权量,2017-05,5,件,\n`);
    await work(runId);
    // As a file of Hebi is once its figures have been approved.
    await api.db.query(
      `update feed_batch b set region_codes = '{410600}' from feed_run r where r.batch_id = b.id and r.id = $1`,
      [runId],
    );
    const statuses = async (path: string) =>
      Promise.all(
        [ofHebi, ofJinta, officer, await api.keyOf('READER'), await api.keyOf('ADMINISTRATOR')].map(
          async (key) => (await api.send(path, { headers: bearer(key) })).status,
        ),
      );
    expect(await statuses(`/feeds/runs/${runId}/file`)).toEqual([200, 404, 200, 403, 200]);
    expect(await statuses(`/feeds/runs/${runId}`)).toEqual([200, 404, 200, 403, 200]);
    expect((await api.send(`/feeds/runs/${runId}/file`)).status).toBe(401);
    const point = async (key: string) => {
      const { data } = await series('410600', key);
      const points: { valueExact: string; source: { fileName: string; run: object; sha256: string } }[] =
        data.series[0].points;
      const { source } = points.find(({ valueExact }) => valueExact === '5') as (typeof points)[number];
      return [source.fileName, source.run !== null, source.sha256.length];
    };
    expect([await point(ofHebi), await point(ofJinta)]).toEqual([
      ['a.csv', true, 64],
      [null, false, 64],
    ]);
    const runsSeen = async (key: string) =>
      (await api.ask('{ feedRuns(first: 100) { totalCount nodes { id } } }', { key })).data.feedRuns;
    const ids = async (key: string) => (await runsSeen(key)).nodes.map(({ id }: { id: string }) => id);
    expect(await ids(ofHebi)).toContain(globalId('FeedRun', runId));
    expect(await ids(ofJinta)).not.toContain(globalId('FeedRun', runId));
    expect((await runsSeen(ofJinta)).totalCount).toBe((await ids(ofJinta)).length);
  });

  it('with the data of persons, is for whom contacts are shown, and never unrecorded', async () => {
    await putFeed(api.db, registerFeed('enterprises'));
    const bytes = Buffer.from(list('uscc,nameZh,contactName', `${uscc(1)},甲公司,张某某`));
    const runId = await send(bytes, { feedSlug: 'enterprises' });
    const reader = await api.keyOf('DATA_OFFICER', { scopes: ['CONTACTS'], name: 'who may' });
    const ofHebi = await api.keyOf('DATA_OFFICER', { scopes: ['CONTACTS'], regionCodes: ['410600'] });
    const records = () =>
      api.db.query(
        `select content::jsonb ->> 'actorName' as who, content::jsonb ->> 'subject' as subject
         from audit_record where content::jsonb ->> 'action' = 'FILE_READ'`,
      );
    expect((await fileOf(runId, officer)).status).toBe(403);
    // A list of all regions holds what is outside of this one.
    expect((await fileOf(runId, ofHebi)).status).toBe(404);
    expect(await records()).toEqual([]);
    const answer = await fileOf(runId, reader);
    expect([answer.status, await answer.text()]).toEqual([200, bytes.toString('utf8')]);
    expect(await records()).toEqual([{ who: 'who may', subject: `run:${runId}` }]);
  });

  it('takes names of every kind, which are never paths and never end a header', async () => {
    const names = [
      '..%2F..%2Fetc%2Fpasswd',
      '%2e%2e',
      'C%3A%5CWindows%5Cwin.ini',
      'a%00b.csv',
      'CON',
      'x'.repeat(900),
    ];
    const more = ['%E6%9C%88'.repeat(200), '%0D%0AX-Evil%3A%20y.csv', '%22%3B%20filename%3Dz.exe', '.'];
    for (const [i, name] of [...names, ...more].entries()) {
      const sent = await api.send('/feeds/bureau', {
        ...{ method: 'POST', body: `${HEADER}\n${i}\n` },
        headers: { ...bearer(officer), 'content-type': 'text/csv', 'x-file-name': name },
      });
      const { runId } = (await sent.json()) as { runId: string };
      const answer = await api.send(`/feeds/runs/${runId}/file`, { headers: bearer(officer) });
      expect([name, sent.status, answer.status, await answer.text()]).toEqual([
        name,
        202,
        200,
        `${HEADER}\n${i}\n`,
      ]);
      expect(answer.headers.get('x-evil')).toBeNull();
    }
    const kept = await api.db.query<{ name: string }>(
      `select file_name as name from feed_batch where file_name is not null`,
    );
    expect(kept.filter(({ name }) => name.length > 255 || /[/\0]/.test(name))).toEqual([]);
    expect(dispositionOf('a"b\r\n;../é.csv')).toBe(
      `attachment; filename="a_b___..__.csv"; filename*=UTF-8''a%22b__%3B.._%C3%A9.csv`,
    );
    expect(dispositionOf('\ud800.csv')).toBe(`attachment; filename="_.csv"; filename*=UTF-8''%EF%BF%BD.csv`);
  });

  it('takes the content types of tables and messages, and no others', async () => {
    const statusOf = async (type: string) =>
      (
        await api.send('/feeds/bureau', {
          ...{ method: 'POST', body: `${HEADER}\n${type}\n` },
          headers: { ...bearer(officer), 'content-type': type },
        })
      ).status;
    const taken = [
      'application/json',
      'application/xml',
      'text/xml',
      'text/html',
      'text/tab-separated-values',
    ];
    const sdmx = [
      'vnd.sdmx.data+json;version=2.0.0',
      'vnd.sdmx.genericdata+xml',
      'vnd.sdmx.data+csv; labels=both',
    ];
    for (const type of [...taken, ...sdmx.map((name) => `application/${name}`), 'application/vnd.ms-excel']) {
      expect([type, await statusOf(type)]).toEqual([type, 202]);
    }
    for (const type of ['image/png', 'application/pdf', 'application/vnd.sdmx.', 'application/zip', 'x']) {
      expect([type, await statusOf(type)]).toEqual([type, 415]);
    }
  });
});
