/** Writes down how a refused row is to be read: the file stays as it came, the next run reads that. */
import type { Database, Statements, Transaction } from '../../db/database';
import { FeedCorrection } from '../../entities/feed-correction';
import { FeedReject } from '../../entities/feed-reject';
import { AppError } from '../../errors';
import { type FoundRow, findRow, tableFormatOf } from '../../feeds/find-row';
import { FileRefused } from '../../feeds/problems';
import { columnsOf, hydrate } from '../../loaders/rows';
import type { Sealer } from '../access/sealer';
import { appendAudit } from '../audit/append-audit';
import { together } from '../ingestion/frozen-corrections';
import type { Run } from '../ingestion/intake';
import { readRawFile, whyUnreadable } from '../ingestion/raw-file';
import { isFinal } from '../ingestion/run-summary';
import { readRun } from '../ingestion/runs';
import { cellsIn, type NamedCell, textsIn } from './named-cells';
import { ownCorrections } from './own-corrections';
import { type CorrectionRefusal, CorrectionRefused } from './refusals';
import { type Handler, handledRun } from './run-scope';

export interface CorrectionRequest {
  readonly rejectId: string;
  /** Texts by column: as the API was given them, not checked yet. */
  readonly values: unknown;
  readonly handler: Handler;
  readonly sealer: Sealer | null;
  readonly now: Date;
  readonly requestId?: string;
}

export type CorrectionResult =
  | { readonly reject: FeedReject; readonly corrections: readonly FeedCorrection[] }
  | { readonly refusal: CorrectionRefusal };

const REJECT_ID = /^[1-9]\d{0,17}$/;
const MAX_CORRECTIONS = 10_000;

export async function correctReject(
  database: Database,
  request: CorrectionRequest,
): Promise<CorrectionResult> {
  try {
    const texts = textsIn(request.values);
    const reject = await findReject(database, request);
    const run = await readRun(database, reject.runId);
    const found = await rowOf(database, run, reject, request.sealer);
    const cells = cellsIn(texts, found, run.definition);
    const corrections = await database.transaction((tx) =>
      keep(tx, database, { reject, run, cells, request }),
    );
    return { reject, corrections };
  } catch (error) {
    if (error instanceof CorrectionRefused) return { refusal: error.refusal };
    throw error;
  }
}

async function findReject(database: Database, { rejectId, handler }: CorrectionRequest): Promise<FeedReject> {
  const [row] = REJECT_ID.test(rejectId)
    ? await database.query(`select ${columnsOf(database, FeedReject)} from feed_reject t where id = $1`, [
        rejectId,
      ])
    : [];
  const reject = row ? hydrate(FeedReject, row) : null;
  const run = reject ? await handledRun(database, reject.runId, handler) : null;
  if (!reject || !run) throw new CorrectionRefused('UNKNOWN_REJECT');
  if (!isFinal(run.status)) throw new CorrectionRefused('RUN_NOT_FINISHED');
  return reject;
}

async function rowOf(
  statements: Statements,
  run: Run,
  { line, sheet }: FeedReject,
  sealer: Sealer | null,
): Promise<FoundRow> {
  if (tableFormatOf(run.definition) === null) throw new CorrectionRefused('NOT_A_TABLE');
  if (line === 0) throw new CorrectionRefused('NOT_A_ROW');
  const unreadable = await whyUnreadable(statements, run.content_hash, sealer);
  if (unreadable) throw new CorrectionRefused('FILE_UNREADABLE', { detail: unreadable.code });
  const source = () => readRawFile(statements, run.content_hash, sealer);
  try {
    const own = await ownCorrections(statements, run.id);
    const found = await findRow(source, run.definition, { line, sheet }, together(run.corrections, own));
    if (found) return found;
  } catch (error) {
    const isExpected = error instanceof FileRefused || error instanceof AppError;
    if (!isExpected) throw error;
    const detail = error instanceof FileRefused ? error.problem.code : error.code;
    throw new CorrectionRefused('FILE_UNREADABLE', { detail });
  }
  throw new CorrectionRefused('ROW_NOT_FOUND');
}

interface Kept {
  readonly reject: FeedReject;
  readonly run: Run;
  readonly cells: readonly NamedCell[];
  readonly request: CorrectionRequest;
}

/** The first `before` stays: it is what stands in the file. */
const KEEP = `
insert into feed_correction as own (run_id, sheet, line, at, "column", cell, before, after, corrected_by,
  corrected_by_name, corrected_at)
select $1, $2, $3, cell.at, cell."column", cell.cell, cell.before, cell.text, $5, $6, $7
from jsonb_to_recordset($4::jsonb) as cell (at integer, "column" text, cell text, before text, text text)
on conflict (run_id, sheet, line, at) do update
  set after = excluded.after, "column" = excluded."column", corrected_by = excluded.corrected_by,
    corrected_by_name = excluded.corrected_by_name, corrected_at = excluded.corrected_at`;

const OF_ROW = `run_id = $1 and sheet is not distinct from $2 and line = $3`;

/** What stands there already is left as it is, without a record. */
async function keep(
  tx: Transaction,
  database: Database,
  { reject, run, cells, request }: Kept,
): Promise<readonly FeedCorrection[]> {
  const { handler, now, requestId } = request;
  const row = [run.id, reject.sheet, reject.line];
  const changed = cells.filter(({ before, text }) => before !== text);
  if (changed.length > 0) {
    // One at a time, so that two at once do not both see room for their own.
    await tx.query('select 1 from feed_run where id = $1 for no key update', [run.id]);
    const [{ count = 0 } = {}] = await tx.query<{ count: number }>(
      'select count(*)::int as count from feed_correction where run_id = $1',
      [run.id],
    );
    if (count + changed.length > MAX_CORRECTIONS) {
      throw new CorrectionRefused('TOO_MANY_CORRECTIONS', { max: MAX_CORRECTIONS });
    }
    await tx.query(KEEP, [...row, JSON.stringify(changed), handler.actor, handler.name, now]);
  }
  const kept = await tx.query(
    `select ${columnsOf(database, FeedCorrection)} from feed_correction t where ${OF_ROW} order by at`,
    row,
  );
  if (changed.length > 0) {
    const detail = {
      ...{ feed: run.feed_slug, sheet: reject.sheet, line: reject.line, code: reject.code },
      cells: changed.map(({ cell, column, before, text: after }) => ({ cell, column, before, after })),
    };
    const who = { actor: handler.actor, actorName: handler.name, requestId };
    await appendAudit(tx, { ...who, action: 'REJECT_CORRECTED', subject: `run:${run.id}`, detail }, now);
  }
  return kept.map((one) => hydrate(FeedCorrection, one));
}
