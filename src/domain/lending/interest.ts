/** Interest of a loan: simple, for each day on what is outstanding that day, a year of 360 days. */
import { daysBetween, type IsoDate } from '../calendar';
import { Decimal, ZERO } from '../decimal';
import { roundCents } from '../money';
import { type LoanFacts, type LoanRepayment, paidBy, repaymentsOf } from './loan-facts';

export const DAYS_OF_YEAR = 360;

type Lent = Pick<LoanFacts, 'principal' | 'annualRate' | 'drawnOn'>;
type Owed = Lent & Pick<LoanFacts, 'isRegistered' | 'events'>;

/** From the day of drawing to the day before `day`; rounded once, so that parts sum to the whole. */
export function interestAccrued(
  { principal, annualRate, drawnOn }: Lent,
  repayments: readonly LoanRepayment[],
  day: IsoDate,
): Decimal {
  let [open, from, yuanDays] = [principal, drawnOn, ZERO];
  for (const { paidOn, principal: paid } of repayments) {
    if (paidOn >= day) break;
    yuanDays = yuanDays.plus(open.times(daysBetween(from, paidOn)));
    [open, from] = [open.minus(paid), paidOn];
  }
  if (day > from) yuanDays = yuanDays.plus(open.times(daysBetween(from, day)));
  return roundCents(yuanDays.times(annualRate).dividedBy(DAYS_OF_YEAR));
}

/** Less what was paid of it; null for a loan from a file, whose repayments nobody has told. */
export function interestOwed(facts: Owed, day: IsoDate): Decimal | null {
  if (!facts.isRegistered) return null;
  const repayments = repaymentsOf(facts);
  const owed = interestAccrued(facts, repayments, day).minus(paidBy(repayments, day, 'interest'));
  return Decimal.max(owed, ZERO);
}
