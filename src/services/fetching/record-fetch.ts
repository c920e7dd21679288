/** Writes down how a fetch ended, and asks for another try where one is due, in the job's transaction. */
import type { Statements } from '../../db/database';
import { nextDue } from '../../feeds/schedule';
import { enqueue } from '../outbox';
import type { FetchOutcome } from './fetch-feed';
import { type FetchAsked, fetchJob } from './request-fetch';
import { retryAt } from './retry-plan';

const STANDING = `
select feed.schedule, coalesce(fetched.failures, 0) as failures
from feed left join feed_fetch fetched on fetched.feed_slug = feed.slug where feed.slug = $1`;

/** A failure leaves what is known of the last file that came: its source may still say it is unchanged. */
const RECORD = `
insert into feed_fetch as f (feed_slug, status, due_at, attempted_at, url, http_status, error_code,
  message_zh, message_en, failures, failing_since, retry_at, succeeded_at, fingerprint, etag,
  last_modified, run_id, sha256)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, case when $10::integer > 0 then $4::timestamptz end, $11,
  case when $10::integer = 0 then $4::timestamptz end, $12, $13, $14, $15::uuid,
  (select content_hash from feed_run where id = $15::uuid))
on conflict (feed_slug) do update set
  status = excluded.status, due_at = excluded.due_at, attempted_at = excluded.attempted_at,
  url = excluded.url, http_status = excluded.http_status, error_code = excluded.error_code,
  message_zh = excluded.message_zh, message_en = excluded.message_en, failures = excluded.failures,
  failing_since = case when excluded.failures > 0 then coalesce(f.failing_since, excluded.failing_since) end,
  retry_at = excluded.retry_at, succeeded_at = coalesce(excluded.succeeded_at, f.succeeded_at),
  fingerprint = case when excluded.failures = 0 then excluded.fingerprint else f.fingerprint end,
  etag = case when excluded.failures = 0 then excluded.etag else f.etag end,
  last_modified = case when excluded.failures = 0 then excluded.last_modified else f.last_modified end,
  run_id = case when excluded.failures = 0 then excluded.run_id else f.run_id end,
  sha256 = case when excluded.failures = 0 then excluded.sha256 else f.sha256 end
where f.attempted_at <= excluded.attempted_at`;

export interface RecordOptions {
  /** How long the first try again is put off; tests do not wait a minute. */
  readonly firstRetryMs?: number | undefined;
}

export async function recordFetch(
  tx: Statements,
  outcome: FetchOutcome,
  asked: FetchAsked,
  options: RecordOptions = {},
): Promise<void> {
  const { feedSlug, error, at } = outcome;
  const [standing] = await tx.query<{ schedule: string | null; failures: number }>(STANDING, [feedSlug]);
  const failures = error === null ? 0 : (standing?.failures ?? 0) + 1;
  const again =
    error === null
      ? null
      : retryAt({
          ...{ isRetryable: error.retryable, retries: asked.retries, failures, waitMs: outcome.waitMs },
          ...{ nextDueAt: standing?.schedule ? nextDue(standing.schedule, at) : null, now: at },
          ...(options.firstRetryMs === undefined ? {} : { firstRetryMs: options.firstRetryMs }),
        });
  await tx.query(RECORD, [
    ...[feedSlug, outcome.status, asked.dueAt, at, outcome.url, outcome.httpStatus],
    ...[error?.code ?? null, error?.messageZh ?? null, error?.messageEn ?? null, failures, again],
    ...[outcome.fingerprint, outcome.etag, outcome.lastModified, outcome.runId],
  ]);
  if (!again) return;
  const delayMs = again.getTime() - at.getTime();
  await enqueue(tx, fetchJob({ ...asked, retries: asked.retries + 1, delayMs }));
}
