/**
 * Changes against the year before that are far larger than the series usually makes; a series without history
 * is left alone.
 */
import type { Judging } from './judging';
import {
  figureColumns,
  inScope,
  joinFigure,
  noteViolations,
  ofFigure,
  prefixedSide,
  ruleRelation,
  sideJson,
  yearsBefore,
} from './rule-sql';
import { rowOf } from './rules-in-play';

const keyOf = (row: string, years: string) => ({
  ...{ region: `${row}.region_code`, indicator: `${row}.indicator_code` },
  ...yearsBefore(`${row}.period_start`, `${row}.period_end`, years),
});

/** Twice as much and half as much are changes of one size, and a fall to zero is beyond any. */
const isBeyond = (bound: string) => `case when is_ratio
    then greatest(value, b_value) * 100 > least(value, b_value) * (100 + ${bound})
    else abs(value - b_value) > ${bound} end`;

const SIZE = `case when is_ratio then (greatest(value, b_value) / least(value, b_value) - 1) * 100
    else abs(value - b_value) end`;

/** A file with more of them is wrong as a whole, and each costs a look at its history. */
const MAX_LARGE_CHANGES = 5_000;

/** Most changes are small: only for the others is the history looked up. */
const LARGE = `large as materialized (
  select *, case when is_ratio then (value - b_value) / b_value * 100 else value - b_value end as change
  from (
    select rule.code, rule.factor, rule.is_ratio, rule.floor, rule.times, rule.least, rule.history,
      f.ordinal, f.region_code, f.indicator_code, f.period, f.period_start, f.period_end, f.value,
      f.published_text, f.published_unit, ${figureColumns('b')}
    from pg_temp.foremost f join rule on rule.indicator = f.indicator_code
    ${joinFigure('b', keyOf('f', '1'), '$2')}
    where f.is_changed and f.value is not null and ${inScope('f')}) as beside
  where b_value is not null and (not is_ratio or (b_value > 0 and value >= 0)) and ${isBeyond('floor')}
  limit ${MAX_LARGE_CHANGES})`;

const HISTORY = `past as (
  select large.code, large.ordinal, large.is_ratio, years, ${ofFigure('h', 'value')} as value
  from large cross join lateral generate_series(1, large.history + 1) as years
  ${joinFigure('h', keyOf('large', 'years'), '$2')}),
beside as (
  select *, lead(value) over (partition by code, ordinal order by years) as b_value from past),
usual as (
  select code, ordinal, count(*) as count, percentile_disc(0.5) within group (order by ${SIZE}) as usual
  from beside where value is not null and b_value is not null and (not is_ratio or least(value, b_value) > 0)
  group by code, ordinal)`;

const FIGURE = sideJson(`'FIGURE'`, {
  ...{ indicator: 'indicator_code', region: 'region_code', period: 'period', amount: 'value * factor' },
  ...{ text: 'published_text', unit: 'published_unit' },
});
const BEFORE = prefixedSide('b', 'BEFORE', {
  ...{ indicator: 'indicator_code', region: 'region_code', factor: 'factor' },
});

/** A ratio is told in percent, a difference in base units. */
const told = (number: string) => `(case when is_ratio then ${number} else ${number} * factor end)::text`;

const STATEMENT = noteViolations(
  [
    ruleRelation(
      `indicator text, factor numeric, is_ratio boolean, floor numeric, times numeric, least integer,
       history integer`,
    ),
    LARGE,
    HISTORY,
  ],
  `select 'JUMP', code, 'WARNING', ordinal, array_remove(array[ordinal, b_ordinal], null),
     jsonb_build_array(${FIGURE}, ${BEFORE}),
     jsonb_build_object('change', ${told('change')}, 'usual', ${told('usual')}, 'count', count::text,
       'isRatio', is_ratio::text)
   from large join usual using (code, ordinal)
   where count >= large.least and ${isBeyond('times * usual')}`,
);

export function judgeJumps(judging: Judging): Promise<number> {
  const { rules, isSynthetic } = judging;
  const rows = rules.of('JUMP').flatMap((rule) => {
    const { by, ...bounds } = rule.parameters;
    return rules.staged(rule).map(({ code: indicator, factor }) => ({
      ...{ ...rowOf(rule), ...bounds, indicator, factor, is_ratio: by === 'RATIO' },
    }));
  });
  return judging.note(rows, STATEMENT, [isSynthetic]);
}
