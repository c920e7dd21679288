/** What became of a run, with its first rejects: what a sender is told. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Statements } from '../../db/database';
import type { FeedRunStatus, SubmissionStatus } from '../../domain/vocabulary';
import { globalId } from '../../entities/node';
import { AppError } from '../../errors';
import type { RevisionImpact } from '../impact/revision-impact';

export interface RejectSummary {
  readonly severity: string;
  readonly line: number;
  readonly sheet: string | null;
  readonly column: string | null;
  readonly cell: string | null;
  readonly raw: string;
  readonly code: string;
  readonly messageZh: string;
  readonly messageEn: string;
  /** Validation rule that it comes from. */
  readonly rule: string | null;
}

/** A submission that holds figures of the run; published, once its state is PUBLISHED, and not before. */
export interface SubmissionSummary {
  readonly id: string;
  readonly region: string;
  readonly period: string;
  readonly version: number;
  readonly status: SubmissionStatus;
}

export interface RunSummary {
  readonly runId: string;
  readonly feed: string;
  readonly status: FeedRunStatus;
  /** It only found out what would happen. */
  readonly isDryRun: boolean;
  /** The run whose file it worked again. */
  readonly repeatsRunId: string | null;
  /** How many cells were read as somebody corrected them. */
  readonly corrections: number;
  /** Rows read so far, while it runs. */
  readonly rowsDone: number;
  readonly rowsRead: number;
  readonly rowsNew: number;
  readonly rowsRevised: number;
  readonly rowsPrecisionOnly: number;
  readonly rowsUnchanged: number;
  readonly rowsRejected: number;
  /** Records that a full list no longer held. */
  readonly rowsRemoved: number;
  readonly targetsAffected: number;
  /** Remarks that keep no row out and deserve a look. */
  readonly warnings: number;
  /** Those of what was taken in that nobody has answered for yet. */
  readonly openWarnings: number;
  /** All that was found wrong or remarkable; `rejects` tells of the first. */
  readonly rejectsFound: number;
  readonly errorCode: string | null;
  readonly messageZh: string | null;
  readonly messageEn: string | null;
  /** Errors first, then warnings, then remarks. */
  readonly rejects: readonly RejectSummary[];
  /** Of a dry run: what publication would change. */
  readonly impact: RevisionImpact | null;
  /** Where figures wait that are not published by being handed in. */
  readonly submissions: readonly SubmissionSummary[];
}

const MAX_REJECTS_TOLD = 50;
const MAX_SUBMISSIONS_TOLD = 50;
const FINAL: readonly FeedRunStatus[] = ['PUBLISHED', 'UNCHANGED', 'CHECKED', 'FAILED', 'AWAITING_REVIEW'];
/** Of what was not taken in there is nothing to answer for. */
const OPEN_WARNINGS = `case when status in ('FAILED', 'CHECKED') then 0 else (
  select count(*)::integer from feed_reject
  where run_id = feed_run.id and severity = 'WARNING' and accepted_at is null) end`;
const LOOK_EVERY_MS = 100;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export const isFinal = (status: FeedRunStatus): boolean => FINAL.includes(status);

export async function runSummary(statements: Statements, runId: string): Promise<RunSummary> {
  if (!UUID.test(runId)) throw new AppError('UNKNOWN_RUN', { id: runId });
  const [run] = await statements.query<Omit<RunSummary, 'rejects' | 'submissions'>>(
    `select id as "runId", feed_slug as feed, status, rows_read as "rowsRead", rows_new as "rowsNew",
       rows_revised as "rowsRevised", rows_precision_only as "rowsPrecisionOnly",
       rows_unchanged as "rowsUnchanged", rows_rejected as "rowsRejected", rows_removed as "rowsRemoved",
       targets_affected as "targetsAffected", warnings, rejects_found as "rejectsFound", impact,
       is_dry_run as "isDryRun", repeats_id as "repeatsRunId", rows_done as "rowsDone",
       coalesce(jsonb_array_length(corrections), 0) as corrections,
       ${OPEN_WARNINGS} as "openWarnings", error_code as "errorCode", message_zh as "messageZh",
       message_en as "messageEn"
     from feed_run where id = $1`,
    [runId],
  );
  if (!run) throw new AppError('UNKNOWN_RUN', { id: runId });
  const rejects = await statements.query<{ readonly [K in keyof RejectSummary]: RejectSummary[K] }>(
    `select severity, line, sheet, "column", cell, raw, code, message_zh as "messageZh",
       message_en as "messageEn", rule_code as rule
     from feed_reject where run_id = $1
     order by severity not in ('FATAL', 'ERROR'), severity = 'INFO', id limit $2`,
    [runId, MAX_REJECTS_TOLD],
  );
  return { ...run, rejects, submissions: await submissionsOf(statements, runId) };
}

async function submissionsOf(statements: Statements, runId: string): Promise<readonly SubmissionSummary[]> {
  const rows = await statements.query<{ [K in keyof SubmissionSummary]: SubmissionSummary[K] }>(
    `select id, region_code as region, period, version, status from submission o
     where id in (select submission_id from submission_figure where feed_run_id = $1)
     order by region_code, period_end, period_start, version limit $2`,
    [runId, MAX_SUBMISSIONS_TOLD],
  );
  return rows.map((row) => ({ ...row, id: globalId('Submission', row.id) }));
}

/** The summary as soon as the run has ended, or as it stands when the time is up. */
export async function awaitRun(
  statements: Statements,
  runId: string,
  timeoutMs: number,
): Promise<RunSummary> {
  const deadlineMs = performance.now() + timeoutMs;
  for (;;) {
    const [run] = await statements.query<{ status: FeedRunStatus }>(
      'select status from feed_run where id = $1',
      [runId],
    );
    const timeLeftMs = deadlineMs - performance.now();
    if (!run || isFinal(run.status) || timeLeftMs <= 0) return runSummary(statements, runId);
    await sleep(Math.min(LOOK_EVERY_MS, timeLeftMs));
  }
}
