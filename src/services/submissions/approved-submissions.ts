/** Which published submissions rest on figures that would be revised: somebody approved them as they are. */
import type { Statements } from '../../db/database';
import { globalId } from '../../entities/node';
import type { ApprovedImpact, ApprovedThing } from '../impact/revision-impact';

/** The last published version of each region, period and feed; earlier ones have been corrected already. */
const FIND = `
with touched as (
  select o.id, o.feed_slug, o.region_code, o.period, o.period_end, o.version, count(*)::integer as figures
  from submission o
  join submission_figure f on f.submission_id = o.id and f.draft = o.draft
  join pg_temp.revised_figure r on r.region_code = o.region_code and r.indicator_code = f.indicator_code
    and r.period_start = o.period_start and r.period_end = o.period_end
  where o.status = 'PUBLISHED' and not exists (
    select from submission later where later.corrects_id = o.id and later.status = 'PUBLISHED')
  group by o.id)
select touched.id, region_code as "regionCode", period, figures, (count(*) over ())::integer as total,
  region.name_zh || ' ' || period || '（' || feed.name_zh || '，第 ' || version || ' 版）' as "nameZh",
  region.name_en || ' ' || period || ' (' || feed.name_en || ', version ' || version || ')' as "nameEn"
from touched join region on region.code = region_code join feed on feed.slug = feed_slug
order by region_code, period_end, touched.id limit $1`;

export async function approvedSubmissions(tx: Statements, limit: number): Promise<ApprovedImpact> {
  const rows = await tx.query<Omit<ApprovedThing, 'kind'> & { total: number }>(FIND, [Math.max(1, limit)]);
  return {
    totalCount: rows[0]?.total ?? 0,
    things: rows.map(({ total: _, id, ...thing }) => ({
      ...{ kind: 'SUBMISSION', id: globalId('Submission', id) },
      ...thing,
    })),
  };
}
