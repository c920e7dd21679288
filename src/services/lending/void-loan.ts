/**
 * Strikes a loan from the register that was registered by mistake, as long as nothing has happened to it.
 * What it said is kept with the removed records, and its contract number is free again.
 */
import type { Transaction } from '../../db/database';
import type { LoanFacts } from '../../domain/lending/loan-facts';
import type { OnceResult } from '../programmes/act-once';
import type { MoneyOffice } from '../programmes/money-office';
import { actOnLoan, type LoanAnswer, refusalOfReason, refused } from './act-on-loan';
import { actionRefusal } from './loan-action-refusals';

export interface VoidRequest {
  readonly loanId: string | null;
  readonly reason: string;
  readonly idempotencyKey: string;
}

const KEEP = `
insert into removed_record (register, natural_key, content, removed_at)
select 'loans', bank_slug || ' ' || contract_number, to_jsonb(l), $2 from loan l where id = $1`;

const STILL_REFERENCED = '23503';

/** Whatever rests on the loan refers to it: the database knows. */
async function strike(tx: Transaction, { id }: LoanFacts, now: Date): Promise<boolean> {
  await tx.query('savepoint strike');
  try {
    await tx.query(KEEP, [id, now]);
    await tx.query('delete from loan_instalment where loan_id = $1', [id]);
    await tx.query('delete from loan where id = $1', [id]);
    return true;
  } catch (error) {
    if ((error as { code?: string }).code !== STILL_REFERENCED) throw error;
    await tx.query('rollback to savepoint strike');
    return false;
  }
}

export function voidLoan(
  office: MoneyOffice,
  { loanId, reason, idempotencyKey }: VoidRequest,
): Promise<OnceResult<LoanAnswer>> {
  const action = { operation: 'voidLoan', idempotencyKey, loanId, body: { loanId, reason } };
  return actOnLoan(office, action, async (tx, loan) => {
    if (loan.events.length > 0) return refused(actionRefusal('HAS_HISTORY'));
    const unsaid = refusalOfReason(reason);
    if (unsaid) return refused(unsaid);
    if (!(await strike(tx, loan, office.doer.now))) return refused(actionRefusal('LOAN_IN_USE'));
    const { contractNumber } = loan;
    return {
      answer: { loanId: loan.id, eventId: null },
      action: 'LOAN_CORRECTED',
      subject: `loan:${loan.id}`,
      detail: { voided: true, contractNumber, reason },
    };
  });
}
