/** The figures that this transaction has published so far, each beside the vintage before it. */
import type { Statements } from '../../db/database';
import type { RevisionKind } from '../../domain/vocabulary';
import type { FigureChange, FigureImpact } from './revision-impact';

const MAX_FIGURES_TOLD = 200;

/** The last observation of all; what is published from here on comes after it. */
export async function lastObservation(tx: Statements): Promise<string> {
  const [row] = await tx.query<{ id: string }>('select coalesce(max(id), 0)::text as id from observation');
  return row?.id ?? '0';
}

/** Other transactions may have published meanwhile: a row keeps the moment its transaction began. */
const MINE = 'id > $1 and recorded_at = now()';

const COUNT = `select revision, count(*)::int as count from observation where ${MINE} group by revision`;

const stated = (row: 'n' | 'b') => `jsonb_build_object(
  'publishedText', ${row}.published_text, 'publishedUnit', ${row}.published_unit, 'value', ${row}.value::text,
  'missingReason', ${row}.missing_reason, 'status', ${row}.status,
  'publishedAt', to_char(${row}.published_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))`;

/** A vintage that another of the same moment has taken the place of was in force until then. */
const LIST = `
select n.indicator_code as "indicatorCode", i.name_zh as "indicatorZh", i.name_en as "indicatorEn",
  n.region_code as "regionCode", r.name_zh as "regionZh", r.name_en as "regionEn", n.period, n.revision,
  case when b.id is not null then ${stated('b')} end as before, ${stated('n')} as after,
  n.superseded_at is null as "isInForce", n.source_line as line, n.source_sheet as sheet,
  n.source_column as "column", n.source_cell as cell
from (
  select * from observation where ${MINE}
  order by array_position(array['REVISED', 'PRECISION_ONLY', 'NEW'], revision), id limit $2) as n
join indicator i on i.code = n.indicator_code join region r on r.code = n.region_code
left join lateral (
  select * from observation b
  where b.region_code = n.region_code and b.indicator_code = n.indicator_code
    and b.period_start = n.period_start and b.period_end = n.period_end
    and (b.published_at, b.id) < (n.published_at, n.id)
    and (b.superseded_at is null or b.superseded_at > b.published_at or b.superseded_at = n.published_at)
  order by b.published_at desc, b.id desc limit 1) as b on true
order by array_position(array['REVISED', 'PRECISION_ONLY', 'NEW'], n.revision), n.id`;

export async function changedFigures(tx: Statements, afterId: string): Promise<FigureImpact> {
  const counts = await tx.query<{ revision: RevisionKind; count: number }>(COUNT, [afterId]);
  const countOf = (kind: RevisionKind) => counts.find(({ revision }) => revision === kind)?.count ?? 0;
  const impact = {
    ...{ new: countOf('NEW'), revised: countOf('REVISED'), precisionOnly: countOf('PRECISION_ONLY') },
    totalCount: counts.reduce((sum, { count }) => sum + count, 0),
  };
  if (impact.totalCount === 0) return { ...impact, changes: [] };
  const changes = await tx.query<{ readonly [Name in keyof FigureChange]: FigureChange[Name] }>(LIST, [
    afterId,
    MAX_FIGURES_TOLD,
  ]);
  return { ...impact, changes };
}
