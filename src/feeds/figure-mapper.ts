/** Turns figures as printed into rows in the catalogue's terms, or into the problem that keeps them out. */
import type { Period } from '../domain/period';
import { MISSING_STATUSES, type ObservationStatus } from '../domain/vocabulary';
import { momentOrNull } from './dates';
import { type BatchCollector, type FeedRow, isUnresolved, type Unresolved } from './feed-batch';
import { type FigureDefinition, type MissingReason, STATUS_OF_REASON } from './figure-definition';
import { FigureIndex, fingerprint } from './figure-index';
import { MAX_VINTAGES } from './limits';
import { isPeriod, readPeriod, toDate } from './periods';
import { type Print, printReader, statedReason } from './printed-number';
import { FileRefused, type Place, problem } from './problems';
import { statusReader, type UnitChoice, valueReader } from './read-value';
import { remember } from './remember';
import { type IndicatorUse, indicatorResolver } from './resolve-indicator';
import { regionResolver } from './resolve-region';
import { unitFinder } from './resolve-unit';
import { isBlank, plainText } from './text';
import type { RegionEntry, UnitEntry, Vocabulary } from './vocabulary';

export interface PrintedFigure {
  readonly line: number;
  readonly column: string;
  readonly cell?: string | undefined;
  readonly sheet?: string | undefined;
  readonly indicator: IndicatorUse;
  readonly region: RegionEntry;
  readonly period: Period;
  readonly text: string;
  readonly unit: string;
  readonly status: string;
  /** Null when the feed's files do not say when a figure was published. */
  readonly publishedOn: string | null;
  /** Power of ten that a message gives beside the number. */
  readonly multiplier?: number;
  /** A message says that there is no figure, or that the one before is taken back. */
  readonly missing?: MissingReason;
  readonly retracts?: true;
  /** What a column or component says of it: the code of a reason. */
  readonly reason?: string;
  /** How its publisher printed it, where `text` repeats it in another unit. */
  readonly printed?: Print;
}

/** What the lines above a table say about all of it. */
export interface TableFacts {
  readonly unit: UnitChoice;
  readonly year: number | null;
  /** The first and the last day of a month stand for the month. */
  readonly daysAreMonths?: boolean;
}

const INDICATOR_BITS = 2 ** 15;
const REGION_BITS = 2 ** 16;

/** Small whole numbers for texts, in order of appearance. */
function numbering(limit: number) {
  const numbers = new Map<string, number>();
  return (text: string): number => {
    const known = numbers.get(text);
    if (known !== undefined) return known;
    if (numbers.size >= limit) throw new FileRefused('TOO_MANY_ROWS', undefined, { max: limit });
    numbers.set(text, numbers.size);
    return numbers.size - 1;
  };
}

export class FigureMapper {
  readonly indicator: (label: string) => IndicatorUse | Unresolved;
  readonly region: (name: string) => RegionEntry | Unresolved;
  readonly isPlaceholder: (text: string) => boolean;
  readonly unit: (text: string) => UnitEntry | null;
  private facts: TableFacts = { unit: null, year: null };
  private readonly value: ReturnType<typeof valueReader>;
  private readonly print: ReturnType<typeof printReader>;
  private readonly status: (text: string) => ObservationStatus | null;
  private readonly moment = remember((text) => momentOrNull(text));
  private printedPeriod: (text: string) => Period | Unresolved;
  private yearToDate: (text: string) => Period | Unresolved;
  private readonly figures = new FigureIndex();
  private readonly numberOf = {
    ...{ indicator: numbering(INDICATOR_BITS), region: numbering(REGION_BITS) },
    ...{ vintage: numbering(MAX_VINTAGES), column: numbering(Number.MAX_SAFE_INTEGER) },
  };
  private readonly columns: { readonly name: string; readonly sheet: string | undefined }[] = [];

  constructor(
    private readonly definition: FigureDefinition,
    vocabulary: Vocabulary,
    private readonly collector: BatchCollector,
  ) {
    this.indicator = remember(indicatorResolver(definition, vocabulary));
    this.region = remember(regionResolver(definition.regions, vocabulary));
    this.value = valueReader(definition, vocabulary);
    this.status = remember(statusReader(definition));
    this.printedPeriod = this.periodReader(null);
    this.yearToDate = this.toDateReader();
    this.unit = unitFinder(definition, vocabulary);
    this.print = printReader(this.unit, vocabulary);
    const placeholders = new Set(definition.placeholders.map(({ text }) => plainText(text)));
    this.isPlaceholder = (text) => placeholders.has(plainText(text));
  }

  /** Called once a table, before its first figure. */
  assume(facts: TableFacts): void {
    this.facts = facts;
    this.printedPeriod = this.periodReader(facts.year, facts.daysAreMonths);
    this.yearToDate = this.toDateReader();
  }

  period(text: string, cumulative: boolean): Period | Unresolved {
    return cumulative ? this.yearToDate(text) : this.printedPeriod(text);
  }

  /** Takes one figure in; what is wrong with it becomes a problem at its place. */
  figure(printed: PrintedFigure): void {
    const row = this.rowOf(printed);
    if (isUnresolved(row)) {
      const { line, column, text, cell = null } = printed;
      const place = {
        line,
        column,
        cell,
        raw: row.details.raw === undefined ? text : String(row.details.raw),
      };
      this.collector.reject(1, [problem(row.fault, place, row.details)]);
    } else this.keep(row);
  }

  private toDateReader() {
    return remember((text): Period | Unresolved => {
      const period = this.printedPeriod(text);
      return isUnresolved(period) ? period : toDate(period);
    });
  }

  private periodReader(defaultYear: number | null, daysAreMonths = false) {
    const { dottedMonth } = this.definition.periods;
    const options = {
      ...{ defaultYear, daysAreMonths },
      // Where position decides, the table has decided before.
      dottedMonth: dottedMonth === 'by-position' ? 'refuse' : dottedMonth,
    } as const;
    return remember((text): Period | Unresolved => {
      const reading = readPeriod(text, options);
      return isPeriod(reading) ? reading : { fault: reading.fault, details: { text: text.trim() } };
    });
  }

  private rowOf(printed: PrintedFigure): FeedRow | Unresolved {
    const { line, column, indicator, region, period } = printed;
    const reading = this.readingOf(printed);
    if (isUnresolved(reading)) return reading;
    const print = this.print(printed.text, printed.printed, reading, indicator.entry.unitCode);
    if (isUnresolved(print)) return print;
    const stated = isBlank(printed.status) ? null : this.status(printed.status);
    if (stated === null && !isBlank(printed.status)) {
      return { fault: 'UNKNOWN_STATUS', details: { text: printed.status, raw: printed.status } };
    }
    const publishedOn = printed.publishedOn === null ? undefined : this.moment(printed.publishedOn);
    if (publishedOn === null) {
      const raw = printed.publishedOn ?? '';
      return { fault: 'BAD_DATE', details: { text: raw, raw } };
    }
    return {
      line,
      column,
      ...(printed.sheet === undefined ? {} : { sheet: printed.sheet }),
      ...(printed.cell === undefined ? {} : { cell: printed.cell }),
      indicatorCode: indicator.entry.code,
      regionCode: region.code,
      period,
      value: reading.value,
      ...(reading.missing ? { missingReason: reading.missing.reason } : {}),
      ...print,
      status: statusOf(stated, reading.missing?.status),
      ...(publishedOn === undefined ? {} : { publishedOn }),
      ...(printed.retracts ? { retracts: true } : {}),
    };
  }

  private readingOf(figure: PrintedFigure) {
    const { indicator, text, unit, multiplier } = figure;
    const missing = figure.missing ?? statedReason(text, figure.reason ?? '');
    if (typeof missing === 'object') return missing;
    if (missing === undefined) return this.value(indicator, text, unit, this.facts.unit, multiplier);
    const given = isBlank(unit) ? null : this.unit(unit);
    const unitCode = (given ?? indicator.labelUnit ?? indicator.unitIfNone)?.code ?? indicator.entry.unitCode;
    return { value: null, unitCode, missing: { reason: missing, status: STATUS_OF_REASON[missing] } };
  }

  private keep(row: FeedRow): void {
    const value = fingerprint(`${row.value ?? row.missingReason} ${row.status}`);
    const column = this.numberOf.column(row.sheet === undefined ? row.column : `${row.column}\t${row.sheet}`);
    this.columns[column] ??= { name: row.column, sheet: row.sheet };
    const earlier = this.figures.add(this.keyOf(row), value, row.line, column);
    if (earlier === null) {
      this.collector.accept(row);
      return;
    }
    const { line, column: columnName, cell = null, published: raw } = row;
    const place = { line, column: columnName, cell, raw };
    if (earlier.sameValue && !earlier.wasContradicted) {
      this.collector.repeat(problem('IDENTICAL_DUPLICATE', place, { otherLine: earlier.line }));
      return;
    }
    const other = this.columns[earlier.column] as { name: string; sheet: string | undefined };
    const otherPlace = {
      ...{ line: earlier.line, column: other.name },
      ...(other.sheet === undefined ? {} : { sheet: other.sheet }),
    };
    if (!earlier.wasContradicted) this.collector.withdraw(otherPlace, conflict(otherPlace, line));
    this.collector.reject(1, [conflict(place, earlier.line)]);
  }

  /** H1 and January to June are one key; another publication date is another vintage, not a duplicate. */
  private keyOf({ indicatorCode, regionCode, period, publishedOn }: FeedRow): number {
    const vintage = this.numberOf.vintage(`${period.start} ${period.end} ${publishedOn ?? ''}`);
    const series = this.numberOf.indicator(indicatorCode) * REGION_BITS + this.numberOf.region(regionCode);
    return series * MAX_VINTAGES + vintage;
  }
}

const conflict = (place: Place, otherLine: number) => problem('CONFLICTING_DUPLICATE', place, { otherLine });

/** A value that is not there needs one of the statuses that say so. */
function statusOf(
  stated: ObservationStatus | null,
  missing: ObservationStatus | undefined,
): ObservationStatus {
  if (missing === undefined) return stated ?? 'A';
  return stated && MISSING_STATUSES.includes(stated) ? stated : missing;
}
