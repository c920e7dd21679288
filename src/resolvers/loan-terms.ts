/** A loan with its schedule and history, as the rules on days overdue read it. */
import { Decimal } from '../domain/decimal';
import type { LoanFacts } from '../domain/lending/loan-facts';
import type { Loan } from '../entities/loan';
import type { LoanEvent } from '../entities/loan-event';
import type { LoanInstalment } from '../entities/loan-instalment';

type Terms = Pick<
  LoanFacts,
  'principal' | 'annualRate' | 'drawnOn' | 'dueOn' | 'repaidOn' | 'instalments' | 'events'
>;

const decimalOf = (text: string | null) => (text === null ? null : new Decimal(text));

export const loanTermsOf = (
  { principal, annualRate, drawnOn, dueOn, repaidOn }: Loan,
  events: readonly LoanEvent[],
  instalments: readonly LoanInstalment[],
): Terms => ({
  ...{ principal: new Decimal(principal), annualRate: new Decimal(annualRate), drawnOn, dueOn, repaidOn },
  instalments: instalments.map((one) => ({
    ...{ dueOn: one.dueOn, principal: new Decimal(one.principal), interest: new Decimal(one.interest) },
  })),
  events: events.map(({ rowId, kind, happenedOn, reversesId, fromDueOn, toDueOn, ...money }) => ({
    ...{ id: rowId, kind, happenedOn, reversesId, fromDueOn, toDueOn },
    principal: decimalOf(money.principal),
    interest: decimalOf(money.interest),
  })),
});
