/** Policy guarantors (一(五)) cut their fees by a fifth of the current rate; a relative cut, not points. */
import { bilingual } from '../bilingual';
import { type Decimal, HUNDRED } from '../decimal';
import { notTold, type RuleCheck, verdictOf, withoutMeasure } from '../programmes/rule-check';
import type { Term } from '../programmes/terms';
import type { GuarantorOwnership } from './vocabulary';

export interface FeeFacts {
  /** Of each guarantor; null where nobody has reported it. */
  readonly ownerships: readonly (GuarantorOwnership | null)[];
  /** Percent a year. */
  readonly feePercent: Decimal | null;
  readonly currentFeePercent: Decimal | null;
}

/** Exact: 1.5 cut by 20 percent is 1.2. */
export const feeAfterCut = (current: Decimal, cutPercent: Decimal): Decimal =>
  current.times(HUNDRED.minus(cutPercent)).dividedBy(HUNDRED);

/** The rule is for policy guarantors: where none of them is one, it does not apply. */
export function judgeFee(term: Term<Decimal> | null, facts: FeeFacts): RuleCheck | null {
  const { ownerships, feePercent, currentFeePercent } = facts;
  if (term === null) return null;
  const { rule } = term;
  if (!ownerships.includes('POLICY')) {
    if (!ownerships.includes(null)) return null;
    return notTold(
      rule,
      bilingual('担保机构是否为政策性担保机构', 'whether the guarantor is a policy guarantor'),
    );
  }
  if (!term.stated) return withoutMeasure(term);
  const value = feePercent?.toFixed() ?? null;
  if (currentFeePercent === null) {
    const measured = { value, limit: null, unit: 'PERCENT' } as const;
    return notTold(rule, bilingual('下浮前的现行担保费率', 'the current fee rate before the cut'), measured);
  }
  const limit = feeAfterCut(currentFeePercent, term.value);
  const measured = { value, limit: limit.toFixed(), unit: 'PERCENT' } as const;
  if (feePercent === null) return notTold(rule, bilingual('约定的担保费率', 'the fee rate agreed'), measured);
  const holds = feePercent.lessThanOrEqualTo(limit);
  const [fee, most] = [feePercent.toFixed(), limit.toFixed()];
  const [current, cut] = [currentFeePercent.toFixed(), term.value.toFixed()];
  const words = bilingual(
    `担保费率${fee}%，${holds ? '未超过' : '超过'}现行费率${current}%下浮${cut}%后的${most}%`,
    `The fee of ${fee} % is ${holds ? 'within' : 'above'} ${most} %: ` +
      `the current ${current} % less ${cut} % of it`,
  );
  return verdictOf(holds)(rule, words, measured);
}
