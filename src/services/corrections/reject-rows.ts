/** The rows behind rejects, cell by cell, so that a fault is seen where it stands. */
import DataLoader from 'dataloader';
import { ZodError } from 'zod';
import type { Database } from '../../db/database';
import { AppError } from '../../errors';
import { correctedRows } from '../../feeds/corrected-rows';
import type { FeedDefinition } from '../../feeds/definition';
import { contactPlaces, isHeaderOf, tableFormatOf } from '../../feeds/find-row';
import { cleanRaw, FileRefused } from '../../feeds/problems';
import { cellName, type TableRow } from '../../feeds/table-row';
import { headerWidth } from '../../feeds/tables/header-levels';
import { plainText } from '../../feeds/text';
import { groupRows } from '../../loaders/by-key';
import type { Sealer } from '../access/sealer';
import { readRawFile, whyUnreadable } from '../ingestion/raw-file';
import { readRun } from '../ingestion/runs';

/** A reject, as far as its place goes. */
export interface Place {
  readonly id: string;
  readonly runId: string;
  readonly sheet: string | null;
  readonly line: number;
}

export interface RowCell {
  readonly cell: string;
  readonly column: string | null;
  readonly text: string;
}

export type RejectRowLoader = DataLoader<Place, readonly RowCell[] | null, string>;

/** Files that are read once more while somebody waits; of larger ones there is the table of rejects. */
export const MAX_BYTES_READ_AGAIN = 20 * 1024 * 1024;
export const MAX_CELLS_TOLD = 100;

export function createRejectRowLoader(database: Database, sealer: Sealer | null): RejectRowLoader {
  return new DataLoader(
    async (places) => {
      const found = new Map<string, readonly RowCell[]>();
      for (const runId of new Set(places.map((place) => place.runId))) {
        const ofRun = places.filter((place) => place.runId === runId && place.line > 0);
        if (ofRun.length > 0) await findRows(database, sealer, { runId, places: ofRun, found });
      }
      return places.map(({ id }) => found.get(id) ?? null);
    },
    { cacheKeyFn: ({ id }) => id },
  );
}

interface Wanted {
  readonly runId: string;
  readonly places: readonly Place[];
  readonly found: Map<string, readonly RowCell[]>;
}

async function findRows(database: Database, sealer: Sealer | null, { runId, places, found }: Wanted) {
  const run = await readRun(database, runId).catch(unlessUnreadable);
  if (run === null) return;
  const { definition, content_hash: hash } = run;
  const format = tableFormatOf(definition);
  if (format === null || Number(run.size_bytes) > MAX_BYTES_READ_AGAIN) return;
  if (await whyUnreadable(database, hash, sealer)) return;
  const wanted = groupRows(
    places,
    ({ line }) => String(line),
    (place) => place,
  );
  let header: TableRow | null = null;
  try {
    const source = () => readRawFile(database, hash, sealer);
    for await (const rows of correctedRows(source, format, run.corrections)) {
      for (const row of rows) {
        for (const place of wanted.get(String(row.line)) ?? []) {
          if (place.sheet !== null && place.sheet !== row.sheet) continue;
          const cells = cellsOf(row, header, definition);
          if (cells) found.set(place.id, cells);
        }
        if (header === null && isHeaderOf(row, definition)) header = row;
      }
      if (found.size === places.length) return;
    }
  } catch (error) {
    // What stands before the place where the file breaks off has been read.
    if (!(error instanceof FileRefused || error instanceof AppError)) throw error;
  }
}

/** A definition of former days that no longer reads shows no rows. */
function unlessUnreadable(error: unknown): null {
  if (error instanceof ZodError) return null;
  throw error;
}

/** Null where it cannot be told which cell would be a contact. Contacts of persons are left out. */
function cellsOf(
  row: TableRow,
  header: TableRow | null,
  definition: FeedDefinition,
): readonly RowCell[] | null {
  const contacts = contactPlaces({ row, header }, definition);
  if (contacts === null) return null;
  const width = Math.max(headerWidth(row), header ? headerWidth(header) : 0);
  return Array.from({ length: Math.min(width, MAX_CELLS_TOLD) }, (_, at) => at)
    .filter((at) => !contacts.includes(at))
    .map((at) => ({
      cell: cellName(at, row.line),
      column: cleanRaw(plainText(header?.cells[at] ?? '')) || null,
      text: cleanRaw(row.cells[at] ?? ''),
    }));
}
