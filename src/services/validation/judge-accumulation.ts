/** What adds up from January on: of two such figures of one year, the longer is no smaller. */
import type { Judging } from './judging';
import { halfDigit, inScope, noteViolations, prefixedSide, ruleRelation, severityOf } from './rule-sql';
import { rowOf } from './rules-in-play';

const COLUMNS = [
  ...['value', 'published_text', 'published_unit', 'period', 'ordinal', 'is_changed', 'run', 'document'],
];

/** The years of which a figure that begins in January is new or changed. */
const ASKED = `asked as (
  select rule.code, rule.indicator, rule.factor, f.region_code, f.period_start
  from pg_temp.foremost f join rule on rule.indicator = f.indicator_code
  where f.is_changed and f.value is not null and extract(month from f.period_start) = 1 and ${inScope('f')}
  group by 1, 2, 3, 4, 5)`;

const SAME_YEAR = `f.region_code = asked.region_code and f.indicator_code = asked.indicator
  and f.period_start = asked.period_start`;

const columns = (ordinal: string, isChanged: string, run: string, document: string) => `asked.*,
  f.period_end, f.value, f.published_text, f.published_unit, f.period, ${ordinal} as ordinal,
  ${isChanged} as is_changed, ${run} as run, ${document} as document`;

const SERIES = `series as (
  select ${columns('f.ordinal', 'f.is_changed', 'null::uuid', 'null::text')}
  from asked join pg_temp.foremost f on ${SAME_YEAR} where f.value is not null
  union all
  select ${columns('null', 'false', 'f.feed_run_id', 'f.document_slug')}
  from asked join observation f on ${SAME_YEAR} and f.superseded_at is null and f.is_synthetic = $2
  where f.value is not null and not exists (
    select from pg_temp.foremost given where given.region_code = f.region_code
      and given.indicator_code = f.indicator_code and given.period_start = f.period_start
      and given.period_end = f.period_end)),
beside as (
  select series.*, ${COLUMNS.map((column) => `lag(${column}) over year as b_${column}`).join(', ')}
  from series
  window year as (partition by code, indicator, region_code, period_start order by period_end))`;

/** Neighbours in length only: a figure that is too small is told of once, not for every shorter one. */
const PAIRS = `pair as (
  select code, indicator, factor, region_code as region,
    ${COLUMNS.map((column) => `b_${column}, ${column} as f_${column}`).join(', ')}
  from beside where b_value > value and (is_changed or b_is_changed))`;

const PLACE = { indicator: 'indicator', region: 'region', factor: 'pair.factor' };

const STATEMENT = noteViolations(
  [ruleRelation('indicator text, factor numeric'), ASKED, SERIES, PAIRS],
  `select 'ACCUMULATION', code, ${severityOf('b_ordinal is not null and f_ordinal is not null')},
     case when f_is_changed then f_ordinal else b_ordinal end,
     array_remove(array[b_ordinal, f_ordinal], null),
     jsonb_build_array(${prefixedSide('f', 'FIGURE', PLACE)}, ${prefixedSide('b', 'BEFORE', PLACE)}), '{}'
   from pair join rule using (code, indicator)
   where (b_value - f_value) * pair.factor > ${halfDigit('b')} + ${halfDigit('f')}`,
);

export function judgeAccumulation(judging: Judging): Promise<number> {
  const { rules, isSynthetic } = judging;
  const rows = rules
    .of('ACCUMULATION')
    .flatMap((rule) =>
      rules.staged(rule).map(({ code: indicator, factor }) => ({ ...rowOf(rule), indicator, factor })),
    );
  return judging.note(rows, STATEMENT, [isSynthetic]);
}
