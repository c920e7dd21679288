/** What a judgement must know of its targets, as they were in force on the day, read for all at once. */
import type { Statements } from '../../db/database';
import type { Bilingual } from '../../domain/bilingual';
import type { IsoDate } from '../../domain/calendar';
import { Decimal } from '../../domain/decimal';
import { parsePeriod } from '../../domain/period';
import type { GrowthBase, TargetTerms } from '../../domain/progress/terms';
import type { Comparator, Direction, Measure, TargetBasis } from '../../domain/vocabulary';
import type { CountRule } from '../../entities/count-rule';
import type { PlanThresholds } from '../../entities/plan';
import type { GrowthBase as StatedGrowthBase } from '../../entities/target';
import { KNOWN_NOW, type Known, recordedLimit } from './known';

interface ContextRow {
  readonly key: string;
  readonly plan_slug: string;
  readonly version: number;
  readonly region_code: string;
  readonly indicator_code: string;
  readonly indicator_version: number;
  readonly basis: TargetBasis;
  readonly comparator: Comparator;
  readonly value: string | null;
  readonly growth_base: StatedGrowthBase | null;
  readonly gap_zh: string | null;
  readonly gap_en: string | null;
  readonly done_on: IsoDate | null;
  readonly starts_on: IsoDate;
  readonly ends_on: IsoDate;
  readonly plan_starts_on: IsoDate;
  readonly thresholds: PlanThresholds;
  readonly direction: Direction;
  readonly measure: Measure;
  readonly count_rule: CountRule | null;
  readonly unit_zh: string;
  readonly unit_en: string;
}

export interface TargetContext {
  readonly key: string;
  readonly planSlug: string;
  readonly version: number;
  readonly regionCode: string;
  readonly indicatorCode: string;
  /** Of the definition that the indicator is counted or computed by. */
  readonly indicatorVersion: number;
  readonly countRule: CountRule | null;
  readonly doneOn: IsoDate | null;
  readonly terms: TargetTerms;
}

/** `$2` is the day, `$3` the instant before which it must have been recorded. */
const VERSION = `
select v.version, v.content from target_version v
where v.target_key = t.key and (v.effective_on is null or v.effective_on <= $2::date)
  and ($3::timestamptz is null or v.recorded_at < $3)
order by v.version desc limit 1`;

/** The present rows speak unless another version was in force on the day. */
const IN_FORCE = `
select t.key, t.plan_slug, t.version, t.region_code, t.indicator_code, i.version as indicator_version,
  t.basis, t.comparator, t.value, t.growth_base, t.gap_zh, t.gap_en, t.done_on,
  least(s.starts_on, t.due_on) as starts_on, coalesce(t.due_on, s.ends_on) as ends_on,
  coalesce(p.starts_on, (select min(starts_on) from stage where plan_slug = p.slug)) as plan_starts_on,
  p.thresholds, i.direction, i.measure, i.count_rule, u.name_zh as unit_zh, u.name_en as unit_en
from target t
join stage s on s.key = t.stage_key join plan p on p.slug = t.plan_slug
join indicator i on i.code = t.indicator_code join unit u on u.code = i.unit_code
where t.key = any($1::text[]) and t.version = target_version_on(t.key, t.version, $2::date)
  and $3::timestamptz is null`;

/** From what the versions of the target and of its indicator say. */
const FROM_VERSIONS = `
select t.key, t.plan_slug, v.version, v.content ->> 'region' as region_code,
  v.content ->> 'indicator' as indicator_code, i.version as indicator_version,
  v.content ->> 'basis' as basis, v.content ->> 'comparator' as comparator,
  (v.content ->> 'value')::numeric as value,
  nullif(v.content -> 'growthBase', 'null') as growth_base,
  v.content ->> 'gapZh' as gap_zh, v.content ->> 'gapEn' as gap_en,
  (v.content ->> 'doneOn')::date as done_on,
  least((v.content ->> 'startsOn')::date, (v.content ->> 'dueOn')::date) as starts_on,
  coalesce(v.content ->> 'dueOn', v.content ->> 'endsOn')::date as ends_on,
  (v.content ->> 'planStartsOn')::date as plan_starts_on, v.content -> 'thresholds' as thresholds,
  i.content ->> 'direction' as direction, i.content ->> 'measure' as measure,
  nullif(i.content -> 'count', 'null') as count_rule,
  i.content ->> 'unitZh' as unit_zh, i.content ->> 'unitEn' as unit_en
from target t
join lateral (${VERSION}) v on v.content ? 'thresholds'
join lateral (
  select d.version, d.content from indicator_version d
  where d.indicator_code = v.content ->> 'indicator' and ($3::timestamptz is null or d.recorded_at < $3)
  order by d.version desc limit 1) i on true
where t.key = any($1::text[])
  and ($3::timestamptz is not null or t.version <> target_version_on(t.key, t.version, $2::date))`;

/** Unknown keys, and those that nothing was recorded of by then, have no context. */
export async function readTargetContexts(
  statements: Statements,
  keys: readonly string[],
  asOf: IsoDate,
  known: Known = KNOWN_NOW,
): Promise<TargetContext[]> {
  const limit = recordedLimit(known);
  const rows = await statements.query<ContextRow & { readonly [column: string]: unknown }>(
    `${IN_FORCE} union all ${FROM_VERSIONS}`,
    [keys, asOf, limit],
  );
  return rows.map((row) => ({
    key: row.key,
    planSlug: row.plan_slug,
    version: row.version,
    regionCode: row.region_code,
    indicatorCode: row.indicator_code,
    indicatorVersion: row.indicator_version,
    countRule: row.count_rule,
    doneOn: row.done_on,
    terms: termsOf(row),
  }));
}

function termsOf(row: ContextRow): TargetTerms {
  const growthBase = row.growth_base && growthBaseOf(row.growth_base);
  const gap: Bilingual | null = row.gap_zh === null ? null : { zh: row.gap_zh, en: row.gap_en ?? row.gap_zh };
  return {
    basis: row.basis,
    comparator: row.comparator,
    value: row.value === null ? null : new Decimal(row.value),
    direction: row.direction,
    measure: row.measure,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    planStartsOn: row.plan_starts_on,
    thresholds: {
      onTrack: new Decimal(row.thresholds.onTrack),
      atRisk: new Decimal(row.thresholds.atRisk),
      about: new Decimal(row.thresholds.about),
    },
    unit: { zh: row.unit_zh, en: row.unit_en },
    ...(growthBase ? { growthBase } : {}),
    ...(gap ? { gap } : {}),
  };
}

function growthBaseOf(stated: StatedGrowthBase): GrowthBase {
  const compounded = stated.compounded ?? false;
  return stated.kind === 'PERIOD' && stated.period !== undefined
    ? { kind: 'PERIOD', period: parsePeriod(stated.period), compounded }
    : { kind: 'PREVIOUS_YEAR', compounded };
}
