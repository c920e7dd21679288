/** Observations with vintages: append-only, each valid from its publication until the next. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = `
create table observation (
  id bigint generated always as identity primary key,
  indicator_code text not null references indicator, region_code text not null references region,
  period text not null, frequency text not null, period_start date not null, period_end date not null,
  value numeric, missing_reason text, published_text text not null,
  published_unit text not null references unit,
  status text not null, revision text not null,
  published_at timestamptz not null, superseded_at timestamptz,
  recorded_at timestamptz not null default now(),
  feed_run_id uuid references feed_run, source_line integer, source_column text,
  document_slug text references document, clause text, note_zh text, note_en text,
  is_synthetic boolean not null,
  constraint observation_value_or_reason check ((value is null) = (missing_reason is not null)),
  constraint observation_value_finite check (value not in ('NaN', 'Infinity', '-Infinity')),
  constraint observation_period_ordered check (period_end >= period_start),
  constraint observation_has_source check (feed_run_id is not null or document_slug is not null)
);
create unique index observation_current on observation
  (region_code, indicator_code, period_start, period_end) where superseded_at is null;
create index observation_history on observation
  (region_code, indicator_code, period_end, published_at);
create index observation_run on observation (feed_run_id) where feed_run_id is not null;

create function observation_is_append_only() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and to_jsonb(new) - 'superseded_at' = to_jsonb(old) - 'superseded_at' then
    return new;
  end if;
  raise exception 'observation is append-only: a correction is a new vintage'
    using errcode = 'restrict_violation';
end $$;
create trigger observation_append_only before update or delete on observation
  for each row execute function observation_is_append_only();

create table target_progress (
  target_key text not null references target, as_of date not null, target_version integer not null,
  actual numeric, actual_start date, actual_end date, baseline numeric, attainment double precision,
  expected numeric, projected numeric, status text not null, is_final boolean not null,
  explanation_zh text not null, explanation_en text not null,
  inputs jsonb not null, input_hash text not null,
  computed_at timestamptz not null default now(), stale_since timestamptz,
  primary key (target_key, as_of)
);
create index target_progress_stale on target_progress (stale_since) where stale_since is not null;
`;

export class Observations1763900000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table target_progress, observation; drop function observation_is_append_only');
  }
}
