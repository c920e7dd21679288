/** Totals against their parts, and a figure against another that it must not exceed, place by place. */
import type { Judging } from './judging';
import {
  figureColumns,
  halfDigit,
  inScope,
  joinFigure,
  noteViolations,
  ofFigure,
  ruleRelation,
  severityOf,
  sideJson,
} from './rule-sql';
import { type RuleRow, rowOf } from './rules-in-play';

const MEMBER = `member as materialized (
  select * from jsonb_to_recordset($2::jsonb) as member
    (rule text, place integer, indicator text, factor numeric, is_whole boolean, role text))`;

/** The identities that a new or changed figure takes part in. */
const ASKED = `asked as (
  select rule.code, f.region_code, f.period_start, f.period_end
  from pg_temp.foremost f join member on member.indicator = f.indicator_code
  join rule on rule.code = member.rule
  where f.is_changed and ${inScope('f')} group by 1, 2, 3, 4)`;

const KEY = {
  region: 'asked.region_code',
  indicator: 'member.indicator',
  start: 'asked.period_start',
  end: 'asked.period_end',
};

/**
 * Those whose numbers do not agree to the last digit: most do not even need a look at their rounding. A table
 * with its statistics, for what comes next joins all of their figures.
 */
const FIND_APART = `
with ${ruleRelation('kind text, complete boolean, size integer')}, ${MEMBER}, ${ASKED},
side as (
  select asked.*, member.is_whole, ${ofFigure('v', 'value')} * member.factor as amount, v_file.ordinal
  from asked join member on member.rule = asked.code ${joinFigure('v', KEY, '$3')}),
weighed as (
  select code, region_code, period_start, period_end, sum(amount) filter (where is_whole) as whole,
    sum(amount) filter (where not is_whole) as parts, count(amount) as sides,
    bool_and(ordinal is not null or amount is null) as all_in_file
  from side group by 1, 2, 3, 4),
found as (
  insert into pg_temp.apart
  select weighed.* from weighed join rule using (code)
  where case when rule.complete then whole <> parts and sides = rule.size else parts > whole end
  returning 1)
select count(*)::integer as count from found`;

const SIDES = `side as (
  select found.*, v_value * factor as amount, ${halfDigit('v')} as half
  from (
    select asked.*, member.place, member.indicator, member.factor, member.role, ${figureColumns('v')}
    from pg_temp.apart asked join member on member.rule = asked.code ${joinFigure('v', KEY, '$3')}) as found
  where v_value is not null)`;

const SIDE = sideJson('role', {
  ...{ indicator: 'indicator', region: 'region_code', period: 'v_period', amount: 'amount' },
  ...{ text: 'v_published_text', unit: 'v_published_unit', run: 'v_run', document: 'v_document' },
});

const STATEMENT = noteViolations(
  [ruleRelation('kind text, complete boolean, size integer'), MEMBER, SIDES],
  `select rule.kind, code, ${severityOf('all_in_file')},
     (array_agg(v_ordinal order by place) filter (where v_is_changed))[1],
     array_agg(v_ordinal) filter (where v_ordinal is not null), jsonb_agg(${SIDE} order by place),
     jsonb_build_object('sum', parts::text)
   from side join rule using (code)
   group by rule.kind, code, rule.severity, all_in_file, whole, parts, region_code, period_start, period_end
   having abs(whole - parts) > sum(half)`,
);

interface Members {
  readonly rules: RuleRow[];
  readonly members: Readonly<Record<string, unknown>>[];
}

/** Of rules whose indicators the file knows nothing about, none is asked. */
function membersOf({ rules }: Judging): Members {
  const found: Members = { rules: [], members: [] };
  const add = (rule: RuleRow, complete: boolean, listed: readonly (readonly [string, string, boolean])[]) => {
    if (!listed.some(([code]) => rules.isStaged(code))) return;
    found.rules.push({ ...rule, complete, size: listed.length });
    for (const [place, [indicator, role, isWhole]] of listed.entries()) {
      const factor = rules.indicator(indicator)?.factor ?? '1';
      found.members.push({ rule: rule.code, place, indicator, factor, role, is_whole: isWhole });
    }
  };
  for (const rule of rules.of('TOTAL_OF_PARTS')) {
    const { total, parts, complete } = rule.parameters;
    const listed = parts.map((part) => [part, 'PART', false] as const);
    add({ ...rowOf(rule), kind: rule.kind }, complete, [[total, 'TOTAL', true], ...listed]);
  }
  for (const rule of rules.of('NOT_ABOVE')) {
    const { lesser, greater } = rule.parameters;
    add({ ...rowOf(rule), kind: rule.kind }, false, [
      [lesser, 'LESSER', false],
      [greater, 'GREATER', true],
    ]);
  }
  return found;
}

export async function judgeTotals(judging: Judging): Promise<number> {
  const { rules, members } = membersOf(judging);
  const more = [JSON.stringify(members), judging.isSynthetic];
  if ((await judging.note(rules, FIND_APART, more)) === 0) return 0;
  await judging.tx.query('analyze pg_temp.apart');
  return judging.note(rules, STATEMENT, more);
}
