/**
 * The columns that a table of rejects has beside those of its file, and the way back: a table that was
 * corrected in a spreadsheet and sent again is read as if it never had them.
 */
import type { TableRow } from './table-row';
import { isBlank, plainText } from './text';

/** Reserved: a header that has them, in this order and side by side, ends before them. */
export const REJECT_COLUMNS = ['错误代码', '原因', 'Reason'] as const;

const [FIRST] = REJECT_COLUMNS;
/** Blank cells at the end of such a row were put there; whoever fills them in takes the code away too. */
const WAS_TOO_SHORT = 'ROW_TOO_SHORT';

/** What begins a formula in a spreadsheet: OWASP's list, with the full-width forms. */
const FORMULA = /^[=+@\t\r\n＝＋－＠-]/;
/** -0.6, +5%, -0.6(百分点): a sign and no more than a number with a remark; and the dash of a blank. */
const SIGNED = /^[-+＋－][\d０-９.,，．\s%％‰]*(?:[(（][\p{Script=Han}\s]*[)）])?$/u;
/** Codes and periods that a spreadsheet would take for a number or a date and so spoil. */
const SPOILT = /^(?:\d{12,}(?:\.\d*)?|0\d+|\d+[eE]\d+|\d{1,4}[-/]\d{1,2}(?:[-/]\d{1,4})?)$/;
const GUARD = /^(?:'(?=[=+@\t\r\n＝＋－＠-])|\t)/;

/** So that a spreadsheet leaves it alone; `unguarded` takes it back. */
export function guarded(text: string): string {
  if (FORMULA.test(text) && !SIGNED.test(text)) return `'${text}`;
  return SPOILT.test(text) ? `\t${text}` : text;
}

const unguarded = (text: string) => text.replace(GUARD, '');

function placeIn({ cells }: TableRow): number {
  const at = cells.findIndex((cell) => plainText(cell) === FIRST);
  return at > 0 && REJECT_COLUMNS.every((name, i) => plainText(cells[at + i] ?? '') === name) ? at : -1;
}

function without(row: TableRow, at: number): TableRow {
  const { cells } = row;
  const own = cells.slice(0, at).map(unguarded);
  if (cells[at]?.includes(WAS_TOO_SHORT)) {
    while (own.length > 0 && isBlank(own.at(-1) as string)) own.pop();
  }
  return { ...row, cells: own };
}

export async function* withoutRejectColumns(
  rows: AsyncIterable<readonly TableRow[]>,
): AsyncGenerator<readonly TableRow[]> {
  const places = new Map<string | undefined, number>();
  for await (const batch of rows) {
    // Nearly every file has none of them: its rows are passed on as they are.
    yield batch.some((row) => places.has(row.sheet) || row.cells.includes(FIRST))
      ? batch.map((row) => {
          if (!places.has(row.sheet) && placeIn(row) >= 0) places.set(row.sheet, placeIn(row));
          const at = places.get(row.sheet);
          return at === undefined ? row : without(row, at);
        })
      : batch;
  }
}
