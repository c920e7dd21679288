/** Puts off the due date of a loan, up to that day and within the term that its programme allows. */
import { addMonths, addYears, type IsoDate } from '../../domain/calendar';
import type { LoanFacts } from '../../domain/lending/loan-facts';
import { extendSchedule } from '../../domain/lending/schedule';
import type { ProgrammeTerms } from '../../domain/programmes/terms';
import type { OnceResult } from '../programmes/act-once';
import { loadTerms } from '../programmes/load-terms';
import type { MoneyOffice } from '../programmes/money-office';
import {
  actOnLoan,
  type LoanAnswer,
  refusalOfReason,
  refused,
  settleStanding,
  writeEvent,
} from './act-on-loan';
import { type ActionRefusal, actionRefusal } from './loan-action-refusals';
import { writeInstalments } from './write-loans';

export interface ExtensionRequest {
  readonly loanId: string | null;
  readonly newDueOn: IsoDate;
  readonly reason: string;
  readonly idempotencyKey: string;
}

const MAX_YEARS = 50;

/** The term of a programme is that of the whole loan: an extension does not begin another. */
function refusalOf(
  loan: LoanFacts,
  { newDueOn, reason }: ExtensionRequest,
  terms: ProgrammeTerms | null,
  today: IsoDate,
): ActionRefusal | null {
  const { status, dueOn, drawnOn } = loan;
  if (status !== 'ACTIVE' && status !== 'OVERDUE') return actionRefusal('NOT_OPEN');
  if (today > dueOn) return actionRefusal('EXTENSION_AFTER_DUE', { due: dueOn });
  if (newDueOn <= dueOn) return actionRefusal('EXTENSION_NOT_LATER', { day: newDueOn, due: dueOn });
  if (newDueOn > addYears(drawnOn, MAX_YEARS))
    return actionRefusal('EXTENSION_TOO_LONG', { years: MAX_YEARS });
  const term = terms?.tenorMonths;
  if (term?.stated) {
    const last = addMonths(drawnOn, term.value);
    const details = { months: term.value, last };
    if (newDueOn > last) return actionRefusal('EXTENSION_BEYOND_TERM', details, term.rule.clause);
  }
  return refusalOfReason(reason);
}

export function extendLoan(office: MoneyOffice, request: ExtensionRequest): Promise<OnceResult<LoanAnswer>> {
  const { idempotencyKey, ...body } = request;
  const { loanId, newDueOn, reason } = request;
  const action = { operation: 'extendLoan', idempotencyKey, loanId, body };
  return actOnLoan(office, action, async (tx, loan) => {
    const terms = loan.programmeSlug === null ? null : await loadTerms(tx, loan.programmeSlug);
    const refusal = refusalOf(loan, request, terms, office.today);
    if (refusal) return refused(refusal);
    const days = { fromDueOn: loan.dueOn, toDueOn: newDueOn };
    const event = { loanId: loan.id, kind: 'EXTENSION', happenedOn: office.today, reason, ...days } as const;
    const eventId = await writeEvent(tx, event, office.doer);
    const instalments = extendSchedule({ ...loan, schedule: loan.schedule ?? 'BULLET' }, newDueOn);
    await tx.query('delete from loan_instalment where loan_id = $1', [loan.id]);
    await writeInstalments(tx, [{ id: loan.id, instalments }]);
    await tx.query('update loan set due_on = $2 where id = $1', [loan.id, newDueOn]);
    await settleStanding(tx, loan.id, office.today);
    return {
      answer: { loanId: loan.id, eventId },
      ...{ action: 'LOAN_EXTENDED', subject: `loan:${loan.id}`, detail: { ...days, reason } },
    };
  });
}
