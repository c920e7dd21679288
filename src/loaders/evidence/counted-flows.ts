/** What happened in the registers day by day, for any number of questions: one statement a kind of event. */
import type { Statements } from '../../db/database';
import type { IsoDate } from '../../domain/calendar';
import type { CountRule } from '../../entities/count-rule';
import { ASKED, flawsOf, holds, IS_OF_FORM, parametersOf, placedRows, sameQuestions } from './counting-sql';
import { KNOWN_NOW, type Known } from './known';
import { registerTables, registerValues } from './known-registers';
import { type Counting, countingName, countingOf } from './register-sql';

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
function statementOf(counting: Counting, known: Known): string {
  const tables = registerTables(known, '$7');
  const flaws = flawsOf(counting, tables, 'r.starts').map(({ sql }) => `not (${sql})`);
  return `
with ${ASKED}${placedRows(counting, tables)},
event as (
  select q.id, f.once, f.yearly, r.id as row, r.owner, r.starts as day,
    case when f.adds_up then r.amount else 1 end as amount
  from placed r
  join around using (code)
  join asked q on q.prefix = around.prefix and q.synthetic = r.is_synthetic
  join form f on f.form = q.form
  where ${holds(['r.starts between f.starts and f.ends', IS_OF_FORM, ...flaws])}),
counted as (
  select distinct on (${COUNTED_AS}) id, day, amount
  from event order by ${COUNTED_AS}, day, row)
select id, day, trim_scale(sum(amount)) as amount from counted group by id, day order by id, day`;
}

/** Days without a row saw nothing. */
export async function countFlows(
  statements: Statements,
  questions: readonly FlowQuestion[],
  known: Known = KNOWN_NOW,
): Promise<ReadonlyMap<number, readonly FlowOfDay[]>> {
  const found = new Map<number, FlowOfDay[]>();
  for (const name of new Set(questions.map(({ rule }) => countingName(rule)))) {
    const counting = countingOf(name);
    const asked = questions.filter(({ rule }) => countingName(rule) === name);
    if (!counting) continue;
    const { different, idsOf } = sameQuestions(asked);
    const rows = await statements.query<{ id: number; day: IsoDate; amount: string }>(
      statementOf(counting, known),
      [...parametersOf(different), ...registerValues(known)],
    );
    for (const { id: question, ...flow } of rows) {
      for (const id of idsOf[question] ?? []) {
        const flows = found.get(id);
        if (flows) flows.push(flow);
        else found.set(id, [flow]);
      }
    }
  }
  return found;
}
