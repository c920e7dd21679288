/** Which approved assessments rest on figures that would be revised: their items name what they used. */
import type { Statements } from '../../db/database';
import { globalId } from '../../entities/node';
import type { ApprovedThing } from '../impact/revision-impact';

/** The version in force; an earlier one has been corrected already. */
const FIND = `
with touched as (
  select a.id, a.plan_slug, a.region_code, a.quarter, a.quarter_end, a.department_slug,
    count(distinct (r.region_code, r.indicator_code, r.period_start, r.period_end))::integer as figures
  from assessment a
  join assessment_item i on i.assessment_id = a.id and i.version = a.version
  cross join lateral jsonb_to_recordset(i.figures)
    as used (indicator text, region text, "start" date, "end" date)
  join pg_temp.revised_figure r on r.indicator_code = used.indicator and r.region_code = used.region
    and r.period_start = used."start" and r.period_end = used."end"
  where a.status <> 'DRAFT'
  group by a.id)
select touched.id, touched.region_code as "regionCode", quarter as period, figures,
  (count(*) over ())::integer as total,
  plan.title_zh || ' ' || quarter || ' ' || department.name_zh || '考核结果' as "nameZh",
  'Assessment of ' || department.name_en || ', ' || quarter || ', ' || plan.title_en as "nameEn"
from touched join plan on plan.slug = plan_slug join department on department.slug = department_slug
order by quarter_end, touched.id limit $1`;

export async function approvedAssessments(tx: Statements, limit: number) {
  const rows = await tx.query<Omit<ApprovedThing, 'kind'> & { total: number }>(FIND, [Math.max(1, limit)]);
  return {
    totalCount: rows[0]?.total ?? 0,
    things: rows.map(({ total: _, id, ...thing }) => ({
      ...{ kind: 'ASSESSMENT', id: globalId('Assessment', id) },
      ...thing,
    })),
  };
}
