/** The staging table: figures of a file or of documents, before they are compared with what is known. */
import { copyLine, type Transaction } from '../../db/database';
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

const COLUMNS = [
  ...['ordinal', 'indicator_code', 'region_code', 'period', 'frequency', 'period_start', 'period_end'],
  ...['value', 'missing_reason', 'published_text', 'published_unit', 'status', 'published_at'],
  ...[
    'source_line',
    'source_sheet',
    'source_column',
    'source_cell',
    'retracts',
    'document_slug',
    'clause',
    'note_zh',
    'note_en',
  ],
].join(', ');

const CREATE = `
create temp table if not exists incoming (
  ordinal integer, indicator_code text, region_code text, period text, frequency text, period_start date,
  period_end date, value numeric, missing_reason text, published_text text, published_unit text, status text,
  published_at timestamptz, source_line integer, source_sheet text, source_column text, source_cell text,
  retracts boolean, document_slug text, clause text, note_zh text, note_en text,
  round integer not null default 1
) on commit drop;
create temp table if not exists repeated (
  region_code text, indicator_code text, period_start date, period_end date
) on commit drop;
truncate pg_temp.incoming, pg_temp.repeated`;

/** COPY runs several times faster on a few large pieces than on many lines. */
const PIECE_LENGTH = 1 << 16;

export interface Staged {
  readonly figures: number;
  /** Some series and period comes more than once. */
  readonly repeats: boolean;
}

/** Fills the staging table of this transaction; what an earlier call left there goes. */
export async function stageFigures(
  tx: Transaction,
  batches: Iterable<readonly IncomingFigure[]> | AsyncIterable<readonly IncomingFigure[]>,
): Promise<Staged> {
  await tx.query(CREATE);
  const count = { figures: 0 };
  await tx.copyIn(`pg_temp.incoming (${COLUMNS})`, pieces(batches, count));
  await tx.query('analyze pg_temp.incoming');
  const repeated = await tx.query<{ count: string }>(
    `with found as (
       insert into pg_temp.repeated
       select region_code, indicator_code, period_start, period_end from pg_temp.incoming
       group by region_code, indicator_code, period_start, period_end having count(*) > 1
       returning 1)
     select count(*) from found`,
  );
  return { figures: count.figures, repeats: Number(repeated[0]?.count) > 0 };
}

async function* pieces(
  batches: Iterable<readonly IncomingFigure[]> | AsyncIterable<readonly IncomingFigure[]>,
  count: { figures: number },
): AsyncGenerator<string> {
  let piece = '';
  for await (const batch of batches) {
    for (const figure of batch) {
      count.figures += 1;
      piece += lineOf(count.figures, figure);
      if (piece.length < PIECE_LENGTH) continue;
      yield piece;
      piece = '';
    }
  }
  if (piece !== '') yield piece;
}

function lineOf(ordinal: number, figure: IncomingFigure): string {
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
