/** The words of targets: states with a mark that needs no colour, and how a number is meant. */
import type { Comparator, Firmness, ProgressStatus, TargetBasis } from '../api/vocabulary';
import type { Language } from './language';

interface Word {
  readonly zh: string;
  readonly en: string;
}

interface StatusWord extends Word {
  /** A sign beside the word: read in black and white, and by those who see colours otherwise. */
  readonly mark: string;
}

const STATUS_WORDS: Readonly<Record<ProgressStatus, StatusWord>> = {
  MET: { zh: '已达成', en: 'met', mark: '✔' },
  ON_TRACK: { zh: '进展正常', en: 'on track', mark: '▲' },
  AT_RISK: { zh: '有风险', en: 'at risk', mark: '◆' },
  OFF_TRACK: { zh: '明显滞后', en: 'off track', mark: '▼' },
  MISSED: { zh: '未达成', en: 'missed', mark: '✖' },
  NO_DATA: { zh: '无数据', en: 'no data', mark: '·' },
  NOT_STARTED: { zh: '未开始', en: 'not started', mark: '○' },
};

const COMPARATORS: Readonly<Record<Comparator, Word & { readonly sign: string }>> = {
  AT_LEAST: { zh: '不少于', en: 'at least', sign: '≥' },
  MORE_THAN: { zh: '超过', en: 'more than', sign: '>' },
  ABOUT: { zh: '左右', en: 'about', sign: '≈' },
  AT_MOST: { zh: '不超过', en: 'at most', sign: '≤' },
  LESS_THAN: { zh: '少于', en: 'less than', sign: '<' },
};

const BASES: Readonly<Record<TargetBasis, Word>> = {
  LEVEL: { zh: '期末水平', en: 'level at the deadline' },
  NEW_IN_PERIOD: { zh: '阶段内新增', en: 'added in the stage' },
  PERIOD_TOTAL: { zh: '阶段内总量', en: 'total of the stage' },
  CUMULATIVE: { zh: '累计', en: 'cumulative since the plan began' },
  ANNUAL_AVERAGE: { zh: '年均', en: 'average a year' },
  EVERY_YEAR: { zh: '每年保持', en: 'every year' },
  GROWTH: { zh: '增长', en: 'growth' },
  MILESTONE: { zh: '工作任务', en: 'deed' },
};

const FIRMNESS: Readonly<Record<Firmness, Word>> = {
  BINDING: { zh: '确定目标', en: 'binding' },
  ASPIRATIONAL: { zh: '力争目标', en: 'aspirational' },
};

/** In the order in which people look for trouble. */
export const STATUSES: readonly ProgressStatus[] = [
  ...(['OFF_TRACK', 'AT_RISK', 'MISSED', 'ON_TRACK', 'MET', 'NOT_STARTED', 'NO_DATA'] as const),
];

export const statusWord = (status: ProgressStatus, language: Language) => STATUS_WORDS[status][language];
export const statusMark = (status: ProgressStatus) => STATUS_WORDS[status].mark;
/** The class and the colour variable of a state: --status-on-track. */
export const statusName = (status: ProgressStatus) => status.toLowerCase().replaceAll('_', '-');
export const comparatorWord = (comparator: Comparator, language: Language) =>
  COMPARATORS[comparator][language];
export const comparatorSign = (comparator: Comparator) => COMPARATORS[comparator].sign;
export const basisWord = (basis: TargetBasis, language: Language) => BASES[basis][language];
export const firmnessWord = (firmness: Firmness, language: Language) => FIRMNESS[firmness][language];
