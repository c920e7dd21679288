/** Which runs somebody may work on: their own, and those of senders who write within their regions. */
import type { Statements } from '../../db/database';
import type { FeedRunStatus } from '../../domain/vocabulary';
import type { FrozenCorrection } from '../ingestion/frozen-corrections';

/** Who asks. */
export interface Handler {
  readonly actor: string;
  readonly name: string;
  /** Regions that they may write to, counties included; null for all. */
  readonly regionCodes: readonly string[] | null;
}

export interface HandledRun {
  readonly id: string;
  readonly feedSlug: string;
  readonly batchId: string;
  readonly contentHash: string;
  readonly status: FeedRunStatus;
  readonly queuedAt: Date;
  readonly corrections: readonly FrozenCorrection[];
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const FIND = `
select run.id, run.feed_slug as "feedSlug", run.batch_id as "batchId", run.content_hash as "contentHash",
  run.status, run.queued_at as "queuedAt", coalesce(run.corrections, '[]') as corrections
from feed_run run join feed_batch batch on batch.id = run.batch_id
cross join lateral (
  select coalesce(run.asked_by, batch.actor) as actor,
    case when run.asked_by is null then batch.region_codes else run.asked_regions end as regions) as sender
where run.id = $1 and (
  $2::text[] is null or sender.actor = $3
  or (cardinality(sender.regions) > 0 and sender.regions <@ (select regions_within($2::text[]))::text[]))`;

/** Null where there is none, or none for them: nobody learns which of the two. */
export async function handledRun(
  statements: Statements,
  runId: string,
  { actor, regionCodes }: Handler,
): Promise<HandledRun | null> {
  if (!UUID.test(runId)) return null;
  const [run] = await statements.query<{ readonly [Name in keyof HandledRun]: HandledRun[Name] }>(FIND, [
    ...[runId, regionCodes, actor],
  ]);
  return run ?? null;
}
