import { definitionOf, inFeed, type Outcome, readAll, seedFeed, sourceOf } from '../support/reading';
import { seedVocabulary } from '../support/vocabulary';

const vocabulary = seedVocabulary();
const easyquery = seedFeed('nbs-easyquery');
const v2 = seedFeed('nbs-v2');
const read = (message: unknown, feed = easyquery) =>
  readAll(sourceOf(JSON.stringify(message)), feed, vocabulary);

const facts = ({ rows }: Outcome) =>
  rows.map((row) =>
    [
      row.indicatorCode,
      row.regionCode,
      row.period.text,
      row.value ?? row.missingReason,
      row.published,
      row.unit,
    ].join(' '),
  );

type Node = readonly [zb: string, sj: string, strdata: string, data: number, reg?: string];
const archived = (
  nodes: readonly Node[],
  described: Readonly<Record<string, readonly [string, string]>>,
) => ({
  returncode: 200,
  returndata: {
    datanodes: nodes.map(([zb, sj, strdata, data, reg]) => ({
      code: `zb.${zb}_sj.${sj}`,
      data: { data, dotcount: 1, hasdata: strdata !== '', strdata },
      wds: Object.entries({ zb, ...(reg ? { reg } : {}), sj }).map(([wdcode, valuecode]) => ({
        wdcode,
        valuecode,
      })),
    })),
    wdnodes: [
      {
        wdcode: 'zb',
        nodes: [
          null,
          ...Object.entries(described).map(([code, [cname, unit]]) => ({ code, cname, name: 'x', unit })),
        ],
      },
      { wdcode: 'sj', nodes: [] },
    ],
  },
});

describe('archived answers of easyquery', () => {
  it('give what was printed, in the unit of the label, for months, quarters, years and years to date', async () => {
    const message = archived(
      [
        ['A1', '202406', '52529.46', 52529.4588],
        ['A1', '202402', '', 0],
        ['A2', '2024B', '104.7', 104.71],
        ['A3', '2024B', '105.0', 105.02],
        ['A4', '2024', '12', 12, '130000'],
      ],
      {
        A1: ['房地产投资_累计值', '亿元'],
        A2: ['国内生产总值指数(上年同期=100)_当季值', ''],
        A3: ['国内生产总值指数(上年同期=100)_累计值', ''],
        A4: ['地级区划数', '个'],
      },
    );
    const outcome = await read(message);
    expect(outcome.problems).toEqual([]);
    expect(facts(outcome)).toEqual([
      'real-estate-investment 100000 2024-01/2024-06 5252946000000 52529.46 CNY_100M',
      'real-estate-investment 100000 2024-01/2024-02 NOT_PUBLISHED  CNY_100M',
      'gdp-index 100000 2024-Q2 104.7 104.7 INDEX_POINT',
      'gdp-index 100000 2024-01/2024-06 105 105.0 INDEX_POINT',
      'prefecture-divisions 130000 2024 12 12 ITEM',
    ]);
    expect(outcome.rows[0]).toMatchObject({ line: 1, column: 'zb.A1_sj.202406' });
  });

  it('know the year to date by the name, even where the feed maps the code, unless the feed says otherwise', async () => {
    const message = archived([['A1', '202406', '5.0', 5]], { A1: ['房地产投资_累计值', '亿元'] });
    const mapped = (cumulative: boolean | undefined) =>
      inFeed(easyquery, {
        indicators: {
          A1: { code: 'real-estate-investment', ...(cumulative === undefined ? {} : { cumulative }) },
        },
      });
    const periodOf = async (cumulative?: boolean) =>
      (await read(message, mapped(cumulative))).rows[0]?.period.text;
    expect([await periodOf(), await periodOf(true), await periodOf(false)]).toEqual([
      ...['2024-01/2024-06', '2024-01/2024-06', '2024-06'],
    ]);
  });

  it('take the number itself where nothing was printed', async () => {
    const message = archived([['A1', '202406', 'x', 7.5]], { A1: ['规上工业增加值_同比增长', '%'] });
    (message.returndata.datanodes[0] as { data: object }).data = { data: 7.5, hasdata: true };
    expect(facts(await read(message))).toEqual([
      'above-scale-industrial-growth 100000 2024-06 7.5 7.5 PERCENT',
    ]);
  });
});

const answer = (...data: (readonly [code: string, values: object[]])[]) => ({
  ...{ success: true, state: 20000, message: '成功' },
  data: data.map(([code, values]) => ({ code, name: code, values })),
});
const CPI = {
  _id: 'c',
  i_showname: '居民消费价格指数 (上年同月=100) ',
  du_name: '%',
  da: '000000000000',
  da_name: '全国',
};
const INCOME = {
  _id: 'i',
  i_showname: '农村居民人均可支配收入_累计值 (元) ',
  du_name: '元',
  da: '330000000000',
  da_name: '浙江省',
};

describe('answers of the API of 2026', () => {
  it('give months, quarters and years of the nation and of provinces', async () => {
    const outcome = await read(
      answer(
        ['202608MM', [{ ...CPI, value: '100.8' }]],
        ['202602SS', [{ ...INCOME, value: '22511' }]],
        ['2025YY', [{ ...INCOME, value: '44302' }]],
      ),
      v2,
    );
    expect(outcome.problems).toEqual([]);
    expect(facts(outcome)).toEqual([
      'cpi 100000 2026-08 100.8 100.8 INDEX_POINT',
      'disposable-income-per-head-rural 330000 2026-01/2026-06 22511 22511 CNY',
      'disposable-income-per-head-rural 330000 2025 44302 44302 CNY',
    ]);
  });

  it('repeat without a name what another entry names, before it or behind it', async () => {
    const outcome = await read(
      answer(
        ['202609MM', [{ _id: 'c', value: '无' }]],
        ['202608MM', [{ ...CPI, value: '100.8' }]],
        ['202607MM', [{ _id: 'c', value: '100.9' }]],
        ['202606MM', []],
      ),
      v2,
    );
    expect(facts(outcome)).toEqual([
      'cpi 100000 2026-09 NOT_PUBLISHED  INDEX_POINT',
      'cpi 100000 2026-08 100.8 100.8 INDEX_POINT',
      'cpi 100000 2026-07 100.9 100.9 INDEX_POINT',
      'cpi 100000 2026-06 NOT_PUBLISHED  INDEX_POINT',
    ]);
  });

  it('keep several areas apart, each with its gaps', async () => {
    const zhejiang = { ...INCOME, value: '44302' };
    const beijing = { ...INCOME, da: '110000000000', da_name: '北京市', value: '' };
    const outcome = await read(answer(['2025YY', [zhejiang, beijing]], ['2024YY', []]), v2);
    expect(facts(outcome).map((fact) => fact.split(' ').slice(1, 4).join(' '))).toEqual([
      ...['330000 2025 44302', '110000 2025 NOT_PUBLISHED'],
      ...['330000 2024 NOT_PUBLISHED', '110000 2024 NOT_PUBLISHED'],
    ]);
  });

  it('pass over another catalogue than the one that the feed asks for', async () => {
    const feed = inFeed(v2, {
      message: definitionOf(
        'slug: a\nnameZh: a\nnameEn: a\nformat: nbs-v2\nmessage: { where: { catalogid: k1 } }',
      ).message,
    });
    const outcome = await read(
      answer(
        ['202608MM', [{ ...CPI, value: '1', catalogid: 'k2' }]],
        ['202607MM', [{ ...INCOME, value: '2', catalogid: 'k1' }]],
      ),
      feed,
    );
    expect([outcome.rows.length, outcome.ignored]).toEqual([1, 1]);
  });
});

describe('answers of the World Bank', () => {
  const row = (date: string, value: unknown) => ({
    indicator: { id: 'SP.POP.TOTL', value: 'Population, total' },
    country: { id: 'CN', value: 'China' },
    ...{ countryiso3code: 'CHN', date, value, unit: '', obs_status: '', decimal: 0 },
  });

  it('are dated by lastupdated; a year without value is a gap', async () => {
    const head = { page: 1, pages: 1, per_page: 50, total: 3, sourceid: '2', lastupdated: '2026-07-01' };
    const outcome = await read(
      [head, [row('2025', null), row('2024', 1408280000), row('2024Q1', 5), row('2024M05', 6)]],
      seedFeed('world-bank-china'),
    );
    expect(outcome.problems).toEqual([]);
    expect(facts(outcome)).toEqual([
      'population-midyear 100000 2025 NOT_PUBLISHED  PERSON',
      'population-midyear 100000 2024 1408280000 1408280000 PERSON',
      'population-midyear 100000 2024-Q1 5 5 PERSON',
      'population-midyear 100000 2024-05 6 6 PERSON',
    ]);
    expect(outcome.rows.every(({ publishedOn }) => publishedOn === '2026-07-01')).toBe(true);
  });
});
