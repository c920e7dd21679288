/** The tables of claims: what was lost, who bears it, who agreed, what was paid and what came back. */

const MONEY = (column: string) =>
  `${column} numeric(18, 2) not null check (${column} >= 0 and ${column} <> 'NaN')`;
const SAID = (column: string) => `${column} text not null check (btrim(${column}) <> '')`;

export const CLAIM_TABLES = `
create table claim (
  id uuid primary key default gen_random_uuid(),
  loan_id bigint not null references loan, programme_slug text not null references programme,
  bank_slug text not null references institution,
  borrower_kind text not null check (borrower_kind in ('NATURAL_PERSON', 'LEGAL_PERSON')),
  ${MONEY('principal')}, ${MONEY('interest')},
  amount numeric(18, 2) not null generated always as (principal + interest) stored check (amount > 0),
  cause text, ${SAID('loss_proof')}, ${SAID('recourse_proof')},
  overdue_days integer not null check (overdue_days > 0),
  status text not null check (status in ('FILED', 'VERIFIED', 'ON_NOTICE', 'CONFIRMED', 'APPROVED', 'PAID',
    'REFUSED', 'WITHDRAWN')),
  round integer not null default 1 check (round > 0),
  notice_from date, notice_until date check (notice_until > notice_from),
  refusal_ground text, refusal_reason text check (btrim(refusal_reason) <> ''),
  ${MONEY('recovered')} default 0,
  is_synthetic boolean not null,
  filed_on date not null, filed_by text not null, filed_by_name text,
  filed_at timestamptz not null, changed_at timestamptz not null,
  constraint claim_notice_whole check ((notice_from is null) = (notice_until is null)),
  constraint claim_refused_with_ground check (
    (status = 'REFUSED') = (refusal_ground is not null)
    and (refusal_ground is null) = (refusal_reason is null)),
  constraint claim_recovered_within_loss check (recovered <= amount and (recovered = 0 or status = 'PAID'))
);
create unique index claim_once on claim (loan_id) where status not in ('REFUSED', 'WITHDRAWN');
create index claim_loan on claim (loan_id, filed_on, id);
create index claim_listed on claim (filed_on, id);
create index claim_programme on claim (programme_slug, filed_on, id);
create index claim_bank on claim (bank_slug, filed_on, id);
create table claim_share (
  claim_id uuid not null references claim,
  bearer text not null check (bearer in ('FUND', 'BANK', 'GUARANTOR', 'INSURER')),
  percent numeric not null check (percent > 0 and percent <= 100),
  ${MONEY('amount')}, ${MONEY('recovered')} default 0,
  primary key (claim_id, bearer),
  constraint claim_share_recovered_within check (recovered <= amount)
);
create table claim_event (
  id bigint generated always as identity primary key,
  claim_id uuid not null references claim,
  kind text not null check (kind in ('FILED', 'AGREED', 'REFUSED', 'WITHDRAWN', 'PAYMENT_REVERSED')),
  step text not null, body text, round integer not null, to_status text not null,
  comment text check (btrim(comment) <> ''),
  actor text not null check (actor <> ''), actor_name text,
  happened_on date not null, happened_at timestamptz not null,
  constraint claim_event_speaks_for_a_body check (body is not null or kind = 'WITHDRAWN')
);
create index claim_event_of on claim_event (claim_id, id);
create unique index claim_event_one_word on claim_event (claim_id, round, step, body)
  where kind in ('FILED', 'AGREED');
create unique index claim_event_one_body on claim_event (claim_id, round, step, actor)
  where kind in ('FILED', 'AGREED');
create table claim_objection (
  id uuid primary key default gen_random_uuid(), claim_id uuid not null references claim,
  ${SAID('objector')}, ${SAID('objection')}, raised_on date not null,
  recorded_by text not null, recorded_by_name text, recorded_at timestamptz not null,
  outcome text check (outcome in ('SETTLED', 'UPHELD')), outcome_reason text,
  decided_by text, decided_by_name text, decided_at timestamptz,
  constraint claim_objection_decided_whole check (
    num_nulls(outcome, outcome_reason, decided_by, decided_at) in (0, 4)
    and (outcome_reason is null or btrim(outcome_reason) <> ''))
);
create index claim_objection_of on claim_objection (claim_id, recorded_at, id);
create table claim_payment (
  id uuid primary key default gen_random_uuid(), claim_id uuid not null references claim,
  fund_slug text references fund, ${MONEY('from_fund')}, ${MONEY('further')},
  further_clause text, posting_id uuid unique references ledger_posting,
  paid_on date not null, paid_by text not null, paid_at timestamptz not null,
  reversed_on date, reversal_reason text check (btrim(reversal_reason) <> ''),
  reversal_posting_id uuid unique references ledger_posting, reversed_by text, reversed_at timestamptz,
  constraint claim_payment_posted check (
    (posting_id is null) = (from_fund + further = 0) and (posting_id is null) = (fund_slug is null)),
  constraint claim_payment_further_by_the_text check (further = 0 or further_clause is not null),
  constraint claim_payment_reversed_whole check (
    num_nulls(reversed_on, reversal_reason, reversed_by, reversed_at) in (0, 4)
    and (reversal_posting_id is null) = (reversed_on is null or posting_id is null)
    and reversed_on >= paid_on)
);
create unique index claim_payment_once on claim_payment (claim_id) where reversed_on is null;
create table claim_recovery (
  id uuid primary key default gen_random_uuid(), claim_id uuid not null references claim,
  amount numeric(18, 2) not null check (amount > 0 and amount <> 'NaN'),
  recovered_on date not null, by_lawsuit boolean not null,
  posting_id uuid unique references ledger_posting,
  recorded_by text not null, recorded_by_name text, recorded_at timestamptz not null,
  reversed_on date, reversal_reason text check (btrim(reversal_reason) <> ''),
  reversal_posting_id uuid unique references ledger_posting, reversed_by text, reversed_at timestamptz,
  constraint claim_recovery_reversed_whole check (
    num_nulls(reversed_on, reversal_reason, reversed_by, reversed_at) in (0, 4)
    and (reversal_posting_id is null) = (reversed_on is null or posting_id is null)
    and reversed_on >= recovered_on)
);
create index claim_recovery_of on claim_recovery (claim_id, recorded_at, id);
create table claim_recovery_share (
  recovery_id uuid not null references claim_recovery, bearer text not null, ${MONEY('amount')},
  primary key (recovery_id, bearer)
);`;
