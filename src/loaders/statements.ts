/** What targets state, for the search for contradictions: those of some plans and all that touches them. */
import type { Statements } from '../db/database';
import type { Bilingual } from '../domain/bilingual';
import type { Equivalence, Relation, Statement } from '../domain/contradictions/terms';
import { Decimal } from '../domain/decimal';
import type { RelationKind } from '../domain/finding-words';
import type { Equivalent } from '../entities/plan';

interface StatementRow extends Omit<Statement, 'value' | 'unit' | 'name'> {
  readonly value: string;
  readonly unit: Bilingual;
  readonly name: Bilingual;
}

export interface StatedCatalogue {
  readonly statements: readonly Statement[];
  readonly relations: readonly Relation[];
  readonly equivalences: readonly Equivalence[];
  readonly divisionsOf: (region: string) => readonly string[];
  /** Plans that were asked for. */
  readonly plans: readonly string[];
}

/** A clause is held against those of its own region, of the regions in it and of the one it lies in. */
const TOUCHED = `
with own as (
  select distinct t.region_code as code from target t
  where t.retired_at is null and ($1::text[] is null or t.plan_slug = any($1::text[]))),
touched as (
  select code from own
  union select r.parent_code from region r join own on own.code = r.code where r.parent_code is not null
  union select r.code from region r join own on own.code = r.parent_code)`;

const STATEMENTS = `${TOUCHED}
select t.key, t.plan_slug as "planSlug", t.indicator_code as indicator, t.region_code as region, t.basis,
  t.comparator, t.value, u.dimension as dimension, stated.dimension as "statedDimension",
  t.stated_text as "statedText", t.firmness, i.measure, i.direction, s.starts_on as "startsOn",
  s.ends_on as "endsOn", t.clause, t.part_of_key as "partOf",
  coalesce(t.growth_base::text, '') as "growthBase",
  coalesce(p.starts_on, (select min(starts_on) from stage where plan_slug = p.slug)) as "planStartsOn",
  jsonb_build_object('zh', t.name_zh, 'en', t.name_en) as name,
  jsonb_build_object('zh', u.name_zh, 'en', u.name_en) as unit
from target t join stage s on s.key = t.stage_key join plan p on p.slug = t.plan_slug
join indicator i on i.code = t.indicator_code
join unit u on u.code = case t.basis when 'GROWTH' then 'PERCENT' else i.unit_code end
left join unit stated on stated.code = t.stated_unit
where t.retired_at is null and t.value is not null and t.basis <> 'MILESTONE'
  and t.region_code in (select code from touched)
order by p.slug, s.ordinal, t.ordinal, t.key`;

const DIVISIONS = `${TOUCHED}
select r.parent_code as parent, array_agg(r.code order by r.code) as codes from region r
where r.parent_code in (select code from touched) and r.valid_to is null group by r.parent_code`;

const RELATIONS = `
select code, kind, indicator_codes as codes, of_code as "of", average_at_most as "averageAtMost",
  reason_zh as "reasonZh", reason_en as "reasonEn" from indicator_relation order by code`;

interface RelationRow {
  readonly kind: RelationKind;
  readonly codes: readonly [string, ...string[]];
  readonly of: string;
  readonly averageAtMost: string | null;
  readonly reasonZh: string;
  readonly reasonEn: string;
}

function relationOf({ kind, codes, of, averageAtMost, reasonZh, reasonEn }: RelationRow): Relation {
  const [indicator] = codes;
  switch (kind) {
    case 'PARTS_OF':
      return { kind, of, parts: codes };
    case 'COUNT_OF': {
      const most = averageAtMost === null ? null : new Decimal(averageAtMost);
      return { kind, indicator, of, averageAtMost: most, reason: { zh: reasonZh, en: reasonEn } };
    }
    default:
      return { kind, indicator, of };
  }
}

type Rows<Row> = (Row & { readonly [column: string]: unknown })[];

/** Four statements, whatever is asked. Null: all plans. */
export async function readStatements(
  db: Statements,
  planSlugs: readonly string[] | null,
): Promise<StatedCatalogue> {
  const rows: Rows<StatementRow> = await db.query(STATEMENTS, [planSlugs]);
  const divisions: Rows<{ parent: string; codes: string[] }> = await db.query(DIVISIONS, [planSlugs]);
  const relations: Rows<RelationRow> = await db.query(RELATIONS);
  const plans: Rows<{ slug: string; equivalents: Equivalent[] }> = await db.query(
    'select slug, equivalents from plan where $1::text[] is null or slug = any($1::text[]) order by slug',
    [planSlugs],
  );
  const below = new Map(divisions.map(({ parent, codes }) => [parent, codes]));
  return {
    statements: rows.map((row) => ({ ...row, value: new Decimal(row.value) })),
    relations: relations.map(relationOf),
    equivalences: plans.flatMap(({ equivalents }) =>
      equivalents.map(({ targets, kinds, reasonZh, reasonEn }) => ({
        ...{ targets, kinds, reason: { zh: reasonZh, en: reasonEn } },
      })),
    ),
    divisionsOf: (region) => below.get(region) ?? [],
    plans: plans.map(({ slug }) => slug),
  };
}
