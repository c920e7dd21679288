/** Why a stress test was not run. */
import { type ClausedEntry, type ClausedRefusal, clausedRefusalsIn } from '../refusals';

const STRESS_REFUSALS = {
  ASSUMPTION_OUT_OF_RANGE: {
    field: ['input'],
    zh: '{name} 须在 {min} 与 {max} 之间，收到 {value}',
    en: '{name} must lie between {min} and {max}; it is {value}',
  },
  NOT_A_WHOLE_NUMBER: {
    field: ['input'],
    zh: '{name} 须为整数，收到 {value}',
    en: '{name} must be a whole number; it is {value}',
  },
  SHARES_NOT_STATED: {
    field: ['programme'],
    zh: '{gapZh}，无法压力测试',
    en: '{gapEn}: there is nothing to test',
  },
  NO_ACCOUNTS: {
    field: ['input', 'balances'],
    zh: '该项目的风险补偿金尚未建账；请在 balances 中给出各银行专户余额',
    en: "No books are kept for the programme's fund yet: give the balance at each bank in balances",
  },
  BALANCE_TWICE: {
    field: ['input', 'balances'],
    zh: '{institution} 的余额给了两次',
    en: 'The balance at {institution} is given twice',
  },
  TOLERANCE_NOT_STATED: {
    field: ['input', 'badLoanTarget'],
    zh: '该项目的文件没有写不良贷款容忍度，不能以 badLoanTarget 计算',
    en: 'The documents of the programme state no tolerance for bad loans, so badLoanTarget says nothing',
  },
  TEST_TOO_LARGE: {
    field: ['input', 'draws'],
    zh: '抽样 {draws} 次、{months} 个月、{loans} 笔贷款、{banks} 家银行过多，请减少次数或月数',
    en: '{draws} draws of {months} months, {loans} loans and {banks} banks are too many: take fewer',
  },
} as const satisfies Record<string, ClausedEntry>;

export type StressRefusalCode = keyof typeof STRESS_REFUSALS;
export type StressRefusal = ClausedRefusal<StressRefusalCode>;
export const stressRefusal = clausedRefusalsIn(STRESS_REFUSALS);
