/** What would become of a file, found out by the very code that takes files in, and rolled back. */
import { randomUUID } from 'node:crypto';
import type { Database, Statements, Transaction } from '../../db/database';
import type { ByteSource } from '../../feeds/decode';
import type { FeedDefinition } from '../../feeds/definition';
import type { UnknownLabel } from '../../feeds/mapping/unknown-labels';
import type { Vocabulary } from '../../feeds/vocabulary';
import type { Sealer } from '../access/sealer';
import { labelsOfRun } from '../mapping/stored-labels';
import { intakeOf, work } from './ingest-run';
import type { Run } from './intake';
import { ReadingProgress } from './reading-progress';
import { type RunSummary, runSummary } from './run-summary';

export interface FileToRehearse {
  readonly feedSlug: string;
  /** As it would be in force: with what people decided about labels. */
  readonly definition: FeedDefinition;
  readonly isSynthetic: boolean;
  readonly source: ByteSource;
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly vocabulary: Vocabulary;
  readonly sealer: Sealer | null;
  readonly now: Date;
}

export interface RehearsedChange {
  readonly revision: 'NEW' | 'REVISED' | 'PRECISION_ONLY';
  readonly indicatorCode: string;
  readonly regionCode: string;
  readonly period: string;
  readonly line: number | null;
  readonly cell: string | null;
  readonly before: PrintedValue | null;
  readonly after: PrintedValue;
}

export interface PrintedValue {
  /** In the indicator's unit; null when it is missing. */
  readonly value: string | null;
  readonly text: string;
  readonly unit: string;
}

export interface Rehearsal {
  readonly summary: Omit<RunSummary, 'runId'>;
  /** The first of each kind, in the order of the file. */
  readonly changes: readonly RehearsedChange[];
  readonly unknown: readonly UnknownLabel[];
}

const MAX_CHANGES_PER_KIND = 8;
const RECEIVED_FROM = 'rehearsal';

async function openRun(tx: Statements, file: FileToRehearse): Promise<Run> {
  const { feedSlug, definition, sha256, sizeBytes, isSynthetic, now } = file;
  await tx.query('insert into raw_file (sha256, size_bytes) values ($1, $2) on conflict do nothing', [
    ...[sha256, sizeBytes],
  ]);
  const [batch] = await tx.query<{ id: string }>(
    `insert into feed_batch (feed_slug, sha256, definition_hash, received_from)
     values ($1, $2, $3, $4) returning id`,
    [feedSlug, sha256, `rehearsal ${randomUUID()}`, RECEIVED_FROM],
  );
  const [run] = await tx.query<{ id: string }>(
    `insert into feed_run (batch_id, feed_slug, status, content_hash, queued_at)
     values ($1, $2, 'RUNNING', $3, $4) returning id`,
    [batch?.id, feedSlug, sha256, now],
  );
  return {
    ...{ id: run?.id as string, feed_slug: feedSlug, content_hash: sha256, queued_at: now, definition },
    ...{ size_bytes: String(sizeBytes), is_synthetic: isSynthetic, region_codes: null },
    ...{ actor: 'system:cli', received_from: RECEIVED_FROM },
    // The whole transaction is taken back, so that the changes can be looked at first.
    ...{ repeats_id: null, is_dry_run: false, corrections: [] },
  };
}

interface ChangeRow {
  readonly revision: RehearsedChange['revision'];
  readonly indicator_code: string;
  readonly region_code: string;
  readonly period: string;
  readonly source_line: number | null;
  readonly source_cell: string | null;
  readonly value: string | null;
  readonly published_text: string;
  readonly published_unit: string;
  readonly had_before: boolean;
  readonly before_value: string | null;
  readonly before_text: string | null;
  readonly before_unit: string | null;
}

/** New figures that are missing are passed over: they say little. */
const CHANGES = `
select change.*, before.id is not null as had_before, trim_scale(before.value)::text as before_value,
  before.published_text as before_text, before.published_unit as before_unit
from (
  select id, revision, indicator_code, region_code, period, period_start, period_end, published_at,
    source_line, source_cell, trim_scale(value)::text as value, published_text, published_unit,
    row_number() over (partition by revision order by value is null, id) as place
  from observation where feed_run_id = $1) as change
left join lateral (
  select * from observation b
  where b.region_code = change.region_code and b.indicator_code = change.indicator_code
    and b.period_start = change.period_start and b.period_end = change.period_end
    and b.superseded_at = change.published_at and b.id <> change.id
  order by b.id desc limit 1) as before on change.revision <> 'NEW'
where place <= $2 order by change.id`;

async function changesOf(tx: Statements, runId: string): Promise<readonly RehearsedChange[]> {
  const rows = await tx.query<{ [Name in keyof ChangeRow]: ChangeRow[Name] }>(CHANGES, [
    ...[runId, MAX_CHANGES_PER_KIND],
  ]);
  return rows.map((row) => ({
    ...{ revision: row.revision, indicatorCode: row.indicator_code, regionCode: row.region_code },
    ...{ period: row.period, line: row.source_line, cell: row.source_cell },
    before: row.had_before
      ? { value: row.before_value, text: row.before_text ?? '', unit: row.before_unit ?? '' }
      : null,
    after: { value: row.value, text: row.published_text, unit: row.published_unit },
  }));
}

/** Waits for files of the feed that are being taken in, as a file that is sent would. */
export function rehearseFile(database: Database, file: FileToRehearse): Promise<Rehearsal> {
  const { vocabulary, sealer, now, source } = file;
  return database.rehearse(async (tx: Transaction) => {
    const run = await openRun(tx, file);
    const intake = intakeOf(database, tx, run, { vocabulary, sealer, now, source });
    const progress = new ReadingProgress(database, run.id);
    await work(tx, run, { intake, unreadable: null, now, progress });
    const { runId: _, ...summary } = await runSummary(tx, run.id);
    return { summary, changes: await changesOf(tx, run.id), unknown: await labelsOfRun(tx, run.id) };
  });
}
