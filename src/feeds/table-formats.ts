/** Formats that show tables: each is read into rows, whatever the rows mean. */
import { readCsv } from './csv';
import { type ByteSource, decodeLines, inspect } from './decode';
import type { TableFormatName } from './definition-parts';
import type { TableRow } from './table-row';
import { readPage } from './xlsx/read-page';
import { readXls, readXlsx } from './xlsx/read-xlsx';

export interface TableFormat {
  readonly format: TableFormatName;
  readonly sheet?: string | undefined;
}

type Kind = 'csv' | 'xlsx' | 'xls' | 'page';

/** No text begins so. */
const MARKS: readonly (readonly [Kind, string])[] = [
  ['xlsx', 'PK\u0003\u0004'],
  ['xls', '\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1'],
];
const START_BYTES = 512;
const BYTE_ORDER_MARKS = /^(?:\u00EF\u00BB\u00BF|\u00FF\u00FE|\u00FE\u00FF|\u0084\u0031\u0095\u0033)/;
/** A file of text that begins so is a page: no label of a table does. */
const PAGE_WORDS = [
  ...['!doctype', '\\?xml', '!--', 'html', 'head', 'meta', 'title', 'style', 'script', 'body', 'table'],
  ...['thead', 'tbody', 'tr', 'div', 'center', 'font', 'p', 'span', 'br', 'h\\d'],
].join('|');
const PAGE = new RegExp(`^<(?:${PAGE_WORDS})[\\s/>]`, 'i');

async function startOf(source: ByteSource): Promise<string> {
  let start = '';
  for await (const piece of source()) {
    start += Buffer.from(piece.subarray(0, START_BYTES)).toString('latin1');
    if (start.length >= START_BYTES) break;
  }
  return start;
}

/** By the first bytes: names and declared types of files are often wrong. */
async function kindOf(source: ByteSource): Promise<Kind> {
  const start = await startOf(source);
  const marked = MARKS.find(([, mark]) => start.startsWith(mark));
  if (marked) return marked[0];
  const text = start.replace(BYTE_ORDER_MARKS, '').replaceAll('\0', '').trimStart();
  return PAGE.test(text.startsWith('<!--') ? '<!-- ' : text) ? 'page' : 'csv';
}

export async function* tableRows(
  source: ByteSource,
  { format, sheet }: TableFormat,
): AsyncGenerator<readonly TableRow[]> {
  const kind = format === 'table' ? await kindOf(source) : format;
  if (kind === 'xlsx') yield* readXlsx(source, sheet ?? null);
  else if (kind === 'xls') yield* readXls(source, sheet ?? null);
  else if (kind === 'page') yield* readPage(source, sheet ?? null);
  else yield* readCsv(decodeLines(source, await inspect(source)));
}
