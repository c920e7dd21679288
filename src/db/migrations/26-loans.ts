/** Loans that are registered one by one: to enterprises or natural persons, with what happens to them. */
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { PLACES_OF_LOANS, PLACES_OF_LOANS_BEFORE } from './26-loan-places';

const LOAN = `
alter table loan alter column borrower_id drop not null,
  add column person_id uuid references person,
  add column region_code text references region,
  add column purpose text check (btrim(purpose) <> ''),
  add column households_led integer check (households_led >= 0),
  add column insured_percent numeric(5, 2) check (insured_percent > 0 and insured_percent <= 100),
  add column schedule text check (schedule in ('BULLET', 'EQUAL_INSTALMENTS', 'EQUAL_PRINCIPAL',
    'MONTHLY_INTEREST', 'QUARTERLY_INTEREST', 'GIVEN')),
  add column application_id uuid,
  add column next_due_on date,
  add column filed_on date check (filed_on >= drawn_on),
  add column recorded_by text,
  add constraint loan_one_borrower check (num_nonnulls(borrower_id, person_id) = 1),
  add constraint loan_region_of_person check ((person_id is null) = (region_code is null)),
  add constraint loan_registered check (
    recorded_by is null or (outstanding is not null and schedule is not null));
create index loan_person on loan (person_id, drawn_on, id) where person_id is not null;
create index loan_region on loan (region_code, drawn_on, id) where region_code is not null;
create index loan_programme on loan (programme_slug, drawn_on, id) where programme_slug is not null;
create unique index loan_one_application on loan (application_id) where application_id is not null;
create index loan_open on loan (next_due_on) where recorded_by is not null and status = 'ACTIVE';`;

/** A cent that is not said is not 0: a part that an event has is there, one that it has not is null. */
const EVENTS = `
create table loan_instalment (
  loan_id bigint not null references loan, ordinal integer not null check (ordinal > 0),
  due_on date not null,
  principal numeric(18, 2) not null check (principal >= 0 and principal <> 'NaN'),
  interest numeric(18, 2) not null check (interest >= 0 and interest <> 'NaN'),
  primary key (loan_id, ordinal), unique (loan_id, due_on)
);
create table loan_event (
  id bigint generated always as identity primary key,
  loan_id bigint not null references loan,
  kind text not null check (kind in ('REPAYMENT', 'REVERSAL', 'EXTENSION', 'FILED', 'STATUS')),
  happened_on date not null,
  principal numeric(18, 2) check (principal >= 0 and principal <> 'NaN'),
  interest numeric(18, 2) check (interest >= 0 and interest <> 'NaN'),
  reverses_id bigint unique references loan_event,
  from_due_on date, to_due_on date, from_status text, to_status text,
  reason text check (btrim(reason) <> ''),
  recorded_by text not null, recorded_by_name text, recorded_at timestamptz not null,
  constraint loan_event_money check (case when kind in ('REPAYMENT', 'REVERSAL')
    then principal is not null and interest is not null and principal + interest > 0
    else num_nonnulls(principal, interest) = 0 end),
  constraint loan_event_reversal check ((kind = 'REVERSAL') = (reverses_id is not null)),
  constraint loan_event_extension check (case when kind = 'EXTENSION'
    then num_nulls(from_due_on, to_due_on) = 0 and to_due_on > from_due_on
    else num_nonnulls(from_due_on, to_due_on) = 0 end),
  constraint loan_event_status check (case when kind = 'STATUS'
    then num_nulls(from_status, to_status) = 0 and from_status <> to_status
    else num_nonnulls(from_status, to_status) = 0 end),
  constraint loan_event_reasoned check (kind not in ('REVERSAL', 'EXTENSION') or reason is not null)
);
create index loan_event_of on loan_event (loan_id, id);
create trigger loan_event_append_only before update or delete on loan_event
  for each row execute function refuse_rewriting();`;

/** Loans of files follow their files; of a registered one only its standing changes. */
const LAWFUL = `
create function loan_is_lawful() returns trigger language plpgsql as $$
begin
  if (new.bank_slug, new.contract_number, new.borrower_id, new.person_id, new.region_code,
      new.programme_slug, new.principal, new.annual_rate, new.drawn_on, new.application_id, new.schedule,
      new.recorded_by, new.is_synthetic)
    is distinct from
    (old.bank_slug, old.contract_number, old.borrower_id, old.person_id, old.region_code,
      old.programme_slug, old.principal, old.annual_rate, old.drawn_on, old.application_id, old.schedule,
      old.recorded_by, old.is_synthetic) then
    raise exception 'what was registered of a loan stays as it is' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger loan_lawful before update on loan for each row when (old.recorded_by is not null)
  execute function loan_is_lawful();`;

/** Checked once the transaction has written all of it. */
const SUMS = `
create function loan_adds_up() returns trigger language plpgsql as $$
declare
  checked bigint := case when tg_table_name = 'loan' then to_jsonb(new) ->> 'id'
    else to_jsonb(new) ->> 'loan_id' end;
  stated loan;
  paid numeric;
  scheduled numeric;
begin
  select * into stated from loan where id = checked and recorded_by is not null;
  if not found then return null; end if;
  select coalesce(sum(case kind when 'REPAYMENT' then principal when 'REVERSAL' then - principal end), 0)
    into paid from loan_event where loan_id = checked;
  select sum(principal) into scheduled from loan_instalment where loan_id = checked;
  if stated.outstanding <> stated.principal - paid or scheduled is distinct from stated.principal then
    raise exception 'loan %: of % paid back %, scheduled %, outstanding %',
      checked, stated.principal, paid, scheduled, stated.outstanding using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger loan_adds_up after insert or update on loan
  deferrable initially deferred for each row when (new.recorded_by is not null)
  execute function loan_adds_up();
create constraint trigger loan_event_adds_up after insert on loan_event
  deferrable initially deferred for each row execute function loan_adds_up();`;

export class Loans1764300000026 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(LOAN + EVENTS + LAWFUL + SUMS + PLACES_OF_LOANS);
  }

  /** What the older tables have no room for goes with what it hangs on. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop trigger loan_lawful on loan;
      drop trigger loan_adds_up on loan;
      drop index loan_programme;
      drop table loan_event, loan_instalment;
      drop function loan_is_lawful(), loan_adds_up();
      ${PLACES_OF_LOANS_BEFORE}
      alter table loan drop constraint loan_one_borrower, drop constraint loan_region_of_person,
        drop constraint loan_registered;
      delete from loan where borrower_id is null;
      alter table loan alter column borrower_id set not null,
        drop column person_id, drop column region_code, drop column purpose, drop column households_led,
        drop column insured_percent, drop column schedule, drop column application_id,
        drop column next_due_on, drop column filed_on, drop column recorded_by`);
  }
}
