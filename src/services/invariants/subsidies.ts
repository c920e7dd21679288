/** Interest subsidies add up: settlements to their lines, payments to their postings, days to one subsidy. */
import { type Invariant, MAX_VIOLATIONS, type Violation } from './invariant';

type Row = Violation & { readonly [column: string]: unknown };

const TOTALS = `
select s.id::text as what, format('states %s granted and %s taken back, its lines sum to %s and %s',
  s.granted, s.taken_back, l.granted, l.taken_back) as detail
from subsidy_settlement s cross join lateral (
  select coalesce(sum(amount) filter (where reverses is null), 0) as granted,
    coalesce(sum(amount) filter (where reverses is not null), 0) as taken_back
  from subsidy_line where settlement_id = s.id) l
where (s.granted, s.taken_back) is distinct from (l.granted, l.taken_back)
order by 1 limit ${MAX_VIOLATIONS}`;

/** What left the special account of the bank, or came back into it, is the net of a paid settlement. */
const POSTINGS = `
with moved as (
  select p.id, p.cause_id, e.institution, e.credited,
    exists (select from ledger_posting back where back.reverses = p.id) as is_reversed
  from ledger_posting p cross join lateral (
    select min(a.institution_slug) as institution, sum(e.credit - e.debit) as credited
    from ledger_entry e join ledger_account a on a.id = e.account_id
    where e.posting_id = p.id and a.kind = 'SPECIAL_ACCOUNT') e
  where p.cause in ('SUBSIDY', 'SUBSIDY_REVERSAL'))
select coalesce(s.id::text, m.cause_id) as what,
  format('%s, net %s at %s; posted %s at %s', coalesce(s.status, 'no settlement'), s.granted - s.taken_back,
    s.bank_slug, coalesce(m.credited::text, 'nothing'), m.institution) as detail
from (select * from subsidy_settlement where posting_id is not null or status = 'PAID') s
full join moved m on m.id = s.posting_id
where s.id is null or (m.id is null and s.granted <> s.taken_back)
  or (m.id is not null and (s.status <> 'PAID' or m.is_reversed or m.cause_id <> 'subsidy:' || s.id
    or m.credited <> s.granted - s.taken_back or m.institution <> s.bank_slug))
order by 1 limit ${MAX_VIOLATIONS}`;

const DAYS = `
select l.id::text as what, format('loan %s has the days from %s to %s in line %s too', l.loan_id,
  greatest(l.starts_on, o.starts_on), least(l.ends_before, o.ends_before), o.id) as detail
from subsidy_line l join subsidy_line o on o.loan_id = l.loan_id and o.id > l.id
  and o.starts_on < l.ends_before and l.starts_on < o.ends_before
where l.is_in_force and o.is_in_force and l.reverses is null and o.reverses is null
order by l.id limit ${MAX_VIOLATIONS}`;

const STANDING = `
select l.id::text as what, format('%s, though its settlement is %s and %s takes it back',
  case when l.is_in_force then 'in force' else 'not in force' end, s.status,
  coalesce('line ' || b.id, 'no line')) as detail
from subsidy_line l join subsidy_settlement s on s.id = l.settlement_id
left join subsidy_line b on b.reverses = l.id and b.is_in_force
where l.is_in_force is distinct from (s.status <> 'REFUSED' and b.id is null)
order by l.id limit ${MAX_VIOLATIONS}`;

/** Loans of files change with their files; the next settlement corrects what was settled by then. */
const AFTER_DUE = `
select l.id::text as what, format('loan %s fell due on %s, subsidised to %s', l.loan_id, o.due_on,
  l.ends_before) as detail
from subsidy_line l join loan o on o.id = l.loan_id
where l.is_in_force and l.reverses is null and o.recorded_by is not null and l.ends_before > o.due_on
order by l.id limit ${MAX_VIOLATIONS}`;

const asking = (name: string, zh: string, en: string, sql: string): Invariant => ({
  ...{ name, says: { zh, en } },
  check: (statements) => statements.query<Row>(sql),
});

export const SUBSIDY_INVARIANTS: readonly Invariant[] = [
  asking(
    'subsidy-totals',
    '每次贴息结算的合计等于其明细',
    'a subsidy settlement is the sum of its lines',
    TOTALS,
  ),
  asking(
    'subsidy-postings',
    '每次已付的贴息结算恰有一笔未冲正的分录，金额相符',
    'a paid subsidy settlement has one posting of its net that stands',
    POSTINGS,
  ),
  asking('subsidy-days-once', '每笔贷款每一天只贴息一次', 'no day of a loan is subsidised twice', DAYS),
  asking(
    'subsidy-lines-stand',
    '贴息明细未被退回或收回的才有效',
    'a subsidy line stands unless it was refused or taken back',
    STANDING,
  ),
  asking('subsidy-until-due', '到期日起不予贴息', 'nothing is subsidised from the due date on', AFTER_DUE),
];
