/** The staging table: figures of a file or of documents, before they are compared with what is known. */
import type { Transaction } from '../../db/database';
import { FIGURE_COLUMNS, figureLine, type IncomingFigure } from './figure-lines';

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
  return stageLines(tx, pieces(batches));
}

/** Some of the lines of the staging table, in COPY's text format, and how many figures they are. */
export interface StagedLines {
  readonly lines: string | Uint8Array;
  readonly figures: number;
}

export async function stageLines(
  tx: Transaction,
  pieces: Iterable<StagedLines> | AsyncIterable<StagedLines>,
): Promise<Staged> {
  await tx.query(CREATE);
  const count = { figures: 0 };
  await tx.copyIn(`pg_temp.incoming (${FIGURE_COLUMNS})`, counted(pieces, count));
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

async function* counted(
  pieces: Iterable<StagedLines> | AsyncIterable<StagedLines>,
  count: { figures: number },
): AsyncGenerator<string | Uint8Array> {
  for await (const { lines, figures } of pieces) {
    count.figures += figures;
    if (figures > 0) yield lines;
  }
}

async function* pieces(
  batches: Iterable<readonly IncomingFigure[]> | AsyncIterable<readonly IncomingFigure[]>,
): AsyncGenerator<StagedLines> {
  let lines = '';
  let figures = 0;
  let ordinal = 0;
  for await (const batch of batches) {
    for (const figure of batch) {
      figures += 1;
      ordinal += 1;
      lines += figureLine(ordinal, figure);
      if (lines.length < PIECE_LENGTH) continue;
      yield { lines, figures };
      lines = '';
      figures = 0;
    }
  }
  yield { lines, figures };
}
