/** Stocks of the registers on given days, for any number of questions in one statement a kind of event. */
import type { Statements } from '../../db/database';
import type { IsoDate } from '../../domain/calendar';
import type { CountRule } from '../../entities/count-rule';
import { countingName, stockSql } from './register-sql';

export interface StockQuestion {
  readonly id: number;
  readonly rule: CountRule;
  readonly prefix: string;
  /** Whether the records made up for demonstration are counted, or the real ones. */
  readonly synthetic: boolean;
  readonly days: readonly IsoDate[];
}

export interface StockCount {
  readonly day: IsoDate;
  readonly count: string;
}

/** Days without a row counted nothing. */
export async function countStocks(
  statements: Statements,
  questions: readonly StockQuestion[],
): Promise<ReadonlyMap<number, readonly StockCount[]>> {
  const found = new Map<number, StockCount[]>();
  for (const name of new Set(questions.map(({ rule }) => countingName(rule)))) {
    const sql = stockSql(name);
    const asked = questions.filter(({ rule }) => countingName(rule) === name).flatMap(parametersOf);
    if (asked.length === 0 || !sql) continue;
    const rows = await statements.query<{ id: number; day: IsoDate; count: string }>(
      `with asked as (
         select * from jsonb_to_recordset($1::jsonb) as q (id integer, prefix text, synthetic boolean,
           day date, kinds text[], levels text[], once boolean))
       select q.id, q.day,
         count(distinct case when q.once then ${sql.owner} else r.id end) as count
       from ${sql.from}
       group by q.id, q.day order by q.id, q.day`,
      [JSON.stringify(asked)],
    );
    for (const { id, ...count } of rows) found.set(id, [...(found.get(id) ?? []), count]);
  }
  return found;
}

const parametersOf = ({ id, rule, prefix, synthetic, days }: StockQuestion) =>
  days.map((day) => ({
    ...{ id, prefix, synthetic, day },
    kinds: rule.kind ?? null,
    levels: rule.level ?? null,
    once: rule.of === 'enterprise',
  }));
