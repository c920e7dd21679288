/** A table with one figure a row, under columns whose headers the feed names. */

import { type BatchCollector, isUnresolved, type Unresolved } from './feed-batch';
import type { ColumnRole, FigureDefinition } from './figure-definition';
import type { FigureMapper } from './figure-mapper';
import { FileRefused, problem } from './problems';
import type { IndicatorUse } from './resolve-indicator';
import { cellName, type FigureTable, type TableRow } from './table-row';
import { headerWidth } from './tables/header-levels';
import { isBlank, labelKey, plainText } from './text';
import type { RegionEntry } from './vocabulary';

type Places = Readonly<Record<ColumnRole, number>>;

const ROLES: readonly ColumnRole[] = [
  'region',
  'indicator',
  'period',
  'value',
  'unit',
  'status',
  'publishedOn',
  'missing',
  'printed',
  'printedUnit',
];
const ABSENT = -1;
/** A row that names this many columns of the feed is meant as its header, even if one is missing. */
const MIN_HEADERS_OF_A_HEADER = 2;

const namesOf = (definition: FigureDefinition, role: ColumnRole): readonly string[] =>
  definition.columns?.[role] ?? [];

/** Required unless the feed itself says what would stand there. Units may stand in labels. */
function isRequired(role: ColumnRole, definition: FigureDefinition): boolean {
  if (role === 'publishedOn') return definition.publishedAt === 'column';
  if (role === 'region') return definition.region === undefined;
  if (role === 'indicator') return definition.indicator === undefined;
  return role === 'period' || role === 'value';
}

function placesIn(row: TableRow, definition: FigureDefinition): Map<ColumnRole, number[]> {
  const headers = row.cells.map(labelKey);
  const places = new Map<ColumnRole, number[]>();
  for (const role of ROLES) {
    const names = namesOf(definition, role).map(labelKey);
    const found = headers.flatMap((header, at) => (names.includes(header) ? [at] : []));
    if (found.length > 0) places.set(role, found);
  }
  return places;
}

export const isLongHeader = (row: TableRow, definition: FigureDefinition): boolean =>
  placesIn(row, definition).size >= MIN_HEADERS_OF_A_HEADER;

function readHeader(row: TableRow, definition: FigureDefinition): Places {
  const found = placesIn(row, definition);
  for (const [first = 0, second] of found.values()) {
    if (second === undefined) continue;
    const details = { first: row.cells[first] as string, second: row.cells[second] as string };
    throw new FileRefused('DUPLICATE_COLUMN', { line: row.line, column: details.second }, details);
  }
  const missing = ROLES.filter((role) => isRequired(role, definition) && !found.has(role));
  if (missing.length > 0) {
    const columns = missing.map((role) => namesOf(definition, role).join('/')).join('、');
    throw new FileRefused('MISSING_COLUMN', { line: row.line, raw: row.cells.join(',') }, { columns });
  }
  return Object.fromEntries(ROLES.map((role) => [role, found.get(role)?.[0] ?? ABSENT])) as unknown as Places;
}

type Condition = readonly [header: string, at: number, texts: readonly string[]];

/** Without the column nobody knows which rows are meant. */
function conditionsIn(row: TableRow, { where }: FigureDefinition): readonly Condition[] {
  const headers = row.cells.map(labelKey);
  return Object.entries(where).map(([header, texts]) => {
    const at = headers.indexOf(labelKey(header));
    if (at >= 0) return [header, at, texts.map(plainText)] as const;
    throw new FileRefused(
      'MISSING_COLUMN',
      { line: row.line, raw: row.cells.join(',') },
      { columns: header },
    );
  });
}

export class LongTable implements FigureTable {
  private readonly places: Places;
  private readonly conditions: readonly Condition[];
  private readonly width: number;
  private readonly headers: readonly string[];
  private readonly fixed: { indicator: IndicatorUse | null; region: RegionEntry | null };

  constructor(
    private readonly header: TableRow,
    private readonly definition: FigureDefinition,
    private readonly mapper: FigureMapper,
    private readonly collector: BatchCollector,
  ) {
    this.places = readHeader(header, definition);
    this.conditions = conditionsIn(header, definition);
    this.width = headerWidth(header);
    this.headers = header.cells.map(plainText);
    this.fixed = { indicator: this.fixedIndicator(), region: this.fixedRegion() };
    const used = new Set([...Object.values(this.places), ...this.conditions.map(([, at]) => at)]);
    this.headers.forEach((column, at) => {
      if (column === '' || used.has(at)) return;
      collector.report(problem('IGNORED_COLUMN', { line: header.line, column, raw: column }, { column }));
    });
  }

  row(row: TableRow): void {
    const { cells, line } = row;
    const count = headerWidth(row);
    if (cells.length < this.width || count > this.width) {
      const code = count > this.width ? 'ROW_TOO_LONG' : 'ROW_TOO_SHORT';
      const details = { count: count > this.width ? count : cells.length, expected: this.width };
      this.collector.reject(1, [problem(code, { line, raw: cells.join(',') }, details)]);
      return;
    }
    const excluded = this.excludedBy(row);
    if (excluded) {
      this.collector.ignore(excluded, { line, raw: cells.join(',') }, 1);
      return;
    }
    const indicator = this.fixed.indicator ?? this.mapper.indicator(this.cell(row, 'indicator'));
    const region = this.fixed.region ?? this.mapper.region(this.cell(row, 'region'));
    if (isUnresolved(indicator)) this.leaveOut(row, 'indicator', indicator);
    else if (isUnresolved(region)) this.leaveOut(row, 'region', region);
    else this.figure(row, indicator, region);
  }

  isHeader(row: TableRow): boolean {
    return this.header.cells.every((cell, at) => cell === row.cells[at]);
  }

  end(): void {}

  private figure(row: TableRow, indicator: IndicatorUse, region: RegionEntry): void {
    const period = this.mapper.period(this.cell(row, 'period'), indicator.cumulative);
    if (isUnresolved(period)) {
      this.leaveOut(row, 'period', period);
      return;
    }
    this.mapper.figure({
      line: row.line,
      column: this.headers[this.places.value] as string,
      ...{ cell: cellName(this.places.value, row.line), sheet: row.sheet },
      ...{ indicator, region, period },
      text: this.cell(row, 'value'),
      unit: this.cell(row, 'unit'),
      status: this.cell(row, 'status'),
      publishedOn: this.publishedOn(row),
      reason: this.cell(row, 'missing'),
      printed: { text: this.cell(row, 'printed'), unit: this.cell(row, 'printedUnit') },
    });
  }

  private excludedBy({ cells }: TableRow): Unresolved | null {
    for (const [header, at, texts] of this.conditions) {
      const text = plainText(cells[at] ?? '');
      if (!texts.includes(text)) {
        return { fault: 'IGNORED_CODE', details: { label: `${header}=${text}` }, ignore: true };
      }
    }
    return null;
  }

  private publishedOn(row: TableRow): string | null {
    const { publishedAt } = this.definition;
    const text = publishedAt === 'received' ? '' : this.cell(row, 'publishedOn');
    return publishedAt === 'column' || !isBlank(text) ? text : null;
  }

  private cell({ cells }: TableRow, role: ColumnRole): string {
    const at = this.places[role];
    return at === ABSENT ? '' : (cells[at] ?? '');
  }

  private leaveOut(row: TableRow, role: ColumnRole, fault: Unresolved): void {
    const raw = this.cell(row, role);
    const at = this.places[role];
    const cell = at === ABSENT ? null : cellName(at, row.line);
    const place = { line: row.line, column: this.headers[at] ?? null, cell, raw };
    if (fault.ignore) this.collector.ignore(fault, place, 1);
    else this.collector.reject(1, [problem(fault.fault, place, fault.details)]);
  }

  /** What the feed gives stands in for a column that the file does not have; a column has precedence. */
  private fixedIndicator(): IndicatorUse | null {
    const own = this.places.indicator === ABSENT ? this.definition.indicator : undefined;
    const found = own && this.mapper.indicator(own.code);
    if (!own || !found || isUnresolved(found)) return null;
    const unitIfNone = own.unit === undefined ? null : this.mapper.unit(own.unit);
    return { ...found, unitIfNone, cumulative: own.cumulative ?? false };
  }

  private fixedRegion(): RegionEntry | null {
    const code = this.places.region === ABSENT ? this.definition.region : undefined;
    const found = code === undefined ? null : this.mapper.region(code);
    return found && !isUnresolved(found) ? found : null;
  }
}
