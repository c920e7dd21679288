/** What any request about money may be refused for; each subject adds a table of its own. */
import type { MoneyProblem } from '../../domain/money';
import { type ClausedEntry, type ClausedRefusal, clausedRefusalsIn } from '../../domain/refusals';

const MONEY_REFUSALS = {
  IDEMPOTENCY_KEY_BAD: {
    field: ['idempotencyKey'],
    zh: '幂等键 idempotencyKey 须为 1 至 {max} 个 ASCII 字符，由提交方生成并保存',
    en: 'The idempotency key has 1 to {max} ASCII characters; make one and keep it before you send',
  },
  IDEMPOTENCY_KEY_REUSED: {
    field: ['idempotencyKey'],
    zh: '这个幂等键已用于另一个请求；重试须与原请求一字不差，新的请求须换新的键',
    en: 'This idempotency key belongs to another request: repeat that one word for word, or take a new key',
  },
  AMOUNT_NOT_A_NUMBER: {
    field: ['amount'],
    zh: '金额不是精确的十进制数',
    en: 'The amount is not an exact decimal',
  },
  AMOUNT_NOT_POSITIVE: { field: ['amount'], zh: '金额须大于 0', en: 'The amount must be above 0' },
  AMOUNT_NEGATIVE: { field: ['amount'], zh: '金额不能为负', en: 'The amount must not be negative' },
  AMOUNT_TOO_MANY_DECIMALS: {
    field: ['amount'],
    zh: '金额以元计，最多两位小数（分）',
    en: 'Amounts are in yuan, with two decimals at most',
  },
  AMOUNT_TOO_LARGE: { field: ['amount'], zh: '金额过大', en: 'The amount is too large' },
  UNKNOWN_PROGRAMME: { field: ['programme'], zh: '没有项目 {slug}', en: 'No programme called {slug}' },
  NOT_YOUR_BODY: {
    field: ['programme'],
    zh: '这一步由{body}办理，您的密钥不代表该机构',
    en: 'This is done by {body}; your key does not act for it',
  },
  NOT_A_PARTNER: {
    field: ['programme'],
    zh: '{institution} 在 {on} 不是该项目的合作机构',
    en: '{institution} is no partner of the programme on {on}',
  },
  SCOPE_LEND_MISSING: {
    field: [],
    zh: '登记贷款、申请补偿须有 LEND 权限的银行密钥',
    en: 'Registering loans and filing claims takes the key of a bank with the scope LEND',
  },
  DATE_IN_FUTURE: {
    field: [],
    zh: '日期 {date} 在今天（{today}）之后',
    en: 'The day {date} lies after today, {today}',
  },
} as const satisfies Record<string, ClausedEntry>;

export type MoneyRefusalCode = keyof typeof MONEY_REFUSALS;
export type MoneyRefusal = ClausedRefusal<MoneyRefusalCode>;
export const moneyRefusal = clausedRefusalsIn(MONEY_REFUSALS);

/** What is wrong with an amount, under the name of its argument. */
export const amountRefusal = (problem: MoneyProblem, field: readonly string[]): MoneyRefusal => ({
  ...moneyRefusal(`AMOUNT_${problem}`),
  field,
});
