/** Records what a borrower pays, and takes a record back that was wrong: both stay in the loan's history. */
import type { IsoDate } from '../../domain/calendar';
import { Decimal, ZERO } from '../../domain/decimal';
import { type LoanFacts, repaymentsOf } from '../../domain/lending/loan-facts';
import { isDecided } from '../../domain/lending/standing';
import { readYuan, yuanText } from '../../domain/money';
import type { OnceResult } from '../programmes/act-once';
import type { MoneyOffice } from '../programmes/money-office';
import { amountRefusal, moneyRefusal } from '../programmes/money-refusals';
import {
  actOnLoan,
  type LoanAnswer,
  refusalOfReason,
  refused,
  settleStanding,
  writeEvent,
} from './act-on-loan';
import { type ActionRefusal, actionRefusal } from './loan-action-refusals';

export interface RepaymentRequest {
  readonly loanId: string | null;
  /** Of principal. */
  readonly amount: string;
  readonly interest: string;
  readonly paidOn: IsoDate;
  readonly idempotencyKey: string;
}

interface Paid {
  readonly principal: Decimal;
  readonly interest: Decimal;
}

function readPaid({ amount, interest }: RepaymentRequest): Paid | { readonly refusals: ActionRefusal[] } {
  const read = [readYuan(amount, true), readYuan(interest, true)] as const;
  const fields = [['amount'], ['interest']] as const;
  const refusals = read.flatMap((one, at) =>
    typeof one === 'string' ? [amountRefusal(one, fields[at] ?? [])] : [],
  );
  if (refusals.length > 0) return { refusals };
  const [principal, paid] = read as readonly [Decimal, Decimal];
  return principal.isZero() && paid.isZero()
    ? { refusals: [actionRefusal('NOTHING_PAID')] }
    : { principal, interest: paid };
}

function outstandingOf(loan: LoanFacts): Decimal {
  const paid = repaymentsOf(loan).reduce((sum, { principal }) => sum.plus(principal), ZERO);
  return loan.principal.minus(paid);
}

/** A payment may be told late: its day may lie before that of one that is known. */
function refusalOf(loan: LoanFacts, paid: Paid, paidOn: IsoDate, today: IsoDate): ActionRefusal | null {
  if (isDecided(loan)) return actionRefusal('RECOVERY_INSTEAD');
  if (paidOn < loan.drawnOn) return actionRefusal('PAID_BEFORE_DRAWN', { paid: paidOn, drawn: loan.drawnOn });
  if (paidOn > today)
    return { ...moneyRefusal('DATE_IN_FUTURE', { date: paidOn, today }), field: ['paidOn'] };
  const outstanding = outstandingOf(loan);
  if (!paid.principal.greaterThan(outstanding)) return null;
  const [amount, left] = [yuanText(paid.principal), yuanText(outstanding)];
  return actionRefusal('MORE_THAN_OWED', { amount, outstanding: left });
}

export function recordRepayment(
  office: MoneyOffice,
  request: RepaymentRequest,
): Promise<OnceResult<LoanAnswer>> {
  const { idempotencyKey, ...body } = request;
  const { loanId, paidOn } = request;
  const action = { operation: 'recordRepayment', idempotencyKey, loanId, body };
  return actOnLoan(office, action, async (tx, loan) => {
    const paid = readPaid(request);
    if ('refusals' in paid) return paid;
    const refusal = refusalOf(loan, paid, paidOn, office.today);
    if (refusal) return refused(refusal);
    const money = { principal: yuanText(paid.principal), interest: yuanText(paid.interest) };
    const event = { loanId: loan.id, kind: 'REPAYMENT', happenedOn: paidOn, ...money } as const;
    const eventId = await writeEvent(tx, event, office.doer);
    await settleStanding(tx, loan.id, office.today);
    return {
      answer: { loanId: loan.id, eventId },
      ...{ action: 'REPAYMENT_RECORDED', subject: `loan:${loan.id}`, detail: { ...money, paidOn } },
    };
  });
}

export interface ReversalRequest {
  readonly loanId: string | null;
  readonly eventId: string | null;
  readonly reason: string;
  readonly idempotencyKey: string;
}

/** A wrong record is not altered: another takes it back, and the loan stands as if it had never been made. */
export function reverseRepayment(
  office: MoneyOffice,
  { loanId, eventId, reason, idempotencyKey }: ReversalRequest,
): Promise<OnceResult<LoanAnswer>> {
  const body = { loanId, eventId, reason };
  const action = { operation: 'reverseRepayment', idempotencyKey, loanId, body };
  return actOnLoan(office, action, async (tx, loan) => {
    const payment = loan.events.find(({ id, kind }) => id === eventId && kind === 'REPAYMENT');
    if (!payment) return refused(actionRefusal('UNKNOWN_REPAYMENT'));
    if (loan.events.some(({ reversesId }) => reversesId === payment.id))
      return refused(actionRefusal('TAKEN_BACK_ALREADY'));
    if (isDecided(loan)) return refused(actionRefusal('LOAN_DECIDED'));
    const unsaid = refusalOfReason(reason);
    if (unsaid) return refused(unsaid);
    const [principal, interest] = [payment.principal ?? ZERO, payment.interest ?? ZERO].map(yuanText);
    const money = { principal: String(principal), interest: String(interest) };
    const event = { loanId: loan.id, kind: 'REVERSAL', happenedOn: payment.happenedOn, reason } as const;
    const written = { ...event, ...money, reversesId: payment.id };
    const reversalId = await writeEvent(tx, written, office.doer);
    await settleStanding(tx, loan.id, office.today);
    return {
      answer: { loanId: loan.id, eventId: reversalId },
      action: 'LOAN_CORRECTED',
      subject: `loan:${loan.id}`,
      detail: { ...money, reason, reverses: payment.id },
    };
  });
}
