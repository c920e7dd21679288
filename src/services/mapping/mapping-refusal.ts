/** Why a decision about a label was not taken: expected answers, given as data. */
import { type RefusalEntry, type RefusalOf, refusalsIn } from '../../domain/refusals';

const REFUSALS = {
  ALL_REGIONS_NEEDED: {
    field: ['feed'],
    zh: '对照关系对所有地区生效，只有不限地区的密钥可以决定',
    en: 'A mapping counts for every region; a key that is bound to regions cannot decide it',
  },
  UNKNOWN_FEED: { field: ['feed'], zh: '没有数据源 {slug}', en: 'No feed called {slug}' },
  FEED_OF_RECORDS: {
    field: ['feed'],
    zh: '数据源 {slug} 收的是登记名单，没有指标对照',
    en: 'Feed {slug} takes lists of records; there are no labels to map',
  },
  EMPTY_LABEL: { field: ['label'], zh: '请写明是哪个名称', en: 'Say which label is meant' },
  LABEL_TOO_LONG: {
    field: ['label'],
    zh: '名称最长 {max} 个字符',
    en: 'A label has at most {max} characters',
  },
  UNKNOWN_INDICATOR: {
    field: ['code'],
    zh: '目录中没有指标 {code}',
    en: 'The catalogue has no indicator {code}',
  },
  UNKNOWN_REGION: { field: ['code'], zh: '没有行政区划代码 {code}', en: 'No region with code {code}' },
  UNKNOWN_UNIT: { field: ['unit'], zh: '目录中没有单位“{unit}”', en: 'The catalogue has no unit "{unit}"' },
  WRONG_DIMENSION: {
    field: ['unit'],
    zh: '单位“{unit}”与指标 {code} 的单位 {expected} 不是同类',
    en: 'Unit "{unit}" measures something else than {expected}, the unit of {code}',
  },
  UNIT_NOT_IGNORED: {
    field: ['kind'],
    zh: '单位不能忽略：没有单位的数值没有意义',
    en: 'A unit cannot be passed over: figures mean nothing without it',
  },
  ALREADY_DEFINED: {
    field: ['label'],
    zh: '数据源的映射文件已写明“{label}”（{code}），请在文件中修改',
    en: 'The definition of the feed says already what "{label}" is ({code}); change it there',
  },
  EMPTY_REASON: { field: ['reason'], zh: '请写明原因', en: 'Say why' },
  REASON_TOO_LONG: {
    field: ['reason'],
    zh: '原因最长 {max} 个字符',
    en: 'A reason has at most {max} characters',
  },
  NOT_DECIDED: {
    field: ['label'],
    zh: '对“{label}”没有可撤回的决定',
    en: 'Nothing has been decided about "{label}" that could be taken back',
  },
} as const satisfies Record<string, RefusalEntry>;

export type MappingRefusal = RefusalOf<keyof typeof REFUSALS>;
export const mappingRefusal = refusalsIn(REFUSALS);
