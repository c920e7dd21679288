/** A recorded guarantee held against the rules of the loan's programme: its fee, and the three levels. */
import { Decimal } from '../../domain/decimal';
import { judgeFee } from '../../domain/guarantees/fee-cut';
import { judgeJointChain } from '../../domain/guarantees/review';
import { jointChainIn } from '../../domain/guarantees/review-rules';
import type { RuleCheck } from '../../domain/programmes/rule-check';
import type { Guarantee } from '../../entities/guarantee';
import type { GuarantorStanding } from '../../loaders/guarantees';
import type { ProgrammeRules } from './programme-rules';

const decimal = (text: string | null) => (text === null ? null : new Decimal(text));

export function judgeGuarantee(
  { feePercent, currentFeePercent }: Guarantee,
  guarantors: readonly GuarantorStanding[],
  reGuarantors: readonly GuarantorStanding[],
  { terms, rules }: ProgrammeRules,
): readonly RuleCheck[] {
  const fee = judgeFee(terms.feeCutPercent, {
    ownerships: guarantors.map(({ ownership }) => ownership),
    ...{ feePercent: decimal(feePercent), currentFeePercent: decimal(currentFeePercent) },
  });
  const chain = jointChainIn(rules);
  const together = [...guarantors, ...reGuarantors];
  return [
    ...(fee ? [fee] : []),
    ...(chain && together.length > 1
      ? [
          judgeJointChain(
            chain,
            together.map(({ level }) => level),
          ),
        ]
      : []),
  ];
}
