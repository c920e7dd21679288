/** What is done with one registered loan by its bank, once: the loan is locked, its standing follows. */
import type { Transaction } from '../../db/database';
import type { IsoDate } from '../../domain/calendar';
import type { LoanFacts } from '../../domain/lending/loan-facts';
import { standingOf } from '../../domain/lending/standing';
import { yuanText } from '../../domain/money';
import type { Doer } from '../audit/doer';
import { actOnce, type Done, type OnceResult } from '../programmes/act-once';
import type { MoneyOffice } from '../programmes/money-office';
import { refusalOfLender } from './lender';
import { type ActionRefusal, actionRefusal } from './loan-action-refusals';
import { lockLoan, readLoanFacts } from './loan-facts';
import { saysSomething } from './said-words';

export interface LoanAction {
  readonly operation: string;
  readonly idempotencyKey: string;
  /** The row's own id; null for an id that is no loan's. */
  readonly loanId: string | null;
  readonly body: unknown;
}

export type LoanAnswer = { readonly loanId: string; readonly eventId: string | null };
export type LoanWork = Done<LoanAnswer> | { readonly refusals: readonly ActionRefusal[] };

export const refused = (...refusals: readonly ActionRefusal[]) => ({ refusals });

/** The loan, locked, if it is one that this bank keeps here. */
export async function ownLoan(
  tx: Transaction,
  office: MoneyOffice,
  loanId: string | null,
): Promise<LoanFacts | { readonly refusals: readonly ActionRefusal[] }> {
  const notALender = refusalOfLender(office);
  if (notALender) return refused(notALender);
  const loan = loanId === null ? null : await lockLoan(tx, office.visibility, loanId);
  if (loan === null) return refused(actionRefusal('UNKNOWN_LOAN'));
  return loan.isRegistered ? loan : refused(actionRefusal('LOAN_KEPT_BY_FILES'));
}

export function actOnLoan(
  office: MoneyOffice,
  { operation, idempotencyKey, loanId, body }: LoanAction,
  work: (tx: Transaction, loan: LoanFacts) => Promise<LoanWork>,
): Promise<OnceResult<LoanAnswer>> {
  const subject = loanId === null ? undefined : `loan:${loanId}`;
  return actOnce<LoanAnswer>(office, { operation, idempotencyKey, body, subject }, async (tx) => {
    const loan = await ownLoan(tx, office, loanId);
    return 'refusals' in loan ? loan : work(tx, loan);
  });
}

const MAX_REASON_LENGTH = 500;

/** Null for a reason that says something. */
export function refusalOfReason(reason: string): ActionRefusal | null {
  return saysSomething(reason) && reason.length <= MAX_REASON_LENGTH
    ? null
    : actionRefusal('REASON_BAD', { max: MAX_REASON_LENGTH });
}

/** What follows from all that was recorded of the loan, the last of it included. */
export async function settleStanding(tx: Transaction, loanId: string, today: IsoDate): Promise<void> {
  const loan = (await readLoanFacts(tx, [loanId])).get(loanId) as LoanFacts;
  const { outstanding, nextDueOn, repaidOn, status } = standingOf(loan, today);
  await tx.query(
    'update loan set outstanding = $2, next_due_on = $3, repaid_on = $4, status = $5 where id = $1',
    [loanId, yuanText(outstanding), nextDueOn, repaidOn, status],
  );
}

export interface EventToWrite {
  readonly loanId: string;
  readonly kind: 'REPAYMENT' | 'REVERSAL' | 'EXTENSION' | 'FILED';
  readonly happenedOn: IsoDate;
  readonly principal?: string;
  readonly interest?: string;
  readonly reversesId?: string;
  readonly fromDueOn?: IsoDate;
  readonly toDueOn?: IsoDate;
  readonly reason?: string;
}

const INSERT = `
insert into loan_event (loan_id, kind, happened_on, principal, interest, reverses_id, from_due_on, to_due_on,
  reason, recorded_by, recorded_by_name, recorded_at)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) returning id::text as id`;

export async function writeEvent(tx: Transaction, event: EventToWrite, doer: Doer): Promise<string> {
  const [made] = await tx.query<{ id: string }>(INSERT, [
    ...[event.loanId, event.kind, event.happenedOn, event.principal ?? null, event.interest ?? null],
    ...[event.reversesId ?? null, event.fromDueOn ?? null, event.toDueOn ?? null, event.reason ?? null],
    ...[doer.actor, doer.actorName ?? null, doer.now],
  ]);
  return (made as { readonly id: string }).id;
}
