/** Rules about one figure alone: RANGE and NON_NEGATIVE. */
import { SAME_FIGURE } from '../ingestion/classification';
import type { Judging } from './judging';
import { inScope, noteViolations, ruleRelation, sideJson } from './rule-sql';
import { type RuleRow, rowOf } from './rules-in-play';

/** What is in force already is not judged again. */
const IN_FORCE = `exists (
  select from observation b where ${SAME_FIGURE} and b.superseded_at is null and b.value = s.value
    and b.is_synthetic = $2)`;

const SIDE = sideJson(`'FIGURE'`, {
  ...{ indicator: 's.indicator_code', region: 's.region_code', period: 's.period' },
  ...{ amount: 's.value * factor', text: 's.published_text', unit: 's.published_unit' },
});

/** Those that break a bound are found first: a look at the store for each figure would cost far more. */
const STATEMENT = noteViolations(
  [
    ruleRelation('kind text, indicator text, factor numeric, min numeric, max numeric'),
    `broken as materialized (
       select rule.code, rule.kind, rule.severity, rule.factor, rule.min, rule.max, s.*
       from pg_temp.incoming s join rule on rule.indicator = s.indicator_code
       where (s.value < rule.min or s.value > rule.max) and ${inScope('s')})`,
  ],
  `select kind, code, severity, ordinal, array[ordinal], jsonb_build_array(${SIDE}),
     jsonb_build_object('min', (min * factor)::text, 'max', (max * factor)::text)
   from broken s where not ${IN_FORCE}`,
);

function rowsOf({ rules }: Judging): RuleRow[] {
  const ranges = rules.of('RANGE').flatMap((rule) =>
    rules.staged(rule).map((indicator) => ({
      ...{ ...rowOf(rule), kind: 'RANGE', indicator: indicator.code, factor: indicator.factor },
      min: rules.inUnitOf(indicator, rule.parameters.min, rule.parameters.unit),
      max: rules.inUnitOf(indicator, rule.parameters.max, rule.parameters.unit),
    })),
  );
  const nonNegative = rules.of('NON_NEGATIVE').flatMap((rule) =>
    rules.staged(rule).map((indicator) => ({
      ...{ ...rowOf(rule), kind: 'NON_NEGATIVE', indicator: indicator.code, factor: indicator.factor },
      ...{ min: '0', max: null },
    })),
  );
  return [...ranges, ...nonNegative];
}

export function judgeFigures(judging: Judging): Promise<number> {
  return judging.note(rowsOf(judging), STATEMENT, [judging.isSynthetic]);
}
