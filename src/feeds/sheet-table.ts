/** One sheet or file: lines above the table, its header wherever it is, its figures, the notes below. */

import type { BatchCollector } from './feed-batch';
import type { FigureDefinition } from './figure-definition';
import type { FigureMapper } from './figure-mapper';
import { MAX_LINES_ABOVE_HEADER } from './limits';
import { isLongHeader, LongTable } from './long-table';
import { meantText } from './mojibake';
import { readNumber } from './numbers';
import { FileRefused, problem } from './problems';
import type { UnitChoice } from './read-value';
import { type FactsAbove, factsAbove } from './table-facts';
import { continuesNotes, startsNotes } from './table-notes';
import type { FigureTable, TableRow } from './table-row';
import { type FoundHeader, HeaderSearch } from './tables/find-header';
import { WideTable } from './tables/wide-table';
import { isBlank, labelKey, plainText } from './text';

const isBlankRow = ({ cells }: TableRow): boolean => cells.every(isBlank);
const isNote = (row: TableRow) => startsNotes(row.cells) && row.cells.slice(1).every(isBlank);
const SEVERAL_UNITS = /[、,，;；/和]/;
const LEVEL_SEPARATOR = '/';

export class SheetTable {
  private readonly search: HeaderSearch;
  private readonly lines: TableRow[] = [];
  private table: FigureTable | null = null;
  private headerLine = 0;
  private hasData = false;
  private inNotes = false;
  private rowsOfNumbers = 0;

  constructor(
    private readonly definition: FigureDefinition,
    private readonly mapper: FigureMapper,
    private readonly collector: BatchCollector,
    /** The sheet is named after it. */
    private readonly region?: string,
  ) {
    this.search = new HeaderSearch(mapper);
  }

  row(row: TableRow): void {
    if (row.fault) {
      const found = problem(row.fault, { line: row.line, raw: row.cells.join(',') });
      if (this.table || this.search.headerLine !== null) this.collector.reject(1, [found]);
      else this.collector.report(found);
    } else if (isBlankRow(row)) return;
    else if (this.inNotes) this.belowTable(row);
    else if (!this.table) this.searchHeader(row);
    else if (this.startsNotes(row)) this.inNotes = true;
    else this.figures(row);
  }

  /** Among several sheets, one that holds no figures is passed over; else there must be a table. */
  end(isOneOfSeveral: boolean): void {
    this.table?.end();
    const headerLine = this.table ? this.headerLine : this.search.headerLine;
    if (headerLine === null) {
      const sheet = this.collector.sheet ?? '';
      if ((isOneOfSeveral || this.definition.sheet === '*') && this.rowsOfNumbers === 0 && sheet !== '') {
        this.collector.report(problem('SHEET_WITHOUT_TABLE', undefined, { sheet }));
      } else this.refuseWithoutHeader();
    } else if (!this.hasData && this.collector.total.errors === 0) {
      throw new FileRefused('HEADER_ONLY', { line: headerLine });
    }
  }

  private figures(row: TableRow): void {
    if (this.table?.isHeader(row)) {
      this.collector.report(problem('REPEATED_HEADER', { line: row.line, raw: row.cells.join(',') }));
    } else {
      this.hasData = true;
      this.table?.row(row);
    }
  }

  /** A long table may hold a label that looks like a note; a note fills one cell. */
  private startsNotes(row: TableRow): boolean {
    return this.definition.layout === 'long' ? isNote(row) : startsNotes(row.cells);
  }

  private belowTable(row: TableRow): void {
    if (continuesNotes(row.cells)) return;
    this.collector.reject(1, [problem('DATA_AFTER_NOTES', { line: row.line, raw: row.cells.join(',') })]);
  }

  private searchHeader(row: TableRow): void {
    if (this.definition.layout === 'long') {
      if (isLongHeader(row, this.definition)) this.beginLong(row);
      else this.addAbove(row);
      return;
    }
    if (this.search.headerLine !== null && this.startsNotes(row)) {
      this.inNotes = true;
      return;
    }
    const found = this.definition.header ? this.givenHeader(row) : this.search.push(row);
    if (found) {
      this.beginWide(found);
      this.figures(found.first);
    } else if (this.search.headerLine === null) this.addAbove(row);
  }

  private addAbove(row: TableRow): void {
    this.lines.push(row);
    if (row.cells.slice(1).some((cell) => !isBlank(cell) && 'value' in readNumber(cell))) {
      this.rowsOfNumbers += 1;
    }
    if (this.lines.length > MAX_LINES_ABOVE_HEADER) this.refuseWithoutHeader();
  }

  /** The feed knows the header that the file has lost; lines of one cell before the table are its title. */
  private givenHeader(row: TableRow): FoundHeader | null {
    if (row.cells.filter((cell) => !isBlank(cell)).length < 2) return null;
    const paths = (this.definition.header ?? []).map((text) => text.split(LEVEL_SEPARATOR));
    const levels = Math.max(...paths.map(({ length }) => length));
    const rows = Array.from({ length: levels }, (_, level) => ({
      line: row.line,
      cells: paths.map((path) => path[level] ?? ''),
    }));
    return { rows, columnFacts: [], first: row };
  }

  private beginLong(row: TableRow): void {
    this.assume(factsAbove(this.lines));
    this.headerLine = row.line;
    this.table = new LongTable(row, this.definition, this.mapper, this.collector);
  }

  private beginWide(found: FoundHeader): void {
    const above = this.definition.header ? this.lines : this.search.above;
    const facts = this.withSheetRegion(factsAbove(above));
    this.assume(facts);
    this.headerLine = found.rows[0]?.line ?? 0;
    this.table = new WideTable(found, facts, this.definition, this.mapper, this.collector);
  }

  private withSheetRegion(facts: FactsAbove): FactsAbove {
    return facts.region || this.region === undefined
      ? facts
      : { ...facts, region: { text: this.region, line: 0 } };
  }

  private assume(facts: FactsAbove): void {
    const daysAreMonths = this.definition.layout !== 'long';
    this.mapper.assume({ unit: this.unitOfTable(facts), year: this.yearOf(facts), daysAreMonths });
  }

  private yearOf({ year }: FactsAbove): number | null {
    const { defaultYear } = this.definition.periods;
    if (defaultYear === 'none') return null;
    if (defaultYear === 'from-title') return year ?? yearOfPeriod(this.definition.period);
    if (year !== null && year !== defaultYear) {
      throw new FileRefused('OTHER_YEAR', undefined, { found: year, expected: defaultYear });
    }
    return defaultYear;
  }

  /** A unit above the table that nobody knows makes the figures that rely on it faulty, and only those. */
  private unitOfTable({ unit }: FactsAbove): UnitChoice {
    if (!unit) return null;
    const whole = this.mapper.unit(unit.text);
    if (whole) return whole;
    const several = unit.text.split(SEVERAL_UNITS).map((text) => this.mapper.unit(plainText(text)));
    const known = several.filter((one) => one !== null);
    if (known.length > 1 && known.length === several.length) return known;
    return { fault: 'UNKNOWN_UNIT', details: { unit: unit.text } };
  }

  private refuseWithoutHeader(): never {
    const [first] = this.lines;
    if (!first && this.collector.total.errors === 0) throw new FileRefused('EMPTY_FILE');
    for (const { line, cells } of this.lines) {
      for (const raw of cells) {
        const meant = meantText(labelKey(raw));
        if (meant !== null) throw new FileRefused('GARBLED_FILE', { line, raw }, { meant });
      }
    }
    const columns = Object.values(this.definition.columns ?? {}).flatMap((names) =>
      names ? [names.join('/')] : [],
    );
    const expected = columns.length > 0 ? columns.join('、') : '地区/指标/时间 …';
    throw new FileRefused(
      'NO_HEADER',
      { line: first?.line ?? 1, raw: first?.cells.join(',') ?? '' },
      { expected },
    );
  }
}

function yearOfPeriod(period: string | undefined): number | null {
  const year = /^\d{4}/.exec(period ?? '')?.[0];
  return year === undefined ? null : Number(year);
}
