/**
 * Which targets must be judged again when something changes: those, and no others. It follows from the
 * definitions of the indicators: their count rules, the inputs of their formulas, and what is rolled up.
 */
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

/** Words, units and rules of the catalogue, which answers speak of and numbers follow from. */
export interface ChangedDefinitions {
  readonly stages: readonly string[];
  readonly plans: readonly string[];
  readonly indicators: readonly string[];
  readonly units: readonly string[];
  readonly regions: readonly string[];
}

export interface Changes {
  readonly series?: readonly ChangedSeries[];
  readonly registers?: readonly ChangedRegister[];
  readonly coverages?: readonly ChangedCoverage[];
  readonly definitions?: ChangedDefinitions;
}

/** From indicators `reached (code, region)` on to all that are computed from them, however deep. */
const COMPUTED = `
computed (code, region) as (
  select code, region from reached
  union
  select i.code, c.region from computed c join indicator i on i.input_codes @> array[c.code])`;

/**
 * A published growth rate is a fact of its own: no target on it depends on the levels it speaks of. What is
 * rolled up adds figures of the regions directly below.
 */
const BY_SERIES = `
with recursive changed as (
  select * from unnest($1::text[], $2::text[]) as changed (code, region)),
reached as (
  select code, region from changed
  union
  select i.code, r.parent_code from changed
  join indicator i on i.code = changed.code and i.roll_up is not null
  join region r on r.code = changed.region where r.parent_code is not null),
${COMPUTED}
select t.key from computed c join target t on t.indicator_code = c.code and t.region_code = c.region
where t.retired_at is null`;

/** Rules that count the records, or ask whether an owner has them. */
const REACHED_BY_RULE = `
reached as (
  select distinct i.code, changed.region
  from unnest($1::text[], $2::text[], $3::text[]) as changed (register, region, kind)
  join indicator i on i.count_rule is not null and (
    i.count_rule ->> 'register' = changed.register
      and (changed.kind is null or not i.count_rule ? 'kind' or i.count_rule -> 'kind' ? changed.kind)
    or changed.register = 'certification' and i.count_rule ? 'certified'
      and (changed.kind is null or i.count_rule -> 'certified' ? changed.kind)))`;

/** A record of a county counts for the county, its prefecture, its province and the country. */
const BY_REGISTER = `
with recursive ${REACHED_BY_RULE}, ${COMPUTED}
select t.key from computed c join target t on t.indicator_code = c.code
  and t.region_code in (c.region, left(c.region, 4) || '00', left(c.region, 2) || '0000', '100000')
where t.retired_at is null`;

const BY_COVERAGE = `
with recursive ${REACHED_BY_RULE}, ${COMPUTED}
select t.key from computed c join target t on t.indicator_code = c.code
where t.retired_at is null and t.region_code = any (regions_within(array[c.region]))`;

/** What is rolled up names the regions below. */
const BY_DEFINITION = `
with recursive reached (code, region) as (
  select code, null::text from indicator where code = any($3::text[]) or unit_code = any($4::text[])),
${COMPUTED},
above as (select distinct parent_code as code from region where code = any($5::text[])),
rolled (code, region) as (
  select i.code, above.code from indicator i cross join above where i.roll_up is not null
  union
  select i.code, r.region from rolled r join indicator i on i.input_codes @> array[r.code])
select t.key from target t where t.retired_at is null
  and (t.stage_key = any($1::text[]) or t.plan_slug = any($2::text[]) or t.region_code = any($5::text[])
    or t.indicator_code in (select code from computed)
    or (t.indicator_code, t.region_code) in (select code, region from rolled))`;

type Keys = readonly { readonly key: string }[];
const NOBODY: Keys = [];

const bySeries = (statements: Statements, series: readonly ChangedSeries[]): Promise<Keys> =>
  statements.query<{ key: string }>(BY_SERIES, [
    series.map((one) => one.indicatorCode),
    series.map((one) => one.regionCode),
  ]);

const byPlace = (statements: Statements, sql: string, changed: readonly ChangedRegister[]): Promise<Keys> =>
  statements.query<{ key: string }>(sql, [
    changed.map((one) => one.register),
    changed.map((one) => one.regionCode),
    changed.map((one) => one.kind ?? null),
  ]);

const byDefinition = (statements: Statements, changed: ChangedDefinitions): Promise<Keys> =>
  statements.query<{ key: string }>(BY_DEFINITION, [
    ...[changed.stages, changed.plans, changed.indicators, changed.units, changed.regions],
  ]);

export async function targetsDependingOn(
  statements: Statements,
  { series = [], registers = [], coverages = [], definitions }: Changes,
): Promise<string[]> {
  const found = [
    series.length === 0 ? NOBODY : await bySeries(statements, series),
    registers.length === 0 ? NOBODY : await byPlace(statements, BY_REGISTER, registers),
    coverages.length === 0 ? NOBODY : await byPlace(statements, BY_COVERAGE, coverages),
    definitions ? await byDefinition(statements, definitions) : NOBODY,
  ];
  return [...new Set(found.flat().map((row) => row.key))].sort();
}
