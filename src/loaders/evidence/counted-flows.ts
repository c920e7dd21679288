/** What happened in the registers day by day, for any number of questions in one statement a kind of event. */
import type { Statements } from '../../db/database';
import type { IsoDate } from '../../domain/calendar';
import type { CountRule } from '../../entities/count-rule';
import { AMOUNTS, FLOWS } from './register-sql';

export interface FlowQuestion {
  readonly id: number;
  readonly rule: CountRule;
  readonly prefix: string;
  readonly from: IsoDate;
  readonly to: IsoDate;
}

export interface FlowOfDay {
  readonly day: IsoDate;
  readonly amount: string;
  readonly synthetic: boolean;
}

const ASKED = `
with asked as (
  select * from jsonb_to_recordset($1::jsonb)
    as q (id integer, prefix text, starts date, ends date, kinds text[], levels text[], once boolean,
      adds_up boolean))`;

/** Days without a row saw nothing. An enterprise that counts once counts on its first day in the window. */
export async function countFlows(
  statements: Statements,
  questions: readonly FlowQuestion[],
): Promise<ReadonlyMap<number, readonly FlowOfDay[]>> {
  const found = new Map<number, FlowOfDay[]>();
  for (const event of new Set(questions.map(({ rule }) => rule.event))) {
    const sql = FLOWS[event];
    const asked = questions.filter(({ rule }) => rule.event === event);
    const amount = asked[0] && AMOUNTS[asked[0].rule.register];
    if (!sql || asked.length === 0) continue;
    const rows = await statements.query<{ id: number; day: IsoDate; amount: string; synthetic: boolean }>(
      `${ASKED},
       event as (
         select q.id, q.once, ${sql.day} as day, ${sql.owner} as owner, r.id as row, r.is_synthetic,
           ${amount ? `case when q.adds_up then ${amount} else 1 end` : '1'} as amount
         from ${sql.from} and ${sql.day} between q.starts and q.ends),
       counted as (
         select distinct on (id, case when once then owner end, case when once then null else row end)
           id, day, amount, is_synthetic
         from event
         order by id, case when once then owner end, case when once then null else row end, day, row)
       select id, day, sum(amount) as amount, bool_or(is_synthetic) as synthetic
       from counted group by id, day order by id, day`,
      [JSON.stringify(asked.map(parameterOf))],
    );
    for (const { id, ...flow } of rows) {
      const flows = found.get(id);
      if (flows) flows.push(flow);
      else found.set(id, [flow]);
    }
  }
  return found;
}

const parameterOf = ({ id, rule, prefix, from, to }: FlowQuestion) => ({
  id,
  prefix,
  starts: from,
  ends: to,
  kinds: rule.kind ?? null,
  levels: rule.level ?? null,
  once: rule.of === 'enterprise',
  adds_up: rule.sum !== undefined,
});
