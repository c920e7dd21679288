/** Kinds of rule on what stands behind loans: leverage, shares of losses and of recoveries. */
import { amountIn, decimalOf, fieldsOf, listOf, textOf, textsOf } from '../fields';
import type { RuleData } from '../programme-data';
import type { LossShare } from '../terms';
import { parametersOf, type Reading, type RuleKind, type Said, termOf } from './rule-kind';

/** Shares without a number are stated only where the text says what they follow. */
function sharesOf(rule: RuleData, { bearerOf, units }: Reading): readonly LossShare[] | null {
  const shares = listOf(parametersOf(rule).shares).map(fieldsOf);
  const read = shares.map((share) => ({
    bearer: bearerOf(textOf(share.body) ?? ''),
    percent: amountIn('PERCENT', share, units),
    follows: share.by !== undefined,
  }));
  if (read.length === 0) return null;
  const complete = read.flatMap(({ bearer, percent, follows }) =>
    bearer !== null && (percent !== null || follows) ? [{ bearer, percent }] : [],
  );
  return complete.length === read.length ? complete : null;
}

function beyondFund(rule: RuleData): Said {
  const bodies = textsOf(parametersOf(rule).bodies);
  return { beyondFund: termOf(rule, bodies.length > 0 ? { bodies } : null) };
}

function leverage(rule: RuleData): Said {
  const { value, unit } = rule.content;
  return { leverage: termOf(rule, unit === 'MULTIPLE' ? decimalOf(value) : null) };
}

export const LOSS_KINDS = {
  LEVERAGE: {
    ...{ nameZh: '放大倍数', nameEn: 'leverage' },
    evaluatedZh: '在保贷款余额加新贷款不超过补偿金余额乘倍数；登记贷款时并发也不得突破。',
    evaluatedEn:
      'Outstanding loans and the new one stay within the fund times the multiple, many at once too.',
    read: leverage,
  },
  LOSS_COVERAGE: {
    ...{ nameZh: '赔付范围', nameEn: 'what is compensated' },
    evaluatedZh: '申请补偿的金额以所列范围内的欠款为限。',
    evaluatedEn: 'A claim goes no further than what is owed of the kinds listed.',
    read: (rule) => {
      const covers = textsOf(parametersOf(rule).covers);
      return { coversInterest: termOf(rule, covers.length > 0 ? covers.includes('INTEREST') : null) };
    },
  },
  LOSS_SHARE: {
    ...{ nameZh: '损失分担', nameEn: 'sharing of losses' },
    evaluatedZh: '批准的损失按比例拆分到分，各份之和等于总额。',
    evaluatedEn: 'An approved loss is split to the cent in these shares, which add up to the whole.',
    read: (rule, reading) => ({ lossShares: termOf(rule, sharesOf(rule, reading)) }),
  },
  INSURED_LOSS_SHARE: {
    ...{ nameZh: '参保贷款的损失分担', nameEn: 'sharing of losses on insured loans' },
    evaluatedZh: '按该笔贷款保单的承保比例拆分，其余由另一方承担；保单比例未登记的不能拆分。',
    evaluatedEn:
      'Split by the share on the policy of the loan, the rest to the other; without it, not at all.',
    read: (rule, reading) => ({ insuredLossShares: termOf(rule, sharesOf(rule, reading)) }),
  },
  RECOVERY: {
    ...{ nameZh: '追偿资金的归还', nameEn: 'sharing of recoveries' },
    evaluatedZh: '追回的资金按当时承担损失的比例归还，累计不超过各自承担的损失。',
    evaluatedEn: 'What is recovered goes back as the loss was borne, to nobody more than its own loss.',
    read: (rule) => ({
      recovery: termOf(rule, parametersOf(rule).by === 'LOSS_SHARE' ? ('BY_LOSS_SHARE' as const) : null),
    }),
  },
  EVADED_DEBT: {
    ...{ nameZh: '逃债收回资金的归还', nameEn: 'recoveries of evaded debts' },
    evaluatedZh: '经诉讼追回的，先全部归还补偿金专户，补足已付部分后，余额归还其他承担方。',
    evaluatedEn: 'A lawsuit pays the special account first, until it has back what it paid; then the others.',
    read: (rule) => {
      const { to, share } = parametersOf(rule);
      const all = to === 'fund' && share === 'ALL';
      return { recoveryOfEvadedDebt: termOf(rule, all ? ('ALL_TO_FUND' as const) : null) };
    },
  },
  BEYOND_FUND: {
    ...{ nameZh: '超出补偿金的部分', nameEn: 'losses beyond the fund' },
    evaluatedZh: '补偿金余额不足的部分由所列机构另行安排，记作另行资金。',
    evaluatedEn: 'What the fund cannot pay is met by the bodies named, and kept apart as further money.',
    read: beyondFund,
  },
} as const satisfies Readonly<Record<string, RuleKind>>;
