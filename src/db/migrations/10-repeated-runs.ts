/** What a run can be done again with: its definition, its corrections; and what it told while it ran. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = `
create table feed_definition (
  hash text primary key, definition jsonb not null, kept_at timestamptz not null default now()
);
insert into feed_definition (hash, definition)
  select definition_hash, definition from feed on conflict do nothing;
create function keep_feed_definition() returns trigger language plpgsql as $$
begin
  insert into feed_definition (hash, definition) values (new.definition_hash, new.definition)
    on conflict do nothing;
  return null;
end $$;
create trigger feed_definition_kept after insert or update of definition, definition_hash on feed
  for each row execute function keep_feed_definition();

alter table feed_run add column definition_hash text,
  add column rows_done integer not null default 0, add column warnings integer not null default 0,
  add column rejects_found integer not null default 0, add column impact jsonb,
  add column asked_by text, add column asked_by_name text, add column asked_regions text[];
update feed_run run set definition_hash = batch.definition_hash, rows_done = run.rows_read,
  warnings = (select count(*) from feed_reject where run_id = run.id and severity = 'WARNING'),
  rejects_found = (select count(*) from feed_reject where run_id = run.id)
from feed_batch batch
where batch.id = run.batch_id;
-- What a run was worked with is known only where that definition is still the feed's.
update feed_run set definition_hash = null
where definition_hash is not null
  and not exists (select from feed_definition where hash = feed_run.definition_hash);
alter table feed_run add foreign key (definition_hash) references feed_definition;
create index feed_run_repeats on feed_run (repeats_id) where repeats_id is not null;

create table feed_correction (
  id bigint generated always as identity primary key,
  run_id uuid not null references feed_run on delete cascade,
  sheet text, line integer not null check (line > 0), at integer not null check (at >= 0), "column" text,
  cell text not null, before text not null, after text not null,
  corrected_by text not null, corrected_by_name text, corrected_at timestamptz not null,
  unique nulls not distinct (run_id, sheet, line, at)
);`;

const DOWN = `
drop table feed_correction;
drop index feed_run_repeats;
alter table feed_run drop column definition_hash, drop column rows_done, drop column warnings,
  drop column rejects_found, drop column impact, drop column asked_by, drop column asked_by_name,
  drop column asked_regions;
drop trigger feed_definition_kept on feed;
drop function keep_feed_definition;
drop table feed_definition;`;

export class RepeatedRuns1764100000010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}
