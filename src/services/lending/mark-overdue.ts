/** Sets the standing of registered loans for a new day: one statement, however many. */
import type { Transaction } from '../../db/database';
import type { IsoDate } from '../../domain/calendar';

/** A loan from a file stands as the file says. */
const MARK = `
with marked as (
  update loan set status = case when next_due_on < $1 then 'OVERDUE' else 'ACTIVE' end
  where recorded_by is not null and status in ('ACTIVE', 'OVERDUE') and next_due_on is not null
    and (status = 'OVERDUE') <> (next_due_on < $1)
  returning id)
select count(*)::int as marked from marked`;

/** How many loans stand otherwise than before. */
export async function markOverdue(tx: Transaction, day: IsoDate): Promise<number> {
  const [row] = await tx.query<{ marked: number }>(MARK, [day]);
  return row?.marked ?? 0;
}
