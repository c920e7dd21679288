/** A page of HTML that calls itself a workbook, or a piece of one: its tables to rows of text. */
import { type ByteSource, decodeWhole } from '../decode';
import { gather } from '../gather';
import { MAX_CELL_SPAN, MAX_PAGE_BYTES, MAX_PAGE_CELLS } from '../limits';
import { FileRefused } from '../problems';
import type { TableRow } from '../table-row';
import { plainText } from '../text';
import { openWorkbook } from './open-workbook';
import { workbookRows } from './sheet-rows';

const META_CHARSET = /<meta[^>]{0,400}?charset\s*=\s*["']?\s*([\w-]{1,40})/i;
/** A page declares its encoding near its beginning. */
const START_LENGTH = 4_096;
/** Names of what is read here; utf-16 names a page that was declared before it was converted. */
const READABLE = /^(?:utf-?8|utf-?16(?:le|be)?|unicode|gb2312|gbk|gb18030|gb_2312-80|cp936|us-ascii|ascii)$/i;
const SPREADSHEET_XML = 'urn:schemas-microsoft-com:office:spreadsheet';
/** What never holds figures, and what its text would otherwise be mixed into. */
const LEFT_OUT = [
  ['<script', '</script>'],
  ['<style', '</style>'],
  ['<!--', '-->'],
] as const;
const SPAN = /(?:col|row)span\s*=\s*["']?\s*(\d{1,12})/gi;
const CELL = /<(?:t[dh]|cell)[\s/>]/gi;
/** A cell need not be closed before the next; to the library two open cells would be one. */
const OPENED_CELL = /(<tr[^<>]*>\s*)?<t[dh](?=[\s>])/gi;
const DETAIL_LENGTH = 80;
const MAX_TITLE_LINES = 10;

/** Each kind in one pass; what is never closed ends the page. */
function without(text: string, [opening, closing]: readonly [string, string]): string {
  const lower = text.toLowerCase();
  const kept: string[] = [];
  let from = 0;
  let at = lower.indexOf(opening);
  while (at >= 0) {
    const behind = at + opening.length;
    // <Styles> of a spreadsheet in XML is another word.
    const isWord = !/[a-z]/.test(lower[behind] ?? '');
    const end = isWord ? lower.indexOf(closing, behind) : behind;
    if (isWord) kept.push(text.slice(from, at));
    if (end < 0) return kept.join('');
    if (isWord) from = end + closing.length;
    at = lower.indexOf(opening, Math.max(from, behind));
  }
  return kept.join('') + text.slice(from);
}

function refuseOtherEncoding(text: string, bytes: Buffer): void {
  const declared = META_CHARSET.exec(text.slice(0, START_LENGTH))?.[1];
  if (declared === undefined) return;
  if (!READABLE.test(declared)) {
    throw new FileRefused('UNSUPPORTED_ENCODING', undefined, { encoding: declared });
  }
  const isUtf8 = /^utf-?8$/i.test(declared);
  if (isUtf8 && decodeWhole(bytes) !== bytes.toString('utf8').replace(/^\uFEFF/, '')) {
    throw new FileRefused('BROKEN_ENCODING', undefined, { encoding: declared });
  }
}

function boundPage(text: string): void {
  let cells = 0;
  for (const _ of text.matchAll(CELL)) cells += 1;
  if (cells > MAX_PAGE_CELLS) {
    throw new FileRefused('XLSX_TOO_LARGE', undefined, { what: 'cells', max: String(MAX_PAGE_CELLS) });
  }
  for (const [whole, span] of text.matchAll(SPAN)) {
    if (Number(span) > MAX_CELL_SPAN) throw new FileRefused('XLSX_SUSPICIOUS', undefined, { what: whole });
  }
}

const closedCells = (text: string): string =>
  text.replace(OPENED_CELL, (cell, row?: string) => (row === undefined ? `</td>${cell}` : cell));

/** The title, the period and the unit often stand above the table, not in it. */
function linesAbove(text: string, sheet: string): TableRow[] {
  const above = text.slice(0, text.search(/<table[\s>]/i)).slice(-START_LENGTH);
  const lines = above
    .replace(/<(?:br|\/p|\/div|\/h\d|\/title|\/caption|\/li)[^>]{0,200}>/gi, '\n')
    .replace(/<[^>]*>|^[^<]*>/g, '')
    .split('\n')
    .map((line) => plainText(line.replaceAll('&nbsp;', ' ')));
  const filled = lines.filter((line) => line !== '').slice(-MAX_TITLE_LINES);
  return filled.map((line) => ({ line: 0, sheet, cells: [line] }));
}

export async function* readPage(
  source: ByteSource,
  sheetName: string | null,
): AsyncGenerator<readonly TableRow[]> {
  const bytes = await gather(source, MAX_PAGE_BYTES, 'XLSX_TOO_LARGE');
  const whole = decodeWhole(bytes);
  refuseOtherEncoding(whole, bytes);
  const text = LEFT_OUT.reduce(without, whole);
  if (!/<table[\s>]/i.test(text) && !text.includes(SPREADSHEET_XML)) {
    const detail = plainText(text.slice(0, START_LENGTH).replace(/<[^>]*>/g, ' ')).slice(0, DETAIL_LENGTH);
    throw new FileRefused('NO_TABLE_IN_PAGE', undefined, { detail });
  }
  boundPage(text);
  const book = await openWorkbook(closedCells(text), sheetName);
  const [first] = book.sheets;
  if (first && !text.includes(SPREADSHEET_XML)) yield linesAbove(text, first.name);
  yield* workbookRows(book, sheetName);
}
