/** When the figures of a file that is worked again count as published. */
import type { Statements } from '../../db/database';
import { SAME_FIGURE } from './classification';
import type { Run } from './intake';

/**
 * What is corrected now was not known when the file arrived, so it is a vintage of now. Only where another
 * file has said something since does it keep its place in the history: an old file must not undo a newer one.
 */
const DATE = `
update pg_temp.incoming s set published_at = $2
where s.published_at = $1 and not exists (
  select from observation b left join feed_run own on own.id = b.feed_run_id
  where ${SAME_FIGURE} and b.superseded_at is null and b.published_at > $1
    and (own.id is null or own.feed_slug <> $3 or own.content_hash <> $4))`;

export async function dateRepeated(tx: Statements, run: Run, now: Date): Promise<void> {
  await tx.query(DATE, [run.queued_at, now, run.feed_slug, run.content_hash]);
}
