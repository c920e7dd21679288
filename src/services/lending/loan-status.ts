/** A loan's standing, set by what decides on it: compensation, writing off, paying back. */
import type { Transaction } from '../../db/database';
import { chinaDate } from '../../domain/calendar';
import type { LoanStatus } from '../../domain/vocabulary';
import type { Doer } from '../audit/doer';

const SET = `
with was as (select id, status from loan where id = $1 for update),
  now as (update loan set status = $2 from was where loan.id = was.id and was.status <> $2)
insert into loan_event
  (loan_id, kind, happened_on, from_status, to_status, recorded_by, recorded_by_name, recorded_at)
select id, 'STATUS', $3, status, $2, $4, $5, $6 from was where status <> $2`;

/** The same status again changes nothing and is no event. */
export async function setLoanStatus(
  tx: Transaction,
  loanId: string,
  status: LoanStatus,
  { actor, actorName, now }: Doer,
): Promise<void> {
  await tx.query(SET, [loanId, status, chinaDate(now), actor, actorName ?? null, now]);
}
