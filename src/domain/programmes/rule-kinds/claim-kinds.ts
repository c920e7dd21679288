/** Kinds of rule on the way to money: approval, filing, overdue days, notice, grounds. */
import { textOf, textsOf, wholeIn } from '../fields';
import type { RuleData } from '../programme-data';
import {
  forBorrowers,
  parametersOf,
  type Reading,
  type RuleKind,
  refOf,
  type Said,
  termOf,
} from './rule-kind';

function approval(rule: RuleData): Said {
  const { reviewers: listed, approver } = parametersOf(rule);
  const reviewers = textsOf(listed);
  const value = reviewers.length > 0 ? { reviewers, approver: textOf(approver) } : null;
  return { approvals: forBorrowers(rule, termOf(rule, value)) };
}

function filing(rule: RuleData, { units }: Reading): Said {
  const workingDays = wholeIn('WORKING_DAY', rule.content, units);
  const filedWith = textsOf(parametersOf(rule).filedWith);
  return { filing: termOf(rule, workingDays === null ? null : { workingDays, filedWith }) };
}

export const CLAIM_KINDS = {
  APPROVAL: {
    ...{ nameZh: '审核批准', nameEn: 'review and approval' },
    evaluatedZh: '按借款人类别，所列机构都同意后交批准机构；别的机构不能代为决定。',
    evaluatedEn:
      'By kind of borrower: all reviewers agree, then the approving body decides; nobody else may.',
    read: approval,
  },
  FILING: {
    ...{ nameZh: '备案期限', nameEn: 'time for filing' },
    evaluatedZh: '自放款日次日起按法定工作日（含调休）计；日历未公布的年份答“不知”。',
    evaluatedEn:
      'In official working days from the day after drawing; "unknown" in years without a calendar.',
    read: filing,
  },
  OVERDUE: {
    ...{ nameZh: '逾期天数', nameEn: 'days overdue' },
    evaluatedZh: '自到期日起满此天数方可申请补偿。',
    evaluatedEn: 'A claim may be filed once so many full days have passed since the due date.',
    read: (rule, { units }) => ({ overdueDays: termOf(rule, wholeIn('DAY', rule.content, units)) }),
  },
  PUBLIC_NOTICE: {
    ...{ nameZh: '公示期', nameEn: 'public notice' },
    evaluatedZh: '自公示次日起按日历天计，满期且无未了结的异议方可确认。',
    evaluatedEn:
      'Calendar days from the day after it was put up; confirmed after them, with no objection open.',
    read: (rule, { units }) => ({ noticeDays: termOf(rule, wholeIn('DAY', rule.content, units)) }),
  },
  REFUSAL: {
    ...{ nameZh: '不予受理的情形', nameEn: 'ground for refusal' },
    evaluatedZh: '由审核机构认定；拒绝须写明是哪一项。',
    evaluatedEn: 'Found by the reviewing bodies; a refusal names its ground.',
    read: (rule) => ({ refusalGrounds: refOf(rule) }),
  },
  COMPENSATED_CAUSE: {
    ...{ nameZh: '可补偿的损失原因', nameEn: 'cause of loss that is compensated' },
    evaluatedZh: '自然人贷款的补偿申请须写明是哪一项。',
    evaluatedEn: 'A claim on a loan to a natural person names one of them.',
    read: (rule) => ({ compensatedCauses: refOf(rule) }),
  },
} as const satisfies Readonly<Record<string, RuleKind>>;
