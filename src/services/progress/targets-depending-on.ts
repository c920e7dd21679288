/** Which targets must be judged again when figures or registers change: those, and no others. */
import type { Statements } from '../../db/database';

export interface ChangedSeries {
  readonly indicatorCode: string;
  readonly regionCode: string;
}

export interface ChangedRegister {
  readonly register: string;
  /** Left out: any kind of record. */
  readonly kind?: string;
  readonly regionCode: string;
}

export interface Changes {
  readonly series?: readonly ChangedSeries[];
  readonly registers?: readonly ChangedRegister[];
}

/** A published growth rate is a fact of its own: no target on it depends on the levels it speaks of. */
const BY_SERIES = `
select t.key from unnest($1::text[], $2::text[]) as changed (indicator_code, region_code)
join target t on t.indicator_code = changed.indicator_code and t.region_code = changed.region_code
where t.retired_at is null`;

/** A record of a county counts for the county, its prefecture, its province and the country. */
const BY_REGISTER = `
select t.key from unnest($1::text[], $2::text[], $3::text[]) as changed (register, region_code, kind)
join indicator i on i.count_rule ->> 'register' = changed.register
  and (changed.kind is null or not i.count_rule ? 'kind' or i.count_rule -> 'kind' ? changed.kind)
join target t on t.indicator_code = i.code
where t.retired_at is null and (t.region_code in (changed.region_code, '100000',
  left(changed.region_code, 4) || '00', left(changed.region_code, 2) || '0000'))`;

export async function targetsDependingOn(
  statements: Statements,
  { series = [], registers = [] }: Changes,
): Promise<string[]> {
  const bySeries =
    series.length === 0
      ? []
      : await statements.query<{ key: string }>(BY_SERIES, [
          series.map((one) => one.indicatorCode),
          series.map((one) => one.regionCode),
        ]);
  const byRegister =
    registers.length === 0
      ? []
      : await statements.query<{ key: string }>(BY_REGISTER, [
          registers.map((one) => one.register),
          registers.map((one) => one.regionCode),
          registers.map((one) => one.kind ?? null),
        ]);
  return [...new Set([...bySeries, ...byRegister].map((row) => row.key))].sort();
}
