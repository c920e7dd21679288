/** Statements of accounts from day to day: what was held before, each entry with the balance after it. */
import type { Database } from '../../db/database';
import type { IsoDate } from '../../domain/calendar';
import { StatementLine } from '../../entities/statement-line';
import { batched, groupRows } from '../by-key';
import type { PagedList, PageWindow, RowPage } from '../keyset-page';
import { hydrate, statementOf } from '../rows';

export interface Days {
  readonly from: IsoDate;
  readonly to: IsoDate;
}

/** By days; those of one day in the order of recording. */
export const STATEMENT_LINES: PagedList<StatementLine> = {
  name: 'statement',
  entity: StatementLine,
  order: [
    { column: 'occurred_on', type: 'date' },
    { column: 'number', type: 'bigint' },
  ],
};

export interface StatementSums {
  readonly openingBalance: string;
  readonly closingBalance: string;
  readonly debits: string;
  readonly credits: string;
  readonly count: number;
}

const NOTHING: StatementSums = {
  ...{ openingBalance: '0.00', closingBalance: '0.00', debits: '0.00', credits: '0.00', count: 0 },
};

const CHANGE = `case a.side when 'DEBIT' then e.debit - e.credit else e.credit - e.debit end`;

const SUMS = `
select a.id, coalesce(sum(${CHANGE}) filter (where e.occurred_on < $2::date), 0.00)::text as "openingBalance",
  coalesce(sum(${CHANGE}), 0.00)::text as "closingBalance",
  coalesce(sum(e.debit) filter (where e.occurred_on >= $2::date), 0.00)::text as debits,
  coalesce(sum(e.credit) filter (where e.occurred_on >= $2::date), 0.00)::text as credits,
  (count(e.number) filter (where e.occurred_on >= $2::date))::integer as count
from ledger_account a left join ledger_entry e on e.account_id = a.id and e.occurred_on <= $3::date
where a.id = any($1::uuid[]) group by a.id`;

type SumsRow = StatementSums & { readonly [column: string]: unknown; readonly id: string };

export const createStatementSumsLoader = (database: Database, { from, to }: Days) =>
  batched<StatementSums>(
    'uuid',
    () => NOTHING,
    async (ids) => {
      const statement = statementOf(database, 'statement_sums', () => SUMS);
      const rows = await database.read<SumsRow>(statement, [ids, from, to]);
      const byId = new Map(rows.map((row) => [row.id, row]));
      return (id) => byId.get(id);
    },
  );

function linesSql({ fromEnd, after, before }: PageWindow): string {
  let place = 4;
  const beyond = (comparison: string) => {
    place += 2;
    return `and (l.occurred_on, l.number) ${comparison} ($${place - 1}::date, $${place}::bigint)`;
  };
  const direction = fromEnd ? 'desc' : 'asc';
  return `
    select page.* from unnest($1::uuid[]) as asked (id) cross join lateral (
      select l.account_id as "accountId", l.posting_id as "postingKey", l.number::text, l.occurred_on::text
        as "occurredOn", p.recorded_at as "recordedAt", p.cause, p.cause_id as "causeId", p.party, p.remark,
        nullif(l.debit, 0)::text as debit, nullif(l.credit, 0)::text as credit, l.running::text as balance
      from (select e.*, sum(${CHANGE}) over (order by e.occurred_on, e.number) as running
        from ledger_entry e join ledger_account a on a.id = e.account_id
        where e.account_id = asked.id and e.occurred_on <= $3::date) l
      join ledger_posting p on p.id = l.posting_id
      where l.occurred_on >= $2::date ${after ? beyond('>') : ''} ${before ? beyond('<') : ''}
      order by l.occurred_on ${direction}, l.number ${direction} limit $4::integer) page`;
}

type LineRow = Omit<StatementLine, 'postingId'> & { readonly accountId: string };

function pageOf(
  { limit, fromEnd, after, before }: PageWindow,
  read: readonly LineRow[],
): RowPage<StatementLine> {
  const hasMore = read.length > limit;
  const rows = read.slice(0, limit);
  if (fromEnd) rows.reverse();
  return {
    nodes: rows.map(({ accountId: _, ...line }) => hydrate(StatementLine, line)),
    keysAt: (at) => [(rows[at] as LineRow).occurredOn, (rows[at] as LineRow).number],
    hasNextPage: fromEnd ? before !== undefined : hasMore,
    hasPreviousPage: fromEnd ? hasMore : after !== undefined,
  };
}

export const createStatementLinesLoader = (database: Database, { from, to }: Days, window: PageWindow) =>
  batched<RowPage<StatementLine>>(
    'uuid',
    () => pageOf(window, []),
    async (ids) => {
      const { limit, fromEnd, after, before } = window;
      const shape = [fromEnd ? 'end' : '', after ? 'after' : '', before ? 'before' : ''].join('_');
      const statement = statementOf(database, `statement_lines_${shape}`, () => linesSql(window));
      const places = [ids, from, to, limit + 1, ...(after ?? []), ...(before ?? [])];
      const rows = await database.read<LineRow & { readonly [column: string]: unknown }>(statement, places);
      const byAccount = groupRows(
        rows,
        (row) => row.accountId,
        (row): LineRow => row,
      );
      return (id) => pageOf(window, byAccount.get(id) ?? []);
    },
  );
