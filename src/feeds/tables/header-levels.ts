/** The rows of a header to one path a column: by merged cells where there are any, else filled right. */
import { FileRefused } from '../problems';
import type { CellMerge, TableRow } from '../table-row';
import { isBlank, labelKey } from '../text';
import { axisOfWord, isNotTaken, measureOf } from './header-words';

export interface HeaderColumn {
  /** Place among the cells, from 0. */
  readonly at: number;
  /** From the top: 1—7月, 绝对量. */
  readonly path: readonly string[];
}

/** Cuts off the empty cells that spreadsheets leave at the right. */
export function headerWidth({ cells }: TableRow): number {
  let width = cells.length;
  while (width > 0 && isBlank(cells[width - 1] as string)) width -= 1;
  return width;
}

/** What each place of the level says; a merged cell is said in every column that it stretches over. */
function spread({ cells, merges = [] }: TableRow, width: number): string[] {
  const texts = Array.from({ length: width }, (_, at) => labelKey(cells[at] ?? ''));
  for (const { at, columns } of merges) {
    for (let to = at + 1; to < Math.min(at + columns, width); to += 1) texts[to] = texts[at] as string;
  }
  return texts;
}

/** Without merges, a cell reaches up to the next one, as long as something stands below. */
function filled(texts: readonly string[], below: readonly string[]): string[] {
  const result = [...texts];
  for (let at = 2; at < result.length; at += 1) {
    const isOpen = result[at] === '' && below[at] !== '' && below[at - 1] !== '';
    if (isOpen && axisOfWord(result[at - 1] as string) === null) result[at] = result[at - 1] as string;
  }
  return result;
}

/** A bracket under a word belongs to it: 性别比 over (女=100). */
function joined(path: readonly string[]): string[] {
  const result: string[] = [];
  for (const part of path) {
    if (part === '' || part === result.at(-1)) continue;
    const last = result.at(-1);
    if (last !== undefined && /^\([^()]*\)$/.test(part)) result[result.length - 1] = last + part;
    else result.push(part);
  }
  return result;
}

const refusal = (rows: readonly TableRow[], detail: string) =>
  new FileRefused(
    'HEADER_NOT_UNDERSTOOD',
    { line: rows[1]?.line ?? 0, raw: (rows[1]?.cells ?? []).join(',') },
    { headerLine: rows[0]?.line ?? 0, detail },
  );

/**
 * A page copied cell by cell loses its merges: the second row begins where the first column should stand, and
 * the first has one cell for several below. Words that come again begin the next of the cells above.
 */
function unshifted([first, second]: readonly [TableRow, TableRow]): readonly [TableRow, TableRow] {
  const above = first.cells.slice(1, headerWidth(first));
  const below = second.cells.slice(0, headerWidth(second));
  const top: string[] = [first.cells[0] ?? ''];
  let group = -1;
  let seen = new Set<string>();
  for (const word of below.map(labelKey)) {
    if (group < 0 || seen.has(word)) {
      group += 1;
      seen = new Set();
    }
    seen.add(word);
    top.push(above[group] ?? '');
  }
  if (group + 1 !== above.length) {
    const detail = `${above.length} / ${below.length}`;
    throw refusal([first, second], detail);
  }
  return [
    { ...first, cells: top },
    { ...second, cells: ['', ...below] },
  ];
}

/** Measures where the name of the first column should stand. */
export const isShifted = (first: TableRow, second: TableRow | undefined): boolean =>
  second !== undefined &&
  axisOfWord(first.cells[0] ?? '') !== null &&
  measureOf(second.cells[0] ?? '') !== null &&
  second.cells.every((cell) => isBlank(cell) || measureOf(cell) !== null || isNotTaken(cell));

export function headerColumns(given: readonly TableRow[]): readonly HeaderColumn[] {
  const [first, second] = given;
  const rows =
    first && second && given.length === 2 && isShifted(first, second) ? unshifted([first, second]) : given;
  const merges: readonly CellMerge[] = rows.flatMap((row) => row.merges ?? []);
  const width = Math.max(...rows.map(headerWidth));
  const levels = rows.map((row) => spread(row, width));
  for (let level = levels.length - 2; merges.length === 0 && level >= 0; level -= 1) {
    levels[level] = filled(levels[level] as string[], levels[level + 1] as string[]);
  }
  return Array.from({ length: width }, (_, at) => ({
    at,
    path: joined(levels.map((level) => level[at] ?? '')),
  }));
}
