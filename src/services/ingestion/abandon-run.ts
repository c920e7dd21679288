/** Writes on a run that its job was given up, as part of the transaction that does so. */
import type { Transaction } from '../../db/database';
import { appendAudit } from '../audit/append-audit';
import { runFailure } from './run-failures';

export async function abandonRun(
  tx: Transaction,
  runId: string,
  given: { readonly error: string; readonly tries: number; readonly now: Date },
): Promise<void> {
  const failure = runFailure('GIVEN_UP', given.tries, given.error);
  const [run] = await tx.query<{ feed: string; actor: string; actor_name: string }>(
    `update feed_run
     set status = 'FAILED', finished_at = $2, error_code = $3, message_zh = $4, message_en = $5
     from feed_batch batch
     where feed_run.id::text = $1 and status in ('QUEUED', 'RUNNING') and batch.id = feed_run.batch_id
     returning feed_run.feed_slug as feed,
       coalesce(feed_run.asked_by, batch.actor, 'system:unknown') as actor,
       coalesce(feed_run.asked_by_name, batch.received_from) as actor_name`,
    [runId, given.now, failure.code, failure.zh, failure.en],
  );
  if (!run) return;
  const detail = { feed: run.feed, status: 'FAILED', error: failure.code, tries: given.tries };
  const { actor, actor_name: actorName } = run;
  await appendAudit(
    tx,
    { action: 'RUN_ENDED', actor, actorName, subject: `run:${runId}`, detail },
    given.now,
  );
}
