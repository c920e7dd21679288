/** What a proposed loan may be refused for before anything is judged or written. */
import type { RuleCheck } from '../programmes/rule-check';
import { type ClausedEntry, type ClausedRefusal, clausedRefusalsIn } from '../refusals';

const APPLICATION_REFUSALS = {
  BORROWER_MISSING: {
    field: ['application'],
    zh: '请给出企业的统一社会信用代码 uscc，或自然人的 person，两者只给一个',
    en: 'Give the credit code of an enterprise (uscc) or a natural person (person), one of the two',
  },
  UNKNOWN_ENTERPRISE: {
    field: ['application', 'uscc'],
    zh: '没有统一社会信用代码为 {uscc} 的企业，或您无权查看',
    en: 'No enterprise with the credit code {uscc}, or none that you may see',
  },
  ID_NUMBER_BAD: {
    field: ['application', 'person', 'idNumber'],
    zh: '身份证号码{problem}',
    en: 'The identity number {problem}',
  },
  NAME_MISSING: {
    field: ['application', 'person', 'name'],
    zh: '提交申请须填写借款人姓名和所在地区',
    en: 'An application needs the name and the region of the person',
  },
  UNKNOWN_BANK: {
    field: ['application', 'bank'],
    zh: '没有机构 {bank}',
    en: 'No institution called {bank}',
  },
  NOT_YOUR_BANK: {
    field: ['application', 'bank'],
    zh: '银行只能为自己提出申请',
    en: 'A bank applies for itself only',
  },
  MONTHS_BAD: {
    field: ['application', 'months'],
    zh: '期限须为 1 至 {max} 个月的整数',
    en: 'The term is a whole number of months, 1 to {max}',
  },
  RATE_BAD: {
    field: ['application', 'annualRate'],
    zh: '年利率以小数表示，须在 0 与 1 之间，最多六位小数（0.0435 即 4.35%）',
    en: 'The annual rate is a share from 0 to 1 with six decimals at most (0.0435 is 4.35 %)',
  },
  DATES_OUT_OF_ORDER: {
    field: ['application', 'dueOn'],
    zh: '到期日须在放款日之后',
    en: 'The due date lies after the day of drawing',
  },
  HOUSEHOLDS_BAD: {
    field: ['application', 'householdsLed'],
    zh: '带动户数须为 0 至 {max} 的整数',
    en: 'The number of households led is whole, 0 to {max}',
  },
  GUARANTORS_TOO_MANY: {
    field: ['application', 'guaranteedBy'],
    zh: '担保方最多 {max} 个',
    en: 'At most {max} guarantors',
  },
  PURPOSE_MISSING: {
    field: ['application', 'purpose'],
    zh: '提交申请须写明资金用途，最多 {max} 个字符',
    en: 'An application says what the money is for, in {max} characters at most',
  },
  RULE_FAILED: { field: ['application'], zh: '{words}', en: '{words}' },
  NO_PROCEDURE: {
    field: ['programme'],
    zh: '{programme}没有写明贷款申报审批程序，无从申报',
    en: '{programme} sets down no procedure for applications, so none can be filed',
  },
  UNKNOWN_APPLICATION: {
    field: ['id'],
    zh: '没有这项贷款申报，或您无权查看',
    en: 'No such application, or none that you may see',
  },
  APPLICATION_ENDED: {
    field: ['id'],
    zh: '这项申报已经办结或撤回，不能再办',
    en: 'This application was decided or withdrawn; nothing is left to do',
  },
  LENT_ALREADY: {
    field: ['id'],
    zh: '按这项申报已经放款，不能撤回',
    en: 'A loan was granted on this application; it cannot be withdrawn',
  },
  REASON_MISSING: {
    field: ['comment'],
    zh: '不同意须写明理由，最多 {max} 个字符',
    en: 'Whoever does not agree says why, in {max} characters at most',
  },
  COMMENT_TOO_LONG: {
    field: ['comment'],
    zh: '意见最多 {max} 个字符',
    en: 'A comment has {max} characters at most',
  },
} as const satisfies Record<string, ClausedEntry>;

export type ApplicationRefusalCode = keyof typeof APPLICATION_REFUSALS;
export type ApplicationRefusal = ClausedRefusal<ApplicationRefusalCode>;
export const applicationRefusal = clausedRefusalsIn(APPLICATION_REFUSALS);

/** A rule that failed refuses in its own words. */
export function ruleFailed({ words, rule }: RuleCheck): ApplicationRefusal {
  const { messageEn } = applicationRefusal('RULE_FAILED', { words: words.en });
  return { ...applicationRefusal('RULE_FAILED', { words: words.zh }, rule.clause), messageEn };
}
