/** What every format that shows a table is read into: rows of text, each with its line. */

export interface TableRow {
  /** Line of the file that the row starts in, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
  /** Something that makes the whole row unusable. */
  readonly fault?: ('NUL_CHARACTER' | 'LONE_CARRIAGE_RETURN') | ('CELL_ERROR' | 'FORMULA_WITHOUT_VALUE');
}

/** One table of figures, from its header on. */
export interface FigureTable {
  row(row: TableRow): void;
  /** Whether the row repeats the header. */
  isHeader(row: TableRow): boolean;
}
