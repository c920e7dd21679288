import { createReadStream, existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { FeedRow } from '../../src/feeds/feed-batch';
import { type Outcome, readAll, seedFeed } from './support/reading';
import { seedVocabulary } from './support/vocabulary';

const SAMPLES = resolve(__dirname, '../../../shared/samples/cn-bureau-csv');
const areHere = existsSync(SAMPLES);
const vocabulary = seedVocabulary();

const read = (feed: string, file: string) =>
  readAll(() => createReadStream(resolve(SAMPLES, file)), seedFeed(feed), vocabulary);

function figure(
  rows: readonly FeedRow[],
  indicator: string,
  region: string,
  period: string,
): FeedRow | undefined {
  return rows.find(
    (row) => row.indicatorCode === indicator && row.regionCode === region && row.period.text === period,
  );
}

const spot = ({ rows }: Outcome, key: string) => {
  const [indicator = '', region = '', period = ''] = key.split(' ');
  const found = figure(rows, indicator, region, period);
  return found && [found.value ?? found.missingReason, found.published, found.unit, found.line, found.column];
};

interface Sample {
  readonly feed: string;
  readonly file: string;
  readonly figures: number;
  readonly missing: number;
  readonly indicators: number;
  readonly regions: number;
  readonly periods: number;
  readonly spots: Readonly<
    Record<string, readonly [value: string, published: string, unit: string, line: number, column: string]>
  >;
}

const SAMPLE_FILES: readonly Sample[] = [
  {
    feed: 'nbs-annual',
    file: 'nbs_年度数据_aftermaxq.csv',
    ...{ figures: 60, missing: 0, indicators: 6, regions: 1, periods: 10 },
    spots: {
      'gdp 100000 2024': ['134908350000000', '1349083.5', 'CNY_100M', 3, '2024年'],
      'gross-national-income 100000 2019': ['100310840000000', '1003108.4', 'CNY_100M', 2, '2019年'],
      'value-added-primary 100000 2022': ['8820700000000', '88207', 'CNY_100M', 4, '2022年'],
      'value-added-tertiary 100000 2015': ['36339790000000', '363397.9', 'CNY_100M', 6, '2015年'],
      'gdp-per-capita 100000 2020': ['73338', '73338', 'CNY', 7, '2020年'],
    },
  },
  {
    feed: 'nbs-monthly',
    file: 'nbs_月度数据_sunshine.csv',
    ...{ figures: 550, missing: 4, indicators: 11, regions: 1, periods: 50 },
    spots: {
      'cpi 100000 2020-01': ['105.4', '105.4', 'INDEX_POINT', 5, '居民消费价格指数(上年同月=100)'],
      'cpi-food-tobacco-liquor 100000 2020-02': [
        '116',
        '116.0',
        'INDEX_POINT',
        4,
        '食品烟酒类居民消费价格指数(上年同月=100)',
      ],
      'cpi-other-articles 100000 2016-01': [
        '99.6',
        '99.6',
        'INDEX_POINT',
        53,
        '其他用品和服务类居民消费价格指数(上年同月=100)',
      ],
      'exports 100000 2019-12': ['238267589000', '238267589', 'USD_1K', 6, '出口总值当期值(千美元)'],
      'imports 100000 2020-01': ['NOT_PUBLISHED', '', 'USD_1K', 5, '进口总值当期值(千美元)'],
    },
  },
  {
    feed: 'nbs-province-monthly',
    file: 'nbs_分省月度数据_1_sunshine.csv',
    ...{ figures: 93, missing: 31, indicators: 1, regions: 31, periods: 3 },
    spots: {
      'cpi-food-tobacco-liquor 110000 2020-03': ['NOT_PUBLISHED', '', 'INDEX_POINT', 5, '2020年3月'],
      'cpi-food-tobacco-liquor 510000 2020-02': ['122.3', '122.3', 'INDEX_POINT', 27, '2020年2月'],
      'cpi-food-tobacco-liquor 650000 2020-01': ['108.8', '108.8', 'INDEX_POINT', 35, '2020年1月'],
    },
  },
  {
    feed: 'nbs-province-gdp',
    file: 'nbs_分省年度数据_eoocl.csv',
    ...{ figures: 155, missing: 31, indicators: 1, regions: 31, periods: 5 },
    spots: {
      'gdp 110000 2019': ['3544510000000', '35445.1', 'CNY_100M', 2, '2019年'],
      'gdp 110000 2023': ['NOT_PUBLISHED', '', 'CNY_100M', 2, '2023年'],
      'gdp 410000 2019': ['5371780000000', '53717.8', 'CNY_100M', 17, '2019年'],
      'gdp 150000 2021': ['2116600000000', '21166', 'CNY_100M', 6, '2021年'],
    },
  },
  {
    feed: 'nbs-city-annual',
    file: 'nbs_主要城市年度数据_xie.csv',
    ...{ figures: 260, missing: 14, indicators: 13, regions: 1, periods: 20 },
    spots: {
      'real-estate-investment 310000 2019': ['423138000000', '4231.38', 'CNY_100M', 5, '2019年'],
      'floor-space-completed-residential 310000 2019': ['NOT_PUBLISHED', '', 'SQM_10K', 11, '2019年'],
      'commercial-housing-sold-residential 310000 2011': ['1500', '1500.00', 'SQM_10K', 13, '2011年'],
      'commercial-housing-price 310000 2018': ['26890.08', '26890.08', 'CNY_PER_SQM', 14, '2018年'],
      'land-developed-by-developers 310000 2000': ['165.58', '165.58', 'SQM_10K', 17, '2000年'],
    },
  },
];

const describeSamples = areHere ? describe : describe.skip;

describeSamples(
  'the sample exports of the statistics bureau (skipped where ../shared/samples is not there)',
  () => {
    it.each(SAMPLE_FILES)('$file loads completely through $feed', async (sample) => {
      const outcome = await read(sample.feed, sample.file);
      const { rows } = outcome;
      expect(outcome).toMatchObject({
        problems: [],
        withdrawn: [],
        read: sample.figures,
        rejected: 0,
        ignored: 0,
      });
      expect(rows.filter(({ value }) => value === null)).toHaveLength(sample.missing);
      const distinct = (of: (row: FeedRow) => string) => new Set(rows.map(of)).size;
      expect({
        figures: rows.length,
        indicators: distinct((row) => row.indicatorCode),
        regions: distinct((row) => row.regionCode),
        periods: distinct((row) => row.period.text),
      }).toEqual({
        figures: sample.figures,
        indicators: sample.indicators,
        regions: sample.regions,
        periods: sample.periods,
      });
      expect(Object.fromEntries(Object.keys(sample.spots).map((key) => [key, spot(outcome, key)]))).toEqual(
        sample.spots,
      );
    });

    it.each(['nbs-monthly', 'nbs-annual'])(
      'the trimmed release table is refused by %s with both lines of its header',
      async (feed) => {
        const { rows, problems } = await read(feed, 'nbs_2026_07_release_extract.csv');
        expect(rows).toEqual([]);
        expect(problems).toMatchObject([{ code: 'SECOND_HEADER_ROW', severity: 'FATAL', line: 2 }]);
        expect(problems[0]?.messageEn).toContain('Lines 1 and 2');
      },
    );

    it('a bare table of provinces is refused where nothing says what it shows', async () => {
      const { problems } = await read('nbs-province-annual', 'nbs_分省年度数据_eoocl.csv');
      expect(problems).toMatchObject([{ code: 'NO_INDICATOR', severity: 'FATAL', line: 1 }]);
    });
  },
);
