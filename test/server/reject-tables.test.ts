import { read, utils } from '@e965/xlsx';
import { parse } from 'csv-parse/sync';
import { globalId } from '../../src/entities/node';
import { work } from '../services/corrections/correcting';
import { csv, insertAll, insertFeed } from '../services/ingestion/feed-rows';
import { list, putFeed, putRegions, registerFeed, uscc } from '../services/ingestion/register-feeds';
import { type Api, bearer, openApi } from './api';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const ADDED = ['错误代码', '原因', 'Reason'];

interface Sent {
  readonly runId: string;
  readonly duplicate: boolean;
}

let api: Api;
let officer: string;

const post = async (
  feed: string,
  body: string | Uint8Array,
  { key = officer, type = 'text/csv', query = '' } = {},
) => {
  const answer = await api.send(`/feeds/${feed}${query}`, {
    ...{ method: 'POST', body: body as never, headers: { 'content-type': type, ...bearer(key) } },
  });
  const sent = (await answer.json()) as Sent;
  const own = Buffer.from(sent.runId, 'base64url').toString().split(':')[1] as string;
  return { ...sent, own, summary: await work(api.db, own) };
};
const table = (runId: string, kind: 'csv' | 'xlsx', key = officer) =>
  api.send(`/feeds/runs/${runId}/rejects.${kind}`, { headers: bearer(key) });
const cellsOf = (text: string): string[][] => parse(text, { bom: true, relax_column_count: true });

describe('a table of rejects of figures', () => {
  const FAULTY = [
    '鹤壁市统计局',
    ...csv(
      '鹤壁市,专利授权量,2019-05,12O,件,',
      '鹤壁市,专利授权量,2019-06,=1+1,件,',
      '昭通市,专利授权量,2019-05,7,件,',
    )
      .trim()
      .split('\n'),
  ].join('\n');

  beforeAll(async () => {
    api = await openApi();
    await insertAll(api.db);
    await insertFeed(api.db, { format: 'table' });
    officer = await api.keyOf('DATA_OFFICER');
  });
  afterAll(() => api.close());

  it('is the file itself with reasons beside its faults, and once corrected is taken in as it is', async () => {
    const { runId } = await post('bureau', FAULTY);
    const answer = await table(runId, 'csv');
    expect([
      answer.status,
      answer.headers.get('content-type'),
      answer.headers.get('content-disposition'),
    ]).toEqual([...[200, 'text/csv; charset=utf-8', 'attachment; filename="rejects.csv"']]);
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    const text = bytes.toString('utf8');
    const cells = cellsOf(text);
    expect(cells[0]?.[0]).toBe('鹤壁市统计局');
    expect(cells[1]?.slice(6)).toEqual(ADDED);
    expect(cells[2]?.slice(3)).toEqual([
      '12O',
      '件',
      '',
      'NOT_A_NUMBER',
      expect.stringContaining('12O'),
      expect.stringContaining('"12O"'),
    ]);
    expect(cells[3]?.[3]).toBe("'=1+1");
    expect(cells[4]?.slice(6)).toEqual(['', '', '']);
    const again = await post('bureau', text);
    expect(again.summary.rejects.map(({ line, cell, raw }) => `${line} ${cell} ${raw}`)).toEqual([
      '3 D3 12O',
      '4 D4 =1+1',
    ]);
    const fixed = text.replace('12O', '120').replace("'=1+1", '2');
    expect((await post('bureau', fixed)).summary).toMatchObject({
      status: 'PUBLISHED',
      rowsNew: 3,
      rowsRejected: 0,
    });
    expect(await api.db.query('select source_cell from observation order by id limit 1')).toEqual([
      { source_cell: 'D3' },
    ]);
  });

  it('comes as a workbook of text cells that can be sent again as well', async () => {
    const { runId } = await post('bureau', `${FAULTY}\n`);
    const answer = await table(runId, 'xlsx');
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, XLSX]);
    const bytes = Buffer.from(await answer.arrayBuffer());
    const book = read(bytes, { cellFormula: true });
    const sheet = book.Sheets[book.SheetNames[0] as string] as Record<
      string,
      { t: string; v: string; f?: string }
    >;
    expect(sheet.D4).toMatchObject({ t: 's', v: '=1+1' });
    expect(sheet.D4?.f).toBeUndefined();
    expect(utils.sheet_to_json<string[]>(sheet, { header: 1 })[1]?.slice(6)).toEqual(ADDED);
    const { summary } = await post('bureau', bytes, { type: XLSX });
    expect(summary.rejects.map(({ line, code }) => `${line} ${code}`)).toEqual([
      '3 NOT_A_NUMBER',
      '4 NOT_A_NUMBER',
    ]);
  });

  it('is for officers of the regions of the sender', async () => {
    const hebi = await api.keyOf('DATA_OFFICER', { regionCodes: ['410600'] });
    const jinta = await api.keyOf('DATA_OFFICER', { regionCodes: ['620921'] });
    const { runId } = await post('bureau', `${FAULTY}\n\n`, { key: hebi });
    const statuses = async (key: string) => (await table(runId, 'csv', key)).status;
    expect([await statuses(hebi), await statuses(officer), await statuses(jinta)]).toEqual([200, 200, 404]);
    expect(await statuses(await api.keyOf('READER'))).toBe(403);
  });

  it('is corrected and repeated in GraphQL, where the figure leads back to the correction', async () => {
    const { runId, own } = await post('bureau', csv('金塔县,专利授权量,2019-05,1O,件,'), {
      query: '?dryRun=true',
    });
    const asked = await api.ask(
      `query ($id: ID!) { node(id: $id) { ... on FeedRun { status isDryRun rejectsFound rowsDone impact { figures { totalCount } }
        rejects(first: 5) { nodes { id line cell corrections { cell } } } } } }`,
      { key: officer, variables: { id: runId } },
    );
    const run = asked.data.node;
    expect(run).toMatchObject({
      status: 'FAILED',
      isDryRun: true,
      rejectsFound: 1,
      rowsDone: 1,
      impact: null,
    });
    const [reject] = run.rejects.nodes;
    const corrected = await api.ask(
      `mutation ($id: ID!) { correctReject(id: $id, values: { 数值: "10" }) {
        reject { corrections { after } } corrections { cell before after correctedByName } userErrors { code } } }`
        .replace('{ 数值: "10" }', '$values')
        .replace('($id: ID!)', '($id: ID!, $values: JSON!)'),
      { key: officer, variables: { id: reject.id, values: { 数值: '10' } } },
    );
    expect(corrected.data.correctReject).toEqual({
      reject: { corrections: [{ after: '10' }] },
      corrections: [{ cell: 'D2', before: '1O', after: '10', correctedByName: 'test DATA_OFFICER' }],
      userErrors: [],
    });
    const replayed = async (dryRun: boolean) => {
      const answer = await api.ask(
        'mutation ($id: ID!, $dryRun: Boolean!) { replayRun(id: $id, dryRun: $dryRun) { run { id status } userErrors { code } } }',
        { key: officer, variables: { id: runId, dryRun } },
      );
      const { id } = answer.data.replayRun.run;
      await work(
        api.db,
        Buffer.from(id, 'base64url').toString().split(':')[1] as string,
        new Date('2019-07-01T00:00:00Z'),
      );
      return id;
    };
    const rehearsed = await api.ask(
      `query ($id: ID!) { node(id: $id) { ... on FeedRun { status receivedFrom correctionCount repeats { id }
        impact { figures { new changes { regionEn period revision before { value } after { value publishedText } cell } } targets { totalCount } approved { totalCount } } } } }`,
      { key: officer, variables: { id: await replayed(true) } },
    );
    expect(rehearsed.data.node).toEqual({
      ...{ status: 'CHECKED', receivedFrom: 'test DATA_OFFICER', correctionCount: 1, repeats: { id: runId } },
      impact: {
        figures: {
          new: 1,
          changes: [
            {
              regionEn: 'Jinta',
              period: '2019-05',
              revision: 'NEW',
              before: null,
              after: { value: '10', publishedText: '10' },
              cell: 'D2',
            },
          ],
        },
        ...{ targets: { totalCount: 0 }, approved: { totalCount: 0 } },
      },
    });
    const id = await replayed(false);
    const point = await api.ask(
      `{ series(regions: ["620921"], indicators: ["patents-granted"]) { points { valueExact sourceLine
        feedRun { id contentHash corrections { line column before after correctedBy } repeats { contentHash } } } } }`,
      { key: officer },
    );
    const [{ feedRun, ...figure }] = point.data.series[0].points;
    expect(figure).toEqual({ valueExact: '10', sourceLine: 2 });
    expect(feedRun).toMatchObject({
      ...{ id, repeats: { contentHash: feedRun.contentHash } },
      corrections: [
        { line: 2, column: '数值', before: '1O', after: '10', correctedBy: expect.stringMatching(/^key:/) },
      ],
    });
    expect(await api.db.query('select 1 from feed_run where repeats_id = $1', [own])).toHaveLength(2);
  });

  it('refuses a dry run that is neither true nor false', async () => {
    const answer = await api.send('/feeds/bureau?dryRun=1', {
      ...{ method: 'POST', body: 'x', headers: { 'content-type': 'text/csv', ...bearer(officer) } },
    });
    expect([answer.status, await answer.json()]).toEqual([
      400,
      expect.objectContaining({ code: 'BAD_INPUT' }),
    ]);
  });

  it('lists the rejects alone where the file is no table', async () => {
    const { own } = await post('bureau', Buffer.from([0x81, 0x20, 0xff, 0xff]));
    const answer = await table(globalId('FeedRun', own), 'csv');
    const cells = cellsOf(await answer.text());
    expect(cells[0]).toEqual(['行', '位置', '原文', ...ADDED]);
    expect(cells[1]?.[3]).toBe('UNDECODABLE');
  });
});

describe('a table of rejects of records', () => {
  const HEADERS = 'uscc,name,region,contactName,contactPhone';

  beforeAll(async () => {
    api = await openApi();
    await putRegions(api.db);
    await putFeed(api.db, registerFeed('enterprises'));
    officer = await api.keyOf('DATA_OFFICER');
  });
  afterAll(() => api.close());

  const FILE = list(HEADERS, `${uscc(1)},甲,999999,张三,13812345678`, `${uscc(2)},乙,410621,李四`);
  const contactsRead = async () =>
    (await api.db.query(`select 1 from audit_record where action = 'CONTACTS_READ'`)).length;

  it('leaves contacts out, and what is sent again leaves them as they are known', async () => {
    await post('enterprises', list(HEADERS, `${uscc(1)},甲,410611,张三,13812345678`));
    const [known] = await api.db.query<{ contact_phone_sealed: string }>(
      'select contact_phone_sealed from enterprise',
    );
    const { runId } = await post('enterprises', FILE);
    const text = await (await table(runId, 'csv')).text();
    expect(text).not.toMatch(/张三|13812345678|李四/);
    const cells = cellsOf(text);
    expect(cells[0]).toEqual(['uscc', 'name', 'region', ...ADDED]);
    expect(cells[2]?.slice(0, 4)).toEqual(['***', '', '', 'ROW_TOO_SHORT']);
    expect(await contactsRead()).toBe(0);
    const fixed = text
      .replace('999999', '410621')
      .replace('***,,', `${uscc(2)},乙,410621`)
      .replace('ROW_TOO_SHORT', '');
    expect((await post('enterprises', fixed)).summary).toMatchObject({
      status: 'PUBLISHED',
      rowsNew: 1,
      rowsRevised: 1,
    });
    expect(
      await api.db.query(`select contact_phone_sealed, region_code from enterprise where uscc = $1`, [
        uscc(1),
      ]),
    ).toEqual([{ contact_phone_sealed: known?.contact_phone_sealed, region_code: '410621' }]);
  });

  it('shows them to those who may read contacts, and writes that down', async () => {
    const granted = await api.keyOf('DATA_OFFICER', { scopes: ['CONTACTS'] });
    const { runId } = await post('enterprises', `${FILE}\n`);
    const text = await (await table(runId, 'csv', granted)).text();
    expect(text).toMatch(/张三,13812345678/);
    expect(await contactsRead()).toBe(1);
  });
});
