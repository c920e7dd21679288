/** A table with labels at its left and above: a cell is a figure of its row, its column and the table. */

import { type BatchCollector, isUnresolved, type Unresolved } from '../feed-batch';
import type { FigureDefinition } from '../figure-definition';
import type { FigureMapper } from '../figure-mapper';
import { type Place, problem } from '../problems';
import type { IndicatorUse } from '../resolve-indicator';
import type { FactsAbove } from '../table-facts';
import { cellName, type FigureTable, type TableRow } from '../table-row';
import { isBlank, plainText } from '../text';
import { cellFigure } from './cell-figure';
import { planTable } from './column-plan';
import { isDotted, settledMonth } from './dotted-months';
import type { FoundHeader } from './find-header';
import { FixedCoordinates } from './fixed-coordinates';
import { headerWidth } from './header-levels';
import type { Axis } from './header-words';
import type { Coordinates, PlannedColumn, TablePlan } from './planned-column';
import { RowLabels } from './row-labels';
import { periodOfCell } from './table-periods';

interface RowCoordinates extends Coordinates {
  readonly ownPeriod: string | null;
  readonly isStock: boolean;
}

const NOTHING_OWN = { ownPeriod: null, isStock: false } as const;

export class WideTable implements FigureTable {
  private readonly plan: TablePlan;
  private readonly fixed: FixedCoordinates;
  private readonly labels = new RowLabels();
  /** Labels of merged cells that reach further down. */
  private readonly carried = new Map<number, string>();
  /** Waits for the next row to settle its 2019.1. */
  private waiting: TableRow | null = null;
  private labelBefore = '';
  private readonly cells;

  constructor(
    private readonly header: FoundHeader,
    facts: FactsAbove,
    private readonly definition: FigureDefinition,
    private readonly mapper: FigureMapper,
    private readonly collector: BatchCollector,
  ) {
    this.plan = planTable(header, { definition, mapper, facts });
    this.fixed = new FixedCoordinates(this.plan, facts, header.rows[0]?.line ?? 0, {
      ...{ definition, mapper, collector },
    });
    this.cells = {
      ...{ definition, hasGrowth: this.plan.hasGrowth },
      isPlaceholder: (text: string) => mapper.isPlaceholder(text),
    };
    for (const label of this.plan.cutOff) {
      collector.report(
        problem('CUT_OFF_COLUMN', { line: header.rows.at(-1)?.line ?? 0, raw: label }, { label }),
      );
    }
    for (const { fault, header: column } of this.plan.columns) {
      if (!fault || fault.ignore) continue;
      const line = header.rows.at(-1)?.line ?? 0;
      collector.report(problem(fault.fault, { line, column, raw: column }, fault.details));
    }
  }

  row(row: TableRow): void {
    if (this.definition.periods.dottedMonth !== 'by-position') this.settled(row);
    else this.byPosition(row);
  }

  end(): void {
    if (this.waiting)
      this.settled(this.waiting, settledMonth(this.labelOf(this.waiting), [this.labelBefore]));
    this.waiting = null;
  }

  /** A month that its neighbour above does not settle waits for the one below. */
  private byPosition(row: TableRow): void {
    const label = this.labelOf(row);
    const { waiting } = this;
    this.waiting = null;
    if (waiting) this.settled(waiting, settledMonth(this.labelOf(waiting), [this.labelBefore, label]));
    if (waiting) this.labelBefore = this.labelOf(waiting);
    if (isDotted(label)) this.waiting = row;
    else this.settled(row);
    if (!this.waiting) this.labelBefore = label;
  }

  private labelOf({ cells }: TableRow): string {
    return cells[this.plan.stubs[0]?.at ?? 0] ?? '';
  }

  private settled(row: TableRow, label?: string): void {
    const place = this.placeOf(row);
    if (!this.hasRightWidth(row, place)) return;
    const hasValues = this.plan.columns.some(({ at }) => !isBlank(row.cells[at] ?? ''));
    const given = this.coordinates(row, hasValues, label);
    if (given === null) return;
    if (isUnresolved(given)) this.leaveOut(given, place, this.plan.columns.length);
    else for (const column of this.plan.columns) this.cell(row, column, given);
  }

  private placeOf(row: TableRow): Place {
    const at = this.plan.stubs.at(-1)?.at ?? 0;
    const column = plainText(this.header.rows[0]?.cells[at] ?? '');
    return { line: row.line, column, raw: row.cells[at] ?? '' };
  }

  /** Null where the row was settled otherwise: a title within the table, or figures without a label. */
  private coordinates(row: TableRow, hasValues: boolean, label?: string): RowCoordinates | Unresolved | null {
    let all: RowCoordinates = NOTHING_OWN;
    const { stubs } = this.plan;
    for (const { at, axis } of stubs) {
      let text = stubs[0]?.at === at && label !== undefined ? label : (row.cells[at] ?? '');
      if (isBlank(text) && stubs.length > 1) text = this.carried.get(at) ?? '';
      else this.carried.set(at, text);
      if (isBlank(text)) {
        if (hasValues) {
          const count = this.figuresIn(row);
          this.collector.reject(count, [problem('ROW_WITHOUT_LABEL', this.placeOf(row))]);
        }
        return null;
      }
      const found = axis === 'indicator' ? this.indicatorOfRow(text, hasValues) : this.resolve(axis, text);
      if (isUnresolved(found)) return this.isTitle(found, axis, hasValues) ? null : found;
      all = { ...all, ...found };
    }
    return all;
  }

  /** 四、房地产开发, 分三大门类: a name that no figure stands beside says what the rows below are of. */
  private isTitle(found: Unresolved, axis: Axis, hasValues: boolean): boolean {
    return !hasValues && axis === 'indicator' && (found.ignore || found.fault === 'UNKNOWN_LABEL');
  }

  private indicatorOfRow(text: string, hasValues: boolean): RowCoordinates | Unresolved {
    const { names, ownPeriod, isStock } = this.labels.read(text, hasValues);
    let unknown: Unresolved | null = null;
    for (const name of names) {
      const indicator = this.mapper.indicator(name);
      if (!isUnresolved(indicator)) {
        return { indicator, ownPeriod, isStock: isStock || indicator.entry.measure === 'STOCK' };
      }
      if (indicator.fault !== 'UNKNOWN_LABEL' && indicator.fault !== 'IGNORED_LABEL') return indicator;
      unknown = indicator;
    }
    return unknown ?? { fault: 'UNKNOWN_LABEL', details: { label: plainText(text) } };
  }

  private resolve(axis: Axis, text: string): Coordinates | Unresolved {
    if (axis === 'region') {
      const region = this.mapper.region(text);
      return isUnresolved(region) ? region : { region };
    }
    const period = this.mapper.period(text, false);
    return isUnresolved(period) ? period : { period: text };
  }

  private cell(row: TableRow, column: PlannedColumn, given: RowCoordinates): void {
    const text = row.cells[column.at] ?? '';
    const place = {
      ...{ line: row.line, column: column.header, raw: text, cell: cellName(column.at, row.line) },
    };
    if (column.fault) {
      this.faultyColumn(column, column.fault, text, place);
      return;
    }
    const { indicator, region, period } = { ...this.fixed.known, ...given, ...column.given };
    if (!indicator || !region || period === undefined) return;
    const isNothing = isBlank(text) || this.mapper.isPlaceholder(text);
    if (isNothing && given.isStock && this.fixed.mixesSpans) return;
    const rowUnit = this.plan.unitAt === null ? '' : (row.cells[this.plan.unitAt] ?? '');
    if (this.isRateOnly(row, column, indicator, rowUnit)) return;
    const figure = cellFigure(indicator, column, { text, rowUnit }, this.cells);
    if (figure === null) return;
    if ('fault' in figure) {
      this.leaveOut(figure, place, 1);
      return;
    }
    const when = this.periodOf(figure.indicator, period, column, given);
    if (when === null || isUnresolved(when)) {
      this.withoutPeriod(when, text, place);
      return;
    }
    this.mapper.figure({
      ...{ line: row.line, column: column.header, cell: place.cell, sheet: row.sheet },
      ...{ indicator: figure.indicator, region, period: when },
      ...{ text: figure.text, unit: figure.unit, status: '', publishedOn: null },
    });
  }

  private periodOf(indicator: IndicatorUse, text: string, column: PlannedColumn, given: RowCoordinates) {
    const isStock = given.isStock || indicator.entry.measure === 'STOCK';
    const own = given.ownPeriod;
    if (own !== null && this.fixed.hasSeveralPeriods && !this.fixed.isToDate(column)) {
      return { fault: 'PERIOD_CONFLICT', details: { text: own, column: column.header } } as const;
    }
    return periodOfCell({ text: own ?? text, indicator, column, isStock }, this.mapper);
  }

  private withoutPeriod(found: Unresolved | null, text: string, place: Place): void {
    if (isBlank(text) || this.mapper.isPlaceholder(text)) return;
    if (found) this.leaveOut(found, place, 1);
    else this.leaveOut({ fault: 'UNREADABLE_PERIOD', details: { text: place.column ?? '' } }, place, 1);
  }

  /** A row that prints its growth alone, without level and unit, has no level that could be missing. */
  private isRateOnly(
    row: TableRow,
    column: PlannedColumn,
    { labelUnit }: IndicatorUse,
    unit: string,
  ): boolean {
    const { hasGrowth, columns } = this.plan;
    if (!hasGrowth || column.measure === 'growth' || !isBlank(row.cells[column.at] ?? '')) return false;
    if (!isBlank(unit) || labelUnit) return false;
    return columns.some(({ measure, at }) => measure === 'growth' && !isBlank(row.cells[at] ?? ''));
  }

  private faultyColumn({ header }: PlannedColumn, fault: Unresolved, text: string, place: Place): void {
    if (!fault.ignore) this.collector.reject(1);
    else if (fault.fault !== 'PASSED_OVER_COLUMN') {
      const line = this.header.rows.at(-1)?.line ?? 0;
      this.collector.ignore(fault, { line, column: header, raw: header }, 1);
    } else if (!isBlank(text) && !this.mapper.isPlaceholder(text)) this.collector.ignore(fault, place, 1);
  }

  private leaveOut(fault: Unresolved, place: Place, figures: number): void {
    if (fault.ignore) this.collector.ignore(fault, place, figures);
    else this.collector.reject(figures, [problem(fault.fault, place, fault.details)]);
  }

  private figuresIn(row: TableRow): number {
    return this.plan.columns.filter(({ at }) => !isBlank(row.cells[at] ?? '')).length;
  }

  private hasRightWidth(row: TableRow, place: Place): boolean {
    const { width, places } = this.plan;
    const count = headerWidth(row);
    if (row.cells.length < width || count > width) {
      const code = count > width ? 'ROW_TOO_LONG' : 'ROW_TOO_SHORT';
      const details = { count: count > width ? count : row.cells.length, expected: width };
      this.collector.reject(this.figuresIn(row), [problem(code, place, details)]);
      return false;
    }
    for (let at = 1; at < width; at += 1) {
      if (places.has(at) || isBlank(row.cells[at] as string)) continue;
      this.collector.reject(1, [problem('CELL_WITHOUT_HEADER', { ...place, raw: row.cells[at] as string })]);
    }
    return true;
  }

  isHeader(row: TableRow): boolean {
    return this.header.rows.some(({ cells }) => cells.every((cell, at) => cell === row.cells[at]));
  }
}
