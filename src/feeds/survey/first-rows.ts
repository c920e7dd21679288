/** The first rows of a table as they stand in the file, for a look at its title and its header. */
import type { ByteSource } from '../decode';
import { inspect } from '../decode';
import { FileRefused } from '../problems';
import { tableRows } from '../table-formats';
import type { TableRow } from '../table-row';
import { isBlank, labelKey } from '../text';
import type { FileKind } from './sniff-file';

const MAX_FIRST_ROWS = 60;
const IS_TABLE: readonly FileKind[] = ['TEXT', 'XLSX', 'XLS', 'HTML'];

export async function firstRows(source: ByteSource, kind: FileKind): Promise<readonly TableRow[]> {
  if (!IS_TABLE.includes(kind)) return [];
  const found: TableRow[] = [];
  try {
    for await (const rows of tableRows(source, { format: 'table' })) {
      found.push(...rows.slice(0, MAX_FIRST_ROWS - found.length));
      if (found.length >= MAX_FIRST_ROWS) break;
    }
  } catch (error) {
    // What is wrong with the file is told by whoever reads all of it.
    if (!(error instanceof FileRefused)) throw error;
  }
  return found;
}

export async function encodingOf(source: ByteSource, kind: FileKind): Promise<string | null> {
  if (kind !== 'TEXT' && kind !== 'HTML') return null;
  try {
    return (await inspect(source)).encoding;
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error;
    return null;
  }
}

/** The line above a figure in which the header of its column stands; null when none does. */
export function headerLineOf(
  rows: readonly TableRow[],
  figure: { readonly line: number; readonly column: string },
): number | null {
  const header = labelKey(figure.column);
  const above = rows.filter(({ line }) => line < figure.line);
  const named = above.find(({ cells }) => cells.some((cell) => !isBlank(cell) && labelKey(cell) === header));
  return named?.line ?? null;
}
