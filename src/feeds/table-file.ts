/** The rows of a file: each sheet a table, with lines above it, its header, its figures, and notes below. */

import { type BatchCollector, isUnresolved } from './feed-batch';
import type { FigureDefinition } from './figure-definition';
import type { FigureMapper } from './figure-mapper';
import { FileRefused } from './problems';
import { SheetTable } from './sheet-table';
import type { TableRow } from './table-row';

export class TableFile {
  private current: SheetTable;
  private sheet: string | undefined;
  private isStarted = false;

  constructor(
    private readonly definition: FigureDefinition,
    private readonly mapper: FigureMapper,
    private readonly collector: BatchCollector,
  ) {
    this.current = this.begin();
  }

  row(row: TableRow): void {
    if (!this.isStarted || row.sheet !== this.sheet) this.turnTo(row.sheet);
    this.current.row(row);
  }

  end(): void {
    this.current.end(false);
    const { read, rows, ignored, errors } = this.collector.total;
    this.collector.reportIgnored();
    if (rows === 0 && errors === 0 && ignored > 0) {
      throw new FileRefused('NOTHING_RECOGNISED', undefined, { count: read });
    }
  }

  private turnTo(sheet: string | undefined): void {
    if (this.isStarted) {
      this.current.end(true);
      this.current = this.begin(this.regionNamed(sheet));
    } else if (sheet !== undefined) this.current = this.begin(this.regionNamed(sheet));
    this.isStarted = true;
    this.sheet = sheet;
    this.collector.sheet = sheet ?? null;
  }

  private begin(region?: string): SheetTable {
    return new SheetTable(this.definition, this.mapper, this.collector, region);
  }

  /** One sheet a county: where all sheets are read, the name of each may say which region it is of. */
  private regionNamed(sheet: string | undefined): string | undefined {
    const mayNameRegion = this.definition.sheet === '*' && sheet !== undefined;
    return mayNameRegion && !isUnresolved(this.mapper.region(sheet)) ? sheet : undefined;
  }
}
