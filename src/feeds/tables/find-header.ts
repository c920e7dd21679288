/** Finds the header of a table: the row it begins in, how many rows it has, where the figures begin. */

import { isUnresolved } from '../feed-batch';
import type { FigureMapper } from '../figure-mapper';
import { MAX_HEADER_LEVELS } from '../limits';
import { readNumber } from '../numbers';
import { isPeriod, readPeriod } from '../periods';
import { FileRefused } from '../problems';
import { isFact } from '../table-facts';
import type { TableRow } from '../table-row';
import { isBlank, plainText } from '../text';
import { isShifted } from './header-levels';
import { axisOfWord, columnFactOf, isNotTaken, isUnitWord, measureOf } from './header-words';

export interface FoundHeader {
  readonly rows: readonly TableRow[];
  /** Rows under it that say something of each column. */
  readonly columnFacts: readonly TableRow[];
  /** The first row of figures. */
  readonly first: TableRow;
}

const ANY_YEAR = { defaultYear: 2000, dottedMonth: 'january', daysAreMonths: true } as const;
/** Words for the axis may follow a number of the row. */
const MAX_PLACES_OF_AXIS = 3;
/** A table whose rows are all figures under periods. */
const MIN_BARE_PERIODS = 3;

export const isPeriodText = (text: string): boolean => isPeriod(readPeriod(plainText(text), ANY_YEAR));

const isNumber = (text: string): boolean => 'value' in readNumber(text);

const filledPlaces = ({ cells }: TableRow): number[] =>
  cells.flatMap((cell, at) => (isBlank(cell) ? [] : [at]));

/** The place of the word that names an axis: first, or behind 序号 and the like. */
function axisPlace(row: TableRow): number {
  for (const at of filledPlaces(row).slice(0, MAX_PLACES_OF_AXIS)) {
    const cell = row.cells[at] as string;
    if (axisOfWord(cell) !== null) return at;
    if (!isNotTaken(cell)) return -1;
  }
  return -1;
}

const namesAxis = (row: TableRow): boolean => {
  const at = axisPlace(row);
  return at >= 0 && row.cells.some((cell, place) => place > at && !isBlank(cell));
};

/** Whether the cell can only be meant as a header. */
const isHeaderWord = (text: string): boolean =>
  isUnitWord(text) || measureOf(text) !== null || (isPeriodText(text) && !/^\d{1,2}$/.test(plainText(text)));

/** A header whose first cell is blank or a word that nobody knows: the others speak for it. */
function looksLikeHeader(row: TableRow, mapper: FigureMapper | null): boolean {
  const [corner = ''] = row.cells;
  const others = row.cells.slice(1).filter((cell) => !isBlank(cell));
  if (others.length < 2 || isPeriodText(corner) || isNumber(corner)) return false;
  if (others.some((cell) => isNumber(cell) && !isPeriodText(cell))) return false;
  if (others.every(isHeaderWord)) return true;
  if (!isBlank(corner) || mapper === null) return false;
  const isKnown = (cell: string) =>
    !isUnresolved(mapper.region(cell)) || !isUnresolved(mapper.indicator(cell));
  return others.filter((cell) => isHeaderWord(cell) || isKnown(cell)).length * 2 > others.length;
}

/** Without a vocabulary: the rows below tell the rest. */
export const isWideHeader = (row: TableRow): boolean => namesAxis(row) || looksLikeHeader(row, null);

export class HeaderSearch {
  readonly above: TableRow[] = [];
  private rows: TableRow[] = [];
  private readonly columnFacts: TableRow[] = [];
  private isWeak = false;
  /** Line that merged cells of the header reach down to. */
  private coveredTo = 0;

  constructor(private readonly mapper: FigureMapper) {}

  get headerLine(): number | null {
    return this.rows[0]?.line ?? null;
  }

  /** Null until the row is the first of the figures. */
  push(row: TableRow): FoundHeader | null {
    if (this.rows.length === 0) this.begin(row);
    else if (row.line <= this.coveredTo || this.isLevel(row)) this.addLevel(row);
    else if (this.isColumnFact(row)) this.columnFacts.push(row);
    else if (this.isWeak && namesAxis(row)) this.beginAgain(row);
    else return { rows: this.rows, columnFacts: this.columnFacts, first: row };
    return null;
  }

  private begin(row: TableRow): void {
    const isStrong = !isFact(row) && namesAxis(row);
    if (isStrong || (!isFact(row) && looksLikeHeader(row, this.mapper))) {
      this.isWeak = !isStrong;
      this.addLevel(row);
    } else if (isBareTable(row))
      throw new FileRefused('NO_ROW_LABELS', { line: row.line, raw: row.cells.join(',') });
    else this.above.push(row);
  }

  /** What looked like a header was the level above the one that names the axis, or a line of the title. */
  private beginAgain(row: TableRow): void {
    const own = row.cells.slice(1).filter((cell) => !isBlank(cell));
    const isComplete = own.every(isPeriodText);
    if (isComplete) this.above.push(...this.rows);
    if (isComplete) this.rows = [];
    this.isWeak = false;
    this.addLevel(row);
  }

  private addLevel(row: TableRow): void {
    this.rows.push(row);
    for (const { rows } of row.merges ?? []) this.coveredTo = Math.max(this.coveredTo, row.line + rows - 1);
    if (this.rows.length > MAX_HEADER_LEVELS || this.coveredTo > row.line + MAX_HEADER_LEVELS) {
      const details = { headerLine: this.headerLine ?? 0, detail: `> ${MAX_HEADER_LEVELS}` };
      throw new FileRefused('HEADER_NOT_UNDERSTOOD', { line: row.line, raw: row.cells.join(',') }, details);
    }
  }

  /** No cell is a value; under a blank corner any text is a header, else only words that cannot be values. */
  private isLevel(row: TableRow): boolean {
    const [corner = '', ...rest] = row.cells;
    const others = rest.filter((cell) => !isBlank(cell));
    if (this.rows.length === 1 && isShifted(this.rows[0] as TableRow, row)) return true;
    if (others.length === 0 || axisOfWord(corner) !== null) return false;
    const isWord = (cell: string) => isHeaderWord(cell) || isNotTaken(cell);
    if (!isBlank(corner)) return others.every((cell) => isWord(cell) && !isNumber(cell));
    return others.every((cell) => isPeriodText(cell) || !(isNumber(cell) || this.mapper.isPlaceholder(cell)));
  }

  private isColumnFact({ cells: [first = '', ...rest] }: TableRow): boolean {
    return columnFactOf(first) !== null && rest.some((cell) => !isBlank(cell) && !isNumber(cell));
  }
}

function isBareTable({ cells }: TableRow): boolean {
  const filled = cells.filter((cell) => !isBlank(cell));
  return filled.length >= MIN_BARE_PERIODS && filled.length === cells.length && filled.every(isPeriodText);
}
