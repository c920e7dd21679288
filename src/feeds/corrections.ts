/** Cells that somebody has corrected, laid over the rows of a file: the file itself stays as it came. */
import { MAX_COLUMNS } from './limits';
import type { TableRow } from './table-row';

/** Plain data, so that it can be handed to another thread. */
export interface Correction {
  /** Null where the format has no sheets. */
  readonly sheet: string | null;
  readonly line: number;
  /** Place among the cells of the row, from 0. */
  readonly at: number;
  readonly text: string;
}

const UNUSABLE = /\0|\r(?!\n)/;

const rowKey = (sheet: string | null | undefined, line: number) => `${line} ${sheet ?? ''}`;

/** A row that could not be used is usable once every cell that was to blame for it is corrected. */
function stillFaulty(
  { faultsAt }: TableRow,
  cells: readonly string[],
  corrected: readonly number[],
): boolean {
  if (faultsAt) return faultsAt.some((at) => !corrected.includes(at));
  return cells.some((cell) => UNUSABLE.test(cell));
}

function correct(row: TableRow, corrections: readonly Correction[]): TableRow {
  const cells = [...row.cells];
  for (const { at, text } of corrections) {
    while (cells.length < at) cells.push('');
    cells[at] = text;
  }
  const { fault, faultsAt: _, ...rest } = row;
  const places = corrections.map(({ at }) => at);
  return fault && stillFaulty(row, cells, places) ? { ...row, cells } : { ...rest, cells };
}

export async function* laidOver(
  rows: AsyncIterable<readonly TableRow[]>,
  corrections: readonly Correction[],
): AsyncGenerator<readonly TableRow[]> {
  const byRow = new Map<string, Correction[]>();
  for (const one of corrections) {
    if (one.at >= MAX_COLUMNS) continue;
    const key = rowKey(one.sheet, one.line);
    byRow.set(key, [...(byRow.get(key) ?? []), one]);
  }
  for await (const batch of rows) {
    yield byRow.size === 0
      ? batch
      : batch.map((row) => {
          const found = byRow.get(rowKey(row.sheet, row.line));
          return found ? correct(row, found) : row;
        });
  }
}
