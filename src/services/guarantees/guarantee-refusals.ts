/** What requests about guarantees, guarantors and bad loans may be refused for. */
import type { PartsProblem } from '../../domain/guarantees/shares';
import { type ClausedEntry, type ClausedRefusal, clausedRefusalsIn } from '../../domain/refusals';

const GUARANTEE_REFUSALS = {
  UNKNOWN_LOAN: { field: ['loan'], zh: '没有这笔贷款', en: 'No such loan' },
  UNKNOWN_GUARANTEE: { field: ['id'], zh: '没有这笔担保', en: 'No such guarantee' },
  UNKNOWN_INSTITUTION: {
    field: ['institution'],
    zh: '没有机构 {slug}',
    en: 'No institution called {slug}',
  },
  NOT_A_GUARANTOR: {
    field: ['institution'],
    zh: '{slug} 不是担保机构（GUARANTOR）',
    en: '{slug} is no guarantor (GUARANTOR)',
  },
  NOT_A_BANK: { field: ['bank'], zh: '{slug} 不是银行（BANK）', en: '{slug} is no bank (BANK)' },
  OUTSIDE_YOUR_REGIONS: {
    field: ['institution'],
    zh: '{slug} 不在您的地区范围内',
    en: '{slug} lies outside your regions',
  },
  LOAN_NOT_OPEN: {
    field: ['loan'],
    zh: '贷款已是 {status} 状态，不能再登记担保',
    en: 'The loan is {status}: no guarantee is recorded of it any more',
  },
  GUARANTEE_STANDS: {
    field: ['loan'],
    zh: '这笔贷款已有有效或已代偿的担保；变更须先解除原担保',
    en: 'A guarantee of this loan stands or was called; release it before another is recorded',
  },
  NO_GUARANTOR: { field: ['guarantors'], zh: '至少须有一家担保机构', en: 'At least one guarantor is needed' },
  TOO_MANY_PARTIES: {
    field: ['guarantors'],
    zh: '担保和再担保合计最多 {max} 项',
    en: 'At most {max} guarantors and re-guarantees',
  },
  GUARANTOR_TWICE: {
    field: ['guarantors'],
    zh: '担保机构 {institution} 出现两次，请合并为一个比例',
    en: 'The guarantor {institution} is there twice; give its share once',
  },
  SHARES_NOT_100: {
    field: ['guarantors'],
    zh: '银行和各担保机构的比例合计为 {sum}%，须为 100%',
    en: 'The shares of the bank and its guarantors sum to {sum} %, not 100',
  },
  SHARES_AGAINST_PROGRAMME: {
    field: ['bankPercent'],
    zh: '按“{rule}”，银行承担 {bank}%、担保机构合计承担 {guarantors}%',
    en: 'By "{ruleEn}" the bank bears {bank} % and its guarantors {guarantors} % together',
  },
  RE_GUARANTEE_BY_ITSELF: {
    field: ['reGuarantees'],
    zh: '{institution} 不能为自己再担保',
    en: '{institution} cannot re-guarantee itself',
  },
  RE_GUARANTEE_TWICE: {
    field: ['reGuarantees'],
    zh: '{to} 对 {from} 的再担保出现两次，请合并为一个比例',
    en: '{to} re-guarantees {from} twice; give the share once',
  },
  RE_GUARANTEE_IN_A_CIRCLE: {
    field: ['reGuarantees'],
    zh: '再担保绕回了 {institution}',
    en: 'The re-guarantees come back to {institution}',
  },
  RE_GUARANTEE_ABOVE_SHARE: {
    field: ['reGuarantees'],
    zh: '{institution} 承担贷款的 {holds}%，却再担保出去 {handsOn}%',
    en: '{institution} holds {holds} % of the loan and hands on {handsOn} %',
  },
  PERCENT_NOT_A_NUMBER: { field: [], zh: '比例不是精确的十进制数', en: 'The percentage is no exact decimal' },
  PERCENT_NEGATIVE: { field: [], zh: '比例不能为负', en: 'The percentage must not be negative' },
  PERCENT_NOT_POSITIVE: { field: [], zh: '比例须大于 0', en: 'The percentage must be above 0' },
  PERCENT_TOO_MANY_DECIMALS: {
    field: [],
    zh: '百分数最多 {max} 位小数',
    en: 'A percentage has {max} decimals at most',
  },
  PERCENT_ABOVE_100: { field: [], zh: '百分数不能超过 100', en: 'A percentage is 100 at most' },
  UNTIL_BEFORE_FROM: {
    field: ['untilOn'],
    zh: '担保止期 {until} 早于起期 {from}',
    en: 'The guarantee ends on {until}, before it begins on {from}',
  },
  STARTS_AFTER_DUE_DATE: {
    field: ['fromOn'],
    zh: '担保自 {from} 起，晚于贷款到期日 {due}',
    en: 'The guarantee begins on {from}, after the loan falls due on {due}',
  },
  ENDS_BEFORE_LOAN: {
    field: ['untilOn'],
    zh: '担保到 {until} 为止，早于放款日 {drawn}',
    en: 'The guarantee ends on {until}, before the loan was drawn on {drawn}',
  },
  NOT_ACTIVE: {
    field: ['id'],
    zh: '担保已是 {status} 状态，不能解除',
    en: 'The guarantee is {status}: there is nothing to release',
  },
  RELEASED_BEFORE_FROM: {
    field: ['on'],
    zh: '解除日期 {on} 早于担保起期 {from}',
    en: 'It cannot be released on {on}, before it begins on {from}',
  },
  REASON_MISSING: { field: ['reason'], zh: '须写明理由', en: 'Say why' },
  TEXT_TOO_LONG: { field: [], zh: '文字最多 {max} 个字', en: 'The text has {max} characters at most' },
  YEAR_IN_FUTURE: {
    field: ['year'],
    zh: '{year} 年还没有到来',
    en: 'The year {year} has not begun',
  },
  YEAR_NOT_KNOWN: { field: ['year'], zh: '年份须在 1949 年以后', en: 'The year lies before 1949' },
  PERIOD_NOT_A_YEAR_OR_QUARTER: {
    field: ['period'],
    zh: '期间须为年（2019）或季度（2019-Q1）',
    en: 'The period is a year, 2019, or a quarter, 2019-Q1',
  },
  PERIOD_IN_FUTURE: {
    field: ['period'],
    zh: '{period} 还没有开始',
    en: '{period} has not begun',
  },
  NOTHING_SAID: { field: [], zh: '至少须填报一项', en: 'Report at least one figure' },
  NO_SUCH_RULE: {
    field: ['programme'],
    zh: '项目 {slug} 没有这样的规定',
    en: 'The programme {slug} has no such rule',
  },
} as const satisfies Record<string, ClausedEntry>;

export type GuaranteeRefusalCode = keyof typeof GUARANTEE_REFUSALS;
export type GuaranteeRefusal = ClausedRefusal<GuaranteeRefusalCode>;
export const guaranteeRefusal = clausedRefusalsIn(GUARANTEE_REFUSALS);

/** The same under the name of another argument. */
export const underField = <R extends ClausedRefusal<string>>(refusal: R, ...field: readonly string[]): R => ({
  ...refusal,
  field,
});

export function partsRefusal({ problem, ...details }: PartsProblem): GuaranteeRefusal {
  const shown = Object.entries(details).map(([name, value]) => [
    name,
    typeof value === 'string' ? value : value.toFixed(),
  ]);
  return guaranteeRefusal(problem, Object.fromEntries(shown));
}
