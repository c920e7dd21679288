/** What banks report of special accounts beside the books of the same day, with what may explain it. */
import type { Database } from '../../db/database';
import { type IsoDate, lastOfMonth } from '../../domain/calendar';
import { Decimal } from '../../domain/decimal';
import { explainDifference } from '../../domain/ledger/explain-difference';
import type { ReconciliationStatus, TransitSide } from '../../domain/ledger/vocabulary';
import { yuanText } from '../../domain/money';
import { globalId } from '../../entities/node';
import { groupRows, namesOf, type Sight } from '../by-key';
import { sqlOf, valuesOf } from '../keyset-page';
import { statementOf } from '../rows';

export interface TransitItem {
  readonly side: TransitSide;
  /** Global id. */
  readonly postingId: string;
  readonly occurredOn: IsoDate;
  /** Yuan that the account gains by it; negative for what it loses. */
  readonly amount: string;
}

export interface Reconciled {
  readonly accountId: string;
  readonly month: string;
  /** Of which both sides speak: the last day that the bank reported, or of the month. */
  readonly day: IsoDate;
  readonly reportId: string | null;
  readonly bankBalance: string | null;
  readonly bookBalance: string;
  /** Bank less books; null where the bank has not reported. */
  readonly difference: string | null;
  readonly items: readonly TransitItem[];
  readonly unexplained: string | null;
  readonly status: ReconciliationStatus;
}

interface Row {
  readonly [column: string]: unknown;
  readonly account_id: string;
  readonly month: string;
  readonly day: string;
  readonly report_id: string | null;
  readonly bank: string | null;
  readonly books: string;
  readonly items: readonly { side: TransitSide; postingId: string; occurredOn: string; amount: string }[];
}

/** How long money may be under way between the books and the bank. */
const TRANSIT_DAYS = 10;

const BESIDE = `
select a.id as account_id, r.month, r.day, r.report_id, r.bank, (
    select coalesce(sum(e.debit - e.credit), 0.00)::text from ledger_entry e
    where e.account_id = a.id and e.occurred_on <= r.day) as books,
  coalesce((select json_agg(json_build_object('side', side, 'postingId', posting_id,
      'occurredOn', occurred_on, 'amount', amount) order by distance, number)
    from (select case when e.occurred_on <= r.day then 'NOT_YET_AT_BANK' else 'NOT_YET_IN_BOOKS' end as side,
        e.posting_id, e.occurred_on, (e.debit - e.credit)::text as amount, e.number,
        abs(e.occurred_on - r.day) as distance
      from ledger_entry e where e.account_id = a.id
        and e.occurred_on between r.day - ${TRANSIT_DAYS} and r.day + ${TRANSIT_DAYS}) near), '[]') as items`;

function reconciled({ account_id, month, day, report_id, bank, books, items }: Row): Reconciled {
  const common = {
    accountId: account_id,
    month,
    day,
    reportId: report_id,
    bankBalance: bank,
    bookBalance: books,
  };
  if (bank === null) {
    return { ...common, difference: null, items: [], unexplained: null, status: 'NOT_REPORTED' };
  }
  const difference = new Decimal(bank).minus(books);
  const candidates = items.map(({ side, postingId, amount }) => {
    const gained = new Decimal(amount);
    return { id: postingId, effect: side === 'NOT_YET_AT_BANK' ? gained.negated() : gained };
  });
  const explained = explainDifference(difference, candidates);
  const ids = new Set((explained ?? []).map(({ id }) => id));
  const status = difference.isZero() ? 'AGREED' : explained ? 'EXPLAINED' : 'OPEN';
  return {
    ...{ ...common, difference: yuanText(difference), status },
    items: items
      .filter(({ postingId }) => ids.has(postingId))
      .map((item) => ({ ...item, postingId: globalId('LedgerPosting', item.postingId) })),
    unexplained: explained ? '0.00' : yuanText(difference),
  };
}

/** One special account in one month; the last report of the month counts. */
const OF_MONTH = `${BESIDE}
from ledger_account a cross join lateral (
  select $2::text as month, coalesce(b.day, $4::date) as day, b.id as report_id, b.balance::text as bank
  from (select 1) one left join lateral (
    select * from bank_balance b where b.account_id = a.id and b.day between $3::date and $4::date
    order by b.day desc, b.seq desc limit 1) b on true) r
where a.id = $1::uuid`;

export async function readReconciliation(
  database: Database,
  accountId: string,
  month: string,
): Promise<Reconciled | null> {
  const statement = statementOf(database, 'reconciliation', () => OF_MONTH);
  const [year, number] = month.split('-').map(Number) as [number, number];
  const place = [accountId, month, `${month}-01`, lastOfMonth(year, number)];
  const [row] = await database.read<Row>(statement, place);
  return row ? reconciled(row) : null;
}

/** Months of a fund's accounts that are looked at, the last ones first. */
const MAX_MONTHS = 240;

const allOf = (seen: readonly string[]) => `${BESIDE}, a.fund_slug
from (select distinct on (b.account_id, date_trunc('month', b.day)) b.account_id,
    to_char(b.day, 'YYYY-MM') as month, b.day, b.id as report_id, b.balance::text as bank
  from bank_balance b join ledger_account t on t.id = b.account_id
  where ${['t.fund_slug = any($1::text[])', ...seen].join(' and ')}
  order by b.account_id, date_trunc('month', b.day), b.day desc, b.seq desc) r
join ledger_account a on a.id = r.account_id
order by r.day desc, a.institution_slug limit ${MAX_MONTHS}`;

/** Months in which a bank's balance differs from the books and no posting explains it, by fund. */
export async function readOpenDifferences(
  database: Database,
  slugs: readonly string[],
  { require, conditions }: Sight,
): Promise<ReadonlyMap<string, readonly Reconciled[]>> {
  require();
  const name = `open_differences${namesOf(conditions)}`;
  const statement = statementOf(database, name, () => allOf(sqlOf(conditions, 1)));
  const rows = await database.read<Row & { readonly fund_slug: string }>(statement, [
    slugs,
    ...valuesOf(conditions),
  ]);
  const open = rows.filter((row) => reconciled(row).status === 'OPEN');
  return groupRows(open, (row) => row.fund_slug, reconciled);
}
