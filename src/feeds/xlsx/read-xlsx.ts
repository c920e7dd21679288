/** An XLSX workbook to rows of text: one sheet, its rows numbered as the spreadsheet numbers them. */
import type { ByteSource } from '../decode';
import { gather } from '../gather';
import { MAX_COLUMNS, MAX_XLSX_BYTES, MAX_XLSX_MERGED_ROWS } from '../limits';
import { FileRefused } from '../problems';
import type { TableRow } from '../table-row';
import { type CellText, cellText } from './cell-text';
import { checkZip } from './check-zip';
import { openWorkbook, type Sheet } from './open-workbook';

const ROWS_AT_ONCE = 1_000;

type Span = readonly [from: number, to: number];

/** Places whose value, if a program has left one there, is hidden under a merged cell; by row. */
function hiddenPlaces({ merges, rows }: Sheet): ReadonlyMap<number, readonly Span[]> {
  const hidden = new Map<number, Span[]>();
  let spans = 0;
  for (const { s, e } of merges) {
    for (let row = s.r; row <= Math.min(e.r, rows.length - 1); row += 1) {
      spans += 1;
      if (spans > MAX_XLSX_MERGED_ROWS) {
        throw new FileRefused('XLSX_SUSPICIOUS', undefined, {
          what: `> ${MAX_XLSX_MERGED_ROWS} merged rows`,
        });
      }
      const span: Span = [row === s.r ? s.c + 1 : s.c, e.c];
      const known = hidden.get(row);
      if (known) known.push(span);
      else hidden.set(row, [span]);
    }
  }
  return hidden;
}

const isEmpty = (text: CellText | undefined) => typeof text === 'string' && text.trim() === '';

/** Phantom columns, formatted but empty, are cut off; then all rows are as wide as the widest. */
function widthOf(texts: readonly CellText[]): number {
  let width = texts.length;
  while (width > 0 && isEmpty(texts[width - 1])) width -= 1;
  return width;
}

function rowOf(sheet: string, line: number, texts: readonly CellText[], width: number): TableRow {
  const cells = Array.from({ length: width }, (_, at) => {
    const text = texts[at];
    return typeof text === 'string' ? text : '';
  });
  const faultsAt = texts.flatMap((text, at) => (typeof text === 'string' ? [] : [at]));
  const faulty = texts[faultsAt[0] ?? -1];
  if (typeof faulty === 'object') return { line, sheet, cells, fault: faulty.fault, faultsAt };
  return cells.some((cell) => cell.includes('\0'))
    ? { line, sheet, cells, fault: 'NUL_CHARACTER' }
    : { line, sheet, cells };
}

function textsOf(sheet: Sheet, isDate1904: boolean): readonly (readonly CellText[])[] {
  const hidden = hiddenPlaces(sheet);
  return Array.from(sheet.rows, (row = [], at) => {
    const spans = hidden.get(at) ?? [];
    const isHidden = (column: number) => spans.some(([from, to]) => column >= from && column <= to);
    return Array.from(row, (cell, column) => (isHidden(column) ? '' : cellText(cell, isDate1904)));
  });
}

export async function* readXlsx(
  source: ByteSource,
  sheetName: string | null,
): AsyncGenerator<readonly TableRow[]> {
  const bytes = await gather(source, MAX_XLSX_BYTES, 'XLSX_TOO_LARGE');
  await checkZip(bytes);
  const { sheets, isDate1904 } = await openWorkbook(bytes, sheetName);
  const [sheet] = sheets;
  if (!sheet) throw new FileRefused('NO_SHEET', undefined, { sheet: sheetName ?? '—' });
  const texts = textsOf(sheet, isDate1904);
  const widths = texts.map(widthOf);
  const width = widths.reduce((widest, own) => Math.max(widest, own), 0);
  if (width > MAX_COLUMNS) {
    const line = widths.indexOf(width) + 1;
    throw new FileRefused('TOO_MANY_COLUMNS', { line }, { count: width, max: MAX_COLUMNS });
  }
  for (let from = 0; from < texts.length; from += ROWS_AT_ONCE) {
    yield texts
      .slice(from, from + ROWS_AT_ONCE)
      .map((row, at) => rowOf(sheet.name, from + at + 1, row, width));
  }
}
