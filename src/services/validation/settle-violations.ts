/** Takes out of the staging table what errors keep out, and words what was found. */
import type { Statements } from '../../db/database';
import type { NamedUnit, Side, Violation } from '../../domain/validation/violation';
import { wordViolation } from '../../domain/validation/wording';
import type { ValidationRuleKind } from '../../domain/vocabulary';
import { IS_COUNTED } from './rule-sql';

/** A figure of the file that breaks a rule. */
export interface RuleViolation {
  readonly ruleCode: string;
  /** `RULE_` and the kind. */
  readonly code: string;
  readonly severity: 'ERROR' | 'WARNING';
  readonly line: number;
  readonly sheet: string | null;
  readonly column: string | null;
  readonly cell: string | null;
  readonly raw: string;
  readonly messageZh: string;
  readonly messageEn: string;
}

export interface Verdict {
  /** The first of each severity. */
  readonly violations: readonly RuleViolation[];
  /** Rows that errors took out of the staging table, listed or not. */
  readonly keptOut: number;
}

/** Of each severity; what lies beyond is kept out all the same, and of no use to a reader. */
export const MAX_VIOLATIONS_LISTED = 5_000;

interface Found extends Omit<RuleViolation, 'code' | 'messageZh' | 'messageEn'> {
  readonly kind: ValidationRuleKind;
  readonly sides: readonly FoundSide[];
  readonly numbers: Violation['numbers'];
}

interface FoundSide extends Pick<Side, 'role' | 'period' | 'amount' | 'text'> {
  readonly indicator: string;
  readonly region: string;
  readonly unit: string;
  readonly run: string | null;
  readonly document: string | null;
}

/**
 * An error stands at each of its figures, for any of them may be the wrong one; a warning at the figure that
 * is new or changed, unless an error has taken one of its figures away.
 */
const LIST = `
with out as materialized (
  select distinct unnest(members) as ordinal from pg_temp.violation where severity = 'ERROR'),
placed as (
  select v.*, at from pg_temp.violation v
  cross join lateral unnest(case severity when 'ERROR' then members else array[anchor] end) as at
  where severity = 'ERROR' or not exists (select from out where out.ordinal = any(v.members))),
ranked as (
  select *, row_number() over (partition by severity order by at, rule_code, kind) as place from placed)
select kind, rule_code as "ruleCode", severity, sides, numbers, source_line as line, source_sheet as sheet,
  source_column as "column", source_cell as cell, published_text as raw
from ranked join pg_temp.incoming on ordinal = at
where place <= ${MAX_VIOLATIONS_LISTED} order by severity, at, rule_code, kind`;

const TAKE_OUT = `
with gone as (
  delete from pg_temp.incoming s using (
    select distinct unnest(members) as ordinal from pg_temp.violation where severity = 'ERROR') as out
  where s.ordinal = out.ordinal returning 1)
select count(*)::integer as count from gone`;

export async function settleViolations(tx: Statements): Promise<Verdict> {
  const found = await tx.query<Found & Readonly<Record<string, unknown>>>(LIST);
  const hasErrors = found.some(({ severity }) => severity === 'ERROR');
  const [gone] = hasErrors ? await tx.query<{ count: number }>(TAKE_OUT) : [];
  const names = await namesOf(tx, found);
  return { violations: found.map((one) => told(one, names)), keptOut: gone?.count ?? 0 };
}

/** Of a unit or of anything else. */
type Name = NamedUnit;
type Names = ReadonlyMap<string, Name>;

async function namesOf(tx: Statements, found: readonly Found[]): Promise<Names> {
  const sides = found.flatMap((one) => one.sides);
  const distinct = (pick: (side: FoundSide) => string | null) => [
    ...new Set(sides.map(pick).filter((code) => code !== null)),
  ];
  const rows = await tx.query<Name & { readonly key: string }>(
    `select 'indicator ' || code as key, name_zh as zh, name_en as en, '1' as factor, false as "isCounted"
       from indicator
       where code = any($1)
     union all select 'region ' || code, name_zh, name_en, '1', false from region where code = any($2)
     union all select 'unit ' || code, name_zh, name_en, factor::text, ${IS_COUNTED} from unit
       where code = any($3)
     union all select 'run ' || run.id, name_zh, name_en, '1', false
       from feed_run run join feed on slug = feed_slug
       where run.id = any($4::uuid[])
     union all select 'document ' || slug, title_zh, title_en, '1', false from document where slug = any($5)`,
    [
      distinct(({ indicator }) => indicator),
      distinct(({ region }) => region),
      distinct(({ unit }) => unit),
      distinct(({ run }) => run),
      distinct(({ document }) => document),
    ],
  );
  return new Map(rows.map(({ key, ...name }) => [key, name]));
}

function told({ kind, sides, numbers, ...place }: Found, names: Names): RuleViolation {
  const name = (key: string): Name => names.get(key) ?? { zh: key, en: key, factor: '1', isCounted: false };
  const { zh, en } = wordViolation({
    kind,
    numbers,
    sides: sides.map(({ indicator, region, unit, run, document, ...side }) => ({
      ...side,
      ...{ indicator: name(`indicator ${indicator}`), region: name(`region ${region}`) },
      unit: name(`unit ${unit}`),
      source: sourceOf(run, document, name),
    })),
  });
  return { ...place, code: `RULE_${kind}`, messageZh: zh, messageEn: en };
}

function sourceOf(
  run: string | null,
  document: string | null,
  name: (key: string) => Name,
): Name | undefined {
  if (run !== null) return name(`run ${run}`);
  return document === null ? undefined : name(`document ${document}`);
}
