/** The figure of a region against the sum of the regions directly below it, where all of them are known. */
import type { Judging } from './judging';
import {
  figureColumns,
  halfDigit,
  inPlace,
  joinFigure,
  noteViolations,
  ruleRelation,
  sideJson,
} from './rule-sql';
import { rowOf } from './rules-in-play';

/** A figure is a total of the regions below its own, and a part of the region above. */
const ASKED = `asked as (
  select rule.code, rule.factor, rule.slack, f.indicator_code as indicator, whole.region, f.period_start,
    f.period_end
  from pg_temp.foremost f join rule on rule.indicator = f.indicator_code
  join region own on own.code = f.region_code
  cross join lateral (values (f.region_code), (own.parent_code)) as whole (region)
  where f.is_changed and whole.region is not null
    and (rule.frequencies is null or f.frequency = any(rule.frequencies)) and ${inPlace('whole.region')}
  group by 1, 2, 3, 4, 5, 6, 7)`;

const keyOf = (region: string) => ({
  ...{ region, indicator: 'asked.indicator', start: 'asked.period_start', end: 'asked.period_end' },
});

const TOTALS = `total as materialized (
  select * from (select asked.*, ${figureColumns('t')} from asked
    ${joinFigure('t', keyOf('asked.region'), '$2')}) as found
  where t_value is not null)`;

/** Without the figure of one region nothing can be said of the sum. */
const PARTS = `part as (
  select asked.*, ${figureColumns('p')}
  from total asked join region below on below.parent_code = asked.region
    and (below.valid_from is null or below.valid_from <= asked.period_end)
    and (below.valid_to is null or below.valid_to >= asked.period_end)
  ${joinFigure('p', keyOf('below.code'), '$2')})`;

/** What belongs to the total is the same in all of its parts. */
const WHOLE = [
  ...['value', 'published_text', 'published_unit', 'period', 'ordinal', 'document'].map(
    (column) => `t_${column}`,
  ),
].map((column) => `min(${column}) as ${column}`);

const WEIGHED = `weighed as (
  select code, indicator, region, factor, slack, ${WHOLE.join(', ')}, min(t_run::text)::uuid as t_run,
    bool_or(t_is_changed) as t_is_changed, sum(p_value) as sum, count(*) as size,
    sum(${halfDigit('p')}) as halves, min(p_ordinal) filter (where p_is_changed) as changed,
    array_agg(p_ordinal) filter (where p_ordinal is not null) as members
  from part group by code, indicator, region, factor, slack, period_start, period_end
  having count(*) = count(p_value) and count(*) > 1 and sum(p_value) <> min(t_value)),
broken as (
  select *, halves + ${halfDigit('t')} + slack / 100 * abs(t_value * factor) as tolerance from weighed)`;

const TOTAL = sideJson(`'TOTAL'`, {
  ...{ indicator: 'indicator', region: 'region', period: 't_period', amount: 't_value * factor' },
  ...{ text: 't_published_text', unit: 't_published_unit', run: 't_run', document: 't_document' },
});

const STATEMENT = noteViolations(
  [ruleRelation('indicator text, factor numeric, slack numeric'), ASKED, TOTALS, PARTS, WEIGHED],
  `select 'TOTAL_OF_REGIONS', code, 'WARNING',
     case when t_is_changed or changed is null then t_ordinal else changed end,
     array_remove(array_append(members, t_ordinal), null), jsonb_build_array(${TOTAL}),
     jsonb_build_object('sum', (sum * factor)::text, 'count', size::text, 'tolerance', tolerance::text)
   from broken where abs(t_value - sum) * factor > tolerance`,
);

export function judgeRegions(judging: Judging): Promise<number> {
  const { rules, isSynthetic } = judging;
  const rows = rules.of('TOTAL_OF_REGIONS').flatMap((rule) =>
    rules.staged(rule).map(({ code: indicator, factor }) => ({
      ...{ ...rowOf(rule), indicator, factor, slack: rule.parameters.slack },
    })),
  );
  return judging.note(rows, STATEMENT, [isSynthetic]);
}
