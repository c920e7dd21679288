/** Formats that show tables: each is read into rows, whatever the rows mean. */
import { readCsv } from './csv';
import { type ByteSource, decodeLines, inspect } from './decode';
import type { TableRow } from './table-row';
import { readXlsx } from './xlsx/read-xlsx';

export interface TableFormat {
  readonly format: 'csv' | 'xlsx';
  readonly sheet?: string | undefined;
}

export async function* tableRows(
  source: ByteSource,
  { format, sheet }: TableFormat,
): AsyncGenerator<readonly TableRow[]> {
  if (format === 'xlsx') yield* readXlsx(source, sheet ?? null);
  else yield* readCsv(decodeLines(source, await inspect(source)));
}
