/** The rows of a file: lines above the table, its header wherever it is, its figures, the notes below. */

import type { BatchCollector, Unresolved } from './feed-batch';
import type { FigureDefinition } from './figure-definition';
import type { FigureMapper } from './figure-mapper';
import { MAX_LINES_ABOVE_HEADER } from './limits';
import { isLongHeader, LongTable } from './long-table';
import { meantText } from './mojibake';
import { FileRefused, problem } from './problems';
import { type FactsAbove, factsAbove, isFact } from './table-facts';
import { continuesNotes, startsNotes } from './table-notes';
import type { FigureTable, TableRow } from './table-row';
import { isBlank, labelKey } from './text';
import type { UnitEntry } from './vocabulary';
import { isWideHeader } from './wide-header';
import { WideTable } from './wide-table';

const isBlankRow = ({ cells }: TableRow): boolean => cells.every(isBlank);
const isNote = (row: TableRow) => startsNotes(row.cells) && row.cells.slice(1).every(isBlank);

export class TableFile {
  private readonly above: TableRow[] = [];
  private table: FigureTable | null = null;
  private headerLine = 0;
  private hasData = false;
  private inNotes = false;

  constructor(
    private readonly definition: FigureDefinition,
    private readonly mapper: FigureMapper,
    private readonly collector: BatchCollector,
  ) {}

  row(row: TableRow): void {
    this.collector.sheet = row.sheet ?? null;
    if (row.fault) {
      const found = problem(row.fault, { line: row.line, raw: row.cells.join(',') });
      if (this.table) this.collector.reject(1, [found]);
      else this.collector.report(found);
    } else if (isBlankRow(row)) return;
    else if (!this.table) this.searchHeader(row);
    else if (this.inNotes) this.belowTable(row);
    else if (this.startsNotes(row)) this.inNotes = true;
    else if (this.table.isHeader(row)) {
      this.collector.report(problem('REPEATED_HEADER', { line: row.line, raw: row.cells.join(',') }));
    } else {
      this.hasData = true;
      this.table.row(row);
    }
  }

  end(): void {
    if (!this.table) this.refuseWithoutHeader();
    if (!this.hasData && this.collector.total.errors === 0) {
      throw new FileRefused('HEADER_ONLY', { line: this.headerLine });
    }
    const { read, rows, ignored, errors } = this.collector.total;
    this.collector.reportIgnored();
    if (rows === 0 && errors === 0 && ignored > 0) {
      throw new FileRefused('NOTHING_RECOGNISED', undefined, { count: read });
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
    const isLong = this.definition.layout === 'long';
    const isHeader = isLong ? isLongHeader(row, this.definition) : !isFact(row) && isWideHeader(row);
    if (!isHeader) {
      this.above.push(row);
      if (this.above.length > MAX_LINES_ABOVE_HEADER) this.refuseWithoutHeader();
      return;
    }
    const facts = factsAbove(this.above);
    const year = this.definition.periods.defaultYear === 'from-title' ? facts.year : null;
    this.mapper.assume({ unit: this.unitOfTable(facts), year });
    this.headerLine = row.line;
    this.table = isLong
      ? new LongTable(row, this.definition, this.mapper, this.collector)
      : new WideTable(row, facts, this.definition, this.mapper, this.collector);
  }

  /** A unit above the table that nobody knows makes the figures that rely on it faulty, and only those. */
  private unitOfTable({ unit }: FactsAbove): UnitEntry | Unresolved | null {
    if (!unit) return null;
    return this.mapper.unit(unit.text) ?? { fault: 'UNKNOWN_UNIT', details: { unit: unit.text } };
  }

  private refuseWithoutHeader(): never {
    const [first] = this.above;
    if (!first && this.collector.total.errors === 0) throw new FileRefused('EMPTY_FILE');
    for (const { line, cells } of this.above) {
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
