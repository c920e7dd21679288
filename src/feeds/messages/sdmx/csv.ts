/** SDMX-CSV 1.0, 2.0 and 2.1, row by row: every column a component, one of them the value. */
import { readCsv } from '../../csv';
import { decodeLines, inspect } from '../../decode';
import type { Unresolved } from '../../feed-batch';
import type { FigureDefinition } from '../../figure-definition';
import { FileRefused } from '../../problems';
import type { TableRow } from '../../table-row';
import type { Component, MessageFigure, MessageReader } from '../message';
import { type Components, componentsOf, VALUE_SEPARATOR } from './components';
import { type CsvColumn, type CsvHeader, readCsvHeader, sdmxDialect } from './csv-header';
import { type Action, actionOf, figureReader, rolesOf } from './observation';

const LABEL = ': ';
/** 2.1: the dimension is switched off for this row. */
const SWITCHED_OFF = '~';
const DELETED = '-';

const isBlankRow = ({ cells }: TableRow) => cells.every((cell) => cell.trim() === '');

/** Columns repeat their cells from row to row; the last one is made once. */
function componentReader({ at, isLabelled, nameAt, hasSeveral }: CsvColumn, subDelimiter: string) {
  let last: { cell: string; name: string; component: Component } | null = null;
  const make = (cell: string, name: string): Component => {
    const cut = isLabelled ? cell.indexOf(LABEL) : -1;
    const code = (cut < 0 ? cell : cell.slice(0, cut)).trim();
    const label = cut < 0 ? name : cell.slice(cut + LABEL.length);
    const given = hasSeveral ? code.replaceAll(subDelimiter, VALUE_SEPARATOR) : code;
    return { code: given, ...(label.trim() === '' ? {} : { name: label.trim() }) };
  };
  return (cells: readonly string[]): Component | null => {
    const cell = cells[at] ?? '';
    if (cell === '' || cell === SWITCHED_OFF) return null;
    const name = nameAt === null ? '' : (cells[nameAt] ?? '');
    if (last?.cell !== cell || last.name !== name) last = { cell, name, component: make(cell, name) };
    return last.component;
  };
}

/** A message without what the feed is about is another message, unless it only takes back. */
function refuseMissing({ columns }: CsvHeader, definition: FigureDefinition, line: number): void {
  const { message, region } = definition;
  const { value, period } = rolesOf(definition);
  const regionId = message?.region ?? (region === undefined ? 'REF_AREA' : null);
  const needed = [...(message?.indicator ?? []), ...(regionId === null ? [] : [regionId]), period, value];
  const known = new Set([...columns.map(({ id }) => id), ...Object.keys(message?.given ?? {})]);
  const missing = needed.filter((id) => !known.has(id));
  if (missing.length === 0) return;
  throw new FileRefused('MISSING_COLUMN', { line }, { columns: missing.join('、') });
}

class CsvRows {
  private readonly readers: readonly (readonly [string, ReturnType<typeof componentReader>])[];
  private readonly figureOf: ReturnType<typeof figureReader>;
  private readonly valueId: string;
  private readonly valueAt: number | null;
  private isChecked = false;

  constructor(
    private readonly header: CsvHeader,
    private readonly headerLine: number,
    private readonly definition: FigureDefinition,
  ) {
    this.readers = header.columns.map((column) => [column.id, componentReader(column, header.subDelimiter)]);
    this.figureOf = figureReader(definition);
    this.valueId = rolesOf(definition).value;
    this.valueAt = header.columns.find(({ id }) => id === this.valueId)?.at ?? null;
  }

  figure(row: TableRow): MessageFigure {
    const fault = this.faultOf(row);
    if (fault) return this.faulty(row, fault);
    const action = this.actionOf(row);
    if (action === null) {
      const text = this.key(row, 'ACTION');
      return this.faulty(row, { fault: 'UNKNOWN_ACTION', details: { text } });
    }
    if (action !== 'delete') this.checkOnce();
    const components: Components = componentsOf();
    for (const [id, read] of this.readers) {
      const component = read(row.cells);
      if (component !== null) components[id] = component;
    }
    const text = this.valueAt === null ? null : (components[this.valueId]?.code ?? null);
    if (this.deletesAttributes(row, action, text)) {
      return this.faulty(row, { fault: 'ATTRIBUTES_ONLY', details: {}, ignore: true });
    }
    const isMissing = this.header.version === 1;
    return this.figureOf({
      ...{ line: row.line, path: this.pathOf(row), components, text, isMissing, action, publishedOn: '' },
    });
  }

  private checkOnce(): void {
    if (this.isChecked) return;
    refuseMissing(this.header, this.definition, this.headerLine);
    this.isChecked = true;
  }

  private faultOf({ cells, fault }: TableRow): Unresolved | null {
    if (fault) return { fault, details: {} };
    const { width } = this.header;
    if (cells.length < width) {
      return { fault: 'ROW_TOO_SHORT', details: { count: cells.length, expected: width } };
    }
    const count = cells.findLastIndex((cell) => cell.trim() !== '') + 1;
    return count > width ? { fault: 'ROW_TOO_LONG', details: { count, expected: width } } : null;
  }

  private faulty({ line, cells }: TableRow, fault: Unresolved): MessageFigure {
    return { line, path: this.valueId, components: {}, value: cells.join(','), fault };
  }

  private actionOf(row: TableRow): Action | null {
    const word = this.key(row, 'ACTION');
    return word === '' ? 'set' : actionOf(word);
  }

  private key({ cells }: TableRow, name: string): string {
    const at = this.header.keys.get(name);
    return at === undefined ? '' : (cells[at] ?? '').trim();
  }

  private pathOf(row: TableRow): string {
    return this.key(row, 'SERIES_KEY') || this.valueId;
  }

  /** In a row that deletes, marks beside a blank value mean that the value stays. */
  private deletesAttributes({ cells }: TableRow, action: Action, text: string | null): boolean {
    if (action !== 'delete' || this.valueAt === null || text !== null) return false;
    return this.header.columns.some(({ at }) => cells[at] === DELETED);
  }
}

export const readSdmxCsv: MessageReader = async function* (source, definition) {
  let rows: CsvRows | null = null;
  for await (const block of readCsv(decodeLines(source, await inspect(source)), sdmxDialect)) {
    const figures: MessageFigure[] = [];
    for (const row of block) {
      if (isBlankRow(row)) continue;
      if (rows) figures.push(rows.figure(row));
      else rows = new CsvRows(readCsvHeader(row), row.line, definition);
    }
    yield figures;
  }
};
