/** Opens an export: one snapshot, looked over against the limit of its format, and its bytes as they come. */
import { randomUUID } from 'node:crypto';
import type { Database, Statements } from '../../db/database';
import { openSnapshotRead, type SnapshotRead } from '../../db/snapshot-read';
import { AppError } from '../../errors';
import { copyOut } from '../../loaders/bulk/copy-out';
import { readCodeNames } from '../../loaders/exports/code-names';
import {
  countSelect,
  csvSelect,
  type FigureRecord,
  type FiguresQuestion,
  rowsSelect,
  settingsOfFigures,
} from '../../loaders/exports/figure-select';
import { type ExportFormat, FETCH_ROWS, MAX_ROWS_OF } from './export-limits';
import { type QuestionTexts, questionFrom } from './figures-question';
import { sdmxJson } from './sdmx-json';
import { STRUCTURE_ID } from './structure';
import { figureWorkbook } from './workbook';

export interface OpenExport {
  readonly format: ExportFormat;
  readonly read: SnapshotRead;
  readonly chunks: () => AsyncGenerator<Buffer | string, unknown>;
}

async function applySettings(read: Statements, question: FiguresQuestion): Promise<void> {
  const settings = settingsOfFigures(question);
  await read.query(
    'select set_config(name, value, true) from unnest($1::text[], $2::text[]) as s (name, value)',
    [Object.keys(settings), Object.values(settings)],
  );
}

async function refuseTooMany(
  read: Statements,
  question: FiguresQuestion,
  format: ExportFormat,
): Promise<void> {
  const max = MAX_ROWS_OF[format];
  if (max === null) return;
  const [row] = await read.query<{ count: number }>(countSelect(question, max));
  if ((row?.count ?? 0) > max) throw new AppError('EXPORT_TOO_LARGE', { format, max });
}

async function* batchesOf(
  read: Statements,
  question: FiguresQuestion,
): AsyncGenerator<readonly FigureRecord[]> {
  await read.query(`declare figures no scroll cursor for ${rowsSelect(question)}`);
  for (;;) {
    const batch = await read.query<FigureRecord>(`fetch ${FETCH_ROWS} from figures`);
    yield batch;
    if (batch.length < FETCH_ROWS) return;
  }
}

async function* bytesOf(
  read: SnapshotRead,
  question: FiguresQuestion,
  format: 'sdmx-csv' | 'sdmx-json',
  now: Date,
): AsyncGenerator<Buffer | string, unknown> {
  if (format === 'sdmx-csv') return yield* read.copyOut(copyOut(csvSelect(question, STRUCTURE_ID), 'csv'));
  return yield* sdmxJson(batchesOf(read, question), await readCodeNames(read), { id: randomUUID(), now });
}

async function* only(bytes: Buffer): AsyncGenerator<Buffer, void> {
  yield bytes;
}

export async function openExport(
  database: Database,
  texts: QuestionTexts,
  format: ExportFormat,
  now: Date,
): Promise<OpenExport> {
  const question = await questionFrom(database, texts);
  const read = await openSnapshotRead(database);
  try {
    await applySettings(read, question);
    await refuseTooMany(read, question, format);
    if (format !== 'xlsx') return { format, read, chunks: () => bytesOf(read, question, format, now) };
    // Whole before the answer begins, so that what fails is told, and the snapshot is held no longer.
    const names = await readCodeNames(read);
    const bytes = await figureWorkbook(batchesOf(read, question), names, question, now);
    return { format, read, chunks: () => only(bytes) };
  } catch (error) {
    read.breakOff();
    throw error;
  }
}
