/**
 * Published growth rates beside the levels: plausibility only. Rates are of comparable scope and prices, so
 * the quotient of two levels never corrects one.
 */
import type { Judging } from './judging';
import {
  figureColumns,
  inScope,
  joinFigure,
  noteViolations,
  prefixedSide,
  ruleRelation,
  yearsBefore,
} from './rule-sql';
import { rowOf } from './rules-in-play';

/** A level speaks for the rate of its own period, and for that of the year after. */
const ASKED = `asked as (
  select distinct rule.code, rule.growth, rule.level, rule.growth_factor, rule.level_factor, rule.tolerance,
    f.region_code as region, moved.period_start, moved.period_end
  from pg_temp.foremost f join rule on f.indicator_code in (rule.growth, rule.level)
  cross join lateral (
    select f.period_start, f.period_end
    union all
    select (f.period_start + make_interval(years => 1))::date,
      ((f.period_end + 1 + make_interval(years => 1))::date - 1)
    where f.indicator_code = rule.level) as moved
  where f.is_changed and ${inScope('f')})`;

const keyOf = (
  indicator: string,
  { start, end } = { start: 'asked.period_start', end: 'asked.period_end' },
) => ({
  ...{ region: 'asked.region', indicator, start, end },
});

const YEAR_BEFORE = yearsBefore('asked.period_start', 'asked.period_end', '1');

const FOUND = `found as (
  select asked.*, ${figureColumns('g')}, ${figureColumns('f')}, ${figureColumns('b')} from asked
  ${joinFigure('g', keyOf('asked.growth'), '$2')}
  ${joinFigure('f', keyOf('asked.level'), '$2')}
  ${joinFigure('b', keyOf('asked.level', YEAR_BEFORE), '$2')})`;

const SIDES = [
  prefixedSide('g', 'GROWTH', { indicator: 'growth', region: 'region', factor: 'growth_factor' }),
  prefixedSide('f', 'FIGURE', { indicator: 'level', region: 'region', factor: 'level_factor' }),
  prefixedSide('b', 'BEFORE', { indicator: 'level', region: 'region', factor: 'level_factor' }),
].join(', ');

/** Multiplied out, so that nothing is lost in a quotient; a base unit of ratio is a percent. */
const IS_APART = `abs(f_value * 100 - b_value * (100 + g_value * growth_factor)) > tolerance * b_value`;

const STATEMENT = noteViolations(
  [
    ruleRelation('growth text, level text, growth_factor numeric, level_factor numeric, tolerance numeric'),
    ASKED,
    FOUND,
  ],
  `select 'GROWTH_OF_LEVELS', code, 'WARNING',
     case when g_is_changed then g_ordinal when f_is_changed then f_ordinal else b_ordinal end,
     array_remove(array[g_ordinal, f_ordinal, b_ordinal], null), jsonb_build_array(${SIDES}),
     jsonb_build_object('implied', round((f_value / b_value - 1) * 100, 6)::text,
       'tolerance', tolerance::text)
   from found where b_value > 0 and ${IS_APART}`,
);

export function judgeGrowth(judging: Judging): Promise<number> {
  const { rules, isSynthetic } = judging;
  const rows = rules.of('GROWTH_OF_LEVELS').flatMap((rule) =>
    rules.growthRates(rule).map(([growth, level]) => ({
      ...{ ...rowOf(rule), growth: growth.code, level: level.code, tolerance: rule.parameters.tolerance },
      ...{ growth_factor: growth.factor, level_factor: level.factor },
    })),
  );
  return judging.note(rows, STATEMENT, [isSynthetic]);
}
