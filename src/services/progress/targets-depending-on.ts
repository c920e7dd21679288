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

/** What a register is complete for: it decides for all regions inside whether they can be counted. */
export interface ChangedCoverage {
  readonly register: string;
  /** Left out: all kinds of record. */
  readonly kind?: string;
  readonly regionCode: string;
}

export interface Changes {
  readonly series?: readonly ChangedSeries[];
  readonly registers?: readonly ChangedRegister[];
  readonly coverages?: readonly ChangedCoverage[];
}

/** A published growth rate is a fact of its own: no target on it depends on the levels it speaks of. */
const BY_SERIES = `
select t.key from unnest($1::text[], $2::text[]) as changed (indicator_code, region_code)
join target t on t.indicator_code = changed.indicator_code and t.region_code = changed.region_code
where t.retired_at is null`;

/** A rule counts the rows of its register, and may ask for certificates of those that they belong to. */
const COUNTS = `(i.count_rule ->> 'register' = changed.register
  and (changed.kind is null or not i.count_rule ? 'kind' or i.count_rule -> 'kind' ? changed.kind)
  or changed.register = 'certification' and i.count_rule ? 'certified'
  and (changed.kind is null or i.count_rule -> 'certified' ? changed.kind))`;

/** A record of a county counts for the county, its prefecture, its province and the country. */
const BY_REGISTER = `
select t.key from unnest($1::text[], $2::text[], $3::text[]) as changed (register, region_code, kind)
join indicator i on ${COUNTS}
join target t on t.indicator_code = i.code
where t.retired_at is null and (t.region_code in (changed.region_code, '100000',
  left(changed.region_code, 4) || '00', left(changed.region_code, 2) || '0000'))`;

const BY_COVERAGE = `
select t.key from unnest($1::text[], $2::text[], $3::text[]) as changed (register, region_code, kind)
join indicator i on ${COUNTS}
join target t on t.indicator_code = i.code
where t.retired_at is null and t.region_code = any (regions_within(array[changed.region_code]))`;

export async function targetsDependingOn(
  statements: Statements,
  { series = [], registers = [], coverages = [] }: Changes,
): Promise<string[]> {
  const bySeries =
    series.length === 0
      ? []
      : await statements.query<{ key: string }>(BY_SERIES, [
          series.map((one) => one.indicatorCode),
          series.map((one) => one.regionCode),
        ]);
  const byPlace = (sql: string, changed: readonly ChangedRegister[]) =>
    changed.length === 0
      ? []
      : statements.query<{ key: string }>(sql, [
          changed.map((one) => one.register),
          changed.map((one) => one.regionCode),
          changed.map((one) => one.kind ?? null),
        ]);
  const byRegister = await byPlace(BY_REGISTER, registers);
  const byCoverage = await byPlace(BY_COVERAGE, coverages);
  return [...new Set([...bySeries, ...byRegister, ...byCoverage].map((row) => row.key))].sort();
}
