/** An XLSX workbook to rows of text: one sheet, its rows numbered as the spreadsheet numbers them. */
import type { ByteSource } from '../decode';
import { MAX_COLUMNS, MAX_XLSX_BYTES, MAX_XLSX_MERGED_ROWS } from '../limits';
import { FileRefused } from '../problems';
import type { TableRow } from '../table-row';
import { type CellText, cellText } from './cell-text';
import { checkZip } from './check-zip';
import { openWorkbook, type Sheet } from './open-workbook';

const MEBIBYTE = 1 << 20;
const ROWS_AT_ONCE = 1_000;

async function gather(source: ByteSource): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of source()) {
    length += piece.length;
    if (length > MAX_XLSX_BYTES) {
      const max = `${MAX_XLSX_BYTES / MEBIBYTE} MiB`;
      throw new FileRefused('XLSX_TOO_LARGE', undefined, { what: 'file', max });
    }
    pieces.push(piece);
  }
  if (length === 0) throw new FileRefused('EMPTY_FILE');
  return Buffer.concat(pieces, length);
}

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

function rowOf(line: number, texts: readonly CellText[]): TableRow {
  const cells = texts.map((text) => (typeof text === 'string' ? text : ''));
  let width = cells.length;
  while (width > 0 && cells[width - 1]?.trim() === '') width -= 1;
  if (width > MAX_COLUMNS) {
    throw new FileRefused('TOO_MANY_COLUMNS', { line }, { count: width, max: MAX_COLUMNS });
  }
  const kept = cells.slice(0, width);
  const faulty = texts.find((text) => typeof text !== 'string');
  if (typeof faulty === 'object') return { line, cells: kept, fault: faulty.fault };
  return kept.some((cell) => cell.includes('\0'))
    ? { line, cells: kept, fault: 'NUL_CHARACTER' }
    : { line, cells: kept };
}

export async function* readXlsx(
  source: ByteSource,
  sheetName: string | null,
): AsyncGenerator<readonly TableRow[]> {
  const bytes = await gather(source);
  await checkZip(bytes);
  const { sheets, isDate1904 } = await openWorkbook(bytes, sheetName);
  const [sheet] = sheets;
  if (!sheet) throw new FileRefused('NO_SHEET', undefined, { sheet: sheetName ?? '—' });
  const hidden = hiddenPlaces(sheet);
  let rows: TableRow[] = [];
  for (let at = 0; at < sheet.rows.length; at += 1) {
    const spans = hidden.get(at) ?? [];
    const isHidden = (column: number) => spans.some(([from, to]) => column >= from && column <= to);
    const texts = Array.from(sheet.rows[at] ?? [], (cell, column) =>
      isHidden(column) ? '' : cellText(cell, isDate1904),
    );
    rows.push(rowOf(at + 1, texts));
    if (rows.length < ROWS_AT_ONCE) continue;
    yield rows;
    rows = [];
  }
  yield rows;
}
