/** The published series of the demonstration: what each place would report, how often, along which values. */
import type { DemoSeries } from './demo-figure';
import type { DemoYear } from './places';

export interface FigurePlan extends DemoSeries {
  /** The year's total, or its level at the end of the year. */
  readonly perYear: Readonly<Record<DemoYear, number>>;
  /** Level at the end of 2016, for stocks. */
  readonly start?: number;
  readonly decimals: number;
  /** Random share by which a single period strays. */
  readonly noise: number;
}

const years = (...values: readonly [number, number, number, number]): FigurePlan['perYear'] => ({
  2017: values[0],
  2018: values[1],
  2019: values[2],
  2020: values[3],
});

const hebi = { regionCode: '410600', noise: 0.04 };
const jinta = { regionCode: '620921', noise: 0.04 };

export const MONTHLY_PLANS: readonly FigurePlan[] = [
  {
    ...hebi,
    label: '高新技术产业增加值',
    unit: '亿元',
    rhythm: 'YEAR_TO_DATE',
    decimals: 2,
    perYear: years(143.2, 158.66, 176.4, 190.8),
  },
  {
    ...hebi,
    label: '规模以上高新技术产业增加值增速',
    unit: '%',
    rhythm: 'YEAR_TO_DATE',
    decimals: 1,
    perYear: years(11.2, 10.8, 11.2, 8.1),
  },
  {
    ...hebi,
    label: '信用体系登记服务企业数',
    unit: '户',
    rhythm: 'MONTH_STOCK',
    decimals: 0,
    start: 16_200,
    perYear: years(19_100, 22_460, 25_730, 30_120),
  },
  {
    ...hebi,
    label: '科技金融服务平台服务企业数',
    unit: '家',
    rhythm: 'MONTH_STOCK',
    decimals: 0,
    start: 0,
    perYear: years(12, 53, 104, 171),
  },
];

export const QUARTERLY_PLANS: readonly FigurePlan[] = [
  {
    ...hebi,
    label: '企业直接融资额',
    unit: '亿元',
    rhythm: 'QUARTER_FLOW',
    decimals: 2,
    perYear: years(21.4, 27.35, 29.8, 34.12),
  },
  {
    ...hebi,
    label: '引进基金管理公司数',
    unit: '家',
    rhythm: 'QUARTER_FLOW',
    decimals: 0,
    perYear: years(0, 0, 1, 0),
  },
  {
    ...hebi,
    label: '科技金融专营机构数',
    unit: '家',
    rhythm: 'QUARTER_STOCK',
    decimals: 0,
    start: 1,
    perYear: years(1, 2, 3, 4),
  },
  {
    ...hebi,
    label: '科创基金数',
    unit: '支',
    rhythm: 'QUARTER_STOCK',
    decimals: 0,
    start: 1,
    perYear: years(1, 2, 2, 3),
  },
  {
    ...hebi,
    label: '科创基金规模',
    unit: '亿元',
    rhythm: 'QUARTER_STOCK',
    decimals: 2,
    start: 2.5,
    perYear: years(3, 6.8, 9.5, 13.6),
  },
];

export const ANNUAL_PLANS: readonly FigurePlan[] = [
  {
    ...hebi,
    label: '全社会研发投入占地区生产总值的比重',
    unit: '%',
    rhythm: 'YEAR',
    decimals: 2,
    perYear: years(1.18, 1.36, 1.61, 1.83),
  },
  {
    ...hebi,
    label: '科技型企业总数',
    unit: '家',
    rhythm: 'YEAR',
    decimals: 0,
    perYear: years(148, 207, 266, 324),
  },
  {
    ...hebi,
    label: '年末常住人口',
    unit: '万人',
    rhythm: 'YEAR',
    decimals: 1,
    perYear: years(296.5, 298.2, 299.6, 300.8),
  },
  {
    ...hebi,
    label: '科技进步贡献率',
    unit: '%',
    rhythm: 'YEAR',
    decimals: 1,
    perYear: years(55.1, 57, 58.6, 60.4),
  },
  {
    ...hebi,
    label: '高新技术产业、战略性新兴产业增加值占工业增加值的比重',
    unit: '%',
    rhythm: 'YEAR',
    decimals: 1,
    perYear: years(38.4, 41.9, 45.2, 48.3),
  },
  {
    ...hebi,
    label: '销售收入超10亿元的科技型企业数',
    unit: '家',
    rhythm: 'YEAR',
    decimals: 0,
    perYear: years(4, 5, 5, 6),
  },
  {
    ...jinta,
    label: '万人发明专利拥有量',
    unit: '件/万人',
    rhythm: 'YEAR',
    decimals: 2,
    perYear: years(1.14, 1.42, 1.73, 1.95),
  },
  {
    ...jinta,
    label: '转化重大科技成果数',
    unit: '项',
    rhythm: 'YEAR',
    decimals: 0,
    perYear: years(1, 1, 2, 1),
  },
  {
    ...jinta,
    label: '下派科技特派员数',
    unit: '人',
    rhythm: 'YEAR',
    decimals: 0,
    perYear: years(96, 104, 112, 118),
  },
  { ...jinta, label: '科技服务平台数', unit: '个', rhythm: 'YEAR', decimals: 0, perYear: years(0, 0, 0, 1) },
];
