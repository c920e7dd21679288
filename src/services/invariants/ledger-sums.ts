/** Books add up: each posting, balance and running sum from its entries, each reversal, each deposit. */
import type { Statements } from '../../db/database';
import { type Invariant, MAX_VIOLATIONS, type Violation } from './invariant';

type Row = Violation & { readonly [column: string]: unknown };

const limited = (sql: string) => `${sql} order by 1 limit ${MAX_VIOLATIONS}`;

const POSTINGS = limited(`
select p.id::text as what, format('%s entries, debits %s, credits %s, of %s funds', count(e.ordinal),
  coalesce(sum(e.debit), 0), coalesce(sum(e.credit), 0), count(distinct a.fund_slug)) as detail
from ledger_posting p left join ledger_entry e on e.posting_id = p.id
left join ledger_account a on a.id = e.account_id
group by p.id
having count(e.ordinal) < 2 or sum(e.debit) <> sum(e.credit)
  or bool_or(a.fund_slug is distinct from p.fund_slug)
  or bool_or(e.occurred_on is distinct from p.occurred_on)`);

/** Column and sum beside each other: nothing here trusts what a trigger has kept. */
const BALANCES = limited(`
select a.id::text as what, format('%s of %s: balance %s, its %s entries sum to %s', a.kind, a.fund_slug,
  a.balance, count(e.number), coalesce(sum(c.change), 0)) as detail
from ledger_account a left join ledger_entry e on e.account_id = a.id
left join lateral (select case a.side when 'DEBIT' then e.debit - e.credit else e.credit - e.debit end) as c
  (change) on true
group by a.id having a.balance <> coalesce(sum(c.change), 0) or a.entries <> count(e.number)`);

const RUNNING = limited(`
select format('%s %s', account_id, number) as what,
  format('after entry %s of %s the sum is %s, kept is %s', number, place, running, balance_after) as detail
from (select e.account_id, e.number, e.balance_after,
    row_number() over (partition by e.account_id order by e.number) as place,
    sum(case a.side when 'DEBIT' then e.debit - e.credit else e.credit - e.debit end)
      over (partition by e.account_id order by e.number) as running
  from ledger_entry e join ledger_account a on a.id = e.account_id) summed
where running <> balance_after or place <> number`);

const BELOW_ZERO = limited(`
select format('%s %s', account_id, occurred_on) as what,
  format('%s of %s held %s at the end of the day', kind, fund_slug, held) as detail
from (select e.account_id, a.kind, a.fund_slug, e.occurred_on,
    sum(sum(case a.side when 'DEBIT' then e.debit - e.credit else e.credit - e.debit end))
      over (partition by e.account_id order by e.occurred_on) as held
  from ledger_entry e join ledger_account a on a.id = e.account_id
  group by e.account_id, a.kind, a.fund_slug, e.occurred_on) days
where held < 0`);

const REVERSALS = limited(`
select r.id::text as what, format('does not mirror %s', r.reverses) as detail
from ledger_posting r join ledger_posting o on o.id = r.reverses
where o.reverses is not null or o.fund_slug <> r.fund_slug or r.occurred_on < o.occurred_on or exists (
  select from (select * from ledger_entry where posting_id = o.id) was
  full join (select * from ledger_entry where posting_id = r.id) back using (ordinal)
  where (was.account_id, was.debit, was.credit) is distinct from
    (back.account_id, back.credit, back.debit))`);

/** Of funds whose books are kept; what others were paid is told by feeds alone. */
const DEPOSITS = limited(`
select format('%s %s %s', b.fund_slug, s.party, s.day) as what,
  format('deposits %s, contributions %s', coalesce(s.posted, 0), coalesce(s.told, 0)) as detail
from ledger_book b join lateral (
  select party, day, sum(posted) as posted, sum(told) as told from (
    select p.party, p.occurred_on as day, e.credit as posted, null::numeric as told
    from ledger_posting p join ledger_entry e on e.posting_id = p.id
    join ledger_account a on a.id = e.account_id and a.kind = 'CONTRIBUTED'
    where p.fund_slug = b.fund_slug and p.cause = 'DEPOSIT'
      and not exists (select from ledger_posting r where r.reverses = p.id)
    union all
    select c.contributor_zh, c.paid_on, null, c.amount from contribution c where c.fund_slug = b.fund_slug
  ) both_sides group by party, day) s on true
where coalesce(s.posted, 0) <> coalesce(s.told, 0)`);

const invariant = (name: string, says: Invariant['says'], sql: string): Invariant => ({
  ...{ name, says },
  check: (statements: Statements) => statements.query<Row>(sql),
});

export const LEDGER_INVARIANTS: readonly Invariant[] = [
  invariant(
    'ledger-postings-balance',
    { zh: '每笔分录借贷相等，且属于同一基金', en: 'each posting balances, within one fund' },
    POSTINGS,
  ),
  invariant(
    'ledger-balances-are-sums',
    { zh: '每个账户的余额等于其各条记录之和', en: 'each balance is the sum of the entries of its account' },
    BALANCES,
  ),
  invariant(
    'ledger-running-sums',
    { zh: '每条记录之后的余额等于至此之和', en: 'each entry keeps the sum of those up to it' },
    RUNNING,
  ),
  invariant(
    'ledger-never-below-zero',
    { zh: '任何账户在任何一天终了都不为负', en: 'no account is below zero at the end of any day' },
    BELOW_ZERO,
  ),
  invariant(
    'ledger-reversals-mirror',
    { zh: '每笔冲销与原分录恰好相反', en: 'each reversal mirrors what it reverses' },
    REVERSALS,
  ),
  invariant(
    'ledger-deposits-contributed',
    { zh: '建账基金的出资记录等于其缴款分录', en: 'contributions to funds with books are their deposits' },
    DEPOSITS,
  ),
];
