/** Works an accepted file: reads, judges and merges it in one transaction whose effect happens once. */
import type { Database, Statements, Transaction } from '../../db/database';
import type { FeedRunStatus } from '../../domain/vocabulary';
import { AppError } from '../../errors';
import { type FeedDefinition, feedDefinitionSchema } from '../../feeds/definition';
import type { Vocabulary } from '../../feeds/vocabulary';
import { requestRecompute } from '../progress/request-recompute';
import { targetsDependingOn } from '../progress/targets-depending-on';
import { type Fence, runOnce } from '../receipts';
import { checkStaging } from './check-staging';
import { ingestKey } from './ingest-key';
import { type MergeOutcome, mergeObservations } from './merge-observations';
import { mergeRemark } from './merge-remarks';
import { Reading } from './read-figures';
import { type RunFailure, runFailure } from './run-failures';
import { type RunSummary, runSummary } from './run-summary';
import { stageFigures } from './staging';

/** What became of a run, in numbers; its words and rejects are read with the summary. */
export type IngestOutcome = Omit<RunSummary, 'feed' | 'messageZh' | 'messageEn' | 'rejects'>;

export interface IngestOptions {
  readonly fence?: Fence;
}

interface Run {
  readonly id: string;
  readonly feed_slug: string;
  readonly content_hash: string;
  readonly queued_at: Date;
  readonly size_bytes: string;
  readonly definition: FeedDefinition;
  readonly is_synthetic: boolean;
}

/** Ten times what inserting the rows of a mebibyte, about 20,000 of 50 bytes, took on two cores. */
const STATEMENT_MS_PER_MIB = 7_000;
const STATEMENT_BASE_MS = 120_000;
const MEBIBYTE = 1 << 20;
/** A file of a feed waits for the one before it, so that corrections are taken in as they were sent. */
const LOCK_FEED = `select pg_advisory_xact_lock(hashtext('kejin feed'), hashtext($1))`;
/** The sorts and hashes of a large file stay in memory; compiling its few statements would take longer. */
const SETTINGS = `select set_config('work_mem', '64MB', true), set_config('jit', 'off', true)`;

export async function ingestRun(
  database: Database,
  vocabulary: Vocabulary,
  runId: string,
  now: Date,
  options: IngestOptions = {},
): Promise<IngestOutcome> {
  const run = await openRun(database, runId, now);
  await runOnce(
    database,
    { queue: 'feed-ingest', key: ingestKey(runId) },
    (tx) => work(database, tx, run, vocabulary, now),
    {
      ...options,
      statementTimeoutMs: STATEMENT_BASE_MS + (Number(run.size_bytes) / MEBIBYTE) * STATEMENT_MS_PER_MIB,
    },
  );
  return outcomeOf(database, runId);
}

/** A run that was left RUNNING by a worker that died is simply run again. */
async function openRun(database: Database, runId: string, now: Date): Promise<Run> {
  await database.query(
    `update feed_run set status = 'RUNNING', started_at = $2
     where id = $1 and status in ('QUEUED', 'RUNNING')`,
    [runId, now],
  );
  const [run] = await database.query<Run & { readonly [column: string]: unknown }>(
    `select run.id, run.feed_slug, run.content_hash, run.queued_at, raw_file.size_bytes,
       feed.definition, feed.is_synthetic
     from feed_run run join feed on feed.slug = run.feed_slug join raw_file on sha256 = run.content_hash
     where run.id = $1`,
    [runId],
  );
  if (!run) throw new AppError('UNKNOWN_RUN', { id: runId });
  return { ...run, definition: feedDefinitionSchema.parse(run.definition) };
}

async function work(
  database: Database,
  tx: Transaction,
  run: Run,
  vocabulary: Vocabulary,
  now: Date,
): Promise<Record<string, number>> {
  await tx.query(SETTINGS);
  await tx.query(LOCK_FEED, [run.feed_slug]);
  const reading = new Reading(database, {
    sha256: run.content_hash,
    definition: run.definition,
    vocabulary,
    receivedAt: run.queued_at,
  });
  const staged = await stageFigures(tx, reading.figures());
  const valid = reading.isRefused ? 0 : await checkStaging(tx, staged, reading);
  const failure = verdictOn(reading, valid);
  const merged = failure ? null : await publish(tx, run, reading);
  await reading.rejects.store(tx, run.id);
  await close(tx, run, { reading, failure, merged, now });
  return { read: reading.read, targets: merged?.targetsAffected ?? 0 };
}

/** Null when there is something to take in. */
function verdictOn(reading: Reading, valid: number): RunFailure | null {
  const { fatal } = reading.rejects;
  if (fatal) return { code: fatal.code, zh: fatal.messageZh, en: fatal.messageEn };
  if (reading.isRefused) return runFailure('ROWS_REJECTED', reading.rejected);
  if (valid > 0) return null;
  return reading.rejected > 0 ? runFailure('NO_VALID_ROW', reading.rejected) : runFailure('NO_FIGURES', 0);
}

interface Published extends MergeOutcome {
  readonly targetsAffected: number;
}

/** Only what depends on a series that changed is marked stale and recomputed. */
async function publish(tx: Transaction, run: Run, reading: Reading): Promise<Published> {
  const merged = await mergeObservations(tx, {
    feedRunId: run.id,
    isSynthetic: run.is_synthetic,
    blanksRetract: run.definition.blanksRetract,
  });
  for (const { line, column, text, reason } of merged.kept) {
    const code = reason === 'BLANK' ? 'BLANK_KEPT' : 'REAL_FIGURE_KEPT';
    reading.rejects.add(mergeRemark(code, { line: line ?? 0, column, raw: text }));
  }
  const targets =
    merged.changedSeries.length === 0 ? [] : await targetsDependingOn(tx, { series: merged.changedSeries });
  if (targets.length > 0) await requestRecompute(tx, targets, `run ${run.id}`);
  return { ...merged, targetsAffected: targets.length };
}

interface Ending {
  readonly reading: Reading;
  readonly failure: RunFailure | null;
  readonly merged: Published | null;
  readonly now: Date;
}

async function close(tx: Statements, run: Run, { reading, failure, merged, now }: Ending): Promise<void> {
  const changed = merged ? merged.new + merged.revised + merged.precisionOnly : 0;
  const unchanged = merged ? merged.unchanged + reading.repeated : 0;
  const status: FeedRunStatus = failure ? 'FAILED' : changed > 0 ? 'PUBLISHED' : 'UNCHANGED';
  await tx.query(
    `update feed_run set status = $2, finished_at = $3, rows_read = $4, rows_rejected = $5, rows_new = $6,
       rows_revised = $7, rows_precision_only = $8, rows_unchanged = $9, targets_affected = $10,
       error_code = $11, message_zh = $12, message_en = $13
     where id = $1`,
    [
      ...[run.id, status, now, reading.read, reading.rejected],
      ...[merged?.new ?? 0, merged?.revised ?? 0, merged?.precisionOnly ?? 0, unchanged],
      ...[merged?.targetsAffected ?? 0, failure?.code ?? null, failure?.zh ?? null, failure?.en ?? null],
    ],
  );
}

async function outcomeOf(statements: Statements, runId: string): Promise<IngestOutcome> {
  const {
    rejects: _,
    feed: __,
    messageZh: ___,
    messageEn: ____,
    ...outcome
  } = await runSummary(statements, runId);
  return outcome;
}
