/** Who bears which part of a loss, to the cent, by the published shares. */
import { type Decimal, HUNDRED, ZERO } from '../decimal';
import { splitExactly } from '../money';
import type { LossBearer, LossShare, ProgrammeTerms, RuleRef, Term } from '../programmes/terms';

export interface BearerShare {
  readonly bearer: LossBearer;
  readonly percent: Decimal;
  readonly amount: Decimal;
}

/** Why the text does not say who bears what. */
export interface ShareGap {
  readonly clause: string | null;
  readonly gapZh: string;
  readonly gapEn: string;
}

export type SharedLoss =
  | { readonly shares: readonly BearerShare[]; readonly rule: RuleRef }
  | { readonly gap: ShareGap };

type Shares = Term<readonly LossShare[]> | null;

const NO_RULE: ShareGap = {
  clause: null,
  gapZh: '文件没有写明损失由谁分担',
  gapEn: 'The text does not say who bears the losses',
};

/** An insured loan follows its policy: the insurer bears the insured part, the bank the rest (第二十二条). */
const byPolicy = (insuredPercent: Decimal) =>
  [
    { bearer: 'INSURER' as const, percent: insuredPercent },
    { bearer: 'BANK' as const, percent: HUNDRED.minus(insuredPercent) },
  ].filter(({ percent }) => percent.greaterThan(0));

export function shareLoss(
  terms: Pick<ProgrammeTerms, 'lossShares' | 'insuredLossShares'>,
  insuredPercent: Decimal | null,
  loss: Decimal,
): SharedLoss {
  if (insuredPercent !== null && terms.insuredLossShares !== null) {
    const { rule } = terms.insuredLossShares;
    return { rule, shares: withAmounts(byPolicy(insuredPercent), loss) };
  }
  const stated: Shares = terms.lossShares;
  if (stated === null) return { gap: NO_RULE };
  const { clause } = stated.rule;
  if (!stated.stated) return { gap: { clause, gapZh: stated.gapZh, gapEn: stated.gapEn } };
  const shares = stated.value.flatMap(({ bearer, percent }) => (percent ? [{ bearer, percent }] : []));
  if (shares.length < stated.value.length || shares.length === 0) return { gap: { ...NO_RULE, clause } };
  return { rule: stated.rule, shares: withAmounts(shares, loss) };
}

function withAmounts(
  shares: readonly { readonly bearer: LossBearer; readonly percent: Decimal }[],
  loss: Decimal,
): readonly BearerShare[] {
  const amounts = splitExactly(
    loss,
    shares.map(({ percent }) => percent),
  );
  return shares.map((share, at) => ({ ...share, amount: amounts[at] as Decimal }));
}

export const amountOf = (shares: readonly BearerShare[], bearer: LossBearer): Decimal =>
  shares.find((share) => share.bearer === bearer)?.amount ?? ZERO;
