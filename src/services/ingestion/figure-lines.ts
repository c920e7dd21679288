/** Figures as lines for the staging table. */
import { copyLine } from '../../db/copy-line';
import type { Period } from '../../domain/period';
import type { ObservationStatus } from '../../domain/vocabulary';

export interface IncomingFigure {
  readonly indicatorCode: string;
  readonly regionCode: string;
  readonly period: Period;
  /** Exact decimal in the indicator's unit, or null with a reason. */
  readonly value: string | null;
  readonly missingReason?: string | null;
  /** The number as it was printed. */
  readonly published: string;
  readonly unit: string;
  readonly status: ObservationStatus;
  /** ISO instant. */
  readonly publishedAt: string;
  readonly line?: number;
  readonly sheet?: string;
  readonly column?: string | null;
  readonly cell?: string;
  readonly retracts?: true;
  readonly documentSlug?: string;
  readonly clause?: string;
  readonly noteZh?: string | null;
  readonly noteEn?: string | null;
}

export const FIGURE_COLUMNS = [
  ...['ordinal', 'indicator_code', 'region_code', 'period', 'frequency', 'period_start', 'period_end'],
  ...['value', 'missing_reason', 'published_text', 'published_unit', 'status', 'published_at'],
  ...['source_line', 'source_sheet', 'source_column', 'source_cell', 'retracts'],
  ...['document_slug', 'clause', 'note_zh', 'note_en'],
].join(', ');

export function figureLine(ordinal: number, figure: IncomingFigure): string {
  const { period } = figure;
  return copyLine([
    ordinal,
    figure.indicatorCode,
    figure.regionCode,
    period.text,
    period.frequency,
    period.start,
    period.end,
    figure.value,
    figure.missingReason,
    figure.published,
    figure.unit,
    figure.status,
    figure.publishedAt,
    figure.line,
    figure.sheet,
    figure.column,
    figure.cell,
    figure.retracts ?? false,
    figure.documentSlug,
    figure.clause,
    figure.noteZh,
    figure.noteEn,
  ]);
}
