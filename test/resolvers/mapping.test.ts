import { ingestRun } from '../../src/services/ingestion/ingest-run';
import { mergeObservations } from '../../src/services/ingestion/merge-observations';
import { stageFigures } from '../../src/services/ingestion/staging';
import { loadVocabulary } from '../../src/services/vocabulary';
import { type Api, openApi } from '../server/api';
import { csv, currentFigures, insertFeed, offer } from '../services/ingestion/feed-rows';
import { figure, insertReferenceRows } from '../services/ingestion/reference-rows';

const PROPOSALS = `{ feed(slug: "bureau") { mappingProposals {
  kind label count line cell unit isPassedOver decision run { status }
  candidates { code score reasonsZh reasonsEn indicator { nameZh } region { nameZh } } } } }`;
const MAPPINGS = `{ feed(slug: "bureau") { mappings(superseded: true) {
  kind label decision code unit cumulative reason actor actorName supersededBy } } }`;
const PAYLOAD = '{ mapping { label code unit decision reason } userErrors { code field } }';

describe('mappings of labels', () => {
  let api: Api;
  let officer: string;
  beforeEach(async () => {
    api = await openApi({ now: () => new Date() });
    await insertReferenceRows(api.db);
    await insertFeed(api.db);
    officer = await api.keyOf('DATA_OFFICER');
  });
  afterEach(() => api.close());

  const ask = async (query: string, key = officer) => {
    const { data, errors } = await api.ask(query, { key });
    if (errors) throw new Error(JSON.stringify(errors));
    return data;
  };
  const decide = async (mutation: string, key = officer) => {
    const data = await ask(`mutation { ${mutation} ${PAYLOAD} }`, key);
    const [{ mapping, userErrors }] = Object.values(data) as [{ mapping: object; userErrors: Refused[] }];
    return mapping ?? userErrors.map(({ code, field }) => `${code} ${field}`).join();
  };
  const send = async (...rows: string[]) => {
    const { runId, duplicate } = await offer(api.db, csv(...rows));
    if (duplicate) return 'DUPLICATE';
    return (await ingestRun(api.db, await loadVocabulary(api.db), runId, new Date())).status;
  };
  const proposals = async () => (await ask(PROPOSALS)).feed.mappingProposals;
  interface Refused {
    readonly code: string;
    readonly field: readonly string[];
  }

  const FILE = ['鹤壁市,国内专利授权数,2018,782,件,', '鹤壁市,国内专利授权数,2019,901,件,'] as const;

  it('are proposed for a file that failed, accepted, and let the same file in', async () => {
    const known = [figure({ period: '2017', value: '650' }), figure({ period: '2018', value: '782' })];
    await api.db.transaction(async (tx) => {
      await stageFigures(tx, [known]);
      await mergeObservations(tx, { feedRunId: null, isSynthetic: false });
    });
    expect(await send(...FILE)).toBe('FAILED');
    const [found] = await proposals();
    expect(found).toMatchObject({
      ...{ kind: 'INDICATOR', label: '国内专利授权数', count: 2, line: 2, cell: 'B2', unit: 'ITEM' },
      ...{ isPassedOver: false, decision: null, run: { status: 'FAILED' } },
    });
    expect(found.candidates[0]).toMatchObject({
      ...{ code: 'patents-granted', indicator: { nameZh: '专利授权量' }, region: null },
    });
    expect(found.candidates[0].reasonsZh.join()).toContain('名称与“专利授权量”相近');
    expect(await send(...FILE)).toBe('DUPLICATE');
    const accepted = await decide(
      'acceptMapping(feed: "bureau", label: " 国内 专利授权数", code: "patents-granted", reason: "口径说明")',
    );
    expect(accepted).toEqual({
      ...{ label: '国内专利授权数', code: 'patents-granted', unit: null },
      ...{ decision: 'ACCEPTED', reason: '口径说明' },
    });
    expect(await send(...FILE)).toBe('PUBLISHED');
    expect(await currentFigures(api.db)).toContain('410600 patents-granted 2019 901');
    const [kept] = await api.db.query<{ label: unknown }>(
      `select definition #> '{indicators,国内专利授权数}' as label
       from feed_run join feed_definition on hash = definition_hash where status = 'PUBLISHED'`,
    );
    expect(kept?.label).toMatchObject({ code: 'patents-granted' });
    expect(await proposals()).toEqual([]);
    const { feed } = await ask(MAPPINGS);
    expect(feed.mappings).toMatchObject([
      {
        ...{ label: '国内专利授权数', code: 'patents-granted', actorName: 'test DATA_OFFICER' },
        ...{ actor: expect.stringMatching(/^key:/), supersededBy: null },
      },
    ]);
  });

  it('take equal figures of other periods and regions for near-proof', async () => {
    const figures = [2016, 2017, 2018].map((year) =>
      figure({ indicatorCode: 'gdp', unit: 'CNY_100M', period: `${year}`, value: `${year}31000000` }),
    );
    await api.db.transaction(async (tx) => {
      await stageFigures(tx, [figures]);
      await mergeObservations(tx, { feedRunId: null, isSynthetic: false });
    });
    await send(...[2016, 2017, 2018].map((year) => `鹤壁市,总规模甲,${year},${year}.31,,`));
    const [found] = await proposals();
    expect(found.unit).toBeNull();
    expect(found.candidates).toMatchObject([
      { code: 'gdp', reasonsEn: expect.arrayContaining(['3 of 3 figures equal what is published']) },
    ]);
  });

  it('are refused with a reason when they cannot be meant', async () => {
    const accept = (rest: string, feed = 'bureau') =>
      decide(`acceptMapping(feed: "${feed}", label: ${rest})`);
    expect(await accept('"x", code: "gdp"', 'nowhere')).toBe('UNKNOWN_FEED feed');
    expect(await accept('"　", code: "gdp"')).toBe('EMPTY_LABEL label');
    expect(await accept(`"${'x'.repeat(201)}", code: "gdp"`)).toBe('LABEL_TOO_LONG label');
    expect(await accept('"x", code: "nothing"')).toBe('UNKNOWN_INDICATOR code');
    expect(await accept('"x", code: "gdp", unit: "磅"')).toBe('UNKNOWN_UNIT unit');
    expect(await accept('"x", code: "gdp", unit: "件"')).toBe('WRONG_DIMENSION unit');
    expect(await accept('"总量(件)", code: "gdp"')).toBe('WRONG_DIMENSION unit');
    expect(await accept('"x", code: "999999", kind: REGION')).toBe('UNKNOWN_REGION code');
    expect(await accept('"x", code: "磅", kind: UNIT')).toBe('UNKNOWN_UNIT unit');
    await insertFeed(api.db, { indicators: { 甲: 'gdp' } });
    expect(await accept('"甲", code: "patents-granted"')).toBe('ALREADY_DEFINED label');
    const ignore = (rest: string) => decide(`ignoreLabel(feed: "bureau", label: "x", ${rest})`);
    expect(await ignore('reason: " "')).toBe('EMPTY_REASON reason');
    expect(await ignore('reason: "x", kind: UNIT')).toBe('UNIT_NOT_IGNORED kind');
    expect(await decide('withdrawMapping(feed: "bureau", label: "x")')).toBe('NOT_DECIDED label');
    const bound = await api.keyOf('DATA_OFFICER', { regionCodes: ['410600'] });
    expect(await decide('acceptMapping(feed: "bureau", label: "x", code: "gdp")', bound)).toBe(
      'ALL_REGIONS_NEEDED feed',
    );
    expect((await ask(MAPPINGS)).feed.mappings).toEqual([]);
  });

  it('pass a label over by decision, and keep it listed with its count', async () => {
    const rows = ['鹤壁市,随便什么,2018,1,件,', '鹤壁市,专利授权量,2018,782,件,'];
    expect(await send(...rows)).toBe('FAILED');
    await decide('ignoreLabel(feed: "bureau", label: "随便什么", reason: "本系统不用")');
    expect(await send(...rows)).toBe('PUBLISHED');
    expect(await proposals()).toMatchObject([
      { label: '随便什么', count: 1, isPassedOver: true, decision: 'IGNORED', run: { status: 'PUBLISHED' } },
    ]);
  });

  it('keep every decision: what was decided before, by whom, and what was taken back', async () => {
    const accept = (code: string) => decide(`acceptMapping(feed: "bureau", label: "甲", code: "${code}")`);
    await accept('gdp');
    await accept('gdp');
    await accept('patents-granted');
    expect(await decide('withdrawMapping(feed: "bureau", label: "甲")')).toMatchObject({
      code: 'patents-granted',
    });
    const { feed } = await ask(MAPPINGS);
    const me = expect.stringMatching(/^key:/);
    expect(feed.mappings).toMatchObject([
      { code: 'patents-granted', supersededBy: me },
      { code: 'gdp', supersededBy: me },
    ]);
    const records = await api.db.query<{ content: string }>(
      `select content from audit_record where action like '%MAPP%' order by seq`,
    );
    expect(
      records.map(({ content }) => JSON.parse(content)).map(({ action, detail }) => [action, detail.before]),
    ).toEqual([
      ['LABEL_MAPPED', null],
      ['LABEL_MAPPED', 'gdp'],
      ['MAPPING_WITHDRAWN', 'patents-granted'],
    ]);
    expect(await send('鹤壁市,甲,2018,1,件,')).toBe('FAILED');
  });

  it('cover regions and units as well', async () => {
    const rows = ['鹤壁市本级,专利授权量,2018,782,件,', '鹤壁市,地区生产总值,2018,8,亿元人民币,'];
    expect(await send(...rows)).toBe('FAILED');
    const found = (await proposals()) as { kind: string; label: string; candidates: { code: string }[] }[];
    expect(found.map(({ kind, label, candidates }) => [kind, label, candidates[0]?.code])).toEqual([
      ['UNIT', '亿元人民币', 'CNY_100M'],
      ['REGION', '鹤壁市本级', '410600'],
    ]);
    await decide('acceptMapping(feed: "bureau", label: "鹤壁市本级", kind: REGION, code: "410600")');
    await decide('acceptMapping(feed: "bureau", label: "亿元人民币", kind: UNIT, code: "亿元")');
    expect(await send(...rows)).toBe('PUBLISHED');
    expect(await currentFigures(api.db)).toEqual([
      '410600 gdp 2018 800000000',
      '410600 patents-granted 2018 782',
    ]);
  });
});
