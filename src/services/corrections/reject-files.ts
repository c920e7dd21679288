/** A table of rejects as a file that office programs open: CSV as it comes, or a workbook of text cells. */
import { Worker } from 'node:worker_threads';
import { stringify } from 'csv-stringify/sync';
import { AppError } from '../../errors';
import { guarded } from '../../feeds/reject-columns';
import type { RejectRow, RejectTable } from './reject-table';

const ROWS_AT_ONCE = 500;
/** So that office programs take it for UTF-8. */
const MARK = '\uFEFF';

export async function* rejectsCsv({ rows }: RejectTable): AsyncGenerator<string> {
  yield MARK;
  let piece: string[][] = [];
  for await (const { cells } of rows) {
    piece.push(cells.map(guarded));
    if (piece.length < ROWS_AT_ONCE) continue;
    yield lines(piece);
    piece = [];
  }
  if (piece.length > 0) yield lines(piece);
}

const lines = (rows: string[][]) => stringify(rows, { record_delimiter: '\r\n', quoted_match: /[\r\n\t]/ });

/** A workbook is made in memory as a whole. */
const MAX_WORKBOOK_CELLS = 1_000_000;
const MAX_WORKBOOK_TEXT = 32 << 20;
const HEAP_MB = 1_024;

interface SheetOfText {
  readonly name: string;
  readonly rows: string[][];
}

/** Text cells only: a spreadsheet computes nothing in them, and no digit is lost. */
const PROGRAM = `
const { parentPort, workerData } = require('node:worker_threads');
const { utils, write } = require(workerData.library);
const book = utils.book_new();
for (const { name, rows } of workerData.sheets) utils.book_append_sheet(book, utils.aoa_to_sheet(rows), name);
parentPort.postMessage(write(book, { type: 'buffer', bookType: 'xlsx', compression: true }));`;

export async function rejectsXlsx({ rows }: RejectTable): Promise<Buffer> {
  const sheets = await sheetsOf(rows);
  const worker = new Worker(PROGRAM, {
    eval: true,
    env: {},
    workerData: { sheets, library: require.resolve('@e965/xlsx') },
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
  });
  try {
    return await new Promise<Buffer>((resolve, reject) => {
      worker.once('message', (bytes: Uint8Array) => resolve(Buffer.from(bytes)));
      worker.once('error', reject);
      worker.once('exit', (code) => reject(new Error(`the thread that writes ended with code ${code}`)));
    });
  } finally {
    await worker.terminate();
  }
}

async function sheetsOf(rows: AsyncIterable<RejectRow>): Promise<readonly SheetOfText[]> {
  const sheets = new Map<string, SheetOfText>();
  let room = MAX_WORKBOOK_CELLS;
  let text = MAX_WORKBOOK_TEXT;
  for await (const { sheet, cells } of rows) {
    const name = sheet ?? 'Sheet1';
    const known = sheets.get(name) ?? { name, rows: [] };
    sheets.set(name, known);
    known.rows.push([...cells]);
    room -= cells.length;
    for (const cell of cells) text -= cell.length;
    if (room < 0 || text < 0) throw new AppError('TABLE_TOO_LARGE', { max: MAX_WORKBOOK_CELLS });
  }
  return [...sheets.values()];
}
