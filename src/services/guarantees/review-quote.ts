/** How a guarantee that is applied for is reviewed, and what its fee may be, by the rules of a programme. */
import type { IsoDate } from '../../domain/calendar';
import { type Decimal, Decimal as Exact } from '../../domain/decimal';
import { feeAfterCut, judgeFee } from '../../domain/guarantees/fee-cut';
import { FEE_DECIMALS, readPercent } from '../../domain/guarantees/percent';
import { judgeRenewal, judgeVisit } from '../../domain/guarantees/review';
import { localReviewIn, renewalIn } from '../../domain/guarantees/review-rules';
import { readYuan } from '../../domain/money';
import type { RuleCheck } from '../../domain/programmes/rule-check';
import type { ClausedRefusal } from '../../domain/refusals';
import type { RegionLevel } from '../../domain/vocabulary';
import { amountRefusal } from '../programmes/money-refusals';
import { guaranteeRefusal, underField } from './guarantee-refusals';
import type { ProgrammeRules } from './programme-rules';

export interface ReviewQuoteAsked {
  /** Yuan that the guarantee is applied for. */
  readonly amount: string | null;
  readonly level: RegionLevel | null;
  /** Of the loan that is to be renewed. */
  readonly dueOn: IsoDate | null;
  readonly reviewedOn: IsoDate | null;
}

export interface ReviewQuote {
  readonly checks: readonly RuleCheck[];
  readonly userErrors: readonly ClausedRefusal<string>[];
}

/** Of what was told: the visit where there is an amount, the day of the review where a loan is renewed. */
export function reviewQuote(
  { terms, rules }: ProgrammeRules,
  { amount, level, dueOn, reviewedOn }: ReviewQuoteAsked,
  today: IsoDate,
): ReviewQuote {
  const asked = amount === null ? null : readYuan(amount);
  if (typeof asked === 'string') return { checks: [], userErrors: [amountRefusal(asked, ['amount'])] };
  const [local, renewal] = [localReviewIn(rules), renewalIn(rules)];
  const { reviewShortcut } = terms;
  return {
    checks: [
      ...(asked && reviewShortcut && local
        ? [judgeVisit(reviewShortcut, local, { amount: asked, level })]
        : []),
      ...(dueOn && renewal ? [judgeRenewal(renewal, { dueOn, reviewedOn, today })] : []),
    ],
    userErrors: [],
  };
}

export interface FeeQuote {
  /** Percent a year after the cut; null where the current rate or the cut is not known. */
  readonly mostPercent: Decimal | null;
  readonly check: RuleCheck | null;
  readonly userErrors: readonly ClausedRefusal<string>[];
}

/** For a policy guarantor. */
export function feeQuote(
  { terms }: ProgrammeRules,
  currentPercent: string | null,
  agreedPercent: string | null,
): FeeQuote {
  const shape = { decimals: FEE_DECIMALS, orZero: true };
  const fields = { currentPercent, agreedPercent };
  const userErrors = Object.entries(fields).flatMap(([field, text]) => {
    const problem = text === null ? null : readPercent(text, shape);
    if (typeof problem !== 'string') return [];
    return [underField(guaranteeRefusal(`PERCENT_${problem}`, { max: FEE_DECIMALS }), field)];
  });
  if (userErrors.length > 0) return { mostPercent: null, check: null, userErrors };
  const [current, agreed] = [currentPercent, agreedPercent].map((text) =>
    text === null ? null : new Exact(text),
  );
  const { feeCutPercent: cut } = terms;
  const check = judgeFee(cut, {
    ownerships: ['POLICY'],
    ...{ feePercent: agreed ?? null, currentFeePercent: current ?? null },
  });
  const mostPercent = cut?.stated && current ? feeAfterCut(current, cut.value) : null;
  return { mostPercent, check, userErrors };
}
