/** Queues a run of a file that is kept, with the job to work it. */
import type { Transaction } from '../../db/database';
import { enqueue } from '../outbox';
import type { FrozenCorrection } from './frozen-corrections';
import { ingestKey } from './ingest-key';

export interface RunRequest {
  readonly batchId: string;
  readonly feedSlug: string;
  readonly sha256: string;
  readonly definitionHash: string;
  readonly isDryRun: boolean;
  /** Who asked for it; null for the sender of its batch. */
  readonly asked: {
    readonly actor: string;
    readonly name: string;
    readonly regionCodes: readonly string[] | null;
  } | null;
  readonly repeatsId?: string;
  readonly corrections?: readonly FrozenCorrection[];
}

export interface QueuedRun {
  readonly runId: string;
  readonly queuedAt: Date;
}

export async function queueRun(tx: Transaction, request: RunRequest): Promise<QueuedRun> {
  const { asked, corrections = [] } = request;
  const [run] = await tx.query<{ id: string; queued_at: Date }>(
    `insert into feed_run (batch_id, feed_slug, status, content_hash, definition_hash, is_dry_run,
       repeats_id, corrections, asked_by, asked_by_name, asked_regions)
     values ($1, $2, 'QUEUED', $3, (select hash from feed_definition where hash = $4), $5, $6, $7, $8, $9,
       $10::text[])
     returning id, queued_at`,
    [
      ...[request.batchId, request.feedSlug, request.sha256, request.definitionHash, request.isDryRun],
      ...[request.repeatsId ?? null, corrections.length === 0 ? null : JSON.stringify(corrections)],
      ...[asked?.actor ?? null, asked?.name ?? null, asked?.regionCodes ?? null],
    ],
  );
  const { id: runId, queued_at: queuedAt } = run as { id: string; queued_at: Date };
  await enqueue(tx, { key: ingestKey(runId), queue: 'feed-ingest', name: 'ingest-feed', payload: { runId } });
  return { runId, queuedAt };
}
