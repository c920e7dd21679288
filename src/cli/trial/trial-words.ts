/** The words of `kejin feed try` in both languages. */
import { fillTemplate } from '../../errors';
import type { FileKind } from '../../feeds/survey/sniff-file';
import type { Axis } from '../../feeds/survey/table-layout';
import type { Language } from '../language';

type Text = Readonly<Record<Language, string>>;

export const KIND_NAMES: Readonly<Record<FileKind, Text>> = {
  XLSX: { zh: 'XLSX 工作簿', en: 'XLSX workbook' },
  XLS: { zh: 'XLS 工作簿', en: 'XLS workbook' },
  JSON: { zh: 'JSON 消息', en: 'JSON message' },
  XML: { zh: 'XML 消息', en: 'XML message' },
  HTML: { zh: 'HTML 表格', en: 'HTML table' },
  TEXT: { zh: '文本表格', en: 'text table' },
  EMPTY: { zh: '空文件', en: 'empty file' },
};

export const AXIS_NAMES: Readonly<Record<Axis, Text>> = {
  INDICATOR: { zh: '指标', en: 'indicators' },
  REGION: { zh: '地区', en: 'regions' },
  PERIOD: { zh: '报告期', en: 'periods' },
};

export const ONE_OF_AXIS: Readonly<Record<Axis, Text>> = {
  INDICATOR: { zh: '指标', en: 'indicator' },
  REGION: { zh: '地区', en: 'region' },
  PERIOD: { zh: '报告期', en: 'period' },
};

export const WORDS = {
  file: { zh: '文件', en: 'File' },
  feed: { zh: '数据源', en: 'Feed' },
  others: { zh: '其他可能', en: 'also possible' },
  understood: { zh: '读懂了什么', en: 'What was understood' },
  outcome: { zh: '送来会怎样', en: 'What sending it would do' },
  unknown: { zh: '不认识的名称', en: 'Names that the feed does not know' },
  problems: { zh: '问题', en: 'Problems' },
  next: { zh: '下一步', en: 'Next' },
  header: { zh: '表头在第 {line} 行', en: 'header in line {line}' },
  sheet: { zh: '工作表“{sheet}”', en: 'sheet "{sheet}"' },
  long: { zh: '长表：一行一个数据', en: 'long table: one figure a row' },
  down: { zh: '纵向：{axes}', en: '{axes} down' },
  across: { zh: '横向：{axes}', en: '{axes} across' },
  fixed: { zh: '全表同一{axes}', en: 'one {axes} for all' },
  fit: { zh: '契合度 {fit}', en: 'fit {fit} of 100' },
  unread: {
    zh: '没有数据源读得懂这个文件；各数据源的说法：',
    en: 'No feed can read this file. What each of them says:',
  },
  nobody: {
    zh: '没有数据源收这种文件；可用 --feed 指定一个',
    en: 'No feed takes files of this kind; name one with --feed',
  },
  extent: {
    zh: '{indicators} 个指标 × {regions} 个地区 × {periods} 个报告期（{span}）',
    en: '{indicators:indicator/indicators} × {regions:region/regions} × {periods:period/periods} ({span})',
  },
  figures: { zh: '{figures} 个数据', en: '{figures:figure/figures}' },
  records: { zh: '{figures} 条记录', en: '{figures:record/records}' },
  missing: { zh: '其中 {count} 个无数据', en: '{count} missing' },
  partial: { zh: '（只看了开头）', en: '(only its beginning)' },
  moreIndicators: { zh: '…… 另有 {count} 个指标', en: '… and {count:more indicator/more indicators}' },
  preview: { zh: '开头几个数据', en: 'The first figures' },
  published: { zh: '可以导入', en: 'It would be taken in' },
  unchanged: { zh: '可以导入，但没有新内容', en: 'It would be taken in; everything in it is known already' },
  refused: { zh: '不会导入', en: 'It would be refused' },
  ifLeftOut: { zh: '若去掉有问题的行', en: 'Without the rows at fault' },
  NEW: { zh: '新增', en: 'new' },
  REVISED: { zh: '修订', en: 'revised' },
  PRECISION_ONLY: { zh: '仅精度', en: 'precision only' },
  UNCHANGED: { zh: '未变', en: 'unchanged' },
  REJECTED: { zh: '拒绝', en: 'refused' },
  REMOVED: { zh: '移出', en: 'removed' },
  IGNORED: { zh: '跳过', en: 'passed over' },
  targets: {
    zh: '{count} 个目标的进度会重算',
    en: 'progress of {count:target/targets} would be computed anew',
  },
  noValue: { zh: '无数据', en: 'missing' },
  none: {
    zh: '没有足够相近的指标；目录中可能还没有',
    en: 'nothing is like enough; the catalogue may lack it',
  },
  passedOver: { zh: '{count} 个数据跳过', en: '{count:figure/figures} passed over' },
  blocking: { zh: '{count} 处，使文件不能导入', en: '{count:place/places}; the file is refused for it' },
  decided: { zh: '已决定跳过', en: 'passed over by decision' },
  moreLabels: { zh: '…… 另有 {count} 个', en: '… and {count} more' },
  moreProblems: { zh: '…… 另有 {count} 个', en: '… and {count} more' },
  correct: { zh: '改正上面列出的各处', en: 'Correct the places listed above' },
  mapThem: { zh: '认可对应关系（请先核对）：', en: 'Accept what the names mean (look at each first):' },
  orIgnore: { zh: '或者跳过：', en: 'or pass one over:' },
  sendIt: { zh: '送出文件：', en: 'Send the file:' },
  again: { zh: '再试一次：', en: 'Try it again:' },
  nothing: { zh: '无须再送，系统中已有全部内容', en: 'There is no need to send it: all of it is known' },
  heads: {
    zh: {
      indicators: ['指标', '', '单位', '数据', '无数据'],
      preview: ['位置', '指标', '地区', '报告期', '原文', '折算'],
    },
    en: {
      indicators: ['Indicator', '', 'Unit', 'Figures', 'Missing'],
      preview: ['Place', 'Indicator', 'Region', 'Period', 'As printed', 'Kept as'],
    },
  },
  changeHead: {
    zh: ['', '位置', '指标', '地区', '报告期', '原值', '新值'],
    en: ['', 'Place', 'Indicator', 'Region', 'Period', 'Before', 'After'],
  },
  problemHead: { zh: ['', '位置', '原文', '原因'], en: ['', 'Place', 'As printed', 'Why'] },
  kinds: {
    INDICATOR: { zh: '指标', en: 'indicator' },
    REGION: { zh: '地区', en: 'region' },
    UNIT: { zh: '单位', en: 'unit' },
  },
  severities: {
    FATAL: { zh: '整个文件', en: 'whole file' },
    ERROR: { zh: '拒绝', en: 'refused' },
    WARNING: { zh: '留意', en: 'look' },
    INFO: { zh: '说明', en: 'note' },
  },
} as const;

type Sentence = {
  [Name in keyof typeof WORDS]: (typeof WORDS)[Name] extends Text ? Name : never;
}[keyof typeof WORDS];

export type Say = (name: Sentence, details?: Readonly<Record<string, string | number>>) => string;

/** {count:figure/figures} is 1 figure, 2 figures. */
const COUNTED = /\{(\w+):([^/}]+)\/([^}]+)\}/g;

export const sayIn =
  (language: Language): Say =>
  (name, details = {}) =>
    fillTemplate(
      WORDS[name][language].replace(COUNTED, (_, key: string, one: string, many: string) => {
        return `${details[key]} ${details[key] === 1 ? one : many}`;
      }),
      details,
    );
