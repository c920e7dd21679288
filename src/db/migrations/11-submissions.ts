/** Submissions: figures on their way through review, their history, and what the database itself refuses. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = `
create table submission (
  id uuid primary key default gen_random_uuid(),
  feed_slug text not null references feed, region_code text not null references region,
  period text not null, frequency text not null, period_start date not null, period_end date not null,
  version integer not null check (version >= 1), corrects_id uuid references submission,
  status text not null, revision integer not null default 1, draft integer not null default 1,
  revision_reason text, submitted_by text, submitted_by_name text, submitted_at timestamptz, due_on date,
  opened_at timestamptz not null, changed_at timestamptz not null, published_at timestamptz,
  unique (feed_slug, region_code, period_start, period_end, version),
  constraint submission_published_at check ((status = 'PUBLISHED') = (published_at is not null)),
  constraint submission_revision_reasoned check (
    corrects_id is null or revision_reason is not null or status in ('DRAFT', 'RETURNED', 'WITHDRAWN'))
);
create unique index submission_open on submission (feed_slug, region_code, period_start, period_end)
  where status not in ('PUBLISHED', 'WITHDRAWN');
create index submission_opened on submission (opened_at desc, id desc);
create index submission_region on submission (region_code);
create table submission_figure (
  id bigint generated always as identity primary key,
  submission_id uuid not null references submission, draft integer not null,
  indicator_code text not null references indicator, value numeric, missing_reason text,
  published_text text not null, published_unit text not null references unit, status text not null,
  retracts boolean not null, stated_at timestamptz not null,
  feed_run_id uuid not null references feed_run, handed_in_by text not null,
  source_line integer, source_sheet text, source_column text, source_cell text,
  unique (submission_id, draft, indicator_code),
  constraint submission_figure_value_or_reason check ((value is null) = (missing_reason is not null)),
  constraint submission_figure_value_finite check (value not in ('NaN', 'Infinity', '-Infinity'))
);
create index submission_figure_run on submission_figure (feed_run_id);
create table submission_event (
  id bigint generated always as identity primary key,
  submission_id uuid not null references submission, step text not null,
  from_status text, to_status text not null, draft integer not null,
  actor text not null, actor_name text, comment text, feed_run_id uuid references feed_run,
  happened_at timestamptz not null,
  constraint submission_event_return_reasoned check (step <> 'RETURNED' or btrim(comment) <> '')
);
create index submission_event_of on submission_event (submission_id, id);
create index submission_event_actor on submission_event (actor, submission_id);`;

/** Three steps since it was last submitted, by three actors, none of whom handed in or submitted it. */
const APPROVED = `
create function submission_is_lawful() returns trigger language plpgsql as $$
begin
  if old.status in ('PUBLISHED', 'WITHDRAWN') then
    raise exception 'a submission that is published or withdrawn stays as it is'
      using errcode = 'restrict_violation';
  end if;
  if new.status = 'PUBLISHED' and 3 <> (
    select count(distinct e.actor) from submission_event e
    where e.submission_id = new.id and e.step in ('REVIEWED', 'AUDITED', 'APPROVED')
      and e.id > (select max(s.id) from submission_event s
        where s.submission_id = new.id and s.step = 'SUBMITTED')
      and not exists (select from submission_event s
        where s.submission_id = new.id and s.step in ('HANDED_IN', 'SUBMITTED') and s.actor = e.actor))
  then
    raise exception 'a submission is published after three steps by three others than its senders'
      using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger submission_lawful before update on submission
  for each row execute function submission_is_lawful();`;

const LOCKED = `
create function submission_takes_figures() returns trigger language plpgsql as $$
begin
  if exists (select from added join submission s on s.id = added.submission_id
    where s.status not in ('DRAFT', 'RETURNED') or s.draft <> added.draft) then
    raise exception 'figures in review or published are locked: a correction is a new version'
      using errcode = 'restrict_violation';
  end if;
  return null;
end $$;
create trigger submission_figure_locked after insert on submission_figure
  referencing new table as added for each statement execute function submission_takes_figures();
create trigger submission_figure_append_only before update or delete on submission_figure
  for each row execute function refuse_rewriting();
create trigger submission_event_append_only before update or delete on submission_event
  for each row execute function refuse_rewriting();
create trigger submission_kept before delete on submission
  for each row execute function refuse_rewriting();`;

export class Submissions1764100000011 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES + APPROVED + LOCKED);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table submission_event, submission_figure, submission;
      drop function submission_takes_figures(); drop function submission_is_lawful()`);
  }
}
