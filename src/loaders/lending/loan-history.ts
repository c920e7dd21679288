/** What hangs on loans: their instalments, and what has happened to them. Seen where the loan is. */
import type { Database } from '../../db/database';
import type { Visibility } from '../../domain/access/visibility';
import { LoanEvent } from '../../entities/loan-event';
import { LoanInstalment } from '../../entities/loan-instalment';
import { manyByKey } from '../by-key';
import { ofSeenLoan, requireSeen } from '../visible';

export function createLoanHistoryLoaders(database: Database, visibility: Visibility) {
  const sight = {
    require: () => requireSeen(visibility, 'Loan'),
    conditions: ofSeenLoan(visibility, 't.loan_id'),
  };
  const byLoan = (order: string) => ({ column: 'loan_id', type: 'bigint' as const, order });
  return {
    loanInstalments: manyByKey(database, LoanInstalment, byLoan('t.ordinal'), sight),
    loanEvents: manyByKey(database, LoanEvent, byLoan('t.id'), sight),
  };
}
