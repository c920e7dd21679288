/** Works an accepted file: reads, judges and merges it in one transaction whose effect happens once. */
import type { Database, Statements, Transaction } from '../../db/database';
import type { FeedRunStatus } from '../../domain/vocabulary';
import { AppError } from '../../errors';
import { feedDefinitionSchema, isRegisterFeed } from '../../feeds/definition';
import type { Vocabulary } from '../../feeds/vocabulary';
import type { Sealer } from '../access/sealer';
import { appendAudit } from '../audit/append-audit';
import { type Fence, runOnce } from '../receipts';
import { FigureIntake } from './figure-intake';
import { ingestKey } from './ingest-key';
import type { Intake, Merged, Run } from './intake';
import { whyUnreadable } from './raw-file';
import type { Reading } from './reading';
import { RegisterIntake } from './registers/register-intake';
import { type RunFailure, runFailure } from './run-failures';
import { type RunSummary, runSummary } from './run-summary';

/** What became of a run, in numbers; its words and rejects are read with the summary. */
export type IngestOutcome = Omit<RunSummary, 'feed' | 'messageZh' | 'messageEn' | 'rejects' | 'submissions'>;

export interface IngestOptions {
  readonly fence?: Fence;
  /** Unseals files and seals the data of natural persons; without it, what needs either is refused. */
  readonly sealer?: Sealer | null;
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
  const { fence, sealer = null } = options;
  await runOnce(
    database,
    { queue: 'feed-ingest', key: ingestKey(runId) },
    async (tx) => {
      const unreadable = await whyUnreadable(tx, run.content_hash, sealer);
      const intake = intakeOf(database, tx, run, { vocabulary, sealer, now });
      return work(tx, run, { intake, unreadable, now });
    },
    {
      ...(fence ? { fence } : {}),
      record: (tx, result) => recordEnd(tx, run, result, now),
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
       feed.definition, feed.is_synthetic, batch.region_codes,
       coalesce(batch.actor, 'system:unknown') as actor, batch.received_from
     from feed_run run join feed on feed.slug = run.feed_slug join raw_file on sha256 = run.content_hash
     join feed_batch batch on batch.id = run.batch_id
     where run.id = $1`,
    [runId],
  );
  if (!run) throw new AppError('UNKNOWN_RUN', { id: runId });
  return { ...run, definition: feedDefinitionSchema.parse(run.definition) };
}

function intakeOf(
  database: Database,
  tx: Transaction,
  run: Run,
  given: { readonly vocabulary: Vocabulary; readonly sealer: Sealer | null; readonly now: Date },
): Intake {
  const { definition } = run;
  return isRegisterFeed(definition)
    ? new RegisterIntake(database, { ...given, tx, run, definition })
    : new FigureIntake(database, { ...given, tx, run, definition });
}

interface WorkResult extends Readonly<Record<string, number | string>> {
  readonly status: FeedRunStatus;
}

interface Work {
  readonly intake: Intake;
  readonly unreadable: AppError | null;
  readonly now: Date;
}

async function work(tx: Transaction, run: Run, { intake, unreadable, now }: Work): Promise<WorkResult> {
  await tx.query(SETTINGS);
  await tx.query(LOCK_FEED, [run.feed_slug]);
  const { reading } = intake;
  const failure = unreadable ? refusal(unreadable) : await judge(intake);
  const merged = failure ? null : await intake.merge();
  await reading.rejects.store(tx, run.id);
  const status = await close(tx, run, { reading, failure, merged, now });
  return {
    ...{ status, read: reading.read, rejected: reading.rejected, new: merged?.new ?? 0 },
    ...{ revised: merged?.revised ?? 0, removed: merged?.removed ?? 0 },
    targets: merged?.targetsAffected ?? 0,
  };
}

const refusal = ({ code, messageZh, messageEn }: AppError): RunFailure => ({
  ...{ code, zh: messageZh, en: messageEn },
});

async function judge(intake: Intake): Promise<RunFailure | null> {
  const valid = await intake.stage();
  return verdictOn(intake.reading, valid) ?? intake.objection();
}

/** Null when there is something to take in. */
function verdictOn(reading: Reading, valid: number): RunFailure | null {
  const { fatal } = reading.rejects;
  if (fatal) return { code: fatal.code, zh: fatal.messageZh, en: fatal.messageEn };
  if (reading.isRefused) return runFailure('ROWS_REJECTED', reading.rejected);
  if (valid > 0) return null;
  return reading.rejected > 0 ? runFailure('NO_VALID_ROW', reading.rejected) : runFailure('NO_FIGURES', 0);
}

interface Ending {
  readonly reading: Reading;
  readonly failure: RunFailure | null;
  readonly merged: Merged | null;
  readonly now: Date;
}

const hasChanged = (merged: Merged): boolean =>
  merged.new + merged.revised + merged.precisionOnly + merged.removed > 0 || merged.widened;

function statusAfter(merged: Merged | null): FeedRunStatus {
  if (!merged) return 'FAILED';
  if (merged.awaitsReview) return 'AWAITING_REVIEW';
  return hasChanged(merged) ? 'PUBLISHED' : 'UNCHANGED';
}

async function close(
  tx: Statements,
  run: Run,
  { reading, failure, merged, now }: Ending,
): Promise<FeedRunStatus> {
  const unchanged = merged ? merged.unchanged + reading.repeated : 0;
  const status = statusAfter(merged);
  const said = failure ?? merged?.awaitsReview;
  await tx.query(
    `update feed_run set status = $2, finished_at = $3, rows_read = $4, rows_rejected = $5, rows_new = $6,
       rows_revised = $7, rows_precision_only = $8, rows_unchanged = $9, rows_removed = $10,
       targets_affected = $11, error_code = $12, message_zh = $13, message_en = $14
     where id = $1`,
    [
      ...[run.id, status, now, reading.read, reading.rejected],
      ...[merged?.new ?? 0, merged?.revised ?? 0, merged?.precisionOnly ?? 0, unchanged],
      ...[merged?.removed ?? 0, merged?.targetsAffected ?? 0],
      ...[failure?.code ?? null, said?.zh ?? null, said?.en ?? null],
    ],
  );
  return status;
}

async function recordEnd(tx: Transaction, run: Run, result: WorkResult, now: Date): Promise<void> {
  const { actor, received_from: actorName, feed_slug: feed } = run;
  const detail = { feed, ...result };
  await appendAudit(tx, { action: 'RUN_ENDED', actor, actorName, subject: `run:${run.id}`, detail }, now);
}

async function outcomeOf(statements: Statements, runId: string): Promise<IngestOutcome> {
  const {
    rejects: _,
    submissions: _____,
    feed: __,
    messageZh: ___,
    messageEn: ____,
    ...outcome
  } = await runSummary(statements, runId);
  return outcome;
}
