/** Finds a row of a table again, with what stands above it, so that its cells can be named. */
import { correctedRows } from './corrected-rows';
import type { Correction } from './corrections';
import type { ByteSource } from './decode';
import { type FeedDefinition, isRegisterFeed } from './definition';
import { isMessageFormat } from './definition-parts';
import { MAX_LINES_ABOVE_HEADER } from './limits';
import { isLongHeader } from './long-table';
import { contactsOf } from './registers/register-fields';
import { headerPlaces, isRegisterHeader } from './registers/register-header';
import { isFact } from './table-facts';
import type { TableFormat } from './table-formats';
import { cellName, type TableRow } from './table-row';
import { isWideHeader } from './tables/find-header';
import { headerWidth } from './tables/header-levels';
import { labelKey } from './text';

export interface FoundRow {
  readonly row: TableRow;
  /** Null when it stands above the header, or is it. */
  readonly header: TableRow | null;
  /** The first rows of the sheet that stand above it. */
  readonly above: readonly TableRow[];
}

/** Null for messages, which have no rows. */
export function tableFormatOf({ format, sheet }: FeedDefinition): TableFormat | null {
  return isMessageFormat(format) ? null : { format, sheet };
}

/** Headers of several rows stand below the titles. */
const MAX_ROWS_ABOVE = MAX_LINES_ABOVE_HEADER + 10;

export function isHeaderOf(row: TableRow, definition: FeedDefinition): boolean {
  if (isRegisterFeed(definition)) return isRegisterHeader(row, definition);
  return definition.layout === 'long' ? isLongHeader(row, definition) : !isFact(row) && isWideHeader(row);
}

export async function findRow(
  source: ByteSource,
  definition: FeedDefinition,
  place: { readonly sheet: string | null; readonly line: number },
  corrections: readonly Correction[],
): Promise<FoundRow | null> {
  const format = tableFormatOf(definition);
  if (format === null) return null;
  const above: TableRow[] = [];
  let header: TableRow | null = null;
  for await (const rows of correctedRows(source, format, corrections)) {
    for (const row of rows) {
      if (place.sheet !== null && row.sheet !== place.sheet) continue;
      if (row.line === place.line) return { row, header, above };
      if (above.length < MAX_ROWS_ABOVE) above.push(row);
      if (header === null && isHeaderOf(row, definition)) header = row;
    }
  }
  return null;
}

const CELL = /^[A-Z]{1,3}[1-9]\d*$/;

/** Where a name leads in the row: the name of a cell (C17), or what stands above in its column. */
export function placesNamed(name: string, { row, header, above }: FoundRow): readonly number[] {
  const key = labelKey(name);
  if (CELL.test(key)) {
    const width = Math.max(row.cells.length, header?.cells.length ?? 0);
    return Array.from({ length: width }, (_, at) => at).filter((at) => cellName(at, row.line) === key);
  }
  const placesIn = ({ cells }: TableRow) => cells.flatMap((cell, at) => (labelKey(cell) === key ? [at] : []));
  const inHeader = header ? placesIn(header) : [];
  return inHeader.length > 0 ? inHeader : [...new Set(above.flatMap(placesIn))];
}

function contactsIn(definition: FeedDefinition): readonly string[] {
  if (!isRegisterFeed(definition)) return [];
  return contactsOf(definition.register).filter((name) => name in definition.columns);
}

export const takesContacts = (definition: FeedDefinition): boolean => contactsIn(definition).length > 0;

/** Places of the data of natural persons; null where the row's cells may stand under the wrong headers. */
export function contactPlaces(
  { row, header }: Pick<FoundRow, 'row' | 'header'>,
  definition: FeedDefinition,
): readonly number[] | null {
  const contacts = contactsIn(definition);
  if (contacts.length === 0 || !isRegisterFeed(definition)) return [];
  if (header === null) return null;
  const width = headerWidth(header);
  if (row.cells.length < width || headerWidth(row) > width) return null;
  const places = headerPlaces(header, definition);
  return contacts.flatMap((name) => (places.get(name) ?? []).map(({ at }) => at));
}
