/** What has been approved and rests on figures: each kind of approval says how its own are found. */
import type { Statements } from '../../db/database';
import { approvedAssessments } from '../assessment/approved-assessments';
import { approvedSubmissions } from '../submissions/approved-submissions';
import type { ApprovedImpact, ApprovedThing } from './revision-impact';

/**
 * Finds the approved things of one kind that rest on figures which would be revised. They stand in
 * `pg_temp.revised_figure (region_code, indicator_code, period, period_start, period_end)` meanwhile; what is
 * published by the rehearsal itself can be seen as well and must be left out.
 */
export type ApprovedFinder = (
  tx: Statements,
  limit: number,
) => Promise<{ readonly totalCount: number; readonly things: readonly ApprovedThing[] }>;

/** Filled by those who approve: submissions of the review chain, assessments. */
export const APPROVED_FINDERS: readonly ApprovedFinder[] = [approvedSubmissions, approvedAssessments];

const MAX_THINGS_TOLD = 100;

const CREATE = `
create temp table revised_figure on commit drop as
select region_code, indicator_code, period, period_start, period_end from observation
where id > $1 and recorded_at = now() and revision = 'REVISED'`;

/** `afterId`: the last observation before the rehearsal. */
export async function approvedTouched(
  tx: Statements,
  afterId: string,
  finders: readonly ApprovedFinder[],
): Promise<ApprovedImpact> {
  if (finders.length === 0) return { totalCount: 0, things: [] };
  await tx.query('drop table if exists pg_temp.revised_figure');
  await tx.query(CREATE.replace('$1', String(BigInt(afterId))));
  let totalCount = 0;
  const things: ApprovedThing[] = [];
  for (const find of finders) {
    const found = await find(tx, MAX_THINGS_TOLD - things.length);
    totalCount += found.totalCount;
    things.push(...found.things.slice(0, MAX_THINGS_TOLD - things.length));
  }
  return { totalCount, things };
}
