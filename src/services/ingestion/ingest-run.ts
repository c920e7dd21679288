/** Works an accepted file: reads, judges and merges it in one transaction whose effect happens once. */
import type { Database, Statements, Transaction } from '../../db/database';
import { chinaDate } from '../../domain/calendar';
import type { FeedRunStatus } from '../../domain/vocabulary';
import { AppError } from '../../errors';
import { isRegisterFeed } from '../../feeds/definition';
import type { Vocabulary } from '../../feeds/vocabulary';
import type { Sealer } from '../access/sealer';
import { appendAudit } from '../audit/append-audit';
import { impactOf } from '../impact/impact-of';
import type { RevisionImpact } from '../impact/revision-impact';
import { keepEffectiveDefinition } from '../mapping/effective-definition';
import { storeUnknownLabels } from '../mapping/stored-labels';
import { type Fence, runOnce } from '../receipts';
import { FigureIntake } from './figure-intake';
import { ingestKey } from './ingest-key';
import type { Intake, IntakeContext, Merged, Run } from './intake';
import { whyUnreadable } from './raw-file';
import type { Reading } from './reading';
import { ReadingProgress } from './reading-progress';
import { RegisterIntake } from './registers/register-intake';
import { type RunFailure, runFailure } from './run-failures';
import { type RunSummary, runSummary } from './run-summary';
import { readRunOfThen } from './runs';

/** What became of a run, in numbers; its words and rejects are read with the summary. */
export type IngestOutcome = Omit<
  RunSummary,
  'feed' | 'messageZh' | 'messageEn' | 'rejects' | 'impact' | 'submissions'
>;

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
      const progress = new ReadingProgress(database, runId);
      intake.reading.onProgress = (read) => progress.tell(read);
      try {
        return await work(tx, run, { intake, unreadable, now, progress });
      } finally {
        await progress.end();
      }
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
  const definitionHash = await keepEffectiveDefinition(database, runId);
  await database.query(
    `update feed_run set status = 'RUNNING', started_at = $2, definition_hash = $3
     where id = $1 and status in ('QUEUED', 'RUNNING')`,
    [runId, now, definitionHash],
  );
  return readRunOfThen(database, runId);
}

export function intakeOf(
  database: Database,
  tx: Transaction,
  run: Run,
  given: Pick<IntakeContext, 'vocabulary' | 'sealer' | 'now' | 'source'>,
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
  readonly progress: ReadingProgress;
}

export async function work(tx: Transaction, run: Run, given: Work): Promise<WorkResult> {
  await tx.query(SETTINGS);
  await tx.query(LOCK_FEED, [run.feed_slug]);
  const { reading } = given.intake;
  const taken = run.is_dry_run ? await rehearse(tx, given) : await take(given);
  const { merged } = taken;
  // Told for the last time before the run's own row is written, and so locked, in here.
  await given.progress.end();
  await reading.rejects.store(tx, run.id);
  await storeUnknownLabels(tx, run.id, (await given.intake.unknownLabels?.()) ?? []);
  const status = await close(tx, run, { reading, ...taken, now: given.now });
  return {
    ...(run.is_dry_run ? { dryRun: 'true' } : {}),
    ...{ status, read: reading.read, rejected: reading.rejected, new: merged?.new ?? 0 },
    ...{ revised: merged?.revised ?? 0, removed: merged?.removed ?? 0 },
    targets: merged?.targetsAffected ?? 0,
  };
}

interface Taken {
  readonly failure: RunFailure | null;
  readonly merged: Merged | null;
  readonly impact: RevisionImpact | null;
}

async function take({ intake, unreadable }: Pick<Work, 'intake' | 'unreadable'>): Promise<Taken> {
  const failure = unreadable ? refusal(unreadable) : await judge(intake);
  return { failure, merged: failure ? null : await intake.merge(), impact: null };
}

/** The same, and then as if it had not been. */
async function rehearse(tx: Transaction, work: Work): Promise<Taken> {
  let taken: Taken = { failure: null, merged: null, impact: null };
  const publish = async () => {
    taken = await take(work);
    return taken.merged;
  };
  const { impact } = await impactOf(tx, { publish, asOf: chinaDate(work.now), now: work.now });
  return { ...taken, impact };
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

interface Ending extends Taken {
  readonly reading: Reading;
  readonly now: Date;
}

const hasChanged = (merged: Merged): boolean =>
  merged.new + merged.revised + merged.precisionOnly + merged.removed > 0 || merged.widened;

function statusAfter(run: Run, merged: Merged | null): FeedRunStatus {
  if (!merged) return 'FAILED';
  if (run.is_dry_run) return 'CHECKED';
  if (merged.awaitsReview) return 'AWAITING_REVIEW';
  return hasChanged(merged) ? 'PUBLISHED' : 'UNCHANGED';
}

async function close(
  tx: Statements,
  run: Run,
  { reading, failure, merged, impact, now }: Ending,
): Promise<FeedRunStatus> {
  const unchanged = merged ? merged.unchanged + reading.repeated : 0;
  const status = statusAfter(run, merged);
  const said = failure ?? (run.is_dry_run ? null : merged?.awaitsReview);
  await tx.query(
    `update feed_run set status = $2, finished_at = $3, rows_read = $4, rows_rejected = $5, rows_new = $6,
       rows_revised = $7, rows_precision_only = $8, rows_unchanged = $9, rows_removed = $10,
       targets_affected = $11, error_code = $12, message_zh = $13, message_en = $14, rows_done = $4,
       warnings = $15, rejects_found = $16, rows_digest = $17, impact = $18
     where id = $1`,
    [
      ...[run.id, status, now, reading.read, reading.rejected],
      ...[merged?.new ?? 0, merged?.revised ?? 0, merged?.precisionOnly ?? 0, unchanged],
      ...[merged?.removed ?? 0, merged?.targetsAffected ?? 0],
      ...[failure?.code ?? null, said?.zh ?? null, said?.en ?? null],
      ...[reading.rejects.warnings, reading.rejects.found, reading.rowsDigest],
      impact === null ? null : JSON.stringify(impact),
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
    submissions: ______,
    feed: __,
    messageZh: ___,
    messageEn: ____,
    impact: _____,
    ...outcome
  } = await runSummary(statements, runId);
  return outcome;
}
