import { createReadStream, existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { FigureDefinition } from '../../src/feeds/figure-definition';
import { createVocabulary, type RegionEntry, type Vocabulary } from '../../src/feeds/vocabulary';
import { codesOf, definitionOf, inFeed, type Outcome, readAll, seedFeed } from './support/reading';
import { seedVocabulary } from './support/vocabulary';

const SAMPLES = resolve(__dirname, '../../../shared/samples');
const FOLDERS = ['nbs-easyquery', 'nbs-v2', 'jsonstat', 'worldbank'];
const areHere = FOLDERS.every((folder) => existsSync(resolve(SAMPLES, folder)));
const ofSeeds = seedVocabulary();

interface Expectation {
  readonly feed: FigureDefinition;
  readonly vocabulary?: Vocabulary;
  readonly codes?: readonly string[];
  readonly rows: number;
  readonly missing?: number;
  readonly rejected?: number;
  readonly repeated?: number;
  readonly ignored?: number;
  readonly indicators?: number;
  readonly regions?: number;
  readonly periods?: number;
  /** `indicator region period`: value or reason, as printed, unit, status. */
  readonly spots?: Readonly<Record<string, readonly [string, string, string, string?]>>;
}

const abroad = (code: string, nameZh: string): RegionEntry => ({
  ...{ code, nameZh, level: 'COUNTY', parentCode: null },
});
const withRegions = (regions: readonly RegionEntry[]): Vocabulary =>
  createVocabulary({ ...ofSeeds.entries, regions: [...ofSeeds.entries.regions, ...regions] });

const easyquery = seedFeed('nbs-easyquery');
const v2 = seedFeed('nbs-v2');
const worldBank = seedFeed('world-bank-china');

const BASE = 'nameZh: 测试\nnameEn: test\nformat: json-stat\n';
const GSP_STATES = Array.from({ length: 56 }, (_, i) => String(i + 1).padStart(2, '0')).filter(
  (code) => !['03', '07', '14', '43', '52'].includes(code),
);
const gsp = inFeed(
  definitionOf(`slug: gsp
${BASE}units: { $: USD }
indicators:
  gsp: { code: gdp-usd }
  perc: { code: rnd-share-gdp }
  pop: { code: population-midyear, unit: PERSON }
  capita: { code: high-tech-exports }`),
  {
    regions: {
      aliases: Object.fromEntries(GSP_STATES.map((code) => [code, `9000${code}`])),
      prefer: [],
      ignore: [],
    },
  },
);
const oecdAreas =
  'AU AT BE CA CL CZ DK EE FI FR DE GR HU IS IE IL IT JP KR LU MX NL NZ NO PL PT SK SI ES SE CH TR UK US'
    .split(' ')
    .concat('EU15', 'OECD');
const oecd = inFeed(
  definitionOf(`slug: oecd
${BASE}publishedAt: column
statuses: { e: E, a: A }
units: { people: PERSON, per cent: PERCENT }
message:
  indicator: [concept, age, sex]
  where: { age: ["", T], sex: ["", T] }
indicators:
  UNR..: { code: rnd-share-gdp }
  POP.T.T: { code: population-midyear }
  PERCENT.T.T: { code: real-estate-investment-growth }`),
  {
    regions: {
      aliases: Object.fromEntries(oecdAreas.map((code, i) => [code, String(900100 + i)])),
      ...{ prefer: [], ignore: [] },
    },
  },
);
const counties = (): readonly string[] =>
  areHere
    ? Object.keys(
        JSON.parse(readFileSync(resolve(SAMPLES, 'jsonstat/us-unr.json'), 'utf8')).dimension.county.category
          .index,
      )
    : [];
const unr = inFeed(definitionOf(`slug: unr\n${BASE}indicators: { unr: { code: rnd-share-gdp } }`), {
  regions: {
    aliases: Object.fromEntries(counties().map((code) => [code, `9${code}`])),
    ...{ prefer: [], ignore: [] },
  },
});
const cells = (yaml: string) => definitionOf(`slug: cells\n${BASE}region: "100000"\n${yaml}`);

const TREE = { feed: easyquery, codes: ['WRONG_MESSAGE 0'], rows: 0 };
const REQUEST = { feed: easyquery, codes: ['BAD_JSON 0'], rows: 0 };
const GROWTH_2024 = {
  ...{ feed: easyquery, rows: 12, missing: 2, indicators: 1, regions: 1, periods: 12 },
  spots: {
    'above-scale-industrial-growth 100000 2024-12': ['6.2', '6.2', 'PERCENT'],
    'above-scale-industrial-growth 100000 2024-01': ['NOT_PUBLISHED', '', 'PERCENT', 'O'],
    'above-scale-industrial-growth 100000 2024-02': ['NOT_PUBLISHED', '', 'PERCENT', 'O'],
  },
} as const;
const DIVISIONS = {
  ...{ feed: easyquery, rows: 1, missing: 1 },
  spots: { 'prefecture-divisions 110000 2023': ['NOT_PUBLISHED', '', 'ITEM', 'O'] },
} as const;

const EXPECTED: Readonly<Record<string, Expectation>> = {
  'nbs-easyquery/ceco_gdpcache.json': {
    ...{ feed: easyquery, rows: 160, repeated: 32, missing: 0, indicators: 16, regions: 1, periods: 10 },
    spots: {
      'gdp-index 100000 2019-Q2': ['106.2', '106.2', 'INDEX_POINT'],
      'gdp-index 100000 2019-01/2019-06': ['106.3', '106.3', 'INDEX_POINT'],
      'gdp-index 100000 2018': ['106.6', '106.6', 'INDEX_POINT'],
    },
  },
  'nbs-easyquery/ceco_house_investcache.json': {
    ...{ feed: easyquery, rows: 416, missing: 86, indicators: 32, regions: 1, periods: 13 },
    spots: {
      'real-estate-investment 100000 2019-01/2019-08': ['8458906000000', '84589.06', 'CNY_100M'],
      'real-estate-investment 100000 2019-01/2019-06': ['6160930000000', '61609.30', 'CNY_100M'],
      'real-estate-investment 100000 2019-01/2019-09': ['NOT_PUBLISHED', '', 'CNY_100M', 'O'],
      'real-estate-investment 100000 2019-01': ['NOT_PUBLISHED', '', 'CNY_100M', 'O'],
    },
  },
  'nbs-easyquery/ceco_m2mcache.json': {
    ...{ feed: easyquery, rows: 117, missing: 9, indicators: 9, regions: 1, periods: 13 },
    spots: {
      'cpi-monthly 100000 2019-08': ['100.7', '100.7', 'INDEX_POINT'],
      'cpi-monthly 100000 2019-05': ['100', '100.0', 'INDEX_POINT'],
    },
  },
  'nbs-easyquery/ceco_y2ycache.json': {
    ...{ feed: easyquery, rows: 117, missing: 9, indicators: 9, regions: 1, periods: 13 },
    spots: { 'cpi 100000 2019-08': ['102.8', '102.8', 'INDEX_POINT'] },
  },
  'nbs-easyquery/test_cli_simple_query.json': {
    ...{ feed: easyquery, rows: 1, missing: 0 },
    spots: { 'money-supply-m2 100000 2022-01': ['243102272000000', '2431022.72', 'CNY_100M'] },
  },
  'nbs-easyquery/test_stats_multi_period.json': {
    ...{ feed: easyquery, rows: 2, missing: 0, indicators: 1, periods: 2 },
    spots: { 'money-supply-m2 100000 2021-12': ['238289956000000', '2382899.56', 'CNY_100M'] },
  },
  'nbs-easyquery/test_stats_as_df.0.json': GROWTH_2024,
  'nbs-easyquery/test_stats_gdp.json': GROWTH_2024,
  'nbs-easyquery/test_stats_as_df.1.json': DIVISIONS,
  'nbs-easyquery/test_stats_with_reg_annual.json': DIVISIONS,
  'nbs-easyquery/test_get_reg_cities.json': { feed: easyquery, codes: ['NO_FIGURES_IN_MESSAGE 0'], rows: 0 },
  'nbs-easyquery/test_cli_tree_query.json': TREE,
  ...Object.fromEntries([0, 1, 2, 3].map((i) => [`nbs-easyquery/test_get_tree.${i}.json`, TREE])),
  ...Object.fromEntries(
    ['test_cli_simple_query', 'test_cli_tree_query', 'test_get_reg_cities', 'test_stats_gdp']
      .concat(
        'test_stats_as_df.0',
        'test_stats_as_df.1',
        'test_stats_multi_period',
        'test_stats_with_reg_annual',
      )
      .concat([0, 1, 2, 3].map((i) => `test_get_tree.${i}`))
      .map((name) => [`nbs-easyquery/${name}.request.txt`, REQUEST]),
  ),
  'nbs-v2/beijing_2024_income.esData.json': {
    ...{ feed: v2, rows: 1, missing: 0 },
    spots: { 'disposable-income-per-head-urban 110000 2024': ['92464', '92464', 'CNY'] },
  },
  'nbs-v2/beijing_2024_consumption.esData.json': {
    ...{ feed: v2, rows: 1, missing: 0 },
    spots: { 'consumption-per-head-urban 110000 2024': ['53214', '53214', 'CNY'] },
  },
  'nbs-v2/beijing_2024_income.source.json': { feed: v2, codes: ['WRONG_MESSAGE 0'], rows: 0 },
  'nbs-v2/synthetic_from_docs_multi_period_placeholders.json': {
    ...{ feed: v2, rows: 8, missing: 4, indicators: 2, regions: 1, periods: 4 },
    spots: {
      'cpi 100000 2026-08': ['100.8', '100.8', 'INDEX_POINT'],
      'cpi-monthly 100000 2026-07': ['100.3', '100.3', 'INDEX_POINT'],
      'cpi 100000 2026-10': ['NOT_PUBLISHED', '', 'INDEX_POINT', 'O'],
      'cpi-monthly 100000 2026-09': ['NOT_PUBLISHED', '', 'INDEX_POINT', 'O'],
    },
  },
  'jsonstat/us-gsp.json': {
    feed: gsp,
    vocabulary: withRegions(GSP_STATES.map((code) => abroad(`9000${code}`, code))),
    ...{ rows: 204, missing: 0, indicators: 4, regions: 51, periods: 1 },
    spots: {
      'gdp-usd 900001 2013': ['174400000000', '174400', 'USD'],
      'rnd-share-gdp 900001 2013': ['1.2', '1.20', 'PERCENT'],
      'population-midyear 900001 2013': ['4800000', '4.8', 'PERSON'],
      'high-tech-exports 900056 2013': ['63667', '63667', 'USD'],
    },
  },
  'jsonstat/oecd-canada-col.json': {
    feed: oecd,
    vocabulary: withRegions(oecdAreas.map((code, i) => abroad(String(900100 + i), code))),
    ...{ rows: 434, ignored: 118, missing: 0, indicators: 3, regions: 36, periods: 12 },
    spots: {
      'rnd-share-gdp 900100 2003': ['5.943826289', '5.943826289', 'PERCENT', 'A'],
      'rnd-share-gdp 900100 2013': ['5.50415003', '5.504150030', 'PERCENT', 'E'],
      'population-midyear 900103 2012': ['34880500', '34880.5', 'PERSON', 'A'],
    },
  },
  'jsonstat/us-unr.json': {
    feed: unr,
    vocabulary: withRegions(counties().map((code) => abroad(`9${code}`, code))),
    ...{ rows: 3220, missing: 0, indicators: 1, regions: 3220, periods: 1 },
    spots: {
      'rnd-share-gdp 901001 2012': ['6.5', '6.5', 'PERCENT', 'A'],
      'rnd-share-gdp 901003 2012': ['6.8', '6.8', 'PERCENT', 'A'],
      'rnd-share-gdp 901023 2012': ['9', '9.0', 'PERCENT', 'A'],
    },
  },
  'jsonstat/hierarchy.json': {
    feed: cells(`message: { indicator: [commodity], given: { time: "2011" } }
indicators: { T: { code: cpi } }`),
    ...{ rows: 1, missing: 1 },
    spots: { 'cpi 100000 2011': ['NOT_PUBLISHED', '', 'INDEX_POINT', 'O'] },
  },
  'jsonstat/order.json': {
    feed: cells(`message: { indicator: [A], given: { time: "2011" } }
indicators: { "1": { code: cpi }, "2": { code: cpi-clothing }, "3": { code: cpi-residence } }`),
    codes: Array.from({ length: 24 }, (_, i) => `NOT_A_NUMBER ${i + 1}`),
    ...{ rows: 0, rejected: 24 },
  },
  'worldbank/researchbridge_world_bank_gdp.json': {
    feed: inFeed(worldBank, {
      message: definitionOf(`slug: tn\nnameZh: 测试\nnameEn: test\nformat: world-bank\nmessage: {}`).message,
      regions: { aliases: { TN: '900788' }, prefer: [], ignore: [] },
    }),
    vocabulary: withRegions([abroad('900788', '突尼斯')]),
    ...{ rows: 1, missing: 0 },
    spots: { 'gdp-usd 900788 2023': ['46255510000', '46255510000.0', 'USD'] },
  },
  'worldbank/suzdalenko_CN_rewrapped.json': {
    ...{ feed: worldBank, rows: 50, missing: 0, indicators: 1, regions: 1, periods: 50 },
    spots: {
      'gdp-usd 100000 2024': ['18743803170827.2', '18743803170827.2', 'USD'],
      'gdp-usd 100000 2021': ['18201698719564', '18201698719564', 'USD'],
    },
  },
};

const spotsOf = ({ rows }: Outcome, keys: readonly string[]) =>
  Object.fromEntries(
    keys.map((key) => {
      const row = rows.find((one) => `${one.indicatorCode} ${one.regionCode} ${one.period.text}` === key);
      return [key, row && [row.value ?? row.missingReason, row.published, row.unit, row.status]];
    }),
  );

const describeSamples = areHere ? describe : describe.skip;

describeSamples('answers of statistics APIs (skipped where ../shared/samples is not there)', () => {
  const files = areHere
    ? FOLDERS.flatMap((folder) => readdirSync(resolve(SAMPLES, folder)).map((file) => `${folder}/${file}`))
    : [];

  it.each(files)('%s gives exactly what it holds, or is refused for what it is', async (file) => {
    const expected = EXPECTED[file];
    if (!expected) throw new Error(`no expectation for ${file}`);
    const { feed, vocabulary = ofSeeds, codes, rows, spots = {} } = expected;
    const outcome = await readAll(() => createReadStream(resolve(SAMPLES, file)), feed, vocabulary);
    if (codes) expect(codesOf(outcome)).toEqual(codes);
    const distinct = (of: (row: Outcome['rows'][number]) => string) => new Set(outcome.rows.map(of)).size;
    const found = {
      rows: outcome.rows.length,
      missing: outcome.rows.filter(({ value }) => value === null).length,
      ...{ rejected: outcome.rejected, repeated: outcome.repeated, ignored: outcome.ignored },
      indicators: distinct((row) => row.indicatorCode),
      regions: distinct((row) => row.regionCode),
      periods: distinct((row) => row.period.text),
    };
    const { missing, rejected = 0, repeated = 0, ignored = 0, indicators, regions, periods } = expected;
    const counts = { rows, missing, rejected, repeated, ignored, indicators, regions, periods };
    const wanted = Object.entries(counts);
    expect(found).toMatchObject(Object.fromEntries(wanted.filter(([, count]) => count !== undefined)));
    const full = Object.entries(spots).map(([key, [a, b, c, status = 'A']]) => [key, [a, b, c, status]]);
    expect(spotsOf(outcome, Object.keys(spots))).toEqual(Object.fromEntries(full));
  });
});
