/** Stocks of the registers on given days, for any number of questions in one statement a kind of event. */
import type { Statements } from '../../db/database';
import type { IsoDate } from '../../domain/calendar';
import type { CountRule } from '../../entities/count-rule';
import { STOCK_OWNER, STOCKS } from './register-sql';

export interface StockQuestion {
  readonly id: number;
  readonly rule: CountRule;
  readonly prefix: string;
  readonly days: readonly IsoDate[];
}

export interface StockCount {
  readonly day: IsoDate;
  readonly count: string;
  readonly synthetic: boolean;
}

/** Days without a row counted nothing. */
export async function countStocks(
  statements: Statements,
  questions: readonly StockQuestion[],
): Promise<ReadonlyMap<number, readonly StockCount[]>> {
  const found = new Map<number, StockCount[]>();
  for (const event of new Set(questions.map(({ rule }) => rule.event))) {
    const asked = questions
      .filter(({ rule }) => rule.event === event)
      .flatMap(({ id, rule, prefix, days }) =>
        days.map((day) => ({
          id,
          prefix,
          day,
          kinds: rule.kind ?? null,
          levels: rule.level ?? null,
          once: rule.of === 'enterprise',
        })),
      );
    if (asked.length === 0 || !STOCKS[event]) continue;
    const rows = await statements.query<{ id: number; day: IsoDate; count: string; synthetic: boolean }>(
      `with asked as (
         select * from jsonb_to_recordset($1::jsonb)
           as q (id integer, prefix text, day date, kinds text[], levels text[], once boolean))
       select q.id, q.day, bool_or(r.is_synthetic) as synthetic,
         count(distinct case when q.once then ${STOCK_OWNER[event]} else r.id end) as count
       ${STOCKS[event]}
       group by q.id, q.day order by q.id, q.day`,
      [JSON.stringify(asked)],
    );
    for (const { id, ...count } of rows) found.set(id, [...(found.get(id) ?? []), count]);
  }
  return found;
}
