/** Scenarios: what-ifs that people keep, and each time they were worked out. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A scenario that was deleted keeps its runs; its name is free again. */
const SCENARIO = `
create table scenario (
  id uuid primary key, plan_slug text not null references plan,
  name text not null check (btrim(name) <> ''), note text, input jsonb not null,
  visibility text not null check (visibility in ('PRIVATE', 'SHARED')),
  owner text not null, owner_name text,
  created_at timestamptz not null, changed_at timestamptz not null, deleted_at timestamptz, deleted_by text,
  constraint scenario_deleted_whole check (num_nulls(deleted_at, deleted_by) in (0, 2))
);
create unique index scenario_name on scenario (owner, plan_slug, lower(name)) where deleted_at is null;
create index scenario_newest on scenario (created_at desc, id desc) where deleted_at is null;
create index scenario_plan on scenario (plan_slug) where deleted_at is null;`;

/** What was worked out stays as it was: a later run stands beside it. */
const RUN = `
create table scenario_run (
  scenario_id uuid not null references scenario, ordinal integer not null check (ordinal >= 1),
  as_of date not null, digest text not null, result jsonb not null,
  ran_by text not null, ran_by_name text, ran_at timestamptz not null,
  primary key (scenario_id, ordinal)
);
create trigger scenario_run_append_only before update or delete on scenario_run
  for each row execute function refuse_rewriting();
create trigger scenario_run_no_truncate before truncate on scenario_run
  for each statement execute function refuse_rewriting();`;

export class Scenarios1764200000019 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SCENARIO + RUN);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table scenario_run; drop table scenario');
  }
}
