/** Another source says something else of the same figure: which is right, somebody must say. */
import type { Judging } from './judging';
import { inScope, noteViolations, ruleRelation, sideJson } from './rule-sql';
import { rowOf } from './rules-in-play';

const side = (role: string, row: string, more: { readonly run?: string; readonly document?: string } = {}) =>
  sideJson(`'${role}'`, {
    ...{ indicator: 'f.indicator_code', region: 'f.region_code', period: 'f.period' },
    ...{ amount: `${row}.value * rule.factor`, text: `${row}.published_text`, unit: `${row}.published_unit` },
    ...more,
  });

const OTHER = { run: 'known.feed_run_id', document: 'known.document_slug' };

/** Said before by this very feed, it has been warned of before. */
const SAID_BEFORE = `exists (
  select from (
    select before.value from observation before join feed_run said on said.id = before.feed_run_id
    where said.feed_slug = $3 and before.region_code = f.region_code
      and before.indicator_code = f.indicator_code and before.period_start = f.period_start
      and before.period_end = f.period_end
    order by before.published_at desc, before.id desc limit 1) as own
  where own.value = f.value)`;

const STATEMENT = noteViolations(
  [ruleRelation('indicator text, factor numeric')],
  `select 'FEEDS_AGREE', rule.code, 'WARNING', f.ordinal, array[f.ordinal],
     jsonb_build_array(${side('FIGURE', 'f')}, ${side('OTHER', 'known', OTHER)}), '{}'
   from pg_temp.foremost f join rule on rule.indicator = f.indicator_code
   join observation known on known.id = f.before_id
   left join feed_run run on run.id = known.feed_run_id
   where f.is_changed and f.value is not null and known.value is not null and known.is_synthetic = $2
     and run.feed_slug is distinct from $3 and ${inScope('f')} and not ${SAID_BEFORE}`,
);

export function judgeFeeds(judging: Judging): Promise<number> {
  const { rules, isSynthetic, feedSlug } = judging;
  const rows = rules
    .of('FEEDS_AGREE')
    .flatMap((rule) =>
      rules.staged(rule).map(({ code: indicator, factor }) => ({ ...rowOf(rule), indicator, factor })),
    );
  return judging.note(rows, STATEMENT, [isSynthetic, feedSlug]);
}
