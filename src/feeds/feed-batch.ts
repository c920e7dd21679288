/** What reading a file yields: rows ready to be kept and the problems met, a few thousand at a time. */

import type { IsoDate } from '../domain/calendar';
import type { Period } from '../domain/period';
import type { ObservationStatus } from '../domain/vocabulary';
import type { MissingReason } from './figure-definition';
import { MAX_BATCH_PROBLEMS, MAX_BATCH_ROWS, MAX_IGNORED_LABELS } from './limits';
import { type Place, type Problem, type ProblemCode, type ProblemDetails, problem } from './problems';

export interface FeedRow {
  readonly line: number;
  /** Sheet of a workbook. */
  readonly sheet?: string;
  /** Header of the column that the number stands in; in a message, its path. */
  readonly column: string;
  /** C17: the cell of a table. */
  readonly cell?: string;
  readonly indicatorCode: string;
  readonly regionCode: string;
  readonly period: Period;
  /** Canonical exact decimal in the indicator's unit; null with a reason. */
  readonly value: string | null;
  readonly missingReason?: MissingReason;
  /** The number as printed, without the spaces around it. */
  readonly published: string;
  /** Code of the unit that the number was printed in. */
  readonly unit: string;
  readonly status: ObservationStatus;
  /** A day, or an exact instant; only when the feed says that a column tells it. */
  readonly publishedOn?: IsoDate;
  /** Takes back what was published: unlike a blank, which only says nothing. */
  readonly retracts?: true;
}

/** Which row, among those of earlier batches or of this one. */
export type RowPlace = Pick<FeedRow, 'line' | 'column' | 'sheet'>;

export interface FeedBatch<Row = FeedRow> {
  readonly rows: readonly Row[];
  readonly problems: readonly Problem[];
  /** Rows yielded before that turn out to contradict a later one: they must not be kept. */
  readonly withdrawn: readonly RowPlace[];
  /** Figures found. Over the whole file: read = rows − withdrawn + rejected + ignored + repeated. */
  readonly read: number;
  readonly rejected: number;
  readonly ignored: number;
  readonly repeated: number;
}

/** A reason why a name leads nowhere: a problem, or a label that the feed says to pass over. */
export interface Unresolved {
  readonly fault: ProblemCode;
  readonly details: ProblemDetails;
  readonly ignore?: true;
}

export const isUnresolved = (found: object): found is Unresolved => 'fault' in found;

interface Tally {
  readonly fault: Unresolved;
  readonly place: Place;
  figures: number;
}

const empty = <Row>() => ({
  rows: [] as Row[],
  problems: [] as Problem[],
  withdrawn: [] as RowPlace[],
  ...{ read: 0, rejected: 0, ignored: 0, repeated: 0 },
});

/** Gathers what the readers find and cuts it into batches. */
export class BatchCollector<Row = FeedRow> {
  private current = empty<Row>();
  private full: FeedBatch<Row>[] = [];
  private readonly tallies = new Map<string, Tally>();
  private untallied = { labels: 0, figures: 0 };
  /** Sheet that is being read: problems say where they stand without knowing it. */
  sheet: string | null = null;
  /** Over the whole file. */
  readonly total = { read: 0, rows: 0, ignored: 0, errors: 0 };

  accept(row: Row): void {
    this.countRead(1);
    this.total.rows += 1;
    this.current.rows.push(row);
    if (this.current.rows.length >= MAX_BATCH_ROWS) this.cut();
  }

  /** Figures that are kept out, without a problem of their own when one was reported before. */
  reject(figures: number, problems: readonly Problem[] = []): void {
    this.countRead(figures);
    this.current.rejected += figures;
    for (const one of problems) this.report(one);
  }

  repeat(remark: Problem): void {
    this.countRead(1);
    this.current.repeated += 1;
    this.report(remark);
  }

  /** Keeps out a row that was accepted before. */
  withdraw(row: RowPlace, reason: Problem): void {
    this.current.withdrawn.push(row);
    this.current.rejected += 1;
    this.total.rows -= 1;
    this.report(reason);
  }

  /** Reported once per label at the end of the file, with the number of figures left out. */
  ignore(fault: Unresolved, place: Place, figures: number): void {
    this.countRead(figures);
    this.current.ignored += figures;
    this.total.ignored += figures;
    const key = `${fault.fault} ${fault.details.label ?? fault.details.name}`;
    const tally = this.tallies.get(key);
    if (tally) tally.figures += figures;
    else if (this.tallies.size < MAX_IGNORED_LABELS)
      this.tallies.set(key, { fault, place: { ...place }, figures });
    else {
      this.untallied.labels += 1;
      this.untallied.figures += figures;
    }
  }

  report(one: Problem): void {
    if (one.severity === 'ERROR' || one.severity === 'FATAL') this.total.errors += 1;
    this.current.problems.push(
      one.sheet === null && this.sheet !== null ? { ...one, sheet: this.sheet } : one,
    );
    if (this.current.problems.length >= MAX_BATCH_PROBLEMS) this.cut();
  }

  reportIgnored(): void {
    for (const { fault, place, figures } of this.tallies.values()) {
      this.report(problem(fault.fault, place, { ...fault.details, count: figures }));
    }
    if (this.untallied.labels > 0) {
      const { labels, figures } = this.untallied;
      this.report(problem('IGNORED_OTHERS', undefined, { labels, count: figures }));
    }
    this.tallies.clear();
  }

  /** Batches that are full. */
  takeFull(): FeedBatch<Row>[] {
    const taken = this.full;
    this.full = [];
    return taken;
  }

  takeRest(): FeedBatch<Row> {
    const rest = this.current;
    this.current = empty<Row>();
    return rest;
  }

  private countRead(figures: number): void {
    this.current.read += figures;
    this.total.read += figures;
  }

  private cut(): void {
    this.full.push(this.current);
    this.current = empty<Row>();
  }
}
