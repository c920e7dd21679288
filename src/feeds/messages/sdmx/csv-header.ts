/** The header of SDMX-CSV 1.0 and 2.x: the delimiter, the labels, and what each column is. */
import { type Dialect, newlineOf } from '../../csv-dialect';
import { FileRefused } from '../../problems';
import type { TableRow } from '../../table-row';

/** Right behind the first term stands the delimiter, whatever it is. */
const FIRST_TERM = /^"?(?:DATAFLOW|STRUCTURE(?:\[.\])?)"?(?<delimiter>[^\w"\r\n])/;
const ONLY_TERM = /^"?(?:DATAFLOW|STRUCTURE(?:\[.\])?)"?\s*(?:[\r\n]|$)/;
/** The official sub-delimiter where the header names none. */
const SUB_DELIMITER = /^STRUCTURE\[(.)\]$/;
const LABEL = ': ';
/** ATTR[] holds several values, ATTR[en;fr] a text in several languages. */
const BRACKETS = /\[[^\]]*\]$/;
/** Columns that say something of the row and are no components of the data. */
const KEYS: ReadonlySet<string> = new Set(['ACTION', 'SERIES_KEY', 'OBS_KEY', 'STRUCTURE_NAME']);

export interface CsvColumn {
  readonly at: number;
  readonly id: string;
  /** Cells are `ID: Name`. */
  readonly isLabelled: boolean;
  /** Column with the names of these codes. */
  readonly nameAt: number | null;
  readonly hasSeveral: boolean;
}

export interface CsvHeader {
  readonly version: 1 | 2;
  readonly width: number;
  readonly columns: readonly CsvColumn[];
  /** Places of ACTION, SERIES_KEY and OBS_KEY. */
  readonly keys: ReadonlyMap<string, number>;
  readonly subDelimiter: string;
}

const wrong = (detail: string, line = 1) =>
  new FileRefused('WRONG_MESSAGE', { line }, { format: 'SDMX-CSV', detail });

export function sdmxDialect(block: string): Dialect {
  const newline = newlineOf(block);
  if (ONLY_TERM.test(block)) return { delimiter: ',', newline };
  const delimiter = FIRST_TERM.exec(block)?.groups?.delimiter;
  if (delimiter === undefined) throw wrong('DATAFLOW … / STRUCTURE …');
  return { delimiter, newline };
}

function idOf(cell: string): { id: string; isLabelled: boolean; hasSeveral: boolean } {
  const at = cell.indexOf(LABEL);
  const bare = (at < 0 ? cell : cell.slice(0, at)).trim();
  return { id: bare.replace(BRACKETS, ''), isLabelled: at >= 0, hasSeveral: BRACKETS.test(bare) };
}

function refuseDuplicates(ids: readonly string[], cells: readonly string[], line: number): void {
  const seen = new Map<string, string>();
  ids.forEach((id, at) => {
    const first = seen.get(id);
    const second = cells[at] as string;
    if (first !== undefined) {
      throw new FileRefused('DUPLICATE_COLUMN', { line, column: second }, { first, second });
    }
    seen.set(id, second);
  });
}

export function readCsvHeader({ cells: all, line }: TableRow): CsvHeader {
  const cells = all.slice(0, all.findLastIndex((cell) => cell.trim() !== '') + 1);
  const [first = ''] = cells;
  const version = first.startsWith('DATAFLOW') ? 1 : 2;
  if (version === 2 && cells[1]?.split(LABEL)[0] !== 'STRUCTURE_ID') throw wrong('STRUCTURE_ID', line);
  const hasNames = cells.includes('STRUCTURE_NAME');
  const columns: CsvColumn[] = [];
  const keys = new Map<string, number>();
  for (let at = 0; at < cells.length; at += 1) {
    const { id, isLabelled, hasSeveral } = idOf(cells[at] as string);
    if (id === '') throw wrong(`column ${at + 1}`, line);
    if (keys.has(id)) throw new FileRefused('DUPLICATE_COLUMN', { line }, { first: id, second: id });
    if (KEYS.has(id)) {
      keys.set(id, at);
      continue;
    }
    // The first ones name structures: cells are `AGENCY:ID(1.0): Name`, whatever the header says.
    const isStructure = at < version;
    const nameAt = hasNames && !isStructure ? at + 1 : null;
    columns.push({ at, id, isLabelled: isLabelled || isStructure, nameAt, hasSeveral });
    if (nameAt !== null) at += 1;
  }
  if (hasNames && columns.at(-1)?.nameAt === cells.length) throw wrong('STRUCTURE_NAME', line);
  const named = columns.map(({ at }) => cells[at] as string);
  refuseDuplicates(
    columns.map(({ id }) => id),
    named,
    line,
  );
  return { version, width: cells.length, columns, keys, subDelimiter: SUB_DELIMITER.exec(first)?.[1] ?? ';' };
}
