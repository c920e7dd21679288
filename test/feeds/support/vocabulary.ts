/** A small vocabulary written for the tests, and the one of the seeds with a few regions. */
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import { parentCode, regionLevel } from '../../../src/domain/identifiers/region-code';
import {
  createVocabulary,
  type IndicatorEntry,
  type RegionEntry,
  type Vocabulary,
} from '../../../src/feeds/vocabulary';

const SEEDS = resolve(__dirname, '../../../seeds');

const PROVINCES: readonly (readonly [string, string])[] = [
  ...([
    ['11', '北京市'],
    ['12', '天津市'],
    ['13', '河北省'],
    ['14', '山西省'],
    ['15', '内蒙古自治区'],
  ] as const),
  ...([
    ['21', '辽宁省'],
    ['22', '吉林省'],
    ['23', '黑龙江省'],
    ['31', '上海市'],
    ['32', '江苏省'],
  ] as const),
  ...([
    ['33', '浙江省'],
    ['34', '安徽省'],
    ['35', '福建省'],
    ['36', '江西省'],
    ['37', '山东省'],
  ] as const),
  ...([
    ['41', '河南省'],
    ['42', '湖北省'],
    ['43', '湖南省'],
    ['44', '广东省'],
  ] as const),
  ...([
    ['45', '广西壮族自治区'],
    ['46', '海南省'],
    ['50', '重庆市'],
    ['51', '四川省'],
    ['52', '贵州省'],
  ] as const),
  ...([
    ['53', '云南省'],
    ['54', '西藏自治区'],
    ['61', '陕西省'],
    ['62', '甘肃省'],
    ['63', '青海省'],
  ] as const),
  ...([
    ['64', '宁夏回族自治区'],
    ['65', '新疆维吾尔自治区'],
  ] as const),
];
const OTHERS: readonly (readonly [code: string, nameZh: string])[] = [
  ...([
    ['100000', '中国'],
    ['410600', '鹤壁市'],
    ['410611', '淇滨区'],
    ['410621', '浚县'],
    ['632324', '河南蒙古族自治县'],
  ] as const),
  ...([
    ['110105', '朝阳区'],
    ['220104', '朝阳区'],
    ['211300', '朝阳市'],
    ['220200', '吉林市'],
  ] as const),
  ...([
    ['220100', '长春市'],
    ['620900', '酒泉市'],
    ['620921', '金塔县'],
    ['222400', '延边朝鲜族自治州'],
  ] as const),
];

export const REGIONS: readonly RegionEntry[] = [
  ...PROVINCES.map(([digits, nameZh]) => [`${digits}0000`, nameZh] as const),
  ...OTHERS,
].map(([code, nameZh]) => ({ code, nameZh, level: regionLevel(code), parentCode: parentOf(code) }));

function parentOf(code: string): string | null {
  const parent = parentCode(code);
  return parent === '110100' ? '110000' : parent;
}

export const testVocabulary: Vocabulary = createVocabulary({
  regions: REGIONS,
  units: [
    { code: 'CNY', dimension: 'money', factor: '1', aliases: ['元'] },
    { code: 'CNY_10K', dimension: 'money', factor: '10000', aliases: ['万元'] },
    { code: 'CNY_100M', dimension: 'money', factor: '100000000', aliases: ['亿元'] },
    { code: 'ITEM', dimension: 'count.item', factor: '1', aliases: ['件', '项'] },
    { code: 'ITEM_10K', dimension: 'count.item', factor: '10000', aliases: ['万件'] },
    { code: 'DOZEN', dimension: 'count.item', factor: '12', aliases: ['打'] },
    { code: 'PERCENT', dimension: 'ratio', factor: '1', aliases: ['%', '％'] },
    { code: 'PER_MILLE', dimension: 'ratio', factor: '0.1', aliases: ['‰'] },
    { code: 'INDEX_POINT', dimension: 'index', factor: '1', aliases: ['上年同月=100', '上月=100'] },
  ],
  indicators: [
    { code: 'output', unitCode: 'CNY', measure: 'FLOW', labels: ['总产值', '工业总产值'] },
    { code: 'patents', unitCode: 'ITEM', measure: 'FLOW', labels: ['专利授权量'] },
    { code: 'dozens', unitCode: 'DOZEN', measure: 'FLOW', labels: ['打数'] },
    { code: 'output-growth', unitCode: 'PERCENT', measure: 'GROWTH_RATE', labels: ['总产值增速'] },
    { code: 'prices', unitCode: 'INDEX_POINT', measure: 'INDEX', labels: ['物价指数(上年同月=100)'] },
    { code: 'twin-a', unitCode: 'ITEM', measure: 'FLOW', labels: ['同名指标'] },
    { code: 'twin-b', unitCode: 'ITEM', measure: 'FLOW', labels: ['同名指标'] },
  ],
});

interface SeedIndicator {
  readonly code: string;
  readonly nameZh: string;
  readonly unit: string;
  readonly measure: 'FLOW';
  readonly aliasesZh?: readonly string[];
  readonly growthOf?: string;
}

const yaml = (path: string) => parse(readFileSync(resolve(SEEDS, path), 'utf8'));

/** The units and indicators of the seeds, with the regions above. */
export function seedVocabulary(
  more: readonly IndicatorEntry[] = [],
  regions: readonly RegionEntry[] = REGIONS,
): Vocabulary {
  const indicators: SeedIndicator[] = readdirSync(resolve(SEEDS, 'indicators')).flatMap((file) =>
    yaml(`indicators/${file}`),
  );
  return createVocabulary({
    regions,
    units: yaml('units.yaml'),
    indicators: [
      ...indicators.map(({ code, nameZh, unit, measure, aliasesZh = [], growthOf = null }) => ({
        code,
        unitCode: unit,
        measure,
        labels: [nameZh, ...aliasesZh],
        growthOf,
      })),
      ...more,
    ],
  });
}

/** Every region of the seeds. */
export function seedRegions(): readonly RegionEntry[] {
  const rows = readFileSync(resolve(SEEDS, 'regions.csv'), 'utf8').trim().split(/\r?\n/).slice(1);
  return rows.map((row) => {
    const [code = '', nameZh = '', , level = '', parent = '', , validTo = ''] = row.split(',');
    return {
      ...{ code, nameZh, level: level as RegionEntry['level'], parentCode: parent || null },
      validTo: validTo || null,
    };
  });
}
