/** Writes a workbook in a thread of its own, so that the server answers meanwhile. */
import { Worker } from 'node:worker_threads';
import { AppError } from '../../errors';
import { WORKBOOK_HEAP_MB, WORKBOOK_TIMEOUT_MS } from './export-limits';
import type { WorkbookCell } from './workbook-rows';

export interface SheetToWrite {
  readonly name: string;
  readonly rows: readonly (readonly WorkbookCell[])[];
  readonly widths: readonly number[];
  /** The first row is a header to filter by. */
  readonly hasHeader: boolean;
}

/** Plain text, so that the same works from TypeScript under test and from the compiled program. */
const PROGRAM = `
const { parentPort, workerData } = require('node:worker_threads');
const { utils, write } = require(workerData.library);
const book = utils.book_new();
for (const { name, rows, widths, hasHeader } of workerData.sheets) {
  const sheet = utils.aoa_to_sheet(rows, { dense: true });
  sheet['!cols'] = widths.map((wch) => ({ wch }));
  if (hasHeader) sheet['!autofilter'] = { ref: sheet['!ref'] };
  utils.book_append_sheet(book, sheet, name);
}
parentPort.postMessage(write(book, { type: 'buffer', bookType: 'xlsx', bookSST: true, compression: true }));`;

const LIBRARY = require.resolve('@e965/xlsx');

export function writeWorkbook(sheets: readonly SheetToWrite[]): Promise<Buffer> {
  const worker = new Worker(PROGRAM, {
    eval: true,
    env: {},
    workerData: { sheets, library: LIBRARY },
    resourceLimits: { maxOldGenerationSizeMb: WORKBOOK_HEAP_MB },
  });
  return new Promise((resolve, reject) => {
    const end = (act: () => void) => {
      clearTimeout(timer);
      void worker.terminate();
      act();
    };
    const fail = (detail: string) => end(() => reject(new AppError('EXPORT_FAILED', { detail })));
    const timer = setTimeout(() => fail(`${WORKBOOK_TIMEOUT_MS} ms`), WORKBOOK_TIMEOUT_MS);
    worker.once('message', (bytes: Uint8Array) => end(() => resolve(Buffer.from(bytes))));
    worker.once('error', (error) => fail(error.message));
    worker.once('exit', (code) => fail(`exit ${code}`));
  });
}
