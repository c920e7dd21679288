/** Accepts a file for a feed: bytes, batch, run and the job to work it, in one transaction or not at all. */
import type { Database, Statements, Transaction } from '../../db/database';
import type { FeedRunStatus } from '../../domain/vocabulary';
import { AppError, cleanErrorText } from '../../errors';
import { enqueue } from '../outbox';
import { ingestKey } from './ingest-key';
import { storeRawFile } from './raw-file';
import { type Spooled, withSpooled } from './spool';

export interface OfferedFile {
  readonly feedSlug: string;
  readonly bytes: AsyncIterable<Uint8Array>;
  readonly fileName?: string | undefined;
  /** Who or what handed it in, for example `inbox` or the name of an API key. */
  readonly receivedFrom: string;
  readonly maxBytes: number;
}

export interface AcceptedFile {
  readonly runId: string;
  readonly status: FeedRunStatus;
  /** The same bytes had been accepted before: `runId` is that earlier run, and nothing has changed. */
  readonly duplicate: boolean;
}

interface FeedRow {
  readonly slug: string;
  readonly definition_hash: string;
}

const MAX_NAME_LENGTH = 255;

export async function acceptFile(database: Database, file: OfferedFile): Promise<AcceptedFile> {
  const [feed] = await database.query<FeedRow>('select slug, definition_hash from feed where slug = $1', [
    cleanErrorText(file.feedSlug),
  ]);
  if (!feed) throw new AppError('UNKNOWN_FEED', { slug: cleanErrorText(file.feedSlug) });
  return withSpooled(file.bytes, file.maxBytes, async (spooled) => {
    const earlier = await findEarlierRun(database, feed, spooled.sha256);
    if (earlier) return earlier;
    return database.transaction((tx) => accept(tx, file, feed, spooled));
  });
}

async function accept(
  tx: Transaction,
  file: OfferedFile,
  feed: FeedRow,
  spooled: Spooled,
): Promise<AcceptedFile> {
  await storeRawFile(tx, spooled);
  const batchId = await openBatch(tx, file, feed, spooled.sha256);
  // Whoever else offers the same bytes has waited for the batch's row, so this look is final.
  const earlier = await findEarlierRun(tx, feed, spooled.sha256);
  if (earlier) return earlier;
  const [run] = await tx.query<{ id: string }>(
    `insert into feed_run (batch_id, feed_slug, status, content_hash) values ($1, $2, 'QUEUED', $3)
     returning id`,
    [batchId, feed.slug, spooled.sha256],
  );
  const runId = (run as { id: string }).id;
  await enqueue(tx, { key: ingestKey(runId), queue: 'feed-ingest', name: 'ingest-feed', payload: { runId } });
  return { runId, status: 'QUEUED', duplicate: false };
}

/** Locks the batch of these bytes, which one of several senders creates. */
async function openBatch(tx: Statements, file: OfferedFile, feed: FeedRow, sha256: string): Promise<string> {
  const name = file.fileName === undefined ? null : cleanErrorText(file.fileName).slice(0, MAX_NAME_LENGTH);
  const [batch] = await tx.query<{ id: string }>(
    `insert into feed_batch (feed_slug, sha256, definition_hash, file_name, received_from)
     values ($1, $2, $3, $4, $5)
     on conflict (feed_slug, sha256, definition_hash) do update set received_at = feed_batch.received_at
     returning id`,
    [
      feed.slug,
      sha256,
      feed.definition_hash,
      name,
      cleanErrorText(file.receivedFrom).slice(0, MAX_NAME_LENGTH),
    ],
  );
  return (batch as { id: string }).id;
}

/**
 * The latest run of these bytes, unless running them again could end otherwise: a run that was given up, or
 * one that failed before the catalogue (its labels, units and regions) changed.
 */
async function findEarlierRun(
  statements: Statements,
  feed: FeedRow,
  sha256: string,
): Promise<AcceptedFile | null> {
  const [run] = await statements.query<{ id: string; status: FeedRunStatus; worth_repeating: boolean }>(
    `select run.id, run.status,
       run.status = 'FAILED' and (
         exists (select from dead_letter where queue = 'feed-ingest' and payload ->> 'runId' = run.id::text)
         or exists (select from catalogue_load where loaded_at > run.finished_at)) as worth_repeating
     from feed_batch batch join feed_run run on run.batch_id = batch.id
     where batch.feed_slug = $1 and batch.sha256 = $2 and batch.definition_hash = $3
     order by run.queued_at desc, run.id desc limit 1`,
    [feed.slug, sha256, feed.definition_hash],
  );
  if (!run || run.worth_repeating) return null;
  return { runId: run.id, status: run.status, duplicate: true };
}
