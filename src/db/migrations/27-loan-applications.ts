/** Loans proposed to a programme: what was told and judged then, and every decision of a body on it. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = `
create table loan_application (
  id uuid primary key default gen_random_uuid(),
  programme_slug text not null references programme, bank_slug text not null references institution,
  borrower_id bigint references enterprise, person_id uuid references person,
  region_code text not null references region,
  amount numeric(18, 2) not null check (amount > 0 and amount <> 'NaN'),
  months integer not null check (months > 0),
  annual_rate numeric(9, 6) not null check (annual_rate >= 0 and annual_rate < 1 and annual_rate <> 'NaN'),
  purpose text not null check (btrim(purpose) <> ''),
  told jsonb not null, checks jsonb not null, outcome text not null check (outcome <> 'NOT_ELIGIBLE'),
  status text not null check (status in ('PENDING', 'ADMITTED', 'REFUSED', 'WITHDRAWN')),
  filed_by text not null, filed_by_name text, filed_on date not null, filed_at timestamptz not null,
  ended_on date check (ended_on >= filed_on),
  is_synthetic boolean not null,
  constraint loan_application_one_borrower check (num_nonnulls(borrower_id, person_id) = 1),
  constraint loan_application_ended check ((ended_on is null) = (status = 'PENDING'))
);
create index loan_application_newest on loan_application (filed_on, id);
create index loan_application_bank on loan_application (bank_slug, filed_on, id);
create index loan_application_borrower on loan_application (borrower_id, programme_slug);
create index loan_application_person on loan_application (person_id, programme_slug);
create table loan_application_decision (
  id bigint generated always as identity primary key,
  application_id uuid not null references loan_application,
  step text not null, body text not null, agreed boolean not null,
  comment text check (btrim(comment) <> ''),
  decided_on date not null, decided_by text not null, decided_by_name text, decided_at timestamptz not null,
  unique (application_id, step, body)
);
alter table loan add constraint loan_of_application
  foreign key (application_id) references loan_application;`;

/** What was filed stays; it ends once, and one that was admitted can only be given up before it is lent. */
const LAWFUL = `
create function loan_application_is_lawful() returns trigger language plpgsql as $$
begin
  if to_jsonb(new) - array['status', 'ended_on'] <> to_jsonb(old) - array['status', 'ended_on'] then
    raise exception 'what was applied for stays as it is' using errcode = 'restrict_violation';
  end if;
  if (old.status, new.status) not in (('PENDING', 'ADMITTED'), ('PENDING', 'REFUSED'),
      ('PENDING', 'WITHDRAWN'), ('ADMITTED', 'WITHDRAWN')) then
    raise exception 'an application does not go from % to %', old.status, new.status
      using errcode = 'restrict_violation';
  end if;
  if new.status = 'WITHDRAWN' and exists (select from loan where application_id = new.id) then
    raise exception 'what was lent is not withdrawn' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger loan_application_lawful before update on loan_application
  for each row execute function loan_application_is_lawful();
create function loan_application_begins() returns trigger language plpgsql as $$
begin
  if new.status <> 'PENDING' then
    raise exception 'an application begins as pending' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger loan_application_begins before insert on loan_application
  for each row execute function loan_application_begins();`;

/** Decisions count while it is pending. */
const DECISIONS = `
create function loan_application_decision_is_lawful() returns trigger language plpgsql as $$
begin
  if not exists (select from loan_application where id = new.application_id and status = 'PENDING') then
    raise exception 'only a pending application is decided on' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger loan_application_decision_lawful before insert on loan_application_decision
  for each row execute function loan_application_decision_is_lawful();
create trigger loan_application_decision_append_only before update or delete on loan_application_decision
  for each row execute function refuse_rewriting();
create trigger loan_application_kept before delete on loan_application
  for each row execute function refuse_rewriting();`;

/** A loan goes out on an admitted application of its bank, borrower and programme, never beyond it. */
const LENT = `
create function loan_is_as_admitted() returns trigger language plpgsql as $$
begin
  if not exists (
    select from loan_application a where a.id = new.application_id and a.status = 'ADMITTED'
      and a.bank_slug = new.bank_slug and a.programme_slug is not distinct from new.programme_slug
      and a.borrower_id is not distinct from new.borrower_id
      and a.person_id is not distinct from new.person_id and new.principal <= a.amount) then
    raise exception 'this loan is not what its application was admitted for'
      using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger loan_as_admitted before insert or update of application_id on loan
  for each row when (new.application_id is not null) execute function loan_is_as_admitted();`;

export class LoanApplications1764300000027 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES + LAWFUL + DECISIONS + LENT);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop trigger loan_as_admitted on loan;
      alter table loan drop constraint loan_of_application;
      drop table loan_application_decision, loan_application;
      drop function loan_is_as_admitted(), loan_application_is_lawful(), loan_application_begins(),
        loan_application_decision_is_lawful()`);
  }
}
