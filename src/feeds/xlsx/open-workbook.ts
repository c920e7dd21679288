/** Parses a workbook or a page in a thread of its own, with bounded memory and time. */
import { Worker } from 'node:worker_threads';
import { MAX_COLUMNS, MAX_WORKBOOK_CELLS, XLSX_HEAP_MB, XLSX_TIMEOUT_MS } from '../limits';
import { FileRefused } from '../problems';
import { WORKBOOK_PROGRAM } from './workbook-program';

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

const LIBRARY = require.resolve('@e965/xlsx');
/** What the library says of workbooks with a password, in the old format and in the new one. */
const PROTECTED = /password|encrypt/i;
/** Asks for every visible sheet. */
export const ALL_SHEETS = '*';
const OUT_OF_MEMORY = 'ERR_WORKER_OUT_OF_MEMORY';

function refusalOf(error: Error & { code?: string }): FileRefused {
  if (error.code === OUT_OF_MEMORY) {
    return new FileRefused('XLSX_TOO_LARGE', undefined, { what: 'memory', max: `${XLSX_HEAP_MB} MiB` });
  }
  if (error.name === 'TooManyCells') {
    return new FileRefused('XLSX_TOO_LARGE', undefined, { what: 'cells', max: String(MAX_WORKBOOK_CELLS) });
  }
  if (PROTECTED.test(error.message)) return new FileRefused('XLSX_ENCRYPTED');
  return new FileRefused('XLSX_BROKEN', undefined, { detail: error.message });
}

/** Bytes of a workbook, or the text of a page that was decoded before. */
export function openWorkbook(content: Uint8Array | string, sheet: string | null): Promise<Workbook> {
  const worker = new Worker(WORKBOOK_PROGRAM, {
    eval: true,
    env: {},
    workerData: { content, sheet, library: LIBRARY, maxColumns: MAX_COLUMNS, maxCells: MAX_WORKBOOK_CELLS },
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
