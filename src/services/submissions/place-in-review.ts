/** Puts the staged figures of a file into submissions: one per region and period, drafts to begin with. */
import type { Statements } from '../../db/database';
import { OPEN_TO_FILES } from '../../domain/submissions/transitions';

export interface HandedIn {
  readonly feedSlug: string;
  readonly runId: string;
  readonly actor: string;
  readonly actorName: string;
  readonly now: Date;
}

/** A submission that the file has opened, or whose draft it has replaced. */
export interface PlacedSubmission {
  readonly id: string;
  readonly regionZh: string;
  readonly regionEn: string;
  readonly period: string;
  readonly version: number;
  readonly isCorrection: boolean;
  readonly figures: number;
  /** Figures of this sender that the draft before had, and that this file no longer holds. */
  readonly leftOut: number;
}

const SAME_PLACE = (submission: string, other: string) => `${submission}.region_code = ${other}.region_code
  and ${submission}.period_start = ${other}.period_start and ${submission}.period_end = ${other}.period_end`;

const IS_OPEN = (alias: string) => `${alias}.status not in ('PUBLISHED', 'WITHDRAWN')`;

/** Whoever decides something of these submissions meanwhile waits, or is waited for. */
export const lockOpen = (tx: Statements, feedSlug: string) =>
  tx.query(
    `select o.id from submission o
     where o.feed_slug = $1 and ${IS_OPEN('o')} and exists (
       select from pg_temp.incoming s where ${SAME_PLACE('o', 's')})
     order by o.id for update`,
    [feedSlug],
  );

export const SAME_CONTENT = `f.value is not distinct from s.value
  and f.missing_reason is not distinct from s.missing_reason and f.published_text = s.published_text
  and f.published_unit = s.published_unit and f.status = s.status and f.retracts = s.retracts`;

/** Figures that lie in review as they are: said again, they change nothing. */
export const dropLyingInReview = async (tx: Statements, feedSlug: string): Promise<number> => {
  const gone = await tx.query(
    `delete from pg_temp.incoming s using submission o
     where o.feed_slug = $1 and ${IS_OPEN('o')} and not o.status = any($2::text[]) and ${SAME_PLACE('o', 's')}
     returning 1`,
    [feedSlug, OPEN_TO_FILES],
  );
  return gone.length;
};

const CREATE = `
create temp table if not exists placed (
  region_code text, period text, frequency text, period_start date, period_end date,
  submission_id uuid, draft integer, is_new boolean
) on commit drop;
truncate pg_temp.placed`;

/** A draft is replaced where it would differ; a new version begins where something published would change. */
const FIND_PLACES = `
insert into pg_temp.placed
select s.region_code, min(s.period), min(s.frequency), s.period_start, s.period_end,
  coalesce(o.id, gen_random_uuid()), coalesce(o.draft, 0) + 1, o.id is null
from pg_temp.incoming s join pg_temp.proposed p using (ordinal)
left join submission o on o.feed_slug = $1 and ${SAME_PLACE('o', 's')} and ${IS_OPEN('o')}
left join submission_figure f on f.submission_id = o.id and f.draft = o.draft
  and f.indicator_code = s.indicator_code and ${SAME_CONTENT}
group by s.region_code, s.period_start, s.period_end, o.id, o.draft
having (o.id is null and bool_or(p.revision <> 'UNCHANGED'))
  or (o.id is not null and (bool_or(f.id is null) or count(*) < (
    select count(*) from submission_figure mine
    where mine.submission_id = o.id and mine.draft = o.draft and mine.handed_in_by = $2)))`;

const OPEN_NEW = `
insert into submission (id, feed_slug, region_code, period, frequency, period_start, period_end, version,
  corrects_id, status, opened_at, changed_at)
select p.submission_id, $1, p.region_code, p.period, p.frequency, p.period_start, p.period_end,
  1 + coalesce((select max(b.version) from submission b
    where b.feed_slug = $1 and ${SAME_PLACE('b', 'p')}), 0),
  (select b.id from submission b
   where b.feed_slug = $1 and ${SAME_PLACE('b', 'p')} and b.status = 'PUBLISHED'
   order by b.version desc limit 1),
  'DRAFT', $2, $2
from pg_temp.placed p where p.is_new`;

const RENEW = `
update submission o set draft = p.draft, revision = o.revision + 1, changed_at = $1
from pg_temp.placed p where o.id = p.submission_id and not p.is_new`;

const COLUMNS = `indicator_code, value, missing_reason, published_text, published_unit, status, retracts`;
const PLACES = 'source_line, source_sheet, source_column, source_cell';
const list = (alias: string, columns: string) => columns.replace(/\w+/g, (name) => `${alias}.${name}`);

/** The file's figures; and beside them those of other senders, which this file does not speak of. */
const FILL = `
insert into submission_figure
  (submission_id, draft, ${COLUMNS}, stated_at, feed_run_id, handed_in_by, ${PLACES})
select p.submission_id, p.draft, ${list('s', COLUMNS)}, s.published_at, $1, $2, ${list('s', PLACES)}
from pg_temp.placed p join pg_temp.incoming s on ${SAME_PLACE('p', 's')}
union all
select p.submission_id, p.draft, ${list('f', COLUMNS)}, f.stated_at, f.feed_run_id, f.handed_in_by,
  ${list('f', PLACES)}
from pg_temp.placed p
join submission_figure f on f.submission_id = p.submission_id and f.draft = p.draft - 1
  and f.handed_in_by <> $2
where not exists (select from pg_temp.incoming s
  where ${SAME_PLACE('p', 's')} and s.indicator_code = f.indicator_code)`;

const TELL = `
insert into submission_event (submission_id, step, from_status, to_status, draft, actor, actor_name,
  feed_run_id, happened_at)
select o.id, 'HANDED_IN', case when not p.is_new then o.status end, o.status, o.draft, $1, $2, $3, $4
from pg_temp.placed p join submission o on o.id = p.submission_id order by o.region_code, o.period_end, o.id`;

const SUMMARY = `
select o.id, r.name_zh as "regionZh", r.name_en as "regionEn", o.period, o.version,
  o.corrects_id is not null as "isCorrection",
  (select count(*)::integer from submission_figure f where f.submission_id = o.id and f.draft = o.draft)
    as figures,
  (select count(*)::integer from submission_figure f
   where f.submission_id = o.id and f.draft = o.draft - 1 and f.handed_in_by = $1 and not exists (
     select from submission_figure n
     where n.submission_id = o.id and n.draft = o.draft and n.indicator_code = f.indicator_code)) as "leftOut"
from pg_temp.placed p join submission o on o.id = p.submission_id join region r on r.code = o.region_code
order by o.region_code, o.period_end, o.period_start, o.id`;

/** Takes `pg_temp.incoming`, and `pg_temp.proposed`, which says what each of its figures would change. */
export async function placeInReview(tx: Statements, given: HandedIn): Promise<readonly PlacedSubmission[]> {
  const { feedSlug, runId, actor, actorName, now } = given;
  await tx.query(CREATE);
  await tx.query(FIND_PLACES, [feedSlug, actor]);
  await tx.query(OPEN_NEW, [feedSlug, now]);
  await tx.query(RENEW, [now]);
  await tx.query(FILL, [runId, actor]);
  await tx.query(TELL, [actor, actorName, runId, now]);
  return tx.query<{ [K in keyof PlacedSubmission]: PlacedSubmission[K] }>(SUMMARY, [actor]);
}
