import { globalId } from '../../src/entities/node';
import { type Api, openApi, statementsOf } from '../server/api';
import { correct, offer, replay } from '../services/corrections/correcting';
import { csv, insertAll, insertFeed } from '../services/ingestion/feed-rows';
import { list, putFeed, putRegions, registerFeed, uscc } from '../services/ingestion/register-feeds';
import { insertReviewedFeed } from '../services/submissions/chain-fixture';

const FEED = `query($slug: String!) { feed(slug: $slug) {
  columns { field headers isRequired } labels } }`;
const RUN = `query($id: ID!, $first: Int) { node(id: $id) { ... on FeedRun {
  submissions { period status region { code } }
  rejects(first: $first) { nodes { line cell cells { cell column text } } } } } }`;

describe('what the desk needs to know of feeds and runs', () => {
  let api: Api;
  let officer: string;
  const run = async (runId: string, { key = officer, first = 50 } = {}) =>
    (await api.ask(RUN, { key, variables: { id: globalId('FeedRun', runId), first } })).data.node;

  beforeAll(async () => {
    api = await openApi();
    await insertAll(api.db);
    await insertFeed(api.db, { format: 'table' });
    await insertReviewedFeed(api.db, { slug: 'reviewed' });
    officer = await api.keyOf('DATA_OFFICER');
  });
  afterAll(() => api.close());

  it('a feed of one figure a row says its headers, and which of them a file cannot go without', async () => {
    const { data } = await api.ask(FEED, { key: officer, variables: { slug: 'bureau' } });
    const needed = data.feed.columns.filter((one: { isRequired: boolean }) => one.isRequired);
    expect(needed.map((one: { field: string }) => one.field)).toEqual(
      expect.arrayContaining(['region', 'indicator', 'period', 'value']),
    );
    expect(data.feed.columns.find((one: { field: string }) => one.field === 'unit')).toMatchObject({
      isRequired: false,
    });
  });

  it('a reject shows the whole row under its headers, and all rejects of a run read the file once', async () => {
    const content = csv(
      '鹤壁市,专利授权量,2019-05,12O,件,',
      '鹤壁市,专利授权量,2019-06,12,件,',
      '鹤壁市,专利授权量,2019-13,7,,',
    );
    const { runId } = await offer(api.db, 'bureau', content);
    const { rejects } = await run(runId);
    expect(rejects.nodes.map((one: { line: number }) => one.line)).toEqual([2, 4]);
    const [first, second] = rejects.nodes;
    const texts = ({ cells }: { cells: { text: string }[] }) => cells.map(({ text }) => text);
    expect(texts(first).slice(0, 5)).toEqual(['鹤壁市', '专利授权量', '2019-05', '12O', '件']);
    expect(first.cells.find((one: { cell: string }) => one.cell === first.cell)).toMatchObject({
      column: '数值',
      text: '12O',
    });
    expect(texts(second).slice(0, 5)).toEqual(['鹤壁市', '专利授权量', '2019-13', '7', '']);
    const count = async (many: number) => {
      const statements = await statementsOf(api.db, () => run(runId, { first: many }));
      return statements.length;
    };
    await count(2);
    expect(await count(2)).toBe(await count(1));
  });

  it('what was read as corrected is shown so; messages and whole files have no row', async () => {
    const { runId } = await offer(api.db, 'bureau', csv('鹤壁市,专利授权量,2019-07,十,件,'));
    expect(await correct(api.db, runId, 2, { D2: '10个' })).toBeNull();
    const again = await replay(api.db, runId);
    const { rejects } = await run(again.runId);
    expect(rejects.nodes[0].cells.map((one: { text: string }) => one.text)).toContain('10个');
    const whole = await offer(api.db, 'bureau', new Uint8Array([0x81, 0xff, 0x0a]));
    expect((await run(whole.runId)).rejects.nodes[0].cells).toBeNull();
  });

  it('a run leads to where its figures wait, for those who see the region', async () => {
    const { runId } = await offer(api.db, 'reviewed', csv('鹤壁市,专利授权量,2019-08,12,件,'));
    expect((await run(runId)).submissions).toEqual([
      { period: '2019-08', status: 'DRAFT', region: { code: '410600' } },
    ]);
  });
});

describe('rows of records', () => {
  let api: Api;

  beforeAll(async () => {
    api = await openApi();
    await putRegions(api.db);
    await putFeed(api.db, registerFeed('enterprises'));
  });
  afterAll(() => api.close());

  it('leave the contacts of persons out, and say which columns a record needs', async () => {
    const file = list('uscc,name,region,contactPhone', `${uscc(1)},甲,999999,13812345678`);
    const { runId } = await offer(api.db, 'enterprises', file);
    const key = await api.keyOf('DATA_OFFICER');
    const { node } = (await api.ask(RUN, { key, variables: { id: globalId('FeedRun', runId) } })).data;
    const [{ cells }] = node.rejects.nodes;
    expect(cells.map((one: { column: string }) => one.column)).toEqual(['uscc', 'name', 'region']);
    expect(JSON.stringify(node)).not.toContain('13812345678');
    const { feed } = (await api.ask(FEED, { key, variables: { slug: 'enterprises' } })).data;
    const needed = feed.columns.filter((one: { isRequired: boolean }) => one.isRequired);
    expect(needed.map((one: { field: string }) => one.field)).toEqual(['uscc', 'name', 'region']);
    expect(feed.labels).toEqual([]);
  });
});
