/** Interest subsidies: settlements, their lines to the day, who agreed, and what the database refuses. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A loan-day as one number: an exclusion needs no extension. Days from 1970 to 2243 take five digits. */
const LOAN_DAYS = `int8range(loan_id * 100000 + (starts_on - date '1970-01-01'),
  loan_id * 100000 + (ends_before - date '1970-01-01'))`;

const TABLES = `
create table subsidy_settlement (
  id uuid primary key default gen_random_uuid(),
  programme_slug text not null references programme, bank_slug text not null references institution,
  borrower_kind text not null check (borrower_kind in ('NATURAL_PERSON', 'LEGAL_PERSON')),
  cause text not null check (cause in ('MONTH', 'PAID_BACK')), month text not null,
  status text not null, region_codes text[] not null, left_out jsonb not null default '[]',
  granted numeric(18, 2) not null check (granted >= 0 and granted <> 'NaN'),
  taken_back numeric(18, 2) not null check (taken_back >= 0 and taken_back <> 'NaN'),
  posting_id uuid references ledger_posting, is_synthetic boolean not null,
  prepared_by text not null, prepared_by_name text, prepared_at timestamptz not null,
  changed_at timestamptz not null, paid_on date,
  constraint subsidy_settlement_status check (
    status in ('DRAFT', 'REPORTED', 'VERIFIED', 'APPROVED', 'PAID', 'REFUSED')),
  constraint subsidy_settlement_paid_back check (cause = 'MONTH' or (status = 'PAID' and granted = 0)),
  constraint subsidy_settlement_paid check ((status = 'PAID') = (paid_on is not null)),
  constraint subsidy_settlement_posted check (
    (posting_id is not null) = (status = 'PAID' and granted <> taken_back))
);
create unique index subsidy_settlement_month on subsidy_settlement
  (programme_slug, bank_slug, borrower_kind, month) where cause = 'MONTH' and status <> 'REFUSED';
create unique index subsidy_settlement_open on subsidy_settlement
  (programme_slug, bank_slug, borrower_kind) where status not in ('PAID', 'REFUSED');
create unique index subsidy_settlement_posting on subsidy_settlement (posting_id);
create index subsidy_settlement_of on subsidy_settlement (month desc, id desc);
create table subsidy_line (
  id bigint generated always as identity primary key,
  settlement_id uuid not null references subsidy_settlement, loan_id bigint not null references loan,
  starts_on date not null check (starts_on >= '1970-01-01'),
  ends_before date not null check (ends_before < '2243-01-01'),
  days integer not null, base numeric(18, 2) not null check (base > 0 and base <> 'NaN'),
  percent numeric(9, 4) not null check (percent >= 0 and percent <> 'NaN'),
  amount numeric(18, 2) not null check (amount >= 0 and amount <> 'NaN'),
  reverses bigint references subsidy_line, is_in_force boolean not null default true,
  constraint subsidy_line_days check (days > 0 and days = ends_before - starts_on),
  constraint subsidy_line_amount check (abs(amount - base * days * percent / 36000) < 0.02),
  constraint subsidy_line_loan_day_once exclude using gist (${LOAN_DAYS} with &&)
    where (reverses is null and is_in_force)
);
create unique index subsidy_line_reversed_once on subsidy_line (reverses) where is_in_force;
create index subsidy_line_of on subsidy_line (settlement_id, id);
create index subsidy_line_loan on subsidy_line (loan_id, starts_on);
create table subsidy_decision (
  id bigint generated always as identity primary key,
  settlement_id uuid not null references subsidy_settlement,
  step text not null, body text not null, agrees boolean not null, papers_complete boolean, comment text,
  from_status text not null, to_status text not null,
  actor text not null, actor_name text, decided_at timestamptz not null,
  constraint subsidy_decision_reasoned check (agrees or btrim(coalesce(comment, '')) <> '')
);
create index subsidy_decision_of on subsidy_decision (settlement_id, id);
create table subsidy_stop (
  loan_id bigint primary key references loan, reason text not null check (btrim(reason) <> ''),
  body text not null, actor text not null, actor_name text, recorded_at timestamptz not null
);`;

/** A settlement is the sum of its lines, checked once the transaction has written them all. */
const SUMS = `
create function subsidy_adds_up() returns trigger language plpgsql as $$
declare
  settlement uuid := case when tg_table_name = 'subsidy_line' then (to_jsonb(new) ->> 'settlement_id')::uuid
    else (to_jsonb(new) ->> 'id')::uuid end;
  stated record;
  summed record;
begin
  select granted, taken_back into stated from subsidy_settlement where id = settlement;
  select coalesce(sum(amount) filter (where reverses is null), 0) as granted,
    coalesce(sum(amount) filter (where reverses is not null), 0) as taken_back
  into summed from subsidy_line where settlement_id = settlement;
  if (stated.granted, stated.taken_back) is distinct from (summed.granted, summed.taken_back) then
    raise exception 'the lines of a subsidy settlement sum to % and %, not % and %', summed.granted,
      summed.taken_back, stated.granted, stated.taken_back using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger subsidy_settlement_adds_up after insert on subsidy_settlement
  deferrable initially deferred for each row execute function subsidy_adds_up();
create constraint trigger subsidy_line_adds_up after insert on subsidy_line
  deferrable initially deferred for each row execute function subsidy_adds_up();`;

/** A settlement moves by what its bodies decided; nothing else of it changes. */
const LAWFUL = `
create function subsidy_settlement_is_lawful() returns trigger language plpgsql as $$
declare
  moves constant text[] := array['status', 'changed_at', 'posting_id', 'paid_on'];
begin
  if tg_op = 'INSERT' then
    if new.status <> (case new.cause when 'MONTH' then 'DRAFT' else 'PAID' end) then
      raise exception 'a settlement begins as a draft' using errcode = 'restrict_violation';
    end if;
    return new;
  end if;
  if to_jsonb(new) - moves <> to_jsonb(old) - moves then
    raise exception 'what was settled stays as it is' using errcode = 'restrict_violation';
  end if;
  if (old.status, new.status) not in (('DRAFT', 'REPORTED'), ('REPORTED', 'VERIFIED'),
    ('REPORTED', 'APPROVED'), ('VERIFIED', 'APPROVED'), ('VERIFIED', 'PAID'), ('APPROVED', 'PAID'),
    ('DRAFT', 'REFUSED'), ('REPORTED', 'REFUSED'), ('VERIFIED', 'REFUSED'), ('APPROVED', 'REFUSED')) then
    raise exception 'a subsidy settlement does not go from % to %', old.status, new.status
      using errcode = 'restrict_violation';
  end if;
  if not exists (select from subsidy_decision d where d.settlement_id = new.id
    and d.from_status = old.status and d.to_status = new.status
    and d.agrees = (new.status <> 'REFUSED')) then
    raise exception 'a subsidy settlement moves by a decision' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger subsidy_settlement_lawful before insert or update on subsidy_settlement
  for each row execute function subsidy_settlement_is_lawful();`;

/** A paid line that is taken back stands no more; where what took it back is refused, it does again. */
const STANDING = `
create function subsidy_line_takes_back() returns trigger language plpgsql as $$
begin
  if new.reverses is null then return new; end if;
  update subsidy_line set is_in_force = false where id = new.reverses and is_in_force and reverses is null
    and (loan_id, starts_on, ends_before, base, percent, amount)
      = (new.loan_id, new.starts_on, new.ends_before, new.base, new.percent, new.amount)
    and exists (select from subsidy_settlement was, subsidy_settlement now
      where was.id = subsidy_line.settlement_id and now.id = new.settlement_id and was.status = 'PAID'
        and (was.programme_slug, was.bank_slug, was.borrower_kind)
          = (now.programme_slug, now.bank_slug, now.borrower_kind));
  if not found then
    raise exception 'line % stands no more, or is another one', new.reverses
      using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger subsidy_line_takes_back before insert on subsidy_line
  for each row execute function subsidy_line_takes_back();
create function subsidy_line_is_kept() returns trigger language plpgsql as $$
begin
  if to_jsonb(new) - 'is_in_force' <> to_jsonb(old) - 'is_in_force' then
    raise exception 'lines of a settlement are kept as they are' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger subsidy_line_kept before update on subsidy_line
  for each row execute function subsidy_line_is_kept();
create function subsidy_refusal_frees_days() returns trigger language plpgsql as $$
begin
  update subsidy_line set is_in_force = false where settlement_id = new.id;
  update subsidy_line set is_in_force = true where id in (
    select reverses from subsidy_line where settlement_id = new.id and reverses is not null);
  return null;
end $$;
create trigger subsidy_refusal_frees_days after update on subsidy_settlement for each row
  when (new.status = 'REFUSED') execute function subsidy_refusal_frees_days();`;

/** What is written down here stays for ever. */
const KEPT = [
  ...['subsidy_decision', 'subsidy_stop'].map(
    (table) => `create trigger ${table}_append_only before update or delete on ${table}
  for each row execute function refuse_rewriting();`,
  ),
  ...['subsidy_settlement', 'subsidy_line'].map(
    (table) => `create trigger ${table}_kept_for_ever before delete on ${table}
  for each row execute function refuse_rewriting();`,
  ),
].join('\n');

export class InterestSubsidies1764300000030 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES + SUMS + LAWFUL + STANDING + KEPT);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table subsidy_stop, subsidy_decision, subsidy_line, subsidy_settlement;
      drop function subsidy_adds_up(), subsidy_settlement_is_lawful(), subsidy_line_takes_back(),
        subsidy_line_is_kept(), subsidy_refusal_frees_days()`);
  }
}
