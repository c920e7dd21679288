/** Writes on a run that its job was given up, as part of the transaction that does so. */
import type { Statements } from '../../db/database';
import { runFailure } from './run-failures';

export async function abandonRun(
  tx: Statements,
  runId: string,
  given: { readonly error: string; readonly tries: number; readonly now: Date },
): Promise<void> {
  const failure = runFailure('GIVEN_UP', given.tries, given.error);
  await tx.query(
    `update feed_run
     set status = 'FAILED', finished_at = $2, error_code = $3, message_zh = $4, message_en = $5
     where id::text = $1 and status in ('QUEUED', 'RUNNING')`,
    [runId, given.now, failure.code, failure.zh, failure.en],
  );
}
