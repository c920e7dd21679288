/** The plan that is simulated and its targets in force, with the names that answers need. */
import type { Statements } from '../../db/database';
import type { IsoDate } from '../../domain/calendar';

export interface PlanRow {
  readonly slug: string;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly regionCode: string;
  readonly startsOn: IsoDate;
  readonly endsOn: IsoDate;
}

export interface TargetRow {
  readonly key: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly stageZh: string;
  readonly stageEn: string;
  readonly unitCode: string;
  /** For example count.enterprise or money. */
  readonly dimension: string;
  readonly indicatorZh: string;
  readonly indicatorEn: string;
}

type Columns = { readonly [column: string]: unknown };

export async function readPlan(statements: Statements, slug: string): Promise<PlanRow | null> {
  const [row] = await statements.query<PlanRow & Columns>(
    `select p.slug, p.title_zh as "titleZh", p.title_en as "titleEn", p.region_code as "regionCode",
       p.ends_on as "endsOn", coalesce(p.starts_on,
         (select min(starts_on) from stage where plan_slug = p.slug), p.ends_on) as "startsOn"
     from plan p where p.slug = $1`,
    [slug],
  );
  return row ?? null;
}

/** In the order of the document. */
export function readTargetRows(statements: Statements, slug: string): Promise<readonly TargetRow[]> {
  return statements.query<TargetRow & Columns>(
    `select t.key, t.name_zh as "nameZh", t.name_en as "nameEn",
       s.name_zh as "stageZh", s.name_en as "stageEn", u.code as "unitCode", u.dimension,
       i.name_zh as "indicatorZh", i.name_en as "indicatorEn"
     from target t join stage s on s.key = t.stage_key join indicator i on i.code = t.indicator_code
     join unit u on u.code = i.unit_code
     where t.plan_slug = $1 and t.retired_at is null order by s.ordinal, t.ordinal, t.key`,
    [slug],
  );
}
