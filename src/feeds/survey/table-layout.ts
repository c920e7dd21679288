/** Which axis of a table runs where, told from the figures that were found: the same for every reader. */
import type { FeedRow } from '../feed-batch';

export const AXES = ['INDICATOR', 'REGION', 'PERIOD'] as const;
export type Axis = (typeof AXES)[number];

export interface TableLayout {
  /** One figure a row; all three axes run down. */
  readonly isLong: boolean;
  readonly down: readonly Axis[];
  readonly across: readonly Axis[];
  /** The same for all figures. */
  readonly fixed: readonly Axis[];
}

const VALUE_OF: Readonly<Record<Axis, (row: FeedRow) => string>> = {
  INDICATOR: ({ indicatorCode }) => indicatorCode,
  REGION: ({ regionCode }) => regionCode,
  PERIOD: ({ period }) => `${period.start} ${period.end}`,
};
const CELL_COLUMN = /^[A-Z]+/;
const columnOf = ({ cell, column }: FeedRow) => CELL_COLUMN.exec(cell ?? '')?.[0] ?? column;

function variesWithin(rows: readonly FeedRow[], groupOf: (row: FeedRow) => string, axis: Axis): boolean {
  const first = new Map<string, string>();
  return rows.some((row) => {
    const [group, value] = [groupOf(row), VALUE_OF[axis](row)];
    const known = first.get(group);
    if (known === undefined) first.set(group, value);
    return known !== undefined && known !== value;
  });
}

const varies = (rows: readonly FeedRow[], axis: Axis) => variesWithin(rows, () => '', axis);

/** Null when there are too few figures to tell. */
export function layoutOf(rows: readonly FeedRow[]): TableLayout | null {
  if (rows.length < 2) return null;
  const lineOf = ({ line, sheet }: FeedRow) => `${sheet ?? ''} ${line}`;
  const lines = new Set(rows.map(lineOf)).size;
  const moving = AXES.filter((axis) => varies(rows, axis));
  const fixed = AXES.filter((axis) => !moving.includes(axis));
  const isLong = lines === rows.length && new Set(rows.map(columnOf)).size === 1;
  if (isLong) return { isLong, down: moving, across: [], fixed };
  const across = moving.filter((axis) => variesWithin(rows, lineOf, axis));
  const down = moving.filter((axis) => !across.includes(axis) || variesWithin(rows, columnOf, axis));
  return { isLong, down, across, fixed };
}
