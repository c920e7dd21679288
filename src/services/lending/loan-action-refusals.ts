/** What may not be done with a loan that is registered. */
import { type ClausedEntry, type ClausedRefusal, clausedRefusalsIn } from '../../domain/refusals';
import type { MoneyRefusal } from '../programmes/money-refusals';
import type { LoanRefusal } from './loan-refusals';

const REPAYMENT_REFUSALS = {
  NOTHING_PAID: {
    field: ['amount'],
    zh: '本金和利息不能同时为 0',
    en: 'Principal and interest cannot both be 0',
  },
  MORE_THAN_OWED: {
    field: ['amount'],
    zh: '偿还本金 {amount} 元超过尚欠本金 {outstanding} 元',
    en: '{amount} yuan of principal are more than the {outstanding} still owed',
  },
  PAID_BEFORE_DRAWN: {
    field: ['paidOn'],
    zh: '还款日 {paid} 早于放款日 {drawn}',
    en: 'Paid on {paid}, before the loan was drawn on {drawn}',
  },
  RECOVERY_INSTEAD: {
    field: ['loan'],
    zh: '这笔贷款已获补偿或已核销，此后收回的资金请登记为追偿（recordRecovery）',
    en: 'The loan was compensated or written off: what comes in now is a recovery (recordRecovery)',
  },
  UNKNOWN_REPAYMENT: {
    field: ['repayment'],
    zh: '没有这笔还款记录，或它不属于贵行的贷款',
    en: 'No such repayment of a loan of yours',
  },
  LOAN_DECIDED: {
    field: ['loan'],
    zh: '这笔贷款已获补偿或已核销，还款记录不再更改',
    en: 'The loan was compensated or written off: its repayments stay as they are',
  },
  TAKEN_BACK_ALREADY: {
    field: ['repayment'],
    zh: '这笔还款记录已经冲销',
    en: 'This repayment was taken back already',
  },
} as const satisfies Record<string, ClausedEntry>;

const EXTENSION_REFUSALS = {
  NOT_OPEN: {
    field: ['loan'],
    zh: '这笔贷款已结清、已获补偿或已核销，不能展期',
    en: 'The loan was paid back, compensated or written off: it is not extended',
  },
  EXTENSION_NOT_LATER: {
    field: ['newDueOn'],
    zh: '新到期日 {day} 须晚于现到期日 {due}',
    en: 'The new due date {day} must lie after the present one, {due}',
  },
  EXTENSION_AFTER_DUE: {
    field: ['loan'],
    zh: '贷款已于 {due} 到期，展期须在到期日之前（含当日）办理',
    en: 'The loan fell due on {due}; it is extended up to that day, not after',
  },
  EXTENSION_BEYOND_TERM: {
    field: ['newDueOn'],
    zh: '展期后期限超过 {months} 个月，最迟可至 {last}',
    en: 'With the extension the loan would run for more than {months} months; {last} is the latest',
  },
  EXTENSION_TOO_LONG: {
    field: ['newDueOn'],
    zh: '展期后期限超过 {years} 年，请核对日期',
    en: 'The loan would run for more than {years} years: check the date',
  },
} as const satisfies Record<string, ClausedEntry>;

const FILING_REFUSALS = {
  NO_LOANS: { field: ['loans'], zh: '名单为空', en: 'The list is empty' },
  TOO_MANY_LOANS: {
    field: ['loans'],
    zh: '一次最多 {max} 笔，本次 {count} 笔',
    en: 'At most {max} at once; these are {count}',
  },
  LISTED_TWICE: { field: ['loans'], zh: '名单中有重复的贷款', en: 'A loan stands on the list twice' },
  NOT_OF_PROGRAMME: {
    field: ['loans'],
    zh: '合同 {number} 的贷款不属于项目 {programme}',
    en: 'The loan of contract {number} is not of the programme {programme}',
  },
  FILED_ALREADY: {
    field: ['loans'],
    zh: '合同 {number} 的贷款已于 {filed} 备案',
    en: 'The loan of contract {number} was filed on {filed}',
  },
  FILED_BEFORE_DRAWN: {
    field: ['filedOn'],
    zh: '备案日 {day} 早于合同 {number} 的放款日 {drawn}',
    en: 'Filed on {day}, before the loan of contract {number} was drawn on {drawn}',
  },
  NO_FILING_RULE: {
    field: ['programme'],
    zh: '项目 {slug} 没有要求备案获贷名单',
    en: 'The programme {slug} asks for no list of borrowers',
  },
} as const satisfies Record<string, ClausedEntry>;

const ACTION_REFUSALS = {
  ...REPAYMENT_REFUSALS,
  ...EXTENSION_REFUSALS,
  ...FILING_REFUSALS,
  UNKNOWN_LOAN: {
    field: ['loan'],
    zh: '没有这笔贷款，或它不是贵行的贷款',
    en: 'No such loan, or none of yours',
  },
  LOAN_KEPT_BY_FILES: {
    field: ['loan'],
    zh: '这笔贷款由登记文件维护，请在文件中更新',
    en: 'This loan is kept by the files of its register: it changes with them',
  },
  REASON_BAD: {
    field: ['reason'],
    zh: '请写明理由，最多 {max} 个字符',
    en: 'Give the reason, in {max} characters at most',
  },
  HAS_HISTORY: {
    field: ['loan'],
    zh: '这笔贷款已有还款、展期、备案或状态变更记录，不能撤销登记；错误的还款记录可以冲销',
    en: 'Something has happened to this loan: it is not struck off. A wrong repayment can be taken back',
  },
  LOAN_IN_USE: {
    field: ['loan'],
    zh: '这笔贷款已用于补偿、贴息或担保，不能撤销登记',
    en: 'A claim, a subsidy or a guarantee rests on this loan: it is not struck from the register',
  },
} as const satisfies Record<string, ClausedEntry>;

export type ActionRefusalCode = keyof typeof ACTION_REFUSALS;
export type ActionRefusal = ClausedRefusal<ActionRefusalCode> | MoneyRefusal | LoanRefusal;
export const actionRefusal = clausedRefusalsIn(ACTION_REFUSALS);
