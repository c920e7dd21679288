/** One row of a list to one record, or to everything that is wrong with it. */
import type { Unresolved } from '../feed-batch';
import { FileRefused, type Problem, problem } from '../problems';
import type { TableRow } from '../table-row';
import { isBlank } from '../text';
import type { Vocabulary } from '../vocabulary';
import { completeRecord, type RecordValues } from './complete-record';
import { type CellReader, type CellReading, cellReader } from './read-field';
import { REGION_PARENT, type RegisterDefinition } from './register-definition';
import { type Field, fieldsOf } from './register-fields';
import type { RegisterHeader } from './register-header';

export interface RegisterRecord {
  readonly line: number;
  /** By field; null where the file does not say. Contacts are clear text: whoever keeps them seals them. */
  readonly values: RecordValues;
}

export interface RecordReading {
  /** Null when a field is wrong. */
  readonly record: RegisterRecord | null;
  readonly problems: readonly Problem[];
}

interface FieldReader {
  readonly name: string;
  readonly field: Field;
  readonly read: CellReader;
  readonly at: number | null;
  readonly header: string;
  /** Stands in for a column that is not there and for a blank cell. */
  readonly fallback: string | null;
}

const CODE = /^\d{6}(?:0{6})?$/;

export class RecordReader {
  readonly #fields: readonly FieldReader[];
  readonly #parentAt: number | null;

  constructor(
    header: RegisterHeader,
    private readonly definition: RegisterDefinition,
    vocabulary: Vocabulary,
    private readonly canSeal: boolean,
  ) {
    this.#parentAt = header.columns.get(REGION_PARENT)?.at ?? null;
    this.#fields = Object.entries(fieldsOf(definition.register)).map(([name, field]) => {
      const column = header.columns.get(name);
      const read = cellReader(name, field, definition, vocabulary, column?.unit ?? null);
      const given = definition.defaults[name] ?? (name === 'region' ? definition.region : undefined);
      const fallback = given === undefined ? null : statedIn(read(given));
      return { name, field, read, at: column?.at ?? null, header: column?.header ?? name, fallback };
    });
  }

  /** Headers by field, for whoever finds something wrong with a record later. */
  get headers(): ReadonlyMap<string, string> {
    return new Map(this.#fields.map(({ name, header }) => [name, header]));
  }

  read(row: TableRow): RecordReading {
    const problems: Problem[] = [];
    const values: Record<string, string | null> = {};
    for (const one of this.#fields) values[one.name] = this.cell(row, one, problems);
    if (problems.some(({ severity }) => severity !== 'WARNING')) return { record: null, problems };
    const { values: all, fault, warning } = completeRecord(this.definition.register, values);
    for (const found of [fault, warning]) {
      if (found) problems.push(this.problemIn(row, found.field, found));
    }
    return { record: fault ? null : { line: row.line, values: all }, problems };
  }

  /** The row as it was printed, but for the data of natural persons. */
  rawOf(row: TableRow): string {
    const hidden = this.#fields.filter(({ field }) => field.type === 'contact').map(({ at }) => at);
    return row.cells.map((cell, at) => (hidden.includes(at) && !isBlank(cell) ? '***' : cell)).join(',');
  }

  private cell(row: TableRow, one: FieldReader, problems: Problem[]): string | null {
    const raw = one.at === null ? '' : (row.cells[one.at] ?? '');
    const reading = one.read(this.withParent(row, one, raw));
    if ('fault' in reading) {
      problems.push(this.problemIn(row, one.name, reading));
      return null;
    }
    if (reading.warning) problems.push(this.problemIn(row, one.name, reading.warning));
    const value = reading.value ?? (reading.warning ? null : one.fallback);
    if (value !== null && one.field.type === 'contact' && !this.canSeal) {
      const column = one.header;
      throw new FileRefused('NO_CONTACT_KEY', { line: row.line, column }, { column });
    }
    if (value === null && one.field.role === 'KEY') {
      problems.push(this.problemIn(row, one.name, { fault: 'MISSING_VALUE', details: {} }));
    }
    return value;
  }

  /** 朝阳区 is found in 北京市 when another column names that. */
  private withParent(row: TableRow, { name }: FieldReader, raw: string): string {
    const parent = name === 'region' && this.#parentAt !== null ? (row.cells[this.#parentAt] ?? '') : '';
    return isBlank(raw) || isBlank(parent) || CODE.test(raw.trim()) ? raw : `${parent}${raw}`;
  }

  private problemIn(row: TableRow, name: string, { fault, details }: Unresolved): Problem {
    const one = this.#fields.find((field) => field.name === name);
    const column = one?.header ?? name;
    const isShown = one?.field.type !== 'contact' && one?.at != null;
    const raw = isShown ? (row.cells[one.at as number] ?? '') : '';
    return problem(fault, { line: row.line, column, raw }, { column, ...details });
  }
}

const statedIn = (reading: CellReading): string | null => ('fault' in reading ? null : reading.value);
