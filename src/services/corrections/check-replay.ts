/** Whether a run, done again with all that it was done with, comes to the same: nothing is written. */
import type { Database, Statements, Transaction } from '../../db/database';
import { isRegisterFeed } from '../../feeds/definition';
import type { FigureDefinition } from '../../feeds/figure-definition';
import type { Vocabulary } from '../../feeds/vocabulary';
import type { Sealer } from '../access/sealer';
import type { Run } from '../ingestion/intake';
import { whyUnreadable } from '../ingestion/raw-file';
import { FigureReading } from '../ingestion/read-figures';
import type { Reading } from '../ingestion/reading';
import { RecordReading } from '../ingestion/registers/read-records';
import { readRunOfThen } from '../ingestion/runs';
import { stageLines } from '../ingestion/staging';

/** Why a run may read otherwise than it did. */
export type ReplayCause = 'CATALOGUE_CHANGED' | 'DEFINITION_UNKNOWN' | 'NOT_DIGESTED' | 'PROGRAM_CHANGED';

export interface ReplayCheck {
  readonly runId: string;
  readonly isSame: boolean;
  readonly digestThen: string | null;
  readonly digestNow: string;
  readonly readThen: number;
  readonly readNow: number;
  readonly rejectsThen: number;
  readonly rejectsNow: number;
  /** Published figures of the run that the file no longer gives; the first of them by their places. */
  readonly figuresMissing: number;
  readonly examples: readonly string[];
  readonly causes: readonly ReplayCause[];
}

const MAX_EXAMPLES = 20;

export interface CheckServices {
  readonly vocabulary: Vocabulary;
  readonly sealer: Sealer | null;
}

export async function checkReplay(
  database: Database,
  runId: string,
  services: CheckServices,
): Promise<ReplayCheck> {
  const run = await readRunOfThen(database, runId);
  const unreadable = await whyUnreadable(database, run.content_hash, services.sealer);
  if (unreadable) throw unreadable;
  return database.rehearse(async (tx) => {
    const { reading, missing } = await readAgain(database, tx, run, services);
    return compare(tx, run, reading, missing);
  });
}

interface ReadAgain {
  readonly reading: Reading;
  readonly missing: readonly string[];
}

async function readAgain(
  database: Database,
  tx: Transaction,
  run: Run,
  { vocabulary, sealer }: CheckServices,
): Promise<ReadAgain> {
  const { definition, corrections, content_hash: sha256 } = run;
  if (isRegisterFeed(definition)) {
    const reading = new RecordReading(database, { sha256, definition, vocabulary, sealer, corrections });
    for await (const _ of reading.records());
    return { reading, missing: [] };
  }
  const reading = new FigureReading(database, {
    ...{ sha256, sizeBytes: Number(run.size_bytes), definition: definition as FigureDefinition },
    ...{ vocabulary, sealer, receivedAt: run.queued_at, corrections },
  });
  await stageLines(tx, reading.pieces());
  return { reading, missing: await missingFigures(tx, run.id) };
}

/** Each figure that the run has published must be in what is read now, at its place. */
async function missingFigures(tx: Statements, runId: string): Promise<readonly string[]> {
  const rows = await tx.query<{ place: string }>(
    `select concat_ws(' ', b.source_sheet, b.source_line, coalesce(b.source_cell, b.source_column),
       b.region_code, b.indicator_code, b.period, b.published_text) as place
     from observation b
     where b.feed_run_id = $1 and not exists (
       select from pg_temp.incoming s
       where s.region_code = b.region_code and s.indicator_code = b.indicator_code
         and s.period_start = b.period_start and s.period_end = b.period_end
         and s.source_line = b.source_line and s.value is not distinct from b.value
         and s.published_text = b.published_text and s.published_unit = b.published_unit
         and s.status = b.status)
     order by b.source_line, b.id`,
    [runId],
  );
  return rows.map(({ place }) => place);
}

interface Then {
  readonly rowsDigest: string | null;
  readonly rowsRead: number;
  readonly rejectsFound: number;
  readonly hasDefinition: boolean;
  readonly catalogueChanged: boolean;
}

const THEN = `
select rows_digest as "rowsDigest", rows_read as "rowsRead", rejects_found as "rejectsFound",
  definition_hash is not null as "hasDefinition",
  exists (select from catalogue_load where loaded_at > run.finished_at) as "catalogueChanged"
from feed_run run where id = $1`;

async function compare(
  tx: Statements,
  run: Run,
  reading: Reading,
  missing: readonly string[],
): Promise<ReplayCheck> {
  const [then] = await tx.query<{ [Name in keyof Then]: Then[Name] }>(THEN, [run.id]);
  const { rowsDigest, rowsRead, rejectsFound, hasDefinition, catalogueChanged } = then as Then;
  const digestNow = reading.rowsDigest;
  const isSame = rowsDigest === digestNow && missing.length === 0;
  return {
    ...{ runId: run.id, isSame, digestThen: rowsDigest, digestNow },
    ...{ readThen: rowsRead, readNow: reading.read },
    ...{ rejectsThen: rejectsFound, rejectsNow: reading.rejects.found },
    ...{ figuresMissing: missing.length, examples: missing.slice(0, MAX_EXAMPLES) },
    causes: isSame ? [] : causesOf({ rowsDigest, hasDefinition, catalogueChanged }),
  };
}

function causesOf({
  rowsDigest,
  hasDefinition,
  catalogueChanged,
}: Pick<Then, 'rowsDigest' | 'hasDefinition' | 'catalogueChanged'>): readonly ReplayCause[] {
  if (rowsDigest === null) return ['NOT_DIGESTED'];
  const known: ReplayCause[] = [
    ...(hasDefinition ? [] : (['DEFINITION_UNKNOWN'] as const)),
    ...(catalogueChanged ? (['CATALOGUE_CHANGED'] as const) : []),
  ];
  return known.length > 0 ? known : ['PROGRAM_CHANGED'];
}
