/** Merges the staging table into the observations: each figure is judged against the vintage in force. */
import type { Statements } from '../../db/database';
import { AppError } from '../../errors';
import { classification, SAME_FIGURE } from './classification';

export interface MergeOptions {
  /** The run whose file this is; figures of documents name their document in the staging table instead. */
  readonly feedRunId: string | null;
  readonly isSynthetic: boolean;
  /** A blank takes back the value that was there; otherwise the value stays. */
  readonly blanksRetract?: boolean;
}

export interface Series {
  readonly indicatorCode: string;
  readonly regionCode: string;
}

/** A figure that was not taken because the one in force is worth more. */
export interface KeptFigure {
  readonly line: number | null;
  readonly column: string | null;
  readonly text: string;
  readonly reason: 'BLANK' | 'SYNTHETIC';
}

export interface MergeOutcome {
  readonly new: number;
  readonly revised: number;
  readonly precisionOnly: number;
  readonly unchanged: number;
  readonly changedSeries: readonly Series[];
  /** The first of those that were left out; they count as unchanged. */
  readonly kept: readonly KeptFigure[];
}

/** Of one figure in one file or catalogue; more than this is not a history but a mistake. */
export const MAX_VINTAGES_AT_ONCE = 500;
const MAX_KEPT_LISTED = 1_000;
/** One writer at a time: two that both find nothing in force would both call themselves the first vintage. */
const LOCK = `select pg_advisory_xact_lock(hashtext('kejin observations'))`;

const CREATE = `
create temp table if not exists judged (
  ordinal integer, revision text, before_id bigint, sealed_at timestamptz
) on commit drop`;

export async function mergeObservations(tx: Statements, options: MergeOptions): Promise<MergeOutcome> {
  await tx.query(LOCK);
  await tx.query(CREATE);
  const { figures, rounds } = await rankRepeats(tx);
  const tally = { NEW: 0, REVISED: 0, PRECISION_ONLY: 0 };
  const series = new Map<string, Series>();
  const kept: KeptFigure[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    await judge(tx, round, options);
    kept.push(...(await takeOutKept(tx, MAX_KEPT_LISTED - kept.length)));
    for (const group of await record(tx, options)) {
      tally[group.revision] += Number(group.count);
      series.set(`${group.region_code} ${group.indicator_code}`, {
        indicatorCode: group.indicator_code,
        regionCode: group.region_code,
      });
    }
  }
  return {
    new: tally.NEW,
    revised: tally.REVISED,
    precisionOnly: tally.PRECISION_ONLY,
    unchanged: figures - tally.NEW - tally.REVISED - tally.PRECISION_ONLY,
    changedSeries: [...series.values()],
    kept,
  };
}

/** Several vintages of one figure are merged one after the other, in the order of their publication. */
async function rankRepeats(tx: Statements): Promise<{ figures: number; rounds: number }> {
  await tx.query(
    `update pg_temp.incoming s set round = ranked.round
     from (select ordinal, row_number() over (
             partition by region_code, indicator_code, period_start, period_end
             order by published_at, ordinal) as round
           from pg_temp.incoming join pg_temp.repeated
             using (region_code, indicator_code, period_start, period_end)) as ranked
     where s.ordinal = ranked.ordinal and ranked.round > 1`,
  );
  const [row] = await tx.query<{ figures: string; rounds: number }>(
    'select count(*) as figures, coalesce(max(round), 0) as rounds from pg_temp.incoming',
  );
  const rounds = row?.rounds ?? 0;
  if (rounds > MAX_VINTAGES_AT_ONCE) {
    throw new AppError('BAD_INPUT', { detail: `${rounds} vintages of one figure at once` });
  }
  return { figures: Number(row?.figures ?? 0), rounds };
}

/** Writes down what is not unchanged. A figure older than the one in force is left open for `judgeLate`. */
async function judge(tx: Statements, round: number, options: MergeOptions): Promise<void> {
  await tx.query('truncate pg_temp.judged');
  const [row] = await tx.query<{ late: string }>(
    `with found as (
       insert into pg_temp.judged (ordinal, revision, before_id)
       select ordinal, revision, before_id from (
         select s.ordinal, b.id as before_id,
           case when $2 and not b.is_synthetic then 'SYNTHETIC'
             when b.published_at > s.published_at then null
             else ${classification('$2', '$3')} end as revision
         from pg_temp.incoming s
         left join observation b on ${SAME_FIGURE} and b.superseded_at is null
         where s.round = $1) as every
       where revision is distinct from 'UNCHANGED'
       returning revision)
     select count(*) as late from found where revision is null`,
    [round, options.isSynthetic, options.blanksRetract ?? false],
  );
  if (Number(row?.late) > 0) await judgeLate(tx, options);
  if (options.feedRunId === null) await dropRecorded(tx);
}

/** Vintages that were in force for no time at all take no part. */
const EVER_IN_FORCE = '(b.superseded_at is null or b.superseded_at > b.published_at)';

/** An older vintage arriving late is judged by its own time, and ends where the next one begins. */
async function judgeLate(tx: Statements, options: MergeOptions): Promise<void> {
  if (!options.isSynthetic) await yieldToReal(tx);
  await tx.query(
    `update pg_temp.judged j
     set revision = late.revision, before_id = late.before_id, sealed_at = late.sealed_at
     from (
       select s.ordinal, b.id as before_id, later.published_at as sealed_at,
         ${classification('$1', '$2')} as revision
       from pg_temp.judged open join pg_temp.incoming s using (ordinal)
       left join lateral (
         select * from observation b
         where ${SAME_FIGURE} and b.published_at <= s.published_at and ${EVER_IN_FORCE}
         order by b.published_at desc, b.id desc limit 1) as b on true
       left join lateral (
         select b.published_at from observation b
         where ${SAME_FIGURE} and b.published_at > s.published_at and ${EVER_IN_FORCE}
         order by b.published_at limit 1) as later on true
       where open.revision is null) as late
     where j.ordinal = late.ordinal`,
    [options.isSynthetic, options.blanksRetract ?? false],
  );
  await tx.query(`delete from pg_temp.judged where revision = 'UNCHANGED'`);
}

/** Where a real figure exists, a synthetic one published after it never was in force. */
async function yieldToReal(tx: Statements): Promise<void> {
  await tx.query(
    `update observation b set superseded_at = b.published_at
     from pg_temp.judged open join pg_temp.incoming s using (ordinal)
     where open.revision is null and b.is_synthetic and b.published_at > s.published_at
       and ${SAME_FIGURE} and ${EVER_IN_FORCE}`,
  );
}

/**
 * Two documents of one day may disagree; loading them again must not make them take turns. The same document
 * going back to what it said before is a revision all the same.
 */
async function dropRecorded(tx: Statements): Promise<void> {
  await tx.query(
    `delete from pg_temp.judged j using pg_temp.incoming s, observation b, observation before
     where j.ordinal = s.ordinal and before.id = j.before_id
       and before.document_slug is distinct from s.document_slug and ${SAME_FIGURE}
       and b.document_slug = s.document_slug and b.published_at = s.published_at
       and b.value is not distinct from s.value and b.published_text = s.published_text
       and b.published_unit = s.published_unit and b.status = s.status
       and b.missing_reason is not distinct from s.missing_reason`,
  );
}

async function takeOutKept(tx: Statements, limit: number): Promise<KeptFigure[]> {
  return tx.query<{ line: number; column: string; text: string; reason: KeptFigure['reason'] }>(
    `with gone as (delete from pg_temp.judged where revision in ('BLANK', 'SYNTHETIC') returning *)
     select source_line as line, source_column as "column", published_text as text, gone.revision as reason
     from gone join pg_temp.incoming using (ordinal) order by ordinal limit $1`,
    [limit],
  );
}

interface Group {
  readonly indicator_code: string;
  readonly region_code: string;
  readonly revision: 'NEW' | 'REVISED' | 'PRECISION_ONLY';
  readonly count: string;
}

/** Seals what is superseded first: there can be only one vintage in force. */
async function record(tx: Statements, options: MergeOptions): Promise<Group[]> {
  await tx.query(
    `update observation b set superseded_at = s.published_at
     from pg_temp.judged j join pg_temp.incoming s using (ordinal) where b.id = j.before_id`,
  );
  return tx.query<Group>(
    `with added as (
       insert into observation (indicator_code, region_code, period, frequency, period_start, period_end,
         value, missing_reason, published_text, published_unit, status, revision, published_at, superseded_at,
         feed_run_id, source_line, source_sheet, source_column, source_cell,
         document_slug, clause, note_zh, note_en, is_synthetic)
       select s.indicator_code, s.region_code, s.period, s.frequency, s.period_start, s.period_end,
         s.value, s.missing_reason, s.published_text, s.published_unit, s.status, j.revision, s.published_at,
         j.sealed_at, $1::uuid, s.source_line, s.source_sheet, s.source_column, s.source_cell,
         s.document_slug, s.clause, s.note_zh,
         s.note_en, $2
       from pg_temp.judged j join pg_temp.incoming s using (ordinal)
       returning indicator_code, region_code, revision)
     select indicator_code, region_code, revision, count(*) from added group by 1, 2, 3`,
    [options.feedRunId, options.isSynthetic],
  );
}
