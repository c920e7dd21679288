/** What the registration of a loan may be refused for. */
import type { PersonRefusal } from '../../domain/persons/refusals';
import { type ClausedEntry, type ClausedRefusal, clausedRefusalsIn } from '../../domain/refusals';
import type { MoneyRefusal } from '../programmes/money-refusals';

const SCHEDULE_REFUSALS = {
  SCHEDULE_EMPTY: {
    field: ['input', 'instalments'],
    zh: '自定还款计划（GIVEN）须列出各期',
    en: 'A schedule of your own (GIVEN) lists its instalments',
  },
  SCHEDULE_NOT_GIVEN: {
    field: ['input', 'instalments'],
    zh: '只有自定还款计划（GIVEN）才列各期，其他方式由系统计算',
    en: 'Instalments are listed for a schedule of your own (GIVEN) only; the others are worked out',
  },
  SCHEDULE_TOO_MANY: {
    field: ['input', 'instalments'],
    zh: '还款计划最多 {max} 期',
    en: 'A schedule has {max} instalments at most',
  },
  SCHEDULE_OUT_OF_ORDER: {
    field: ['input', 'instalments'],
    zh: '还款计划各期须在放款日之后、按日期先后各不相同；{day} 不是',
    en: 'Instalments lie after the drawing, each later than the one before; {day} does not',
  },
  SCHEDULE_NOT_TO_DUE_DATE: {
    field: ['input', 'instalments'],
    zh: '还款计划最后一期须在到期日，而不是 {day}',
    en: 'The last instalment lies on the due date, not on {day}',
  },
  SCHEDULE_SUM_DIFFERS: {
    field: ['input', 'instalments'],
    zh: '还款计划的本金合计 {sum} 元，与贷款金额 {principal} 元不符',
    en: 'The principal of the instalments sums to {sum} yuan, the loan is of {principal}',
  },
} as const satisfies Record<string, ClausedEntry>;

const APPLICATION_REFUSALS = {
  APPLICATION_MISSING: {
    field: ['input', 'application'],
    zh: '该项目的贷款须先申报并经批准，请填写申报编号',
    en: 'Loans of this programme are applied for and admitted first: name the application',
  },
  UNKNOWN_APPLICATION: {
    field: ['input', 'application'],
    zh: '没有这项贷款申报，或它不属于该银行、该项目、该借款人',
    en: 'No such application of this bank, programme and borrower',
  },
  APPLICATION_NOT_ADMITTED: {
    field: ['input', 'application'],
    zh: '这项贷款申报尚未批准，或未获批准',
    en: 'The application has not been admitted',
  },
  APPLICATION_USED: {
    field: ['input', 'application'],
    zh: '按这项申报已登记过贷款',
    en: 'A loan has been registered on this application already',
  },
  ABOVE_ADMITTED_AMOUNT: {
    field: ['input', 'principal'],
    zh: '贷款金额 {principal} 元超过批准的 {amount} 元',
    en: '{principal} yuan are more than the {amount} that were admitted',
  },
} as const satisfies Record<string, ClausedEntry>;

const LOAN_REFUSALS = {
  ...SCHEDULE_REFUSALS,
  ...APPLICATION_REFUSALS,
  LENDER_SCOPES_MISSING: {
    field: [],
    zh: '登记和维护贷款须用写明银行机构、带 LEND 和 LOANS 权限的银行密钥',
    en: 'Loans are kept with the key of a bank that names its institution and has the scopes LEND and LOANS',
  },
  CONTRACT_NUMBER_BAD: {
    field: ['input', 'contractNumber'],
    zh: '合同编号须为 1 至 {max} 个字符，首尾不留空格',
    en: 'A contract number has 1 to {max} characters, without blanks at its ends',
  },
  CONTRACT_TAKEN: {
    field: ['input', 'contractNumber'],
    zh: '本行合同编号 {number} 的贷款已经登记',
    en: 'The loan of contract {number} is registered already',
  },
  BORROWER_NOT_ONE: {
    field: ['input'],
    zh: '借款人须恰好填写一个：企业 uscc 或自然人 person；按申报登记的，以申报的借款人为准',
    en: 'Name one borrower: an enterprise (uscc) or a person. On an application it is who applied',
  },
  UNKNOWN_ENTERPRISE: {
    field: ['input', 'uscc'],
    zh: '您的地区内没有企业 {uscc}',
    en: 'No enterprise {uscc} in your regions',
  },
  PERSONS_NOT_KEPT: {
    field: ['input', 'person'],
    zh: '本系统未配置个人信息密钥，不能登记自然人',
    en: 'No key for personal data is set up here: natural persons cannot be recorded',
  },
  RATE_BAD: {
    field: ['input', 'annualRate'],
    zh: '年利率须为 0 至 1 之间、最多六位小数的比率：4.35% 写作 0.0435',
    en: 'The annual rate is a share from 0 to 1 with six decimals at most: 0.0435 is 4.35 %',
  },
  DUE_NOT_AFTER_DRAWN: {
    field: ['input', 'dueOn'],
    zh: '到期日 {due} 须晚于放款日 {drawn}',
    en: 'The due date {due} must lie after the drawing, {drawn}',
  },
  TERM_TOO_LONG: {
    field: ['input', 'dueOn'],
    zh: '贷款期限超过 {years} 年，请核对日期',
    en: 'The loan would run for more than {years} years: check its dates',
  },
  HOUSEHOLDS_BAD: {
    field: ['input', 'householdsLed'],
    zh: '带动贫困户数须为 0 至 {max} 的整数，只对企业填写',
    en: 'Households led are a whole number from 0 to {max}, told of enterprises only',
  },
  INSURED_PERCENT_BAD: {
    field: ['input', 'insuredPercent'],
    zh: '承保比例须大于 0、不超过 100，最多两位小数；未参保请不填',
    en: 'The insured percentage is above 0 and at most 100, with two decimals; leave it out for none',
  },
  PURPOSE_BAD: {
    field: ['input', 'purpose'],
    zh: '资金用途须为 1 至 {max} 个字符',
    en: 'The purpose has 1 to {max} characters',
  },
  RULE_FAILED: { field: ['input'], zh: '{words}', en: '{words}' },
  LEVERAGE_EXCEEDED: { field: ['input', 'principal'], zh: '{words}', en: '{words}' },
} as const satisfies Record<string, ClausedEntry>;

export type LoanRefusalCode = keyof typeof LOAN_REFUSALS;
export type LoanRefusal = ClausedRefusal<LoanRefusalCode> | MoneyRefusal | PersonRefusal;
export const loanRefusal = clausedRefusalsIn(LOAN_REFUSALS);
