/** Feeds for sample tables that no officer hands in twice: a census volume, downloads of a private database. */
import type { FigureDefinition } from '../../../src/feeds/figure-definition';
import type { IndicatorEntry, Vocabulary } from '../../../src/feeds/vocabulary';
import { definitionOf } from './reading';
import { seedRegions, seedVocabulary } from './vocabulary';

const PINYIN = [
  ...[
    'china 100000',
    'beijing 110000',
    'tianjin 120000',
    'hebei 130000',
    'shanxii 140000',
    'neimenggu 150000',
  ],
  ...['liaoning 210000', 'jilin 220000', 'heilongjiang 230000', 'shanghai 310000', 'jiangsu 320000'],
  ...[
    'zhejiang 330000',
    'anhui 340000',
    'fujian 350000',
    'jiangxi 360000',
    'shangdong 370000',
    'henan 410000',
  ],
  ...[
    'hubei 420000',
    'hunan 430000',
    'guangdong 440000',
    'guangxi 450000',
    'hainan 460000',
    'chongqing 500000',
  ],
  ...['sichuan 510000', 'guizhou 520000', 'yunnan 530000', 'xizang 540000', 'shanxi 610000', 'gansu 620000'],
  ...['qinghai 630000', 'ningxia 640000', 'xinjiang 650000'],
].map((pair) => pair.split(' ') as [string, string]);

const entry = (code: string, unitCode: string, measure: IndicatorEntry['measure']): IndicatorEntry => ({
  ...{ code, unitCode, measure },
  labels: [],
});

const people = (under: string) => [
  entry(`${under}-men`, 'PERSON', 'STOCK'),
  entry(`${under}-women`, 'PERSON', 'STOCK'),
  entry(`${under}-sex-ratio`, 'INDEX_POINT', 'INDEX'),
  entry(under, 'PERSON', 'STOCK'),
];

export const sampleVocabulary = (): Vocabulary =>
  seedVocabulary(
    [
      entry('households', 'HOUSEHOLD', 'STOCK'),
      entry('family-households', 'HOUSEHOLD', 'STOCK'),
      entry('collective-households', 'HOUSEHOLD', 'STOCK'),
      ...people('population'),
      ...people('family-population'),
      ...people('collective-population'),
      entry('persons-per-household', 'PERSON', 'RATIO'),
      entry('cpi-month', 'INDEX_POINT', 'INDEX'),
      entry('cpi-to-date', 'INDEX_POINT', 'INDEX'),
      entry('value-added-index', 'INDEX_POINT', 'INDEX'),
      entry('income-per-person', 'CNY_PER_PERSON', 'RATIO'),
    ],
    seedRegions(),
  );

const populationLabels = (label: string, code: string, total: string) =>
  `  人口数/${label}${total}: ${code}
  人口数/${label}/男: ${code}-men
  人口数/${label}/女: ${code}-women
  人口数/${label}/性别比(女=100): { code: ${code}-sex-ratio, unit: INDEX_POINT }
`;

export const census = (): FigureDefinition =>
  definitionOf(`
slug: census
nameZh: 人口普查
nameEn: Census of population
format: table
period: 2010年
units: { 户: HOUSEHOLD }
regions:
  aliases: { ${PINYIN.map(([name, code]) => `${name}: "${code}"`).join(', ')} }
indicators:
  户数/合计: households
  户数/家庭户: family-households
  户数/集体户: collective-households
${populationLabels('合计', 'population', '')}${populationLabels('家庭户', 'family-population', '/小计')}${populationLabels('集体户', 'collective-population', '/小计')}  平均家庭/户规模(人/户): { code: persons-per-household, unit: 人 }
`);

export const cpiHistory = (): FigureDefinition =>
  definitionOf(`
slug: cpi-history
nameZh: 居民消费价格指数
nameEn: Consumer prices
format: table
region: "100000"
unmapped: ignore-with-report
placeholders: [{ text: "", reason: NOT_PUBLISHED }]
indicators:
  居民消费价格指数CPI_当月同比(上年同月=100)_CPI_YoY: { code: cpi, unit: INDEX_POINT }
  居民消费价格指数CPI_环比(上月=100)_CPI_MoM: { code: cpi-month, unit: INDEX_POINT }
  居民消费价格指数CPI_累计同比(上年同期=100)_CPI_CumuYear: { code: cpi-to-date, unit: INDEX_POINT, cumulative: true }
`);

export const transposed = (): FigureDefinition =>
  definitionOf(`
slug: transposed
nameZh: 下载数据
nameEn: Downloaded figures
format: table
unmapped: ignore-with-report
placeholders: [{ text: "", reason: NOT_PUBLISHED }]
indicators:
  GDP_当期: gdp
  GDP_累计: gdp
  第二产业增加值_当期: value-added-secondary
  第二产业增加值_累计: value-added-secondary
  第二产业增加值_当期同比实际增速: value-added-secondary-growth
  第二产业增加值_累计同比实际增速: { code: value-added-secondary-growth, cumulative: true }
  第二产业增加值实际增长指数(上年同期=100)_当期: { code: value-added-index, unit: INDEX_POINT }
  居民人均可支配收入_累计: income-per-person
  规模以上工业增加值_当期同比实际增速: above-scale-industrial-growth
`);

/** A piece of a page without its header. */
export const releaseFragment = (release: FigureDefinition): FigureDefinition => ({
  ...release,
  header: ['指标', '7月/绝对量', '7月/同比增长（%）', '1—7月/绝对量', '1—7月/同比增长（%）'],
  indicators: {
    ...release.indicators,
    第一产业: { code: 'fixed-asset-investment-primary', unit: '亿元' },
  },
});
