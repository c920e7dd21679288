/** Parses a workbook in a thread of its own, with bounded memory and time, so that the server goes on. */
import { Worker } from 'node:worker_threads';
import { XLSX_HEAP_MB, XLSX_TIMEOUT_MS } from '../limits';
import { FileRefused } from '../problems';

export interface Cell {
  /** s text, n number, b truth, e error, z nothing. */
  readonly t: 's' | 'n' | 'b' | 'e' | 'z' | 'd';
  readonly v?: string | number | boolean;
  /** As the spreadsheet shows it. */
  readonly w?: string;
  /** Format of the number. */
  readonly z?: string;
  /** Formula. */
  readonly f?: string;
}

interface Corner {
  readonly r: number;
  readonly c: number;
}

export interface Sheet {
  readonly name: string;
  readonly isHidden: boolean;
  /** Sparse: rows and cells that hold nothing may be missing. */
  readonly rows: readonly ((Cell | undefined)[] | undefined)[];
  readonly merges: readonly { readonly s: Corner; readonly e: Corner }[];
}

export interface Workbook {
  readonly sheets: readonly Sheet[];
  readonly isDate1904: boolean;
}

/**
 * Plain text, so that the same works from TypeScript under test and from the compiled program. Hidden sheets
 * are left behind, and sheets after the first with data unless one is asked for by name.
 */
const PROGRAM = `
const { parentPort, workerData } = require('node:worker_threads');
const { read } = require(workerData.library);
const book = read(workerData.bytes, {
  type: 'array', dense: true, cellDates: false, cellNF: true, cellText: true, cellHTML: false,
});
const properties = (book.Workbook && book.Workbook.Sheets) || [];
const sheets = book.SheetNames.map((name, at) => ({
  name, isHidden: Boolean(properties[at] && properties[at].Hidden), sheet: book.Sheets[name],
}));
const wanted = sheets.filter(({ name, isHidden, sheet }) =>
  workerData.sheet === null ? !isHidden && (sheet['!data'] || []).length > 0 : name === workerData.sheet);
parentPort.postMessage({
  isDate1904: Boolean(book.Workbook && book.Workbook.WBProps && book.Workbook.WBProps.date1904),
  sheets: wanted.slice(0, 1).map(({ name, isHidden, sheet }) => ({
    name, isHidden, rows: sheet['!data'] || [], merges: sheet['!merges'] || [],
  })),
});`;

const LIBRARY = require.resolve('@e965/xlsx');
const OUT_OF_MEMORY = 'ERR_WORKER_OUT_OF_MEMORY';

function refusalOf(error: Error & { code?: string }): FileRefused {
  if (error.code === OUT_OF_MEMORY) {
    return new FileRefused('XLSX_TOO_LARGE', undefined, { what: 'memory', max: `${XLSX_HEAP_MB} MiB` });
  }
  return new FileRefused('XLSX_BROKEN', undefined, { detail: error.message });
}

export function openWorkbook(bytes: Uint8Array, sheet: string | null): Promise<Workbook> {
  const worker = new Worker(PROGRAM, {
    eval: true,
    env: {},
    workerData: { bytes, sheet, library: LIBRARY },
    resourceLimits: { maxOldGenerationSizeMb: XLSX_HEAP_MB },
  });
  return new Promise((resolve, reject) => {
    const late = new FileRefused('XLSX_TOO_LARGE', undefined, { what: 'time', max: `${XLSX_TIMEOUT_MS} ms` });
    const timer = setTimeout(() => end(() => reject(late)), XLSX_TIMEOUT_MS);
    const end = (act: () => void) => {
      clearTimeout(timer);
      void worker.terminate();
      act();
    };
    worker.once('message', (workbook: Workbook) => end(() => resolve(workbook)));
    worker.once('error', (error) => end(() => reject(refusalOf(error))));
    worker.once('exit', (code) =>
      end(() => reject(new FileRefused('XLSX_BROKEN', undefined, { detail: `exit ${code}` }))),
    );
  });
}
