/** Accepts a file for a feed: bytes, batch, run and the job to work it, in one transaction or not at all. */
import type { Database, Statements, Transaction } from '../../db/database';
import type { FeedRunStatus } from '../../domain/vocabulary';
import { AppError, cleanErrorText } from '../../errors';
import { CONTACT_FIELDS } from '../../feeds/registers/register-fields';
import { requireSealer, type Sealer } from '../access/sealer';
import { appendAudit } from '../audit/append-audit';
import { queueRun } from './queue-run';
import { storeRawFile } from './raw-file';
import { type Spooled, withSpooled } from './spool';

export interface OfferedFile {
  readonly feedSlug: string;
  readonly bytes: AsyncIterable<Uint8Array>;
  readonly fileName?: string | undefined;
  /** Who or what handed it in, for example `inbox` or the name of an API key. */
  readonly receivedFrom: string;
  readonly maxBytes: number;
  /** Stands for the sender in the audit: `key:<id>`, `oidc:<subject>` or `system:<part>`. */
  readonly actor: string;
  /** Regions that the sender may write to, counties included; null for all. */
  readonly regionCodes: readonly string[] | null;
  /** Seals the bytes at rest; null where no key is set up: then no feed that takes contacts is served. */
  readonly sealer: Sealer | null;
  /** Find out what would happen, and leave everything as it is. */
  readonly dryRun?: boolean;
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
  readonly takes_contacts: boolean;
}

const MAX_NAME_LENGTH = 255;

export async function acceptFile(database: Database, file: OfferedFile): Promise<AcceptedFile> {
  const slug = cleanErrorText(file.feedSlug);
  const [feed] = await database.query<{ [Name in keyof FeedRow]: FeedRow[Name] }>(
    `select slug, definition_hash,
       coalesce(definition ->> 'kind' = 'register' and definition -> 'columns' ?| $2, false) as takes_contacts
     from feed where slug = $1`,
    [slug, CONTACT_FIELDS],
  );
  if (!feed) throw new AppError('UNKNOWN_FEED', { slug });
  // Before a byte is kept: whether contacts are filled in shows only when the file is read.
  if (feed.takes_contacts) requireSealer(file.sealer);
  return withSpooled(file.bytes, file.maxBytes, async (spooled) => {
    const earlier = file.dryRun ? null : await findEarlierRun(database, feed, file, spooled.sha256);
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
  await storeRawFile(tx, spooled, file.sealer);
  const batchId = await openBatch(tx, file, feed, spooled.sha256);
  const { actor, dryRun = false } = file;
  // Whoever else offers the same bytes has waited for the batch's row, so this look is final.
  const earlier = dryRun ? null : await findEarlierRun(tx, feed, file, spooled.sha256);
  if (earlier) return earlier;
  const asked = dryRun ? { actor, name: senderOf(file), regionCodes: file.regionCodes } : null;
  const { runId, queuedAt: acceptedAt } = await queueRun(tx, {
    ...{ batchId, feedSlug: feed.slug, sha256: spooled.sha256, definitionHash: feed.definition_hash },
    ...{ isDryRun: dryRun, asked },
  });
  if (!dryRun) await giveToSender(tx, batchId, file);
  const detail = {
    ...{ feed: feed.slug, sha256: spooled.sha256, sizeBytes: spooled.sizeBytes },
    ...(dryRun ? { dryRun } : {}),
  };
  await appendAudit(
    tx,
    { action: 'FILE_ACCEPTED', actor, actorName: senderOf(file), subject: `run:${runId}`, detail },
    acceptedAt,
  );
  return { runId, status: 'QUEUED', duplicate: false };
}

/** The run is worked for the sender who asked for it, though others may have sent the bytes before. */
async function giveToSender(tx: Statements, batchId: string, file: OfferedFile): Promise<void> {
  await tx.query(
    'update feed_batch set received_from = $2, actor = $3, region_codes = $4::text[] where id = $1',
    [batchId, senderOf(file), file.actor, file.regionCodes],
  );
}

const senderOf = (file: OfferedFile) => cleanErrorText(file.receivedFrom).slice(0, MAX_NAME_LENGTH);

/** Locks the batch of these bytes, which one of several senders creates. */
async function openBatch(tx: Statements, file: OfferedFile, feed: FeedRow, sha256: string): Promise<string> {
  const name = file.fileName === undefined ? null : cleanErrorText(file.fileName).slice(0, MAX_NAME_LENGTH);
  const [batch] = await tx.query<{ id: string }>(
    `insert into feed_batch
       (feed_slug, sha256, definition_hash, file_name, received_from, actor, region_codes)
     values ($1, $2, $3, $4, $5, $6, $7::text[])
     on conflict (feed_slug, sha256, definition_hash) do update set received_at = feed_batch.received_at
     returning id`,
    [feed.slug, sha256, feed.definition_hash, name, senderOf(file), file.actor, file.regionCodes],
  );
  return (batch as { id: string }).id;
}

/**
 * The latest run of these bytes, unless running them again could end otherwise: a run that was given up, one
 * that failed before the catalogue (its labels, units and regions) changed or for want of the key that
 * sealed its bytes, one that ended before somebody decided what a label means, one with rejects of a sender
 * who may write elsewhere. A list of records may have failed for want of what other lists have brought
 * since, and the state that it describes may be the present one again. So may the figures of a draft, once
 * something has happened to the submissions of the feed.
 */
async function findEarlierRun(
  statements: Statements,
  feed: FeedRow,
  { regionCodes }: OfferedFile,
  sha256: string,
): Promise<AcceptedFile | null> {
  const [run] = await statements.query<{ id: string; status: FeedRunStatus; worth_repeating: boolean }>(
    `select run.id, run.status,
       run.status = 'FAILED' and (
         exists (select from dead_letter where queue = 'feed-ingest' and payload ->> 'runId' = run.id::text)
         or exists (select from catalogue_load where loaded_at > run.finished_at)
         or run.error_code in ('ENCRYPTION_KEY_MISSING', 'SEALED_TEXT_DAMAGED')
         or feed.definition ->> 'kind' = 'register')
       or exists (select from label_mapping decided where decided.feed_slug = run.feed_slug
         and run.finished_at <= greatest(decided.decided_at, decided.superseded_at))
       or (run.finished_at is not null and feed.definition ->> 'kind' = 'register' and exists (
         select from feed_run later
         where later.feed_slug = run.feed_slug and later.status = 'PUBLISHED'
           and later.queued_at > run.queued_at))
       or (run.finished_at is not null and exists (
         select from submission where feed_slug = run.feed_slug and changed_at > run.finished_at))
       or (run.finished_at is not null and run.rows_rejected > 0
         and case when run.asked_by is null then batch.region_codes else run.asked_regions end
           is distinct from $4::text[]) as worth_repeating
     from feed_batch batch join feed_run run on run.batch_id = batch.id
     join feed on feed.slug = batch.feed_slug
     where batch.feed_slug = $1 and batch.sha256 = $2 and batch.definition_hash = $3
       and not run.is_dry_run
     order by run.queued_at desc, run.id desc limit 1`,
    [feed.slug, sha256, feed.definition_hash, regionCodes],
  );
  if (!run || run.worth_repeating) return null;
  return { runId: run.id, status: run.status, duplicate: true };
}
