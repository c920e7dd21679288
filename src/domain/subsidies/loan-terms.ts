/** A registered loan as its subsidy sees it, and what its programme gives for it. */
import type { IsoDate } from '../calendar';
import { type Decimal, HUNDRED } from '../decimal';
import { type BenchmarkRateRow, benchmarkFor } from '../lending/benchmark';
import { type LoanFacts, repaymentsOf } from '../lending/loan-facts';
import { termMonths } from '../lending/term';
import type { BorrowerKind, ProgrammeTerms } from '../programmes/terms';
import type { SubsidisedLoan, SubsidyTerms } from './subsidised-loan';

type Contract = Pick<LoanFacts, 'dueOn' | 'events'>;

/**
 * When the money fell due for the subsidy: an extension agreed by the due date moves it; one agreed later
 * comes to a loan that was not repaid on time.
 */
export function subsidisedUntil({ dueOn, events }: Contract): IsoDate {
  const extensions = events.filter(({ kind }) => kind === 'EXTENSION');
  const tooLate = extensions.find(
    ({ happenedOn, fromDueOn }) => fromDueOn !== null && happenedOn > fromDueOn,
  );
  return tooLate?.fromDueOn ?? dueOn;
}

const agreedDueOn = ({ dueOn, events }: Contract): IsoDate =>
  events.find(({ kind }) => kind === 'EXTENSION')?.fromDueOn ?? dueOn;

export const subsidisedLoanOf = (facts: LoanFacts): SubsidisedLoan => ({
  ...{ borrowerKind: facts.borrowerKind, principal: facts.principal, outstanding: facts.outstanding },
  ...{ drawnOn: facts.drawnOn, dueOn: subsidisedUntil(facts), householdsLed: facts.householdsLed },
  ratePercent: facts.annualRate.times(HUNDRED),
  repaid: repaymentsOf(facts)
    .filter(({ principal }) => !principal.isZero())
    .map(({ paidOn, principal }) => ({ on: paidOn, principal })),
});

type Stating = Pick<ProgrammeTerms, 'subsidy' | 'loanCap' | 'tenorMonths'>;

/** Of one kind of borrower; null where the programme states no subsidy that can be reckoned. */
export function subsidyRulesFor(
  { subsidy, loanCap, tenorMonths }: Stating,
  kind: BorrowerKind,
): Omit<SubsidyTerms, 'benchmarkPercent'> | null {
  const stated = subsidy[kind];
  if (!stated?.stated) return null;
  const { base } = stated.value;
  const limit = loanCap[kind];
  const cap = limit?.stated ? limit.value : null;
  // The credit of the households led is their number times what one of them may borrow.
  if (base === 'CREDIT_FOR_HOUSEHOLDS_LED' && !cap?.perHousehold) return null;
  return { base, cap, tenorMonths: tenorMonths?.stated ? tenorMonths.value : null };
}

/** By the term agreed at first: the day of drawing fixes the rate for the whole of the loan. */
export function benchmarkPercentOf(facts: LoanFacts, rates: readonly BenchmarkRateRow[]): Decimal | null {
  const months = termMonths(facts.drawnOn, agreedDueOn(facts));
  return benchmarkFor(rates, facts.drawnOn, months)?.rate ?? null;
}
