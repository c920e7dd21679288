/** Where a loan stands by what was paid: what is outstanding, what falls due next, its status. */
import type { IsoDate } from '../calendar';
import { Decimal, ZERO } from '../decimal';
import type { LoanStatus } from '../vocabulary';
import { type LoanFacts, repaymentsOf } from './loan-facts';
import { owedFrom } from './overdue';

export interface LoanStanding {
  readonly outstanding: Decimal;
  /** When the first instalment that is not covered falls due; null once all principal is paid. */
  readonly nextDueOn: IsoDate | null;
  readonly repaidOn: IsoDate | null;
  readonly status: LoanStatus;
}

/** What others have decided stays, whatever the borrower pays. */
const DECIDED: readonly LoanStatus[] = ['COMPENSATED', 'WRITTEN_OFF'];
const FOR_EVER: IsoDate = '9999-12-31';

export const isDecided = ({ status }: Pick<LoanFacts, 'status'>): boolean => DECIDED.includes(status);

/** For a loan that is not closed: overdue from the day after something fell due. */
export function statusOn(status: LoanStatus, nextDueOn: IsoDate | null, today: IsoDate): LoanStatus {
  const isOpen = status === 'ACTIVE' || status === 'OVERDUE';
  if (!isOpen || nextDueOn === null) return status;
  return today > nextDueOn ? 'OVERDUE' : 'ACTIVE';
}

export function standingOf(loan: LoanFacts, today: IsoDate): LoanStanding {
  const repayments = repaymentsOf(loan);
  const paid = repayments.reduce((sum, { principal }) => sum.plus(principal), ZERO);
  const outstanding = Decimal.max(loan.principal.minus(paid), ZERO);
  const nextDueOn = owedFrom({ ...loan, repaidOn: null }, FOR_EVER);
  const last = repayments.filter(({ principal }) => !principal.isZero()).at(-1)?.paidOn ?? null;
  const repaidOn = outstanding.isZero() ? last : null;
  if (isDecided(loan)) return { outstanding, nextDueOn, repaidOn, status: loan.status };
  const open = statusOn('ACTIVE', nextDueOn, today);
  return { outstanding, nextDueOn, repaidOn, status: outstanding.isZero() ? 'REPAID' : open };
}
