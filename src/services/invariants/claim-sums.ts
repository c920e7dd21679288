/** Claims add up: shares to the loss, payments and recoveries to their postings. */
import { type Invariant, MAX_VIOLATIONS, type Violation } from './invariant';

type Row = Violation & { readonly [column: string]: unknown };

const BROKEN_SHARES = `
select c.id::text as what, format('amount %s, shares %s; recovered %s, of the shares %s', c.amount, s.amount,
  c.recovered, s.recovered) as detail
from claim c left join lateral (
  select sum(amount) as amount, sum(recovered) as recovered from claim_share where claim_id = c.id) s on true
where (c.amount, c.recovered) is distinct from (s.amount, s.recovered)
order by c.filed_at, c.id limit ${MAX_VIOLATIONS}`;

/** What a posting moved for a claim: its expense, from where it came. */
const POSTED = `
select e.posting_id, a.kind, sum(e.debit - e.credit) as moved
from ledger_entry e join ledger_account a on a.id = e.account_id group by e.posting_id, a.kind`;

const BROKEN_PAYMENTS = `
with posted as (${POSTED})
select c.id::text as what, format('%s, fund bears %s, payments in force %s of %s', c.status,
  coalesce(f.amount, 0), p.standing, coalesce(p.amount, 0)) as detail
from claim c
left join claim_share f on f.claim_id = c.id and f.bearer = 'FUND'
cross join lateral (
  select count(*) as standing, sum(from_fund + further) as amount, bool_and(
    posting_id is null and from_fund + further = 0 or (
      coalesce((select moved from posted where posting_id = p.posting_id and kind = 'COMPENSATION'), 0)
        = from_fund + further
      and from_fund = coalesce(
        (select -moved from posted where posting_id = p.posting_id and kind = 'SPECIAL_ACCOUNT'), 0)
      and coalesce((select -moved from posted where posting_id = p.posting_id and kind = 'FURTHER_MONEY'), 0)
        = further
      and not exists (select from ledger_posting r where r.reverses = p.posting_id))) as as_posted
  from claim_payment p where p.claim_id = c.id and p.reversed_on is null) p
where (c.status = 'PAID') <> (p.standing = 1) or p.standing > 1
  or p.standing = 1 and (p.amount <> coalesce(f.amount, 0) or not p.as_posted)
order by c.filed_at, c.id limit ${MAX_VIOLATIONS}`;

const BROKEN_RECOVERIES = `
with posted as (${POSTED})
select r.id::text as what,
  format('amount %s, parts %s, of the fund %s', r.amount, s.parts, s.of_fund) as detail
from claim_recovery r cross join lateral (
  select coalesce(sum(amount), 0) as parts, coalesce(sum(amount) filter (where bearer = 'FUND'), 0) as of_fund
  from claim_recovery_share where recovery_id = r.id) s
where s.parts <> r.amount
  or s.of_fund <> coalesce(
    (select -moved from posted where posting_id = r.posting_id and kind = 'RECOVERED'), 0)
  or (r.reversed_on is not null) <> exists (select from ledger_posting b where b.reverses = r.posting_id)
    and r.posting_id is not null
order by r.recorded_at, r.id limit ${MAX_VIOLATIONS}`;

const BROKEN_RECOVERED = `
select c.id::text as what, format('recovered %s, recoveries in force %s', c.recovered, s.sum) as detail
from claim c cross join lateral (
  select coalesce(sum(amount), 0) as sum from claim_recovery
  where claim_id = c.id and reversed_on is null) s
where c.recovered <> s.sum order by c.filed_at, c.id limit ${MAX_VIOLATIONS}`;

const STRAY_POSTINGS = `
select p.id::text as what, format('%s of %s', p.cause, p.cause_id) as detail
from ledger_posting p
where p.cause in ('COMPENSATION', 'RECOVERY') and p.cause_id like 'claim:%'
  and not exists (select from claim_payment c where c.posting_id = p.id)
  and not exists (select from claim_recovery r where r.posting_id = p.id)
order by p.seq limit ${MAX_VIOLATIONS}`;

const OWN_DECISIONS = `
select e.claim_id::text as what, format('%s by %s', e.kind, e.actor) as detail
from claim_event e join claim c on c.id = e.claim_id
where e.kind in ('AGREED', 'REFUSED', 'PAYMENT_REVERSED') and e.actor = c.filed_by
order by e.id limit ${MAX_VIOLATIONS}`;

const invariant = (name: string, zh: string, en: string, sql: string): Invariant => ({
  name,
  says: { zh, en },
  check: (statements) => statements.query<Row>(sql),
});

export const CLAIM_INVARIANTS: readonly Invariant[] = [
  invariant(
    'claim-shares',
    '补偿申请各方分担之和等于损失',
    'the shares of each claim sum to its loss',
    BROKEN_SHARES,
  ),
  invariant(
    'claim-payments',
    '已支付的申请恰有一笔未冲回的支付，等于基金承担的部分',
    'each paid claim has exactly one payment in force, posted as the part of the fund',
    BROKEN_PAYMENTS,
  ),
  invariant(
    'claim-recoveries',
    '每笔追偿的各份之和等于其金额，基金的一份已入账',
    'the parts of each recovery sum to it, and that of the fund is posted',
    BROKEN_RECOVERIES,
  ),
  invariant(
    'claim-recovered',
    '申请的已追偿金额等于各笔有效追偿之和',
    'what a claim has recovered is the sum of its recoveries in force',
    BROKEN_RECOVERED,
  ),
  invariant(
    'claim-postings',
    '每笔补偿和追偿分录都有对应的申请',
    'each posting of compensation or recovery belongs to a claim',
    STRAY_POSTINGS,
  ),
  invariant(
    'claim-own-decisions',
    '无人对自己申报的申请作决定',
    'nobody has decided on a claim of their own',
    OWN_DECISIONS,
  ),
];
