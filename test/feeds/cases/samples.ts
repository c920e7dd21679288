/** What each sample table of bureaus holds: counts, and figures here and there with their cells. */
import type { FigureDefinition } from '../../../src/feeds/figure-definition';
import { seedFeed } from '../support/reading';
import { census, cpiHistory, releaseFragment, transposed } from '../support/sample-feeds';

export interface Sample {
  readonly file: string;
  readonly feed: string | (() => FigureDefinition);
  readonly counts: readonly [
    figures: number,
    missing: number,
    indicators: number,
    regions: number,
    periods: number,
  ];
  /** Problems beside labels that are passed over: code and line. */
  readonly problems?: readonly string[];
  readonly ignored?: number;
  readonly repeated?: number;
  readonly spots: Readonly<Record<string, string>>;
}

export const release = () => seedFeed('nbs-monthly-release-2026');

export const SAMPLE_FILES: readonly Sample[] = [
  {
    feed: 'nbs-annual',
    file: 'cn-bureau-csv/nbs_年度数据_aftermaxq.csv',
    counts: [60, 0, 6, 1, 10],
    spots: {
      'gdp 100000 2024': '134908350000000 1349083.5 CNY_100M B3',
      'gross-national-income 100000 2019': '100310840000000 1003108.4 CNY_100M G2',
      'value-added-primary 100000 2022': '8820700000000 88207 CNY_100M D4',
      'value-added-tertiary 100000 2015': '36339790000000 363397.9 CNY_100M K6',
      'gdp-per-capita 100000 2020': '73338 73338 CNY F7',
    },
  },
  {
    feed: 'nbs-monthly',
    file: 'cn-bureau-csv/nbs_月度数据_sunshine.csv',
    counts: [550, 4, 11, 1, 50],
    spots: {
      'cpi 100000 2020-01': '105.4 105.4 INDEX_POINT B5',
      'cpi-food-tobacco-liquor 100000 2020-02': '116 116.0 INDEX_POINT C4',
      'cpi-other-articles 100000 2016-01': '99.6 99.6 INDEX_POINT J53',
      'exports 100000 2019-12': '238267589000 238267589 USD_1K K6',
      'imports 100000 2020-01': 'NOT_PUBLISHED  USD_1K L5',
    },
  },
  {
    feed: 'nbs-province-monthly',
    file: 'cn-bureau-csv/nbs_分省月度数据_1_sunshine.csv',
    counts: [93, 31, 1, 31, 3],
    spots: {
      'cpi-food-tobacco-liquor 110000 2020-03': 'NOT_PUBLISHED  INDEX_POINT B5',
      'cpi-food-tobacco-liquor 510000 2020-02': '122.3 122.3 INDEX_POINT C27',
      'cpi-food-tobacco-liquor 650000 2020-01': '108.8 108.8 INDEX_POINT D35',
    },
  },
  {
    feed: 'nbs-province-gdp',
    file: 'cn-bureau-csv/nbs_分省年度数据_eoocl.csv',
    counts: [155, 31, 1, 31, 5],
    spots: {
      'gdp 110000 2019': '3544510000000 35445.1 CNY_100M F2',
      'gdp 110000 2023': 'NOT_PUBLISHED  CNY_100M B2',
      'gdp 410000 2019': '5371780000000 53717.8 CNY_100M F17',
      'gdp 150000 2021': '2116600000000 21166 CNY_100M D6',
    },
  },
  {
    feed: 'nbs-city-annual',
    file: 'cn-bureau-csv/nbs_主要城市年度数据_xie.csv',
    counts: [260, 14, 13, 1, 20],
    spots: {
      'real-estate-investment 310000 2019': '423138000000 4231.38 CNY_100M B5',
      'floor-space-completed-residential 310000 2019': 'NOT_PUBLISHED  SQM_10K B11',
      'commercial-housing-sold-residential 310000 2011': '1500 1500.00 SQM_10K J13',
      'commercial-housing-price 310000 2018': '26890.08 26890.08 CNY_PER_SQM C14',
      'land-developed-by-developers 310000 2000': '165.58 165.58 SQM_10K U17',
    },
  },
  {
    feed: release,
    file: 'cn-bureau-csv/nbs_2026_07_release_extract.csv',
    counts: [37, 4, 37, 1, 1],
    problems: ['CUT_OFF_COLUMN 2'],
    spots: {
      'above-scale-industrial-growth 100000 2026-07': '4.5 4.5 PERCENT C3',
      'above-scale-private-growth 100000 2026-07': '3.7 3.7 PERCENT C12',
      'industrial-sales-rate 100000 2026-07': '96.9 96.9 PERCENT B13',
      'industrial-sales-rate-change 100000 2026-07': '-0.6 -0.6 PERCENT_POINT C13',
      'fixed-asset-investment 100000 2026-07': 'NOT_PUBLISHED … CNY_100M B16',
      'retail-sales-rural 100000 2026-07': '524200000000 5242 CNY_100M B22',
      'retail-sales-rural-growth 100000 2026-07': '1.6 1.6 PERCENT C22',
      'urban-unemployment-change 100000 2026-07': '0 0.0 PERCENT_POINT C26',
      'producer-prices-change 100000 2026-07': '3.5 3.5 PERCENT C29',
    },
  },
  {
    feed: () => releaseFragment(release()),
    file: 'cn-bureau-html/nbs_2026_07_release_fragment.html',
    counts: [10, 4, 6, 1, 2],
    spots: {
      'fixed-asset-investment-primary 100000 2026-07': 'NOT_PUBLISHED … CNY_100M B1',
      'fixed-asset-investment-primary 100000 2026-01/2026-07': '532900000000 5329 CNY_100M D1',
      'real-estate-investment-growth 100000 2026-01/2026-07': '-19.2 -19.2 PERCENT E3',
      'floor-space-under-construction 100000 2026-07': '557572 557572 SQM_10K D4',
    },
  },
  {
    feed: census,
    file: 'cn-bureau-xls/census_A0101a.xls',
    counts: [512, 0, 16, 32, 1],
    spots: {
      'households 100000 2010': '417722698 417722698 HOUSEHOLD B8',
      'population-sex-ratio 110000 2010': '106.75 106.75 INDEX_POINT H9',
      'family-population 610000 2010': '34462115 34462115 PERSON I35',
      'collective-population-women 650000 2010': '363918 363918 PERSON O39',
      'persons-per-household 650000 2010': '3.1 3.1 PERSON Q39',
    },
  },
  {
    feed: transposed,
    file: 'cn-bureau-xls/gkd_ExportData.xls',
    counts: [98, 21, 6, 1, 54],
    ignored: 408,
    repeated: 6,
    spots: {
      'gdp 100000 2018-Q2': '22396220000000 223962.2 CNY_100M H6',
      'gdp 100000 2018-01/2018-06': '42599790000000 425997.9 CNY_100M B6',
      'value-added-secondary-growth 100000 2020-01/2020-03': '-9.6 -9.6 PERCENT E27',
      'value-added-index 100000 2020-Q1': 'NOT_PUBLISHED  INDEX_POINT G27',
      'above-scale-industrial-growth 100000 2018-05': '6.8 6.8 PERCENT O5',
      'income-per-person 100000 2018-01/2018-06': '14063 14063 CNY_PER_PERSON N6',
    },
  },
  {
    feed: 'nbs-quarterly',
    file: 'cn-bureau-xls/gkd_GDP.xls',
    counts: [117, 0, 6, 1, 21],
    repeated: 15,
    spots: {
      'gdp 100000 2019-Q4': '27801970000000 278019.7 CNY_100M C4',
      'gdp 100000 2019': '99086510000000 990865.1 CNY_100M C5',
      'value-added-agriculture-forestry 100000 2017-01/2017-06': '2180000000000 21800 CNY_100M M13',
      'value-added-industry-national 100000 2020-Q1': '6464200000000 64642 CNY_100M B14',
    },
  },
  {
    feed: 'province-monthly-2026',
    file: 'cn-bureau-xls/hubei_2026_06.reconstructed.xlsx',
    counts: [35, 0, 35, 1, 4],
    spots: {
      'gdp 420000 2026-H1': '3133672000000 31336.72 CNY_100M C3',
      'gdp-growth 420000 2026-H1': '5 5 PERCENT D3',
      'above-scale-industrial-growth 420000 2026-01/2026-06': '8.9 8.9 PERCENT D4',
      'imports-cny 420000 2026-01/2026-06': '146950000000 1469.5 CNY_100M C11',
      'foreign-capital-used 420000 2026-01/2026-05': '770000000 7.7 USD_100M C13',
      'deposits 420000 2026-06': '10954875000000 109548.75 CNY_100M C16',
      'cpi 420000 2026-01/2026-06': '101.1 101.1 INDEX_POINT C18',
      'rural-disposable-income-growth 420000 2026-H1': '6.7 6.7 PERCENT D21',
    },
  },
  {
    feed: cpiHistory,
    file: 'cn-bureau-xls/mkng0_CPI.xls',
    counts: [1368, 199, 3, 1, 874],
    ignored: 1824,
    spots: {
      'cpi 100000 1987-01': '105.1 105.1 INDEX_POINT B2',
      'cpi-to-date 100000 1987-01': '105.1 105.1 INDEX_POINT D2',
      'cpi-month 100000 1987-01': 'NOT_PUBLISHED  INDEX_POINT C2',
      'cpi 100000 1989-02': '128.4 128.4 INDEX_POINT B27',
    },
  },
  {
    feed: 'nbs-city-annual',
    file: 'cn-bureau-xls/nbs_主要城市年度数据.xls',
    counts: [180, 32, 1, 36, 5],
    spots: {
      'gdp 110000 2019': '3537128000000 35371.28 CNY_100M B5',
      'gdp 130100 2019': 'NOT_PUBLISHED  CNY_100M B7',
      'gdp 440300 2018': '2422198000000 24221.98 CNY_100M C28',
      'gdp 650100 2015': '263164000000 2631.64 CNY_100M F40',
    },
  },
  {
    feed: 'nbs-city-annual',
    file: 'cn-bureau-xls/nbs_主要城市年度数据_xie.xls',
    counts: [260, 14, 13, 1, 20],
    spots: {
      'real-estate-investment 310000 2019': '423138000000 4231.38 CNY_100M B5',
      'land-developed-by-developers 310000 2000': '165.58 165.58 SQM_10K U17',
      'commercial-housing-price 310000 2019': 'NOT_PUBLISHED  CNY_PER_SQM B14',
    },
  },
  {
    feed: 'nbs-province-annual',
    file: 'cn-bureau-xls/nbs_分省年度数据_a.xls',
    counts: [155, 0, 1, 31, 5],
    spots: {
      'gdp 110000 2019': '3537128000000 35371.28 CNY_100M B5',
      'gdp 110000 2017': '2801494000000 28014.94 CNY_100M D5',
      'gdp 410000 2019': '5425920000000 54259.2 CNY_100M B20',
    },
  },
  {
    feed: 'nbs-province-gdp',
    file: 'cn-bureau-xls/nbs_分省年度数据_b.xls',
    counts: [589, 0, 1, 31, 19],
    spots: {
      'gdp 110000 2023': '4376070000000 43760.7 CNY_100M B2',
      'gdp 110000 2018': '3310600000000 33106 CNY_100M G2',
      'gdp 110000 2017': '2988300000000 29883 CNY_100M H2',
      'gdp 650000 2005': '252050000000 2520.5 CNY_100M T32',
    },
  },
  {
    feed: 'nbs-annual',
    file: 'cn-bureau-xls/nbs_年度数据_mkng0.xls',
    counts: [276, 0, 6, 1, 46],
    spots: {
      'gross-national-income-index-1978 100000 2023': '4673.9 4673.9 INDEX_POINT B2',
      'gdp-per-capita-index-1978 100000 1978': '100 100 INDEX_POINT AU7',
    },
  },
  {
    feed: 'nbs-annual',
    file: 'cn-bureau-xls/nbs_废水中主要污染物排放年度数据_2026.xls',
    counts: [260, 108, 13, 1, 20],
    spots: {
      'waste-water 100000 2025': 'NOT_PUBLISHED  TONNE_10K B4',
      'waste-water 100000 2015': '7353226.83 7353226.83 TONNE_10K L4',
      'waste-water-cod 100000 2024': '2799.88 2799.88 TONNE_10K C5',
      'waste-water-lead 100000 2022': '20456 20456 KILOGRAM E11',
    },
  },
  {
    feed: 'nbs-monthly',
    file: 'cn-bureau-xls/nbs_月度数据_karagul.xls',
    counts: [216, 0, 9, 1, 24],
    spots: {
      'cpi 100000 2017-12': '101.8 101.8 INDEX_POINT B4',
      'cpi-other-articles 100000 2016-01': '99.6 99.6 INDEX_POINT Y12',
    },
  },
];
