/** The words of figures: what is measured, how often, by whom, and what a figure is worth. */
import type {
  Frequency,
  IndicatorSource,
  InputTake,
  Measure,
  RegionLevel,
  RevisionKind,
} from '../../api/vocabulary';
import type { Language } from '../../format/language';

type Word = Readonly<Record<Language, string>>;
type Words<Key extends string> = Readonly<Record<Key, Word>>;

export const FREQUENCY_WORDS: Words<Frequency> = {
  YEAR: { zh: '全年', en: 'full year' },
  HALF: { zh: '半年', en: 'half-year' },
  QUARTER: { zh: '季度', en: 'quarter' },
  MONTH: { zh: '当月', en: 'month' },
  YEAR_TO_DATE: { zh: '年初累计', en: 'year to date' },
};
export const FREQUENCIES = Object.keys(FREQUENCY_WORDS) as Frequency[];

export const SOURCE_WORDS: Words<IndicatorSource> = {
  OBSERVED: { zh: '部门公布', en: 'reported' },
  COUNTED: { zh: '登记簿统计', en: 'counted' },
  COMPUTED: { zh: '公式计算', en: 'computed' },
};
export const SOURCES = Object.keys(SOURCE_WORDS) as IndicatorSource[];

export const MEASURE_WORDS: Words<Measure> = {
  STOCK: { zh: '时点数', en: 'level on a day' },
  FLOW: { zh: '时期数', en: 'flow over a period' },
  RATIO: { zh: '比率', en: 'ratio' },
  GROWTH_RATE: { zh: '增速', en: 'published growth rate' },
  INDEX: { zh: '指数', en: 'index' },
};
export const MEASURES = Object.keys(MEASURE_WORDS) as Measure[];

export const LEVEL_WORDS: Words<RegionLevel> = {
  COUNTRY: { zh: '全国', en: 'country' },
  PROVINCE: { zh: '省级', en: 'provinces' },
  PREFECTURE: { zh: '地级', en: 'prefectures' },
  COUNTY: { zh: '县级', en: 'counties' },
};

export const REVISION_WORDS: Words<RevisionKind> = {
  NEW: { zh: '首次公布', en: 'first published' },
  REVISED: { zh: '修订', en: 'revised' },
  PRECISION_ONLY: { zh: '仅位数变化', en: 'same number, other digits' },
  UNCHANGED: { zh: '重复公布', en: 'published again' },
};

export const TAKE_WORDS: Words<InputTake> = {
  SAME_PERIOD: { zh: '同一时期', en: 'of the very period' },
  ON_THE_DAY: { zh: '当日', en: 'on the very day' },
  LATEST: { zh: '截至当日最近', en: 'the latest up to the day' },
};

/** SDMX CL_OBS_STATUS, as the workbooks of the export name it. */
const STATUS_WORDS: Words<string> = {
  A: { zh: '正常', en: 'normal' },
  B: { zh: '时间序列中断', en: 'break in the series' },
  D: { zh: '定义不同', en: 'definition differs' },
  E: { zh: '估计', en: 'estimated' },
  F: { zh: '预测', en: 'forecast' },
  G: { zh: '试验值', en: 'experimental' },
  H: { zh: '因假日缺失', en: 'missing, holiday' },
  I: { zh: '插补', en: 'imputed' },
  J: { zh: '豁免', en: 'derogation' },
  K: { zh: '包含其他类别', en: 'in another category' },
  L: { zh: '未收集', en: 'missing, not collected' },
  M: { zh: '不适用', en: 'missing, cannot exist' },
  N: { zh: '不显著', en: 'not significant' },
  O: { zh: '缺失', en: 'missing' },
  P: { zh: '初步', en: 'provisional' },
  Q: { zh: '保密', en: 'missing, suppressed' },
  S: { zh: '特殊事件', en: 'special event' },
  U: { zh: '可靠性低', en: 'low reliability' },
  V: { zh: '未经核实', en: 'unvalidated' },
  W: { zh: '含其他类别', en: 'with another category' },
};

const REASON_WORDS: Words<string> = {
  NOT_PUBLISHED: { zh: '未公布', en: 'not published' },
  NOT_APPLICABLE: { zh: '不适用', en: 'not applicable' },
  NOT_COLLECTED: { zh: '未统计', en: 'not collected' },
  BELOW_UNIT: { zh: '不足一个单位', en: 'less than one unit' },
  CONFIDENTIAL: { zh: '保密', en: 'confidential' },
  UNKNOWN: { zh: '不详', en: 'unknown' },
  WITHDRAWN: { zh: '已撤回', en: 'withdrawn' },
};

export const reasonWordOf = (reason: string, language: Language): string =>
  REASON_WORDS[reason]?.[language] ?? reason;
export const statusWordOf = (status: string, language: Language): string =>
  STATUS_WORDS[status]?.[language] ?? status;
/** A normal figure needs no mark. */
export const isPlain = (status: string): boolean => status === 'A';
