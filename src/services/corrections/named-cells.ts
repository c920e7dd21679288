/** What somebody wrote for the cells of a row: each checked, and its cell found by the name given. */
import type { FeedDefinition } from '../../feeds/definition';
import { contactPlaces, type FoundRow, placesNamed } from '../../feeds/find-row';
import { cleanRaw } from '../../feeds/problems';
import { cellName } from '../../feeds/table-row';
import { plainText } from '../../feeds/text';
import { CorrectionRefused } from './refusals';

export interface NamedCell {
  readonly at: number;
  readonly cell: string;
  readonly column: string;
  /** As it is read now. */
  readonly before: string;
  readonly text: string;
}

/** A row of the widest tables is corrected in several steps. */
const MAX_VALUES = 50;
export const MAX_VALUE_LENGTH = 1_000;
const MAX_NAME_LENGTH = 200;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f]/;

/** Numbers are refused: as JSON they have lost how they were printed. */
function textOf(column: string, value: unknown): string {
  const text = value === null ? '' : value;
  const name = cleanRaw(column);
  if (typeof text !== 'string' || CONTROL.test(text) || !text.isWellFormed()) {
    throw new CorrectionRefused('BAD_VALUE', { column: name });
  }
  if (text.length > MAX_VALUE_LENGTH) {
    throw new CorrectionRefused('VALUE_TOO_LONG', { column: name, max: MAX_VALUE_LENGTH });
  }
  return text;
}

/** By column; checked before the file is opened. */
export function textsIn(values: unknown): ReadonlyMap<string, string> {
  if (typeof values !== 'object' || values === null || Array.isArray(values)) {
    throw new CorrectionRefused('NO_VALUES');
  }
  const entries = Object.entries(values);
  if (entries.length === 0) throw new CorrectionRefused('NO_VALUES');
  if (entries.length > MAX_VALUES) throw new CorrectionRefused('TOO_MANY_VALUES', { max: MAX_VALUES });
  return new Map(entries.map(([column, value]) => [column, textOf(column, value)]));
}

export function cellsIn(
  texts: ReadonlyMap<string, string>,
  found: FoundRow,
  definition: FeedDefinition,
): readonly NamedCell[] {
  const contacts = contactPlaces(found, definition);
  if (contacts === null) throw new CorrectionRefused('ROW_MISALIGNED');
  const cells = new Map<number, NamedCell>();
  for (const [name, text] of texts) {
    const at = placeOf(name, found);
    const column = cleanRaw(name);
    if (contacts.includes(at)) throw new CorrectionRefused('CONTACT_NOT_CORRECTABLE', { column });
    const cell = cellName(at, found.row.line);
    // Two names of one cell: which of the two texts is meant cannot be told.
    if (cells.has(at)) throw new CorrectionRefused('AMBIGUOUS_COLUMN', { column, cells: cell });
    const header = plainText(found.header?.cells[at] ?? '') || name;
    const before = cleanRaw(found.row.cells[at] ?? '');
    cells.set(at, { at, cell, column: cleanRaw(header), before, text });
  }
  return [...cells.values()];
}

function placeOf(name: string, found: FoundRow): number {
  const column = cleanRaw(name.slice(0, MAX_NAME_LENGTH));
  const places = name.length > MAX_NAME_LENGTH ? [] : placesNamed(name, found);
  const [at, second] = places;
  if (at === undefined) throw new CorrectionRefused('UNKNOWN_COLUMN', { column });
  if (second !== undefined) {
    const cells = places.map((one) => cellName(one, found.row.line)).join('、');
    throw new CorrectionRefused('AMBIGUOUS_COLUMN', { column, cells });
  }
  return at;
}
