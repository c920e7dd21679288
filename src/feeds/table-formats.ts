/** Formats that show tables: each is read into rows, whatever the rows mean. */
import { readCsv } from './csv';
import { type ByteSource, decodeLines, inspect } from './decode';
import type { TableFormatName } from './definition-parts';
import type { TableRow } from './table-row';
import { readXlsx } from './xlsx/read-xlsx';

export interface TableFormat {
  readonly format: TableFormatName;
  readonly sheet?: string | undefined;
}

/** No text begins so. */
const ZIP_MARK = 'PK\u0003\u0004';

async function startsAsZip(source: ByteSource): Promise<boolean> {
  let start = '';
  for await (const piece of source()) {
    start += Buffer.from(piece.subarray(0, ZIP_MARK.length)).toString('latin1');
    if (start.length >= ZIP_MARK.length) break;
  }
  return start.startsWith(ZIP_MARK);
}

export async function* tableRows(
  source: ByteSource,
  { format, sheet }: TableFormat,
): AsyncGenerator<readonly TableRow[]> {
  const isWorkbook = format === 'table' ? await startsAsZip(source) : format === 'xlsx';
  if (isWorkbook) yield* readXlsx(source, sheet ?? null);
  else yield* readCsv(decodeLines(source, await inspect(source)));
}
