/** Kinds of rule on who may borrow, how much, for how long and at which rate. */

import { ZERO } from '../../decimal';
import { amountIn, decimalOf, oneOf, textOf, wholeIn } from '../fields';
import type { RuleData } from '../programme-data';
import { ADMISSIONS, type Admission, BORROWER_KINDS, SECURITIES, type Security } from '../terms';
import { forBorrowers, parametersOf, type Reading, type RuleKind, type Said, termOf } from './rule-kind';

function loanCap(rule: RuleData, { units }: Reading): Said {
  const { perHousehold } = parametersOf(rule);
  const yuan = amountIn('CNY', perHousehold ?? rule.content, units);
  const cap = yuan && { yuan, perHousehold: perHousehold !== undefined };
  return { loanCap: forBorrowers(rule, termOf(rule, cap)) };
}

/** A spread of nothing is the benchmark itself. */
function rateCeiling(rule: RuleData, { units }: Reading): Said {
  const { base, spread, guarantor } = parametersOf(rule);
  const above = decimalOf(spread)?.isZero() ? ZERO : amountIn('PERCENT', rule.content, units);
  const guaranteedBy = textOf(guarantor);
  const ceiling = base === 'LENDING_BENCHMARK' && above ? { percentAboveBenchmark: above } : null;
  return { rateCeiling: termOf(rule, ceiling && guaranteedBy ? { ...ceiling, guaranteedBy } : ceiling) };
}

function admission(rule: RuleData): Said {
  const { requires: required, borrower } = parametersOf(rule);
  const requires = oneOf(ADMISSIONS, required);
  const value: Admission | null = requires && { requires, borrower: oneOf(BORROWER_KINDS, borrower) };
  return { admissions: [termOf(rule, value)] };
}

function securityFree(rule: RuleData): Said {
  const security: Security | null = oneOf(SECURITIES, parametersOf(rule).free);
  return { notToBeRequired: [termOf(rule, security)] };
}

export const LENDING_KINDS = {
  ADMISSION: {
    ...{ nameZh: '准入条件', nameEn: 'condition of admission' },
    evaluatedZh: '逐条与借款人情况核对；条件没有可核对标准的，答“无法判断”。',
    evaluatedEn: 'Held against the borrower; a condition without a measure answers "cannot be judged".',
    read: admission,
  },
  AGE_LIMIT: {
    ...{ nameZh: '年龄上限', nameEn: 'upper age limit' },
    evaluatedZh: '按申请之日的周岁计，含上限本数。',
    evaluatedEn: 'By full years of age on the day of the application; the limit itself is included.',
    read: (rule, { units }) => ({ maxAgeYears: termOf(rule, wholeIn('YEAR', rule.content, units)) }),
  },
  LOAN_CAP: {
    ...{ nameZh: '贷款额度', nameEn: 'loan limit' },
    evaluatedZh: '借款人在本项目下未结清的贷款加本次贷款不超过额度；法人按所带动户数乘每户额度。',
    evaluatedEn:
      'Debts under the programme and the new loan stay within it; firms: times the households led.',
    read: loanCap,
  },
  TENOR: {
    ...{ nameZh: '贷款期限', nameEn: 'loan tenor' },
    evaluatedZh: '自放款日起至到期日不超过此期限，含满期之日。',
    evaluatedEn: 'From the day of drawing to the due date, the last day included.',
    read: (rule, { units }) => ({ tenorMonths: termOf(rule, wholeIn('MONTH', rule.content, units)) }),
  },
  RATE_CEILING: {
    ...{ nameZh: '利率上限', nameEn: 'rate ceiling' },
    evaluatedZh: '与放款日同档次贷款基准利率相比；上浮为相对比例，不是百分点。',
    evaluatedEn: 'Against the benchmark of the tenor on the day of drawing; a mark-up is relative to it.',
    read: rateCeiling,
  },
  SECURITY_FREE: {
    ...{ nameZh: '免担保、免抵押', nameEn: 'no security to be asked for' },
    evaluatedZh: '贷款不得以此为条件。',
    evaluatedEn: 'The loan may not depend on it.',
    read: securityFree,
  },
  REVIEW_SHORTCUT: {
    ...{ nameZh: '简化考察', nameEn: 'review shortcut' },
    evaluatedZh: '申请金额不超过此数的，所列机构可免风险管理人员随同考察。',
    evaluatedEn: 'Up to this amount the body named may leave out the visit of its risk managers.',
    read: (rule, { units }) => {
      const yuan = amountIn('CNY', rule.content, units);
      const { body } = parametersOf(rule);
      return { reviewShortcut: termOf(rule, yuan && typeof body === 'string' ? { yuan, body } : null) };
    },
  },
} as const satisfies Readonly<Record<string, RuleKind>>;
