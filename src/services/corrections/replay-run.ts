/** Works a file again that is kept, with the corrections made since: a new run over the same bytes. */
import type { Database, Transaction } from '../../db/database';
import { appendAudit } from '../audit/append-audit';
import { together } from '../ingestion/frozen-corrections';
import { type QueuedRun, queueRun } from '../ingestion/queue-run';
import { isFinal } from '../ingestion/run-summary';
import { ownCorrections } from './own-corrections';
import { type CorrectionRefusal, correctionRefusal } from './refusals';
import { type HandledRun, type Handler, handledRun } from './run-scope';

export interface ReplayRequest {
  readonly runId: string;
  readonly handler: Handler;
  readonly dryRun: boolean;
  readonly now: Date;
  readonly requestId?: string;
}

export type ReplayResult = QueuedRun | { readonly refusal: CorrectionRefusal };

export function replayRun(database: Database, request: ReplayRequest): Promise<ReplayResult> {
  return database.transaction(async (tx) => {
    const run = await handledRun(tx, request.runId, request.handler);
    if (!run) return { refusal: correctionRefusal('UNKNOWN_RUN') };
    if (!isFinal(run.status)) return { refusal: correctionRefusal('RUN_NOT_FINISHED') };
    if (await isOutdated(tx, run)) return { refusal: correctionRefusal('NEWER_LIST') };
    return repeat(tx, run, request);
  });
}

/** What a newer full list has taken out, an older one would bring back, and the other way round. */
async function isOutdated(tx: Transaction, { id, feedSlug }: HandledRun): Promise<boolean> {
  const [newer] = await tx.query(
    `select 1 from feed_run own join feed on feed.slug = own.feed_slug
     join feed_run later on later.feed_slug = own.feed_slug and later.queued_at > own.queued_at
     where own.id = $1 and feed.slug = $2 and (feed.definition -> 'fullList')::boolean
       and later.status = 'PUBLISHED' and later.content_hash <> own.content_hash
     limit 1`,
    [id, feedSlug],
  );
  return newer !== undefined;
}

/** The feed may have been defined anew since: what it does not know now, it may have learned. */
const OPEN_BATCH = `
insert into feed_batch as own (feed_slug, sha256, definition_hash, file_name, received_from, received_at,
  actor, region_codes)
select old.feed_slug, old.sha256, feed.definition_hash, old.file_name, old.received_from, old.received_at,
  old.actor, old.region_codes
from feed_batch old join feed on feed.slug = old.feed_slug where old.id = $1
on conflict (feed_slug, sha256, definition_hash) do update set received_at = own.received_at
returning own.id, own.definition_hash as "definitionHash"`;

async function repeat(tx: Transaction, run: HandledRun, request: ReplayRequest): Promise<QueuedRun> {
  const { handler, dryRun, now, requestId } = request;
  const corrections = together(run.corrections, await ownCorrections(tx, run.id));
  const [batch] = await tx.query<{ id: string; definitionHash: string }>(OPEN_BATCH, [run.batchId]);
  const { id: batchId, definitionHash } = batch as { id: string; definitionHash: string };
  const queued = await queueRun(tx, {
    ...{ batchId, feedSlug: run.feedSlug, sha256: run.contentHash, definitionHash, corrections },
    ...{ isDryRun: dryRun, asked: handler, repeatsId: run.id },
  });
  const detail = { feed: run.feedSlug, repeats: run.id, corrections: corrections.length, dryRun };
  const who = { actor: handler.actor, actorName: handler.name, requestId };
  await appendAudit(tx, { ...who, action: 'RUN_REPEATED', subject: `run:${queued.runId}`, detail }, now);
  return queued;
}
