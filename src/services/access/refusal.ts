/** Why a key was not made or ended, a sharing not changed, a warning not accepted: answers given as data. */
import { type RefusalEntry, type RefusalOf, refusalsIn } from '../../domain/refusals';

const REFUSALS = {
  EMPTY_NAME: {
    field: ['input', 'name'],
    zh: '请写明密钥给谁用',
    en: 'Say whom or what the key is for',
  },
  NAME_TOO_LONG: {
    field: ['input', 'name'],
    zh: '名称最长 {max} 个字符',
    en: 'A name has at most {max} characters',
  },
  EXPIRES_IN_THE_PAST: {
    field: ['input', 'expiresAt'],
    zh: '失效时间已经过去',
    en: 'The key would have expired already',
  },
  UNKNOWN_REGION: {
    field: ['input', 'regionCodes'],
    zh: '没有行政区划代码 {code}',
    en: 'No region with code {code}',
  },
  BAD_NETWORK: {
    field: ['input', 'networks'],
    zh: '“{text}”不是网段或地址，例如 10.1.0.0/16、192.0.2.7、2001:db8::/32',
    en: '"{text}" is no network or address, such as 10.1.0.0/16, 192.0.2.7, 2001:db8::/32',
  },
  TOO_MANY_NETWORKS: {
    field: ['input', 'networks'],
    zh: '一个密钥最多 {max} 个网段；不写则不限制',
    en: 'A key names 1 to {max} networks, or leaves them out to be used from anywhere',
  },
  UNKNOWN_INSTITUTION: {
    field: ['input', 'institution'],
    zh: '没有机构 {slug}',
    en: 'No institution called {slug}',
  },
  BANK_NEEDS_INSTITUTION: {
    field: ['input', 'institution'],
    zh: '银行密钥必须写明所属机构',
    en: 'A key of a bank must name its institution',
  },
  UNKNOWN_DEPARTMENT: {
    field: ['input', 'department'],
    zh: '没有部门 {slug}',
    en: 'No department called {slug}',
  },
  APPEAL_NEEDS_DEPARTMENT: {
    field: ['input', 'department'],
    zh: '有 APPEAL 的密钥必须写明代表哪个部门',
    en: 'A key that may appeal must name the department it acts for',
  },
  UNKNOWN_BODY: {
    field: ['input', 'bodies'],
    zh: '没有“{body}”：应写作 项目/机构，如 risk-fund/poverty-office，且该项目的规则中有此机构',
    en: 'No body {body}: write programme/body of a body that the rules name: risk-fund/poverty-office',
  },
  BODY_NOT_FOR_ROLE: {
    field: ['input', 'bodies'],
    zh: '{role} 密钥不能代表项目的机构；银行以其合作身份参加',
    en: '{role} keys do not act for a body of a programme; a bank takes part as the partner that it is',
  },
  SCOPE_NOT_FOR_ROLE: {
    field: ['input', 'scopes'],
    zh: '{role} 密钥不能有 {scope}：审核、考核和裁定只由工作人员办理，银行不提申诉，放贷只由银行登记',
    en: '{role} keys cannot carry {scope}: staff review and decide; banks alone lend, and never appeal',
  },
  UNKNOWN_FEED: { field: ['slug'], zh: '没有数据源 {slug}', en: 'No feed called {slug}' },
  FEED_NOT_FETCHED: {
    field: ['slug'],
    zh: '此数据源没有写明从何处采集（fetch）',
    en: 'The feed does not say where its files are fetched from',
  },
  FETCH_IS_WAITING: {
    field: ['slug'],
    zh: '已有一次采集在进行或等待',
    en: 'A fetch of this feed is under way or waiting already',
  },
  UNKNOWN_KEY: { field: ['id'], zh: '没有这个密钥', en: 'No such key' },
  LAST_ADMINISTRATOR: {
    field: ['id'],
    zh: '这是最后一个有效的管理员密钥，吊销后将无人可以管理',
    en: 'This is the last valid administrator key; without it nobody could administer',
  },
  UNKNOWN_ENTERPRISE: {
    field: ['uscc'],
    zh: '您可见的范围内没有这家企业',
    en: 'No such enterprise among those you see',
  },
  NO_WARNINGS: {
    field: ['ids'],
    zh: '请指明 1 到 {max} 条警告',
    en: 'Name 1 to {max} warnings',
  },
  UNKNOWN_WARNING: {
    field: ['ids'],
    zh: '您负责的地区没有警告 {id}',
    en: 'No warning {id} in the regions you answer for',
  },
  NOT_A_WARNING: {
    field: ['ids'],
    zh: '{id} 不是警告：错误须更正，提示无需答复',
    en: '{id} is not a warning: errors must be corrected, remarks need no answer',
  },
  NOTHING_TAKEN_IN: {
    field: ['ids'],
    zh: '警告 {id} 所在的文件没有导入，无需答复',
    en: 'The file of warning {id} was not taken in, so there is nothing to answer for',
  },
  ALREADY_ACCEPTED: {
    field: ['ids'],
    zh: '警告 {id} 已有人答复',
    en: 'Warning {id} has been answered for already',
  },
  EMPTY_REASON: { field: ['reason'], zh: '请写明依据或原因', en: 'Say what it rests on, or why' },
  REASON_TOO_LONG: {
    field: ['reason'],
    zh: '原因最长 {max} 个字符',
    en: 'A reason has at most {max} characters',
  },
  DATE_IN_FUTURE: {
    field: ['decidedOn'],
    zh: '决定日期还没有到',
    en: 'The day of the decision is yet to come',
  },
} as const satisfies Record<string, RefusalEntry>;

export type Refusal = RefusalOf<keyof typeof REFUSALS>;
export const refusal = refusalsIn(REFUSALS);
