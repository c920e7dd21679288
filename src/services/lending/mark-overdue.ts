/** Sets the standing of registered loans for a new day: one statement, however many. */
import type { Transaction } from '../../db/database';
import type { IsoDate } from '../../domain/calendar';
import { STORY_ACTOR } from '../../domain/demo/story/story-event';

/** A loan from a file stands as the file says, one of the demonstration as on the day its story ends. */
const MARK = `
with marked as (
  update loan set status = case when next_due_on < $1 then 'OVERDUE' else 'ACTIVE' end
  where recorded_by is not null and not starts_with(recorded_by, $2)
    and status in ('ACTIVE', 'OVERDUE') and next_due_on is not null
    and (status = 'OVERDUE') <> (next_due_on < $1)
  returning id)
select count(*)::int as marked from marked`;

/** How many loans stand otherwise than before. */
export async function markOverdue(tx: Transaction, day: IsoDate): Promise<number> {
  const [row] = await tx.query<{ marked: number }>(MARK, [day, STORY_ACTOR]);
  return row?.marked ?? 0;
}
