/** Stocks of the registers on given days, for any number of questions in one statement a kind of event. */
import type { Statements } from '../../db/database';
import type { IsoDate } from '../../domain/calendar';
import type { CountRule } from '../../entities/count-rule';
import { ASKED, flawsOf, holds, IS_OF_FORM, parametersOf, placedRows, sameQuestions } from './counting-sql';
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
  const tables = registerTables(known, '$7');
  const flaws = flawsOf(counting, tables, 'q.day').map(({ sql }) => `not (${sql})`);
  return `
with ${ASKED}${placedRows(counting, tables)}
select q.id, q.day, case when f.once then count(distinct r.owner)
  when f.adds_up then trim_scale(sum(r.amount)) else count(*) end as count
from placed r
join around using (code)
join asked q on q.prefix = around.prefix and q.synthetic = r.is_synthetic
join form f on f.form = q.form
where ${holds([IS_OF_FORM, ...flaws])}
group by q.id, q.day, f.once, f.adds_up order by q.day`;
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
    const { different, idsOf } = sameQuestions(asked);
    const rows = await statements.query<{ id: number; day: IsoDate; count: string }>(
      statementOf(counting, known),
      [...parametersOf(different), ...registerValues(known)],
    );
    for (const { id: question, ...count } of rows) {
      for (const id of idsOf[question] ?? []) {
        const counts = found.get(id);
        if (counts) counts.push(count);
        else found.set(id, [count]);
      }
    }
  }
  return found;
}
