/** A file as it was read, with what is wrong with each row beside it: to be corrected and sent again. */
import type { Database } from '../../db/database';
import { AppError } from '../../errors';
import { correctedRows } from '../../feeds/corrected-rows';
import type { FeedDefinition } from '../../feeds/definition';
import { contactPlaces, isHeaderOf, tableFormatOf, takesContacts } from '../../feeds/find-row';
import { cleanRaw, FileRefused } from '../../feeds/problems';
import { REJECT_COLUMNS } from '../../feeds/reject-columns';
import type { TableRow } from '../../feeds/table-row';
import { headerWidth } from '../../feeds/tables/header-levels';
import type { Sealer } from '../access/sealer';
import type { Run } from '../ingestion/intake';
import { readRawFile, whyUnreadable } from '../ingestion/raw-file';
import { readRun } from '../ingestion/runs';

export interface RejectTable {
  readonly rows: AsyncIterable<RejectRow>;
  /** Data of natural persons stands in it in clear. */
  readonly showsContacts: boolean;
}

export interface RejectRow {
  readonly sheet: string | null;
  readonly cells: readonly string[];
}

export interface RejectTableRequest {
  readonly runId: string;
  /** Whether the data of natural persons is shown; otherwise their columns are left out. */
  readonly withContacts: boolean;
  readonly sealer: Sealer | null;
}

interface Reason {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
}

type Reasons = ReadonlyMap<string, readonly Reason[]>;

const MAX_REASONS_OF_ROW = 20;
const rowKey = (sheet: string | null | undefined, line: number) => `${line} ${sheet ?? ''}`;

export async function rejectTable(database: Database, request: RejectTableRequest): Promise<RejectTable> {
  const { runId, sealer } = request;
  const run = await readRun(database, runId);
  const format = tableFormatOf(run.definition);
  const alone = { rows: rejectsAlone(database, runId), showsContacts: false };
  if (format === null) return alone;
  const unreadable = await whyUnreadable(database, run.content_hash, sealer);
  if (unreadable) throw unreadable;
  const read = () =>
    correctedRows(() => readRawFile(database, run.content_hash, sealer), format, run.corrections);
  const width = await widthOf(read, runId);
  if (width === null) return alone;
  const reasons = await reasonsOf(database, runId);
  const writer = new RejectWriter(run, reasons, width, request.withContacts);
  return { rows: writer.rows(read()), showsContacts: request.withContacts && takesContacts(run.definition) };
}

/** Wide enough for every row, so that the columns beside them are columns. Null: no table at all. */
async function widthOf(
  read: () => AsyncIterable<readonly TableRow[]>,
  runId: string,
): Promise<number | null> {
  let width = 0;
  try {
    for await (const rows of read()) for (const row of rows) width = Math.max(width, headerWidth(row));
  } catch (error) {
    // A file that cannot be read as a table is told of by its rejects alone.
    if (error instanceof FileRefused) return null;
    if (error instanceof AppError) throw error;
    throw new Error(`the file of run ${runId} could not be read again`, { cause: error });
  }
  return width === 0 ? null : width;
}

async function reasonsOf(database: Database, runId: string): Promise<Reasons> {
  const rows = await database.query<
    { sheet: string | null; line: number } & { [Name in keyof Reason]: string }
  >(
    `select sheet, line, code, message_zh as zh, message_en as en from feed_reject
     where run_id = $1 and severity <> 'INFO' order by id`,
    [runId],
  );
  const reasons = new Map<string, Reason[]>();
  for (const { sheet, line, ...reason } of rows) {
    const known = reasons.get(rowKey(sheet, line));
    if (!known) reasons.set(rowKey(sheet, line), [reason]);
    else if (known.length < MAX_REASONS_OF_ROW) known.push(reason);
  }
  return reasons;
}

const joined = (reasons: readonly Reason[], name: keyof Reason) =>
  [...new Set(reasons.map((reason) => reason[name]))].join('; ');

const shown = (reasons: readonly Reason[]) =>
  (['code', 'zh', 'en'] as const).map((name) => joined(reasons, name));

class RejectWriter {
  readonly #definition: FeedDefinition;
  #header: TableRow | null = null;
  #hidden: readonly number[] = [];

  constructor(
    run: Run,
    private readonly reasons: Reasons,
    private readonly width: number,
    private readonly withContacts: boolean,
  ) {
    this.#definition = run.definition;
  }

  async *rows(table: AsyncIterable<readonly TableRow[]>): AsyncGenerator<RejectRow> {
    for await (const rows of table) for (const row of rows) yield this.row(row);
  }

  private row(row: TableRow): RejectRow {
    const isHeader = this.#header === null && isHeaderOf(row, this.#definition);
    if (isHeader) this.#header = row;
    // What is wrong with the header or the whole file stands beside it, where no cell of a row can be.
    const beside = isHeader ? [...REJECT_COLUMNS, ...this.reasonsOfHeader(row)] : this.reasonsFor(row);
    return { sheet: row.sheet ?? null, cells: [...this.own(row), ...beside] };
  }

  /** A reader may or may not say in which sheet of a single one a fault stands. */
  private reasonsAt({ sheet, line }: TableRow): readonly Reason[] {
    return this.reasons.get(rowKey(sheet, line)) ?? this.reasons.get(rowKey(null, line)) ?? [];
  }

  private reasonsFor(row: TableRow): readonly string[] {
    const found = this.reasonsAt(row);
    return found.length === 0 ? ['', '', ''] : shown(found);
  }

  private reasonsOfHeader(row: TableRow): readonly string[] {
    const all = [...(this.reasons.get(rowKey(null, 0)) ?? []), ...this.reasonsAt(row)];
    return all.length === 0 ? [] : shown(all);
  }

  private own(row: TableRow): readonly string[] {
    const cells = Array.from({ length: this.width }, (_, at) => row.cells[at] ?? '');
    if (this.withContacts) return cells;
    const places = contactPlaces({ row, header: this.#header }, this.#definition);
    if (places === null) return this.misaligned(row);
    if (places.length > 0) this.#hidden = places;
    return cells.filter((_, at) => !this.#hidden.includes(at));
  }

  /** What is a contact cannot be told, so nothing of it is shown; sent again, the row is refused again. */
  private misaligned(row: TableRow): readonly string[] {
    const isAbove = this.#header === null;
    const isBlank = headerWidth(row) === 0;
    const hiddenWidth = this.width - this.#hidden.length;
    return Array.from({ length: hiddenWidth }, (_, at) => (at === 0 && !isBlank && !isAbove ? '***' : ''));
  }
}

const LIST_HEADER = ['行', '位置', '原文', ...REJECT_COLUMNS] as const;
const PAGE = 1_000;

/** Of messages, and of files that are no tables: where, what stood there, and why it was refused. */
async function* rejectsAlone(database: Database, runId: string): AsyncGenerator<RejectRow> {
  yield { sheet: null, cells: LIST_HEADER };
  for (let after = '0'; ; ) {
    const rows = await database.query<{ id: string; cells: string[] }>(
      `select id::text, array[line::text, coalesce("column", cell, ''), raw, code, message_zh, message_en]
         as cells
       from feed_reject where run_id = $1 and id > $2 and severity <> 'INFO' order by id limit $3`,
      [runId, after, PAGE],
    );
    for (const { cells } of rows) yield { sheet: null, cells: cells.map(cleanRaw) };
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return;
    after = last.id;
  }
}
