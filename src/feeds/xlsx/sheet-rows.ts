/** A parsed sheet to rows of text, numbered as the spreadsheet numbers them. */
import { MAX_COLUMNS, MAX_XLSX_MERGED_ROWS } from '../limits';
import { FileRefused } from '../problems';
import type { CellMerge, TableRow } from '../table-row';
import { type CellText, cellText } from './cell-text';
import type { Sheet, Workbook } from './open-workbook';

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

function mergesByRow({ merges }: Sheet): ReadonlyMap<number, readonly CellMerge[]> {
  const byRow = new Map<number, CellMerge[]>();
  for (const { s, e } of merges) {
    const merge = { at: s.c, columns: e.c - s.c + 1, rows: e.r - s.r + 1 };
    const known = byRow.get(s.r);
    if (known) known.push(merge);
    else byRow.set(s.r, [merge]);
  }
  return byRow;
}

const isEmpty = (text: CellText | undefined) =>
  text === undefined || (typeof text === 'string' && text.trim() === '');

/** Phantom columns, formatted but empty, are cut off; then all rows are as wide as the widest. */
function widthOf(texts: readonly CellText[]): number {
  let width = texts.length;
  while (width > 0 && isEmpty(texts[width - 1])) width -= 1;
  return width;
}

function rowOf(place: Omit<TableRow, 'cells'>, texts: readonly CellText[], width: number): TableRow {
  const cells = Array.from({ length: width }, (_, at) => {
    const text = texts[at];
    return typeof text === 'string' ? text : '';
  });
  const faultsAt = texts.flatMap((text, at) => (typeof text === 'string' ? [] : [at]));
  const faulty = texts[faultsAt[0] ?? -1];
  if (typeof faulty === 'object') return { ...place, cells, fault: faulty.fault, faultsAt };
  return cells.some((cell) => cell.includes('\0'))
    ? { ...place, cells, fault: 'NUL_CHARACTER' }
    : { ...place, cells };
}

function refuseWidth(line: number, count: number): never {
  throw new FileRefused('TOO_MANY_COLUMNS', { line }, { count, max: MAX_COLUMNS });
}

/** A cell with something in it, far to the right, is told before the room up to it is filled with blanks. */
function textsOf(sheet: Sheet, isDate1904: boolean): readonly (readonly CellText[])[] {
  const hidden = hiddenPlaces(sheet);
  return Array.from(sheet.rows, (row = [], at) => {
    const spans = hidden.get(at) ?? [];
    const isHidden = (column: number) => spans.some(([from, to]) => column >= from && column <= to);
    const text = (column: number) => (isHidden(column) ? '' : cellText(row[column], isDate1904));
    for (const place of row.length > MAX_COLUMNS ? Object.keys(row) : []) {
      const column = Number(place);
      if (column >= MAX_COLUMNS && !isEmpty(text(column))) refuseWidth(at + 1, column + 1);
    }
    return Array.from({ length: Math.min(row.length, MAX_COLUMNS) }, (_, column) => text(column));
  });
}

function* rowsOfSheet(sheet: Sheet, isDate1904: boolean): Generator<readonly TableRow[]> {
  const texts = textsOf(sheet, isDate1904);
  const merges = mergesByRow(sheet);
  const widths = texts.map(widthOf);
  const width = widths.reduce((widest, own) => Math.max(widest, own), 0);
  for (let from = 0; from < texts.length; from += ROWS_AT_ONCE) {
    yield texts.slice(from, from + ROWS_AT_ONCE).map((row, at) => {
      const own = merges.get(from + at);
      const place = { line: from + at + 1, sheet: sheet.name, ...(own ? { merges: own } : {}) };
      return rowOf(place, row, width);
    });
  }
}

export function* workbookRows(
  { sheets, isDate1904 }: Workbook,
  sheetName: string | null,
): Generator<readonly TableRow[]> {
  if (sheets.length === 0) throw new FileRefused('NO_SHEET', undefined, { sheet: sheetName ?? '—' });
  for (const sheet of sheets) yield* rowsOfSheet(sheet, isDate1904);
}
