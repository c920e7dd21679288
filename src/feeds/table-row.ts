/** What every format that shows a table is read into: rows of text, each with its line. */

export interface TableRow {
  /** Line of the file that the row starts in, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
  /** Sheet of the workbook that it stands in. */
  readonly sheet?: string;
  /** Merged cells that begin in this row; where none are, a blank belongs to no other cell. */
  readonly merges?: readonly CellMerge[];
  /** Something that makes the whole row unusable. */
  readonly fault?: ('NUL_CHARACTER' | 'LONE_CARRIAGE_RETURN') | ('CELL_ERROR' | 'FORMULA_WITHOUT_VALUE');
  /** Cells that are to blame for it, from 0, where they can be told. */
  readonly faultsAt?: readonly number[];
}

export interface CellMerge {
  /** Place of the cell that holds the text, from 0. */
  readonly at: number;
  readonly columns: number;
  readonly rows: number;
}

const LETTERS = 26;
const CODE_OF_A = 65;

/** C17: how every spreadsheet program calls a place. */
export function cellName(at: number, line: number): string {
  let letters = '';
  for (let left = at + 1; left > 0; left = Math.floor((left - 1) / LETTERS)) {
    letters = String.fromCharCode(CODE_OF_A + ((left - 1) % LETTERS)) + letters;
  }
  return `${letters}${line}`;
}

/** One table of figures, from its header on. */
export interface FigureTable {
  row(row: TableRow): void;
  /** Whether the row repeats the header. */
  isHeader(row: TableRow): boolean;
  /** No row of it follows. */
  end(): void;
}
