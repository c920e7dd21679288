/** What a file of a reviewed feed does instead of publishing: its figures go into submissions. */
import type { Statements } from '../../db/database';
import { counted } from '../../domain/english-count';
import { IN_REVIEW } from '../../domain/submissions/transitions';
import type { FigureDefinition } from '../../feeds/figure-definition';
import { classification, SAME_FIGURE } from '../ingestion/classification';
import type { IntakeContext, Merged } from '../ingestion/intake';
import { mergeRemark } from '../ingestion/merge-remarks';
import type { Reading } from '../ingestion/reading';
import type { Reject, Rejects } from '../ingestion/rejects';
import {
  dropLyingInReview,
  lockOpen,
  type PlacedSubmission,
  placeInReview,
  SAME_CONTENT,
} from './place-in-review';
import { awaitingWords, placeOf } from './wording';

type Place = Pick<Reject, 'line' | 'sheet' | 'column' | 'cell' | 'raw'>;

const PLACE = `coalesce(s.source_line, 0) as line, s.source_sheet as sheet, s.source_column as "column",
  s.source_cell as cell, s.published_text as raw`;

/** A figure that is in review must not change under the eyes of its reviewers. */
const TAKE_OUT_IN_REVIEW = `
delete from pg_temp.incoming s using submission o join region r on r.code = o.region_code
where o.feed_slug = $1 and o.status = any($2::text[]) and o.region_code = s.region_code
  and o.period_start = s.period_start and o.period_end = s.period_end
  and not exists (
    select from submission_figure f where f.submission_id = o.id and f.draft = o.draft
      and f.indicator_code = s.indicator_code and ${SAME_CONTENT})
returning ${PLACE}, r.name_zh as "regionZh", r.name_en as "regionEn", o.period`;

/** Takes out what is locked by a review, says so of each row, and counts them. */
export async function refuseInReview(tx: Statements, feedSlug: string, reading: Reading): Promise<number> {
  await lockOpen(tx, feedSlug);
  const refused = await tx.query<Place & { regionZh: string; regionEn: string; period: string }>(
    TAKE_OUT_IN_REVIEW,
    [feedSlug, IN_REVIEW],
  );
  for (const { regionZh, regionEn, period, ...place } of refused) {
    reading.reject(mergeRemark('IN_REVIEW', place, placeOf({ regionZh, regionEn, period })));
  }
  return refused.length;
}

/** What is approved is published at that moment, so of several vintages only the last can be. */
const KEEP_LATEST = `
with ranked as (
  select ordinal, row_number() over (
    partition by region_code, indicator_code, period_start, period_end
    order by published_at desc, ordinal desc) as place
  from pg_temp.incoming join pg_temp.repeated using (region_code, indicator_code, period_start, period_end))
delete from pg_temp.incoming s using ranked where s.ordinal = ranked.ordinal and ranked.place > 1
returning ${PLACE}`;

const CREATE = `
create temp table if not exists proposed (ordinal integer, revision text) on commit drop;
truncate pg_temp.proposed`;

/** What each figure would be to what is published now. */
const PROPOSE = `
insert into pg_temp.proposed
select s.ordinal, case when $1 and not b.is_synthetic then 'SYNTHETIC' else ${classification('$1', '$2')} end
from pg_temp.incoming s left join observation b on ${SAME_FIGURE} and b.superseded_at is null`;

const TAKE_OUT_KEPT = `
delete from pg_temp.incoming s using pg_temp.proposed p
where p.ordinal = s.ordinal and p.revision in ('BLANK', 'SYNTHETIC')
returning ${PLACE}, p.revision as reason`;

const TALLY = `
select p.revision, count(*)::integer as count
from pg_temp.placed o join pg_temp.incoming s on o.region_code = s.region_code
  and o.period_start = s.period_start and o.period_end = s.period_end
join pg_temp.proposed p using (ordinal) group by p.revision`;

export async function takeIntoReview(
  { tx, run, definition, now }: IntakeContext<FigureDefinition>,
  rejects: Rejects,
): Promise<Merged> {
  const [staged] = await tx.query<{ count: number }>(
    'select count(*)::integer as count from pg_temp.incoming',
  );
  for (const place of await tx.query<{ [K in keyof Place]: Place[K] }>(KEEP_LATEST)) {
    rejects.add(mergeRemark('EARLIER_VINTAGE', place));
  }
  await dropLyingInReview(tx, run.feed_slug);
  await tx.query(CREATE);
  await tx.query(PROPOSE, [run.is_synthetic, definition.blanksRetract]);
  for (const { reason, ...place } of await tx.query<Place & { reason: string }>(TAKE_OUT_KEPT)) {
    rejects.add(mergeRemark(reason === 'BLANK' ? 'BLANK_KEPT' : 'REAL_FIGURE_KEPT', place));
  }
  const placed = await placeInReview(tx, {
    ...{ feedSlug: run.feed_slug, runId: run.id, actor: run.actor, actorName: run.received_from, now },
  });
  tellLeftOut(placed, rejects);
  const counts = new Map(
    (await tx.query<{ revision: string; count: number }>(TALLY)).map((row) => [row.revision, row.count]),
  );
  const count = (revision: string) => counts.get(revision) ?? 0;
  const tally = { new: count('NEW'), revised: count('REVISED'), precisionOnly: count('PRECISION_ONLY') };
  return {
    ...tally,
    unchanged: (staged?.count ?? 0) - tally.new - tally.revised - tally.precisionOnly,
    ...{ removed: 0, widened: false, targetsAffected: 0, targetKeys: [] },
    ...(placed.length > 0 ? { awaitsReview: awaitingWords(placed) } : {}),
  };
}

function tellLeftOut(placed: readonly PlacedSubmission[], rejects: Rejects): void {
  for (const submission of placed) {
    const { leftOut } = submission;
    if (leftOut === 0) continue;
    const { zh, en } = placeOf(submission);
    const detail = { zh: `${zh}的 ${leftOut} 个数据`, en: `${counted(leftOut, 'figures')} of ${en}` };
    rejects.add(mergeRemark('LEFT_OUT_OF_DRAFT', { line: 0, column: null, raw: '' }, detail));
  }
}
