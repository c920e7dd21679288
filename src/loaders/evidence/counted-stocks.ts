/** Stocks of the registers on given days, for any number of questions in one statement a kind of event. */
import type { Statements } from '../../db/database';
import type { IsoDate } from '../../domain/calendar';
import type { CountRule } from '../../entities/count-rule';
import { ASKED, flawsOf, IS_OF_FORM, parametersOf, placedRows } from './counting-sql';
import { KNOWN_NOW, type Known } from './known';
import { registerTables, registerValues } from './known-registers';
import { type Counting, countingName, countingOf } from './register-sql';

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

function statementOf(counting: Counting, known: Known): string {
  const tables = registerTables(known, '$3');
  const placed = placedRows(counting, tables);
  const flaws = flawsOf(counting, tables, 'f.day');
  return `
with ${ASKED}${placed.with},
cell as (
  select form.*, c.synthetic, c.day
  from (select distinct form, synthetic, day from asked) c join form using (form)),
counted as (
  select f.form, f.synthetic, f.day, f.once, f.adds_up, r.id, r.owner, r.amount, ${placed.region} as code
  from ${placed.from}
  join cell f on f.synthetic = r.is_synthetic and ${IS_OF_FORM}
  where ${flaws.map(({ sql }) => `not (${sql})`).join('\n    and ')}),
total as (
  select around.prefix, c.form, c.synthetic, c.day, case when c.once then count(distinct c.owner)
    when c.adds_up then trim_scale(sum(c.amount)) else count(*) end as count
  from counted c join around on around.code = c.code
  group by around.prefix, c.form, c.synthetic, c.day, c.once, c.adds_up)
select q.id, q.day, total.count
from asked q join total using (prefix, form, synthetic, day) order by q.id, q.day`;
}

/** Days without a row counted nothing. */
export async function countStocks(
  statements: Statements,
  questions: readonly StockQuestion[],
  known: Known = KNOWN_NOW,
): Promise<ReadonlyMap<number, readonly StockCount[]>> {
  const found = new Map<number, StockCount[]>();
  for (const name of new Set(questions.map(({ rule }) => countingName(rule)))) {
    const counting = countingOf(name);
    const asked = questions
      .filter(({ rule }) => countingName(rule) === name)
      .flatMap(({ days, ...question }) => days.map((day) => ({ ...question, day })));
    if (asked.length === 0 || !counting) continue;
    const rows = await statements.query<{ id: number; day: IsoDate; count: string }>(
      statementOf(counting, known),
      [...parametersOf(asked), ...registerValues(known)],
    );
    for (const { id, ...count } of rows) {
      const counts = found.get(id);
      if (counts) counts.push(count);
      else found.set(id, [count]);
    }
  }
  return found;
}
