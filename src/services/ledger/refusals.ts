/** What requests about the books of a fund are refused for. */
import { type ClausedEntry, type ClausedRefusal, clausedRefusalsIn } from '../../domain/refusals';

const LEDGER_REFUSALS = {
  NO_BOOKS: {
    field: ['fund'],
    zh: '没有基金 {fund}，或其尚未建账，或不在您的地区',
    en: 'No fund called {fund}, no books are kept for it, or it lies outside of your regions',
  },
  BOOKS_OPEN_ALREADY: {
    field: ['programme'],
    zh: '该项目的这类资金已建账：{fund}',
    en: 'Books are kept already for this kind of money of the programme: {fund}',
  },
  FUND_EXISTS: {
    field: ['slug'],
    zh: '已有名为 {fund} 的基金，由数据报送登记；请另取简称',
    en: 'There is a fund called {fund}, told by a feed; take another short name',
  },
  SLUG_BAD: {
    field: ['slug'],
    zh: '简称只用小写字母、数字和连字符，至多 80 个字符',
    en: 'A short name has lower-case letters, digits and hyphens, 80 at most',
  },
  NAME_MISSING: {
    field: ['nameZh'],
    zh: '项目文件没有给这类资金命名，请填写名称（至多 200 字）',
    en: 'The document names no such money: give it a name, of 200 characters at most',
  },
  SIZE_MISSING: {
    field: ['size'],
    zh: '项目文件没有写明规模，请填写',
    en: 'The document states no size: give it',
  },
  SIZE_IS_STATED: {
    field: ['size'],
    zh: '项目文件写明规模为 {size} 元，不能另填 {given} 元',
    en: 'The document states a size of {size} yuan; {given} cannot stand beside it',
  },
  REGION_MISSING: {
    field: ['region'],
    zh: '项目文件隐去了地区，请填写行政区划代码',
    en: 'The document hides its place: give the code of the region',
  },
  UNKNOWN_REGION: { field: ['region'], zh: '没有行政区划 {code}', en: 'No region with the code {code}' },
  UNKNOWN_INSTITUTION: {
    field: ['institution'],
    zh: '没有机构 {institution}',
    en: 'No institution called {institution}',
  },
  UNKNOWN_BODY: { field: ['body'], zh: '该项目没有机构角色 {body}', en: 'The programme has no body {body}' },
  BODY_IS_A_GROUP: {
    field: ['body'],
    zh: '{body} 是一组机构，请指明其中一个：{members}',
    en: '{body} is a group; name one of its members: {members}',
  },
  BODY_TAKEN: {
    field: ['body'],
    zh: '{body} 在此期间已由 {institution} 担任',
    en: '{body} is {institution} during this time',
  },
  PARTNERS_OVERLAP: {
    field: ['since'],
    zh: '{institution} 在此期间已是该项目的合作机构（{body}，自 {since}）',
    en: '{institution} is a partner during this time already, as {body} since {since}',
  },
  DATES_OUT_OF_ORDER: {
    field: ['until'],
    zh: '结束日期 {until} 早于开始日期 {since}',
    en: 'The last day, {until}, is before the first, {since}',
  },
  NO_PARTNER_TO_END: {
    field: ['institution'],
    zh: '{institution} 在 {on} 不是该项目的合作机构，或其合作更早就结束了',
    en: '{institution} is no partner on {on}, or its partnership ends before',
  },
  DATE_BEFORE_BOOKS: {
    field: [],
    zh: '日期 {date} 早于建账日 {openedOn}',
    en: 'The day {date} lies before the books were opened, on {openedOn}',
  },
  CONTRIBUTOR_MISSING: {
    field: ['contributor'],
    zh: '须写明出资方（至多 200 字）',
    en: 'Name who paid, in 200 characters at most',
  },
  REASON_MISSING: { field: ['reason'], zh: '须写明理由', en: 'Give a reason' },
  REMARK_TOO_LONG: {
    field: ['remark'],
    zh: '说明至多 {max} 个字',
    en: 'A remark has {max} characters at most',
  },
  INTEREST_BELONGS_ELSEWHERE: {
    field: ['fund'],
    zh: '贴息资金的存款利息也纳入风险补偿资金，请记入其账簿',
    en: 'Interest on subsidy money belongs to the risk compensation fund: record it in the books of that',
  },
  SAME_ACCOUNT: { field: ['to'], zh: '转出、转入是同一专户', en: 'Both are the same special account' },
  ACCOUNT_SHORT: {
    field: ['amount'],
    zh: '{account}自该日起最少只有 {balance} 元，不足 {wanted} 元；未记账',
    en: '{accountEn} holds {balance} yuan from that day on, less than {wanted}; nothing was posted',
  },
  UNKNOWN_POSTING: {
    field: ['id'],
    zh: '没有这笔分录，或不在您的地区',
    en: 'No such posting, or it lies outside of your regions',
  },
  REVERSED_ALREADY: {
    field: ['id'],
    zh: '这笔分录已在 {on} 冲销',
    en: 'This posting was reversed on {on} already',
  },
  IS_A_REVERSAL: {
    field: ['id'],
    zh: '这是一笔冲销，不能再冲销；请重新记账',
    en: 'This is a reversal and cannot be reversed; post anew',
  },
  REVERSED_ELSEWHERE: {
    field: ['id'],
    zh: '这笔分录由 {cause} 产生，只能由该业务本身冲销，以免账与事不符',
    en: 'This was posted for {cause}; only that business takes it back, so that books and deeds stay one',
  },
  NO_SPECIAL_ACCOUNT: {
    field: ['institution'],
    zh: '{institution} 没有该基金的专户',
    en: '{institution} holds no special account of this fund',
  },
  NOT_YOUR_ACCOUNT: {
    field: ['institution'],
    zh: '银行只报自己所开专户的余额，且须有 LEND 权限',
    en: 'A bank reports the balance of the account that it holds itself, and needs the scope LEND',
  },
} as const satisfies Record<string, ClausedEntry>;

export type LedgerRefusalCode = keyof typeof LEDGER_REFUSALS;
export type LedgerRefusal = ClausedRefusal<LedgerRefusalCode>;
export const ledgerRefusal = clausedRefusalsIn(LEDGER_REFUSALS);
