/** Words of headers: which axis a column is, what a column measures, and columns that nobody takes. */
import { labelKey } from '../text';

export type Axis = 'indicator' | 'region' | 'period';

const AXIS_WORDS: Readonly<Record<Axis, readonly string[]>> = {
  region: [
    ...['地区', '省份', '省市', '省市区', '城市', '市县', '区县', '县区', '市州', '区域', '行政区划'],
    ...['地区名称', '县市区', '县市', '市区县', '各地区', '单位名称'],
  ],
  indicator: ['指标', '指标名称', '项目', '统计指标', '主要指标', '指标项', '类别'],
  period: [
    ...['时间', '年份', '月份', '年度', '季度', '时期', '报告期', '日期', '统计时间', '截止日期', '年月'],
    ...['指标时间', '年'],
  ],
};
const AXIS_OF = new Map(
  (Object.entries(AXIS_WORDS) as [Axis, readonly string[]][]).flatMap(([axis, words]) =>
    words.map((word) => [word, axis] as const),
  ),
);
const UNIT_WORDS: readonly string[] = ['单位', '计量单位'];
/** 截止日期_EndDt: databases put their own name behind the word. */
const DATABASE_NAME = /_[A-Za-z]\w*$/;

export const axisOfWord = (text: string): Axis | null =>
  AXIS_OF.get(labelKey(text).replace(DATABASE_NAME, '')) ?? null;
export const isUnitWord = (text: string): boolean => UNIT_WORDS.includes(labelKey(text));

/** Rows under a header that say something of each column: 地区 | 全国 | 全国, 单位 | 亿元 | %. */
const COLUMN_FACTS: Readonly<Record<string, 'region' | 'unit' | 'frequency' | 'other'>> = {
  ...{
    地区: 'region',
    地区名称: 'region',
    单位: 'unit',
    计量单位: 'unit',
    频度: 'frequency',
    频率: 'frequency',
  },
  ...{
    地区编码: 'other',
    指标编码: 'other',
    来源: 'other',
    数据来源: 'other',
    更新时间: 'other',
    注释: 'other',
  },
  ...{ 开始时间: 'other', 结束时间: 'other', 指标ID: 'other' },
};
export type ColumnFact = (typeof COLUMN_FACTS)[string];
export const columnFactOf = (text: string): ColumnFact | null => COLUMN_FACTS[labelKey(text)] ?? null;

export type Measure = 'level' | 'growth';

export interface MeasureWords {
  readonly measure: Measure;
  /** 本月 and 累计 say how the period of the table is meant. */
  readonly span: 'current' | 'to-date' | null;
  /** In brackets behind the words. */
  readonly unit: string | null;
}

export const POINTS = '百分点';

const TO_DATE = '(?:本月止|至本月|本年|自年初|年初至今)?累计|1-本月(?:累计)?|年初至今';
const CURRENT = '本月|当月|本季度?|当季|本期|当期|本年';
const LEVEL =
  '绝对[量数额值]|总量|总额|数值|数额|数量|实绩|完成[数额量值]?|实际完成|实际|金额|数据|指标值|值';
const SAME = '(?:同比|比?上年同[期月季]|比?去年同[期月季]|比上年|比去年|较上年(?:同期)?|较去年(?:同期)?)';
const GROWTH = `${SAME}?(?:名义|实际|可比)?(?:增长|增速|增幅|增减|±)(?:率|速度|幅度)?|${SAME}(?=$|%|\\()|累计同比|当[月季]同比`;
const MEASURE = new RegExp(
  `^(?:(${TO_DATE})|(${CURRENT}))?(?:(${LEVEL})|(${GROWTH}))?(?:\\((?:±)?([^()]+)\\)|±?(%))?$`,
);

/** (可比价) says how a rate was worked out; only (百分点) says that it is none. */
const growthUnit = (inBrackets: string | null): string => (inBrackets?.includes(POINTS) ? POINTS : '%');

/** The words of one level of a header that say nothing but what is measured; null for all others. */
export function measureOf(text: string): MeasureWords | null {
  const match = MEASURE.exec(labelKey(text).replace(/[—–~～至]+(?=本月)/g, '-'));
  if (!match) return null;
  const [, toDate, current, level, growth, bracket, percent] = match;
  if (!toDate && !current && !level && !growth) return null;
  const unit = bracket ?? percent ?? null;
  if (growth === '上年同期' || growth === '去年同期' || growth === '上年同月' || growth === '去年同月') {
    return null;
  }
  return {
    measure: growth ? 'growth' : 'level',
    span: toDate ? 'to-date' : current ? 'current' : null,
    unit: growth ? growthUnit(unit) : unit,
  };
}

const PLANNED = '(?:计划|预算|目标)';
const NOT_TAKEN_WORDS = [
  // Last year's figures: they have been published before, as they were then.
  '(?:上年|去年)(?:同[期月季]|实绩|数|完成数?)?(?:累计|数|值|实绩|完成数?)?',
  '(?:增速|增幅|全[省市国]|总量|绝对量)?(?:位次|排名|名次|排位|位置)',
  ...['(?:所)?占.*比[重例]', '比重', '占比', '构成', '贡献率', '拉动.*'],
  ...['增减[额量数值]', '增加[额量数值]', '净增.*'],
  `(?:全年|年度|年初)?${PLANNED}[数值]?`,
  `(?:为|完成)?(?:年度?)?${PLANNED}?的?(?:完成)?(?:进度|率|%)`,
  `占(?:年度?)?${PLANNED}.*`,
  ...['环比.*', '比上[月季].*', '较上[月季].*', '两年平均.*'],
  ...['序号', '行次', '(?:地区|行政区划|指标)?(?:代码|编码)', '备注', '说明', '注释?'],
].join('|');
const NOT_TAKEN = new RegExp(`^(?:${NOT_TAKEN_WORDS})(?:\\([^()]*\\))?$`);

/** Columns of last year's figures, ranks, shares and remarks. */
export const isNotTaken = (text: string): boolean => NOT_TAKEN.test(labelKey(text));
