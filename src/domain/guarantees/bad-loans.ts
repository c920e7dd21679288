/** Bad loans up to two points above the bank's own yearly target cost it no points (六(一)). */
import { bilingual } from '../bilingual';
import type { Decimal } from '../decimal';
import { notTold, type RuleCheck, verdictOf, withoutMeasure } from '../programmes/rule-check';
import type { Term } from '../programmes/terms';

export interface BadLoanFacts {
  /** Percent: the bank's own target of the year for all its loans. */
  readonly ownTargetPercent: Decimal | null;
  /** Percent: of the loans of the programme. */
  readonly nplPercent: Decimal | null;
}

/** 以内 includes the number itself; whoever is below its own target is within it all the more. */
export function judgeBadLoans(term: Term<Decimal>, facts: BadLoanFacts): RuleCheck {
  const { ownTargetPercent: target, nplPercent: rate } = facts;
  if (!term.stated) return withoutMeasure(term);
  const { rule, value: points } = term;
  const limit = target?.plus(points) ?? null;
  const most = limit?.toFixed() ?? null;
  const measured = { value: rate?.toFixed() ?? null, limit: most, unit: 'PERCENT' } as const;
  if (target === null || limit === null) {
    const fact = bilingual(
      '银行自身各项贷款不良率年度目标',
      'the bank’s own yearly target for all its loans',
    );
    return notTold(rule, fact, measured);
  }
  if (rate === null)
    return notTold(rule, bilingual('特色产业贷款不良率', 'the bad-loan rate of these loans'), measured);
  const holds = rate.lessThanOrEqualTo(limit);
  const [own, more] = [target.toFixed(), points.toFixed()];
  const words = bilingual(
    `不良率${rate.toFixed()}%，${holds ? '未超过' : '超过'}自身年度目标${own}%加${more}个百分点即${most}%` +
      `，${holds ? '可不作为扣分因素' : '不在容忍度以内'}`,
    `Bad loans of ${rate.toFixed()} % are ${holds ? 'within' : 'above'} ${most} %, ` +
      `the bank’s own target of ${own} % and ${more} points: ` +
      `${holds ? 'they need not cost it points' : 'outside the tolerance'}`,
  );
  return verdictOf(holds)(rule, words, measured);
}
