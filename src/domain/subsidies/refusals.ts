/** Why a request about interest subsidies is refused: codes, fields and both messages. */
import { type ClausedEntry, type ClausedRefusal, clausedRefusalsIn } from '../refusals';

const ASKING = {
  NOT_A_MONTH: {
    field: ['month'],
    zh: '“{month}”不是月份，应写成 2019-07',
    en: '"{month}" is no month; write 2019-07',
  },
  MONTH_NOT_OVER: {
    field: ['month'],
    zh: '{month} 要到 {ends} 之后才结束，结束后方可结算',
    en: '{month} can be settled once it is over, after {ends}',
  },
  NO_SUBSIDY_STATED: {
    field: ['programme'],
    zh: '项目 {programme} 对{kindZh}没有可计算的贴息：{whyZh}',
    en: 'The programme {programme} states no interest subsidy for {kindEn} that can be reckoned: {whyEn}',
  },
  MONTH_SETTLED_ALREADY: {
    field: ['month'],
    zh: '{month} 已有结算 {id}；之后的更正随下一次结算办理',
    en: '{month} has its settlement already, {id}; later corrections come with the next one',
  },
  SETTLEMENT_OPEN: {
    field: ['month'],
    zh: '{month} 的结算 {id} 尚未办结；办结或退回后方可编制下一次',
    en: 'The settlement of {month}, {id}, is not done with; the next one waits until it is paid or refused',
  },
  NOTHING_TO_SETTLE: {
    field: ['month'],
    zh: '{month} 没有应贴息的贷款，也没有需更正的明细',
    en: 'No loan has a subsidy in {month}, and nothing earlier is to be corrected',
  },
} as const satisfies Record<string, ClausedEntry>;

const DECIDING = {
  UNKNOWN_SETTLEMENT: { field: ['id'], zh: '没有这个结算', en: 'No such settlement' },
  ALREADY_CLOSED: {
    field: ['id'],
    zh: '结算已办结（{status}），不能再作决定',
    en: 'The settlement is closed ({status}); nothing more is decided on it',
  },
  COMMENT_MISSING: {
    field: ['comment'],
    zh: '不同意的，须写明理由',
    en: 'Whoever does not agree says why',
  },
  COMMENT_TOO_LONG: {
    field: ['comment'],
    zh: '说明超过 {max} 个字符',
    en: 'The comment exceeds {max} characters',
  },
  PAPERS_NOT_CONFIRMED: {
    field: ['papersComplete'],
    zh: '申报前须确认材料齐全：{papersZh}',
    en: 'Before it is reported, the papers must be there: {papersEn}',
  },
  INELIGIBLE_LOAN_INSIDE: {
    field: ['id'],
    zh: '结算中的贷款 {loan} 已认定不合条件；请退回，由银行重新编制',
    en: 'The loan {loan} in it was found ineligible: refuse the settlement, and the bank prepares it anew',
  },
  SUBSIDY_BOOKS_NOT_OPENED: {
    field: ['programme'],
    zh: '项目的贴息资金尚未建账，不能拨付',
    en: 'No books are kept yet for the subsidy money of the programme, so that nothing can be paid',
  },
  SUBSIDY_FUND_SHORT: {
    field: ['id'],
    zh: '{institution} 专户余额 {balance} 元，不足支付 {wanted} 元；贴息资金应足额安排',
    en: 'Account at {institution} holds {balance} yuan, {wanted} are to be paid; it must be provided in full',
  },
  MADE_UP_DATA: {
    field: ['id'],
    zh: '演示数据与真实资金不能混用',
    en: 'Made-up loans are not paid from a real fund, nor real ones from a made-up fund',
  },
} as const satisfies Record<string, ClausedEntry>;

const TAKING_BACK = {
  UNKNOWN_LOAN: { field: ['loan'], zh: '没有这笔贷款', en: 'No such loan' },
  LOAN_WITHOUT_PROGRAMME: {
    field: ['loan'],
    zh: '这笔贷款不属于任何项目',
    en: 'The loan belongs to no programme',
  },
  REASON_MISSING: { field: ['reason'], zh: '须写明不合条件的理由', en: 'Say why the loan is not eligible' },
  REASON_TOO_LONG: {
    field: ['reason'],
    zh: '理由超过 {max} 个字符',
    en: 'The reason exceeds {max} characters',
  },
  TAKEN_BACK_ALREADY: {
    field: ['loan'],
    zh: '这笔贷款已于 {on} 停止贴息；已付贴息在下一次结算中扣回，或随退回登记',
    en: 'The subsidy of this loan was stopped on {on}; what was paid is set off, or recorded as paid back',
  },
  NOTHING_TO_PAY_BACK: {
    field: ['paidBackOn'],
    zh: '这笔贷款没有已付而未收回的贴息',
    en: 'Nothing was paid for this loan that has not been taken back',
  },
  PAID_BACK_BEFORE_PAID: {
    field: ['paidBackOn'],
    zh: '退回日不能早于最后一次拨付日 {paidOn}',
    en: 'It cannot be paid back before it was paid, last on {paidOn}',
  },
  SETTLEMENT_IN_THE_WAY: {
    field: ['loan'],
    zh: '{month} 的结算 {id} 尚未办结，其中有这笔贷款的更正；办结或退回后再登记',
    en: 'The settlement of {month}, {id}, is open and corrects this loan: have it paid or refused first',
  },
} as const satisfies Record<string, ClausedEntry>;

const SUBSIDY_REFUSALS = { ...ASKING, ...DECIDING, ...TAKING_BACK };

export type SubsidyRefusalCode = keyof typeof SUBSIDY_REFUSALS;
export type SubsidyRefusal = ClausedRefusal<SubsidyRefusalCode>;
export const subsidyRefusal = clausedRefusalsIn<SubsidyRefusalCode>(SUBSIDY_REFUSALS);
