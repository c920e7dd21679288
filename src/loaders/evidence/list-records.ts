/** Lists what a count has counted, and what it has left out: one statement a kind of counting. */
import { createHash } from 'node:crypto';
import type { Statements } from '../../db/database';
import type { IsoDate } from '../../domain/calendar';
import type { CountedReason, LeftOutReason } from '../../domain/evidence/reasons';
import type { Span } from '../../domain/span';
import type { CountQuestion } from './count-question';
import { ASKED, type AskedCount, flawsOf, holds, IS_OF_FORM, parametersOf, placedRows } from './counting-sql';
import { type ListedRecords, MAX_COUNTED_LISTED, MAX_LEFT_OUT_LISTED } from './evidence-record';
import { KNOWN_NOW, type Known } from './known';
import { registerTables, registerValues } from './known-registers';
import { type Counting, countingName, countingOf, isStockRule } from './register-sql';

export interface AskedRecords {
  readonly id: number;
  readonly question: Pick<CountQuestion, 'rule' | 'prefix' | 'synthetic' | 'oncePerYear' | 'window'>;
  /** Of a stock one day; of a flow the buckets that the answer used. */
  readonly spans: readonly Span[];
}

/** Id, owner, day, value, and what keeps it from counting. */
type Row = readonly [string, string | null, IsoDate | null, string, LeftOutReason | null];

interface Listed {
  readonly counted_total: string;
  readonly sum: string;
  readonly digest: string;
  readonly reasons: readonly { readonly reason: LeftOutReason; readonly count: number }[] | null;
  readonly records: readonly Row[] | null;
}

/** Where an enterprise counts once, the title that lasts longest counts, and the first of events. */
const statementOf = (counting: Counting, known: Known): string => {
  const { isStock } = counting;
  const tables = registerTables(known, '$8');
  const flaws = flawsOf(counting, tables, isStock ? 'q.day' : 'r.starts');
  const first = isStock ? 'ends desc nulls first, id' : 'day, id';
  const inside =
    'exists (select from span where span.id = o.asked and o.day between span.starts and span.ends)';
  return `
with ${ASKED}${placedRows(counting, tables)},
span as (select * from jsonb_to_recordset($7::jsonb) as p (id integer, starts date, ends date)),
looked_at as (
  select q.id as asked, r.id, r.owner, r.starts as day, r.ends, f.once,
    case when f.yearly then extract(year from r.starts) end as year,
    case when f.adds_up then trim_scale(r.amount) else 1 end as value,
    case ${flaws.map(({ reason, sql }) => `when ${sql} then ${reason}`).join('\n      ')} end as flaw
  from asked q join form f using (form) join around using (prefix)
  join placed r on r.code = around.code and r.is_synthetic = q.synthetic
  where ${holds([IS_OF_FORM, ...(isStock ? [] : ['r.starts between f.starts and f.ends'])])}),
one_place as (
  select distinct on (asked, id) * from looked_at order by asked, id, coalesce(flaw = 'MOVED_AWAY', false)),
ranked as (
  select *, row_number() over (partition by asked, owner, year, flaw is null order by ${first}) as rank
  from one_place),
judged as (
  select asked, id, owner, day, value,
    case when flaw is null and once and rank > 1 then 'REPEATED_OWNER' else flaw end as flaw
  from ranked o${isStock ? '' : ` where ${inside}`}),
numbered as (
  select *, row_number() over same as at, count(*) over (partition by asked, flaw is null) as of_all
  from judged window same as (partition by asked, flaw is null order by day, id)),
reason as (
  select asked, jsonb_agg(jsonb_build_object('reason', flaw, 'count', count) order by flaw) as reasons
  from (select asked, flaw, count(*) as count from judged where flaw is not null group by asked, flaw) by_flaw
  group by asked)
select n.asked as id, count(*) filter (where flaw is null) as counted_total,
  coalesce(sum(value) filter (where flaw is null), 0) as sum, reason.reasons,
  encode(sha256(convert_to(coalesce(string_agg(n.id || ' ' || value, E'\\n' order by day, n.id)
    filter (where flaw is null), ''), 'UTF8')), 'hex') as digest,
  jsonb_agg(jsonb_build_array(n.id::text, owner::text, day, value::text, flaw) order by day, n.id)
    filter (where at <= ${MAX_LEFT_OUT_LISTED} and flaw is not null
      or of_all <= ${MAX_COUNTED_LISTED} and flaw is null) as records
from numbered n left join reason using (asked) group by n.asked, reason.reasons`;
};

/** What looked at nothing lists nothing; its sum is the count all the same. */
const NOTHING: Listed = {
  ...{ counted_total: '0', sum: '0', reasons: null, records: null },
  digest: createHash('sha256').digest('hex'),
};

/** What is listed agrees with the count to the unit: same rule, window, region and state of knowledge. */
export async function listRecords(
  statements: Statements,
  asked: readonly AskedRecords[],
  known: Known = KNOWN_NOW,
): Promise<ReadonlyMap<number, ListedRecords>> {
  const found = new Map<number, ListedRecords>();
  for (const name of new Set(asked.map(({ question }) => countingName(question.rule)))) {
    const counting = countingOf(name);
    const same = asked.filter(({ question }) => countingName(question.rule) === name);
    if (!counting) continue;
    const spans = same.flatMap(({ id, spans }) =>
      spans.map(({ start, end }) => ({ id, starts: start, ends: end })),
    );
    const rows = await statements.query<Listed & { readonly id: number; readonly [column: string]: unknown }>(
      statementOf(counting, known),
      [...parametersOf(same.map(askedCount)), JSON.stringify(spans), ...registerValues(known)],
    );
    const byId = new Map<number, Listed>(rows.map((row) => [row.id, row]));
    for (const { id } of same) found.set(id, listedOf(counting, byId.get(id) ?? NOTHING));
  }
  return found;
}

function askedCount({ id, question, spans }: AskedRecords): AskedCount {
  const { rule, prefix, synthetic, oncePerYear, window } = question;
  if (isStockRule(rule)) return { id, rule, prefix, synthetic, day: spans[0]?.end ?? NEVER };
  const { flowFrom, flowTo } = window;
  return { id, rule, prefix, synthetic, oncePerYear, from: flowFrom ?? NEVER, to: flowTo ?? NEVER };
}

/** A day before any record: on it nothing counts. */
const NEVER: IsoDate = '0001-01-01';

function listedOf({ record, counted }: Counting, row: Listed): ListedRecords {
  const records = row.records ?? [];
  const recordOf = ([id, owner, day, value]: Row) => ({ kind: record, id, owner, day, value });
  return {
    counted: records
      .filter((one) => one[FLAW] === null)
      .map((one) => ({ ...recordOf(one), reason: counted as CountedReason })),
    countedTotal: Number(row.counted_total),
    sum: row.sum,
    digest: row.digest,
    leftOut: records.flatMap((one) => {
      const reason = one[FLAW];
      return reason === null ? [] : [{ ...recordOf(one), reason }];
    }),
    leftOutByReason: row.reasons ?? [],
  };
}

const FLAW = 4;
