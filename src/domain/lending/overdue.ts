/** Since when, and for how many days, a loan is overdue: by the first instalment that was not covered. */
import { daysBetween, type IsoDate } from '../calendar';
import { Decimal, ZERO } from '../decimal';
import { interestAccrued } from './interest';
import { type LoanFacts, type LoanInstalment, paidBy, repaymentsOf } from './loan-facts';

type Owing = Pick<
  LoanFacts,
  'principal' | 'annualRate' | 'drawnOn' | 'dueOn' | 'repaidOn' | 'instalments' | 'events'
>;

/** Without a schedule all of it is due at the end. */
const scheduleOf = ({ instalments, dueOn, principal }: Owing): readonly LoanInstalment[] =>
  instalments.length > 0 ? instalments : [{ dueOn, principal, interest: ZERO }];

/**
 * The due date of the first instalment that payments up to `day` do not cover; null once all principal is
 * paid. Who paid principal early owes less interest than was scheduled: what has accrued is enough.
 */
export function owedFrom(loan: Owing, day: IsoDate): IsoDate | null {
  if (loan.repaidOn !== null && loan.repaidOn <= day) return null;
  const repayments = repaymentsOf(loan);
  const principalPaid = paidBy(repayments, day, 'principal');
  const interestPaid = paidBy(repayments, day, 'interest');
  if (principalPaid.greaterThanOrEqualTo(loan.principal)) return null;
  let [principal, interest] = [ZERO, ZERO];
  for (const instalment of scheduleOf(loan)) {
    principal = principal.plus(instalment.principal);
    interest = interest.plus(instalment.interest);
    const accrued = interestAccrued(loan, repayments, instalment.dueOn);
    const isCovered =
      principalPaid.greaterThanOrEqualTo(principal) &&
      interestPaid.greaterThanOrEqualTo(Decimal.min(interest, accrued));
    if (!isCovered) return instalment.dueOn;
  }
  return loan.dueOn;
}

/** On the due date itself 0, on the next day 1. */
export function overdueDaysOn(loan: Owing, day: IsoDate): number {
  const from = owedFrom(loan, day);
  return from !== null && day > from ? daysBetween(from, day) : 0;
}
