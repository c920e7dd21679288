/** What happened in the registers day by day, for any number of questions: one statement a kind of event. */
import type { Statements } from '../../db/database';
import type { IsoDate } from '../../domain/calendar';
import type { CountRule } from '../../entities/count-rule';
import { countingName, type FlowSql, flowSql } from './register-sql';

export interface FlowQuestion {
  readonly id: number;
  readonly rule: CountRule;
  readonly prefix: string;
  /** Whether the records made up for demonstration are counted, or the real ones. */
  readonly synthetic: boolean;
  readonly from: IsoDate;
  readonly to: IsoDate;
  /** An enterprise that counts once counts once in each calendar year: for judgements of single years. */
  readonly oncePerYear: boolean;
}

export interface FlowOfDay {
  readonly day: IsoDate;
  readonly amount: string;
}

/** Nulls are alike to `distinct on`: without `once` each row stands for itself. */
const COUNTED_AS = `id, case when once then owner end, case when yearly then extract(year from day) end,
  case when once then null else row end`;

/** An enterprise that counts once counts on its first day in the window. */
const statementOf = ({ day, owner, amount, from }: FlowSql) => `
with asked as (
  select * from jsonb_to_recordset($1::jsonb)
    as q (id integer, prefix text, synthetic boolean, starts date, ends date, kinds text[], levels text[],
      once boolean, yearly boolean, adds_up boolean)),
event as (
  select q.id, q.once, q.yearly, ${day} as day, ${owner} as owner, r.id as row,
    ${amount ? `case when q.adds_up then ${amount} else 1 end` : '1'} as amount
  from ${from} and ${day} between q.starts and q.ends),
counted as (
  select distinct on (${COUNTED_AS}) id, day, amount
  from event order by ${COUNTED_AS}, day, row)
select id, day, sum(amount) as amount
from counted group by id, day order by id, day`;

/** Days without a row saw nothing. */
export async function countFlows(
  statements: Statements,
  questions: readonly FlowQuestion[],
): Promise<ReadonlyMap<number, readonly FlowOfDay[]>> {
  const found = new Map<number, FlowOfDay[]>();
  for (const name of new Set(questions.map(({ rule }) => countingName(rule)))) {
    const sql = flowSql(name);
    const asked = questions.filter(({ rule }) => countingName(rule) === name);
    if (!sql) continue;
    const rows = await statements.query<{ id: number; day: IsoDate; amount: string }>(statementOf(sql), [
      JSON.stringify(asked.map(parameterOf)),
    ]);
    for (const { id, ...flow } of rows) {
      const flows = found.get(id);
      if (flows) flows.push(flow);
      else found.set(id, [flow]);
    }
  }
  return found;
}

const parameterOf = ({ id, rule, prefix, synthetic, from, to, oncePerYear }: FlowQuestion) => ({
  ...{ id, prefix, synthetic },
  starts: from,
  ends: to,
  kinds: rule.kind ?? null,
  levels: rule.level ?? null,
  once: rule.of === 'enterprise',
  yearly: oncePerYear,
  adds_up: rule.sum !== undefined,
});
