/** The rows of a list: lines above it, its header, its records, totals and notes below. */
import type { BatchCollector } from '../feed-batch';
import { MAX_LINES_ABOVE_HEADER } from '../limits';
import { meantText } from '../mojibake';
import { FileRefused, problem } from '../problems';
import { continuesNotes, startsNotes } from '../table-notes';
import type { TableRow } from '../table-row';
import { headerWidth } from '../tables/header-levels';
import { isBlank, labelKey } from '../text';
import type { Vocabulary } from '../vocabulary';
import { RecordReader, type RegisterRecord } from './read-record';
import type { RegisterDefinition } from './register-definition';
import { fieldsOf, keysOf } from './register-fields';
import { isRegisterHeader, type RegisterHeader, readRegisterHeader } from './register-header';

const isBlankRow = ({ cells }: TableRow): boolean => cells.every(isBlank);
/** A list may hold a name that looks like a note; a note fills one cell. */
const isNote = (row: TableRow) => startsNotes(row.cells) && row.cells.slice(1).every(isBlank);
const TOTAL = /^(?:合计|总计|小计|共计|累计|total)/i;

const firstText = ({ cells }: TableRow): string => cells.find((cell) => !isBlank(cell)) ?? '';

export class RegisterFile {
  #header: RegisterHeader | null = null;
  #reader: RecordReader | null = null;
  #above: TableRow[] = [];
  #hasData = false;
  #inNotes = false;

  constructor(
    private readonly definition: RegisterDefinition,
    private readonly vocabulary: Vocabulary,
    private readonly collector: BatchCollector<RegisterRecord>,
    private readonly canSeal: boolean,
  ) {}

  get headers(): ReadonlyMap<string, string> {
    return this.#reader?.headers ?? new Map();
  }

  /** Fields that have a column in this file. */
  get present(): readonly string[] {
    return [...(this.#header?.columns.keys() ?? [])];
  }

  row(row: TableRow): void {
    this.collector.sheet = row.sheet ?? null;
    if (row.fault) this.faulty(row, row.fault);
    else if (isBlankRow(row)) return;
    else if (!this.#header || !this.#reader) this.searchHeader(row);
    else if (this.#inNotes) this.belowTable(row);
    else if (isNote(row)) this.#inNotes = true;
    else if (this.isHeader(row, this.#header)) {
      this.collector.report(problem('REPEATED_HEADER', { line: row.line, raw: this.#reader.rawOf(row) }));
    } else this.record(row, this.#header, this.#reader);
  }

  end(): void {
    if (!this.#header) this.refuseWithoutHeader();
    if (!this.#hasData && this.collector.total.errors === 0) {
      throw new FileRefused('HEADER_ONLY', { line: this.#header?.row.line ?? 0 });
    }
  }

  private record(row: TableRow, header: RegisterHeader, reader: RecordReader): void {
    if (this.isTotal(row, header)) {
      this.collector.report(problem('TOTAL_ROW', { line: row.line, raw: firstText(row) }));
      return;
    }
    this.#hasData = true;
    const count = headerWidth(row);
    const isShort = row.cells.length < header.width;
    if (count > header.width || isShort) {
      // Its cells may stand under the wrong headers, so what is a contact cannot be told.
      const details = { count: isShort ? row.cells.length : count, expected: header.width };
      const code = isShort ? 'ROW_TOO_SHORT' : 'ROW_TOO_LONG';
      this.collector.reject(1, [problem(code, { line: row.line }, details)]);
      return;
    }
    const { record, problems } = reader.read(row);
    if (!record) this.collector.reject(1, problems);
    else {
      for (const one of problems) this.collector.report(one);
      this.collector.accept(record);
    }
  }

  private faulty(row: TableRow, fault: NonNullable<TableRow['fault']>): void {
    const found = problem(fault, { line: row.line, raw: this.#reader?.rawOf(row) ?? '' });
    if (this.#header) this.collector.reject(1, [found]);
    else this.collector.report(found);
  }

  private belowTable(row: TableRow): void {
    if (continuesNotes(row.cells)) return;
    const raw = this.#reader?.rawOf(row) ?? '';
    this.collector.reject(1, [problem('DATA_AFTER_NOTES', { line: row.line, raw })]);
  }

  /** 合计 in the first cell that is not blank, and no key. */
  private isTotal(row: TableRow, { columns }: RegisterHeader): boolean {
    const { cells } = row;
    const first = firstText(row);
    if (!TOTAL.test(labelKey(first))) return false;
    const places = keysOf(this.definition.register).flatMap((name) => columns.get(name)?.at ?? []);
    return places.some((at) => isBlank(cells[at] ?? '') || cells[at] === first);
  }

  private isHeader(row: TableRow, header: RegisterHeader): boolean {
    return header.row.cells.every((cell, at) => cell === row.cells[at]);
  }

  private searchHeader(row: TableRow): void {
    if (!isRegisterHeader(row, this.definition)) {
      this.#above.push(row);
      if (this.#above.length > MAX_LINES_ABOVE_HEADER) this.refuseWithoutHeader();
      return;
    }
    const header = readRegisterHeader(row, this.definition, this.vocabulary);
    this.#header = header;
    this.#reader = new RecordReader(header, this.definition, this.vocabulary, this.canSeal);
    this.#above = [];
    for (const column of header.unused) {
      this.collector.report(problem('IGNORED_COLUMN', { line: row.line, column, raw: column }, { column }));
    }
  }

  private refuseWithoutHeader(): never {
    const [first] = this.#above;
    if (!first && this.collector.total.errors === 0) throw new FileRefused('EMPTY_FILE');
    const names = Object.values(this.definition.columns);
    const known = new Set(names.flat().map(labelKey));
    for (const { line, cells } of this.#above) {
      const garbled = cells.find((cell) => known.has(meantText(labelKey(cell)) ?? ''));
      if (garbled === undefined) continue;
      const meant = meantText(labelKey(garbled)) ?? '';
      throw new FileRefused('GARBLED_FILE', { line, raw: garbled }, { meant });
    }
    const expected = names.map((alternatives) => alternatives.join('/')).join('、');
    // Without a header nobody knows where contacts stand, so a row of data must not be shown.
    const raw = this.hasContacts() ? '' : (first?.cells.join(',') ?? '');
    throw new FileRefused('NO_HEADER', { line: first?.line ?? 1, raw }, { expected });
  }

  private hasContacts(): boolean {
    const fields = fieldsOf(this.definition.register);
    return Object.keys(this.definition.columns).some((name) => fields[name]?.type === 'contact');
  }
}
