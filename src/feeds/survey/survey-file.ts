/** Reads a file through a feed for an overview: what was understood, what was not, and how it begins. */
import type { Frequency } from '../../domain/vocabulary';
import type { ByteSource } from '../decode';
import { type FeedDefinition, isRegisterFeed } from '../definition';
import type { FeedBatch, FeedRow } from '../feed-batch';
import { type UnknownLabel, UnknownLabels } from '../mapping/unknown-labels';
import type { Problem } from '../problems';
import { readFeed } from '../read-feed';
import { RegisterReading } from '../registers/read-register';
import type { Vocabulary } from '../vocabulary';
import { layoutOf, type TableLayout } from './table-layout';

export interface SurveyedIndicator {
  readonly code: string;
  readonly figures: number;
  readonly missing: number;
  /** Codes of the units that its figures are printed in. */
  readonly units: readonly string[];
}

export interface Survey {
  readonly read: number;
  readonly rows: number;
  readonly rejected: number;
  readonly ignored: number;
  readonly repeated: number;
  readonly fatal: Problem | null;
  /** The first of them; `counts` has all. */
  readonly problems: readonly Problem[];
  readonly problemCounts: Readonly<Record<string, number>>;
  readonly unknown: readonly UnknownLabel[];
  readonly indicators: readonly SurveyedIndicator[];
  readonly regions: readonly string[];
  readonly periods: { readonly count: number; readonly first: string; readonly last: string } | null;
  readonly frequencies: readonly Frequency[];
  readonly sheet: string | null;
  readonly layout: TableLayout | null;
  readonly preview: readonly FeedRow[];
  /** The file goes on: only its beginning was looked at. */
  readonly isPartial: boolean;
}

const MAX_PROBLEMS = 200;
const MAX_PREVIEW = 6;
/** Rows that the layout is told from. */
const MAX_ROWS_KEPT = 3_000;

class Surveyor {
  private readonly counts = { read: 0, rows: 0, rejected: 0, ignored: 0, repeated: 0 };
  private readonly problems: Problem[] = [];
  private readonly problemCounts: Record<string, number> = {};
  private readonly unknown = new UnknownLabels();
  private readonly indicators = new Map<string, { figures: number; missing: number; units: Set<string> }>();
  private readonly regions = new Set<string>();
  private readonly periods = new Map<string, { readonly text: string; readonly start: string }>();
  private readonly frequencies = new Set<Frequency>();
  private readonly kept: FeedRow[] = [];
  private fatal: Problem | null = null;

  get read(): number {
    return this.counts.read;
  }

  add(batch: FeedBatch<unknown>): void {
    for (const name of ['read', 'rejected', 'ignored', 'repeated'] as const) this.counts[name] += batch[name];
    this.counts.rows += batch.rows.length - batch.withdrawn.length;
    for (const one of batch.problems) {
      this.unknown.add(one);
      this.problemCounts[one.code] = (this.problemCounts[one.code] ?? 0) + 1;
      if (one.severity === 'FATAL') this.fatal ??= one;
      if (this.problems.length < MAX_PROBLEMS) this.problems.push(one);
    }
  }

  row(row: FeedRow): void {
    const { indicatorCode, regionCode, period, value, unit } = row;
    const known = this.indicators.get(indicatorCode) ?? { figures: 0, missing: 0, units: new Set() };
    this.indicators.set(indicatorCode, known);
    known.figures += 1;
    if (value === null) known.missing += 1;
    known.units.add(unit);
    this.regions.add(regionCode);
    this.periods.set(`${period.start} ${period.end}`, { text: period.text, start: period.start });
    this.frequencies.add(period.frequency);
    if (this.kept.length < MAX_ROWS_KEPT) this.kept.push(row);
  }

  survey(isPartial: boolean): Survey {
    const periods = [...this.periods].sort(([a], [b]) => a.localeCompare(b)).map(([, { text }]) => text);
    const [first] = periods;
    const last = periods.at(-1);
    return {
      ...this.counts,
      ...{ fatal: this.fatal, problems: this.problems, problemCounts: this.problemCounts, isPartial },
      unknown: this.unknown.list,
      indicators: [...this.indicators].map(([code, { units, ...rest }]) => ({
        ...{ code, ...rest, units: [...units] },
      })),
      regions: [...this.regions],
      periods: first === undefined || last === undefined ? null : { count: periods.length, first, last },
      frequencies: [...this.frequencies],
      sheet: this.kept[0]?.sheet ?? this.problems.find(({ sheet }) => sheet !== null)?.sheet ?? null,
      layout: layoutOf(this.kept),
      preview: this.previewed(),
    };
  }

  /** Figures that are there, in the order of the file. */
  private previewed(): readonly FeedRow[] {
    const there = this.kept.filter(({ value }) => value !== null);
    return (there.length > 0 ? there : this.kept).slice(0, MAX_PREVIEW);
  }
}

/** Reads at most about `maxFigures` of the file. */
export async function surveyFile(
  source: ByteSource,
  definition: FeedDefinition,
  vocabulary: Vocabulary,
  maxFigures: number,
): Promise<Survey> {
  const surveyor = new Surveyor();
  if (isRegisterFeed(definition)) {
    const reading = new RegisterReading({ source, definition, vocabulary, canSeal: true });
    for await (const batch of reading.batches()) {
      surveyor.add(batch);
      if (surveyor.read > maxFigures) return surveyor.survey(true);
    }
    return surveyor.survey(false);
  }
  for await (const batch of readFeed(source, definition, vocabulary)) {
    surveyor.add(batch);
    for (const row of batch.rows) surveyor.row(row);
    if (surveyor.read > maxFigures) return surveyor.survey(true);
  }
  return surveyor.survey(false);
}
