/**
 * The SQL that the kinds of rules share: scopes, figures of the file or in force, what is written down of a
 * violation.
 */

/** Columns of every rule; `$1` carries the rules of a kind. */
const COMMON = 'code text, severity text, frequencies text[], levels text[], prefixes text[]';

export const ruleRelation = (columns: string): string =>
  `rule as materialized (
     select * from jsonb_to_recordset($1::jsonb) as rule (${COMMON}${columns ? `, ${columns}` : ''}))`;

/** Whether the row lies in the scope of `rule`. */
export const inScope = (row: string): string => `(rule.frequencies is null
    or ${row}.frequency = any(rule.frequencies)) and ${inPlace(`${row}.region_code`)}`;

export const inPlace = (region: string): string => `(rule.levels is null
    or exists (select from region place where place.code = ${region} and place.level = any(rule.levels)))
  and (rule.prefixes is null or exists (
    select from unnest(rule.prefixes) as within (prefix) where starts_with(${region}, within.prefix)))`;

export interface FigureKey {
  readonly region: string;
  readonly indicator: string;
  readonly start: string;
  readonly end: string;
}

const sameKey = (row: string, { region, indicator, start, end }: FigureKey) =>
  `${row}.region_code = ${region} and ${row}.indicator_code = ${indicator}
    and ${row}.period_start = ${start} and ${row}.period_end = ${end}`;

/**
 * Joins the figure of a key: that of the file, or else the one in force. Made-up figures and real ones are
 * never held against each other.
 */
export const joinFigure = (name: string, key: FigureKey, isSynthetic: string): string =>
  `left join pg_temp.foremost ${name}_file on ${sameKey(`${name}_file`, key)}
   left join observation ${name}_known on ${name}_file.ordinal is null and ${sameKey(`${name}_known`, key)}
     and ${name}_known.superseded_at is null and ${name}_known.is_synthetic = ${isSynthetic}`;

const FIGURE_COLUMNS = ['value', 'published_text', 'published_unit', 'period'] as const;

export const ofFigure = (name: string, column: (typeof FIGURE_COLUMNS)[number]): string =>
  `case when ${name}_file.ordinal is null then ${name}_known.${column} else ${name}_file.${column} end`;

/** Its columns under one prefix, for a query that goes on with them. */
export const figureColumns = (name: string): string =>
  [
    ...FIGURE_COLUMNS.map((column) => `${ofFigure(name, column)} as ${name}_${column}`),
    `${name}_file.ordinal as ${name}_ordinal`,
    `coalesce(${name}_file.is_changed, false) as ${name}_is_changed`,
    `${name}_known.feed_run_id as ${name}_run`,
    `${name}_known.document_slug as ${name}_document`,
  ].join(', ');

/** A figure as a violation tells of it; `given` are SQL expressions. */
export function sideJson(
  role: string,
  given: {
    readonly indicator: string;
    readonly region: string;
    readonly period: string;
    readonly amount: string;
    readonly text: string;
    readonly unit: string;
    readonly run?: string;
    readonly document?: string;
  },
): string {
  const { run = 'null::uuid', document = 'null::text' } = given;
  return `jsonb_build_object('role', ${role}, 'indicator', ${given.indicator}, 'region', ${given.region},
    'period', ${given.period}, 'amount', (${given.amount})::text, 'text', ${given.text},
    'unit', ${given.unit}, 'run', ${run}, 'document', ${document})`;
}

/** The same of a figure whose columns stand under a prefix. */
export const prefixedSide = (
  name: string,
  role: string,
  {
    indicator,
    region,
    factor,
  }: { readonly indicator: string; readonly region: string; readonly factor: string },
): string =>
  sideJson(`'${role}'`, {
    ...{ indicator, region, period: `${name}_period`, amount: `${name}_value * ${factor}` },
    ...{ text: `${name}_published_text`, unit: `${name}_published_unit` },
    ...{ run: `${name}_run`, document: `${name}_document` },
  });

/** Whether a unit counts one by one, so that its numbers are not rounded. */
export const IS_COUNTED = `(unit.dimension like 'count.%' and unit.factor = 1)`;

/** Half of the last digit that a printed number shows, in base units: `roundingTolerance` of the domain. */
export const halfDigit = (figure: string): string =>
  `(select case when ${IS_COUNTED} then 0 else 0.5 * unit.factor * power(10::numeric,
      -coalesce(length(substring(${figure}_published_text from '[.．]([0-9０-９]+)')), 0)) end
    from unit where unit.code = ${figure}_published_unit)`;

/** The same period, years before: months end on different days. */
export const yearsBefore = (start: string, end: string, years: string) => ({
  start: `(${start} - make_interval(years => ${years}))::date`,
  end: `((${end} + 1 - make_interval(years => ${years}))::date - 1)`,
});

/**
 * Between figures of the file the rule's own severity counts. What the file says against what is in force is
 * never more than a warning: the other side may be corrected by the next file.
 */
export const severityOf = (allInFile: string): string =>
  `case when rule.severity = 'ERROR' and ${allInFile} then 'ERROR' else 'WARNING' end`;

export const CREATE_TABLES = `
create temp table if not exists violation (
  kind text, rule_code text, severity text, anchor integer, members integer[], sides jsonb, numbers jsonb
) on commit drop;
create temp table if not exists foremost (
  ordinal integer, region_code text, indicator_code text, period text, frequency text, period_start date,
  period_end date, value numeric, published_text text, published_unit text, is_changed boolean,
  before_id bigint
) on commit drop;
create temp table if not exists apart (
  code text, region_code text, period_start date, period_end date, whole numeric, parts numeric,
  sides integer, all_in_file boolean
) on commit drop;
truncate pg_temp.violation, pg_temp.foremost, pg_temp.apart`;

/** Writes down what a query finds and counts it. */
export const noteViolations = (withs: readonly string[], select: string): string =>
  `with ${withs.join(',\n')},
   noted as (
     insert into pg_temp.violation (kind, rule_code, severity, anchor, members, sides, numbers)
     ${select} returning 1)
   select count(*)::integer as count from noted`;
