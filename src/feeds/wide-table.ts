/** A table with two axes: each cell is a figure of its row, its column and what is fixed for all. */

import { type BatchCollector, isUnresolved, type Unresolved } from './feed-batch';
import type { FigureDefinition } from './figure-definition';
import type { FigureMapper } from './figure-mapper';
import { FileRefused, type Place, problem } from './problems';
import type { IndicatorUse } from './resolve-indicator';
import type { FactsAbove } from './table-facts';
import { cellName, type FigureTable, type TableRow } from './table-row';
import { isBlank, plainText } from './text';
import type { RegionEntry } from './vocabulary';
import {
  type Axis,
  headerWidth,
  isSecondHeader,
  readWideHeader,
  type WideColumn,
  type WideHeader,
} from './wide-header';

/** What is known of a figure from one axis. */
interface Coordinates {
  readonly indicator?: IndicatorUse;
  readonly region?: RegionEntry;
  /** Text: what a period is depends on whether the indicator is cumulative. */
  readonly period?: string;
}

interface PlannedColumn extends WideColumn {
  /** Null when the header leads nowhere, which was reported. */
  readonly given: Coordinates | null;
  readonly fault?: Unresolved;
}

/** A label that may be passed over among others is a fault when the whole table hangs on it. */
const UNKNOWN = {
  indicator: 'UNKNOWN_LABEL',
  region: 'UNKNOWN_REGION',
  period: 'UNREADABLE_PERIOD',
} as const;
const FIXED_MISSING = { indicator: 'NO_INDICATOR', region: 'NO_REGION', period: 'NO_PERIOD' } as const;

export class WideTable implements FigureTable {
  private readonly header: WideHeader;
  private readonly width: number;
  private columns: readonly PlannedColumn[] = [];
  private fixed: Coordinates = {};
  private isPlanned = false;

  constructor(
    row: TableRow,
    private readonly above: FactsAbove,
    private readonly definition: FigureDefinition,
    private readonly mapper: FigureMapper,
    private readonly collector: BatchCollector,
  ) {
    this.header = readWideHeader(row, above, definition, mapper);
    this.width = headerWidth(row);
  }

  row(row: TableRow): void {
    if (!this.isPlanned) this.plan(row);
    const label = row.cells[0] ?? '';
    const place = { line: row.line, column: plainText(this.header.row.cells[0] ?? ''), raw: label };
    if (!this.hasRightWidth(row, place)) return;
    if (isBlank(label)) {
      this.collector.reject(this.figuresIn(row), [problem('ROW_WITHOUT_LABEL', place)]);
      return;
    }
    const given = this.resolve(this.header.down, label);
    if (isUnresolved(given)) this.leaveOut(given, place, this.columns.length);
    else for (const column of this.columns) this.cell(row, column, given);
  }

  /** After the first row of data, so that a second header row is not mistaken for faulty columns. */
  private plan(first: TableRow): void {
    const { header, mapper } = this;
    if (isSecondHeader(first, mapper)) {
      const place = { line: first.line, raw: first.cells.join(',') };
      throw new FileRefused('SECOND_HEADER_ROW', place, { headerLine: header.row.line });
    }
    this.isPlanned = true;
    this.fixed = this.fix(this.fixedAxis());
    this.columns = header.columns.map((column) => {
      const given = this.resolve(header.across, column.header);
      if (!isUnresolved(given)) return { ...column, given };
      const place = { line: header.row.line, column: column.header, raw: column.header };
      if (!given.ignore) this.collector.report(problem(given.fault, place, given.details));
      return { ...column, given: null, fault: given };
    });
  }

  private fixedAxis(): Axis {
    const free: Axis[] = ['indicator', 'region', 'period'];
    return free.find((axis) => axis !== this.header.down && axis !== this.header.across) as Axis;
  }

  /** What the file says of itself comes before what the feed says of its files. */
  private fix(axis: Axis): Coordinates {
    const { above, definition } = this;
    const fact = above[axis];
    const fallback =
      axis === 'indicator' ? definition.indicator?.code : axis === 'region' ? definition.region : undefined;
    const text = fact?.text ?? fallback;
    const place: Place = { line: fact?.line ?? this.header.row.line, raw: fact?.text ?? '' };
    if (text === undefined) throw new FileRefused(FIXED_MISSING[axis], place);
    const given = this.resolve(axis, text);
    if (!isUnresolved(given)) return fact ? given : this.withFeedUnit(given);
    const code = given.ignore ? UNKNOWN[axis] : given.fault;
    this.collector.report(problem(code, place, given.details));
    throw new FileRefused(FIXED_MISSING[axis], place);
  }

  /** The indicator that the feed gives brings the unit and the kind of period that the feed says. */
  private withFeedUnit(given: Coordinates): Coordinates {
    const { indicator: own } = this.definition;
    if (!given.indicator || !own) return given;
    const unitIfNone = own.unit === undefined ? null : this.mapper.unit(own.unit);
    return { indicator: { ...given.indicator, unitIfNone, cumulative: own.cumulative ?? false } };
  }

  private resolve(axis: Axis, text: string): Coordinates | Unresolved {
    if (axis === 'indicator') {
      const indicator = this.mapper.indicator(text);
      return isUnresolved(indicator) ? indicator : { indicator };
    }
    if (axis === 'region') {
      const region = this.mapper.region(text);
      return isUnresolved(region) ? region : { region };
    }
    const period = this.mapper.period(text, false);
    return isUnresolved(period) ? period : { period: text };
  }

  private cell(row: TableRow, column: PlannedColumn, given: Coordinates): void {
    if (column.given === null) {
      const place = { line: this.header.row.line, column: column.header, raw: column.header };
      this.leaveOut(column.fault as Unresolved, place, 1, true);
      return;
    }
    const { indicator, region, period } = {
      ...this.fixed,
      ...given,
      ...column.given,
    } as Required<Coordinates>;
    const when = this.mapper.period(period, indicator.cumulative);
    if (isUnresolved(when)) throw new TypeError(`the period ${period} was readable before`);
    this.mapper.figure({
      line: row.line,
      column: column.header,
      ...{ cell: cellName(column.at, row.line), sheet: row.sheet },
      ...{ indicator, region, period: when },
      text: row.cells[column.at] ?? '',
      unit: this.header.unitAt === null ? '' : (row.cells[this.header.unitAt] ?? ''),
      status: '',
      publishedOn: null,
    });
  }

  private leaveOut(fault: Unresolved, place: Place, figures: number, isReported = false): void {
    if (fault.ignore) this.collector.ignore(fault, place, figures);
    else this.collector.reject(figures, isReported ? [] : [problem(fault.fault, place, fault.details)]);
  }

  private figuresIn(row: TableRow): number {
    return row.cells.slice(1).filter((cell) => !isBlank(cell)).length;
  }

  private hasRightWidth(row: TableRow, place: Place): boolean {
    const count = headerWidth(row);
    if (row.cells.length < this.width || count > this.width) {
      const code = count > this.width ? 'ROW_TOO_LONG' : 'ROW_TOO_SHORT';
      const details = { count: count > this.width ? count : row.cells.length, expected: this.width };
      this.collector.reject(this.figuresIn(row), [problem(code, place, details)]);
      return false;
    }
    for (let at = 1; at < this.width; at += 1) {
      if (!isBlank(this.header.row.cells[at] as string) || isBlank(row.cells[at] as string)) continue;
      this.collector.reject(1, [problem('CELL_WITHOUT_HEADER', { ...place, raw: row.cells[at] as string })]);
    }
    return true;
  }

  isHeader(row: TableRow): boolean {
    return this.header.row.cells.every((cell, at) => cell === row.cells[at]);
  }
}
