/** The plan catalogue: documents, regions, departments, indicators, plans, stages, targets and versions. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = `
create table unit (
  code text primary key, name_zh text not null, name_en text not null,
  dimension text not null, factor numeric not null check (factor > 0 and factor <> 'NaN'),
  aliases text[] not null
);
create table region (
  code text primary key check (code ~ '^[0-9]{6}$'), name_zh text not null, name_en text not null,
  level text not null, parent_code text references region, valid_from date, valid_to date
);
create index region_parent on region (parent_code);
create table document (
  slug text primary key, title_zh text not null, title_en text not null, number text,
  issuer_zh text, issuer_en text, issued_on date, published_on date,
  source_file text not null, source_part text, inferred jsonb not null, note_zh text, note_en text
);
create table department (
  slug text primary key, name_zh text not null, name_en text not null,
  region_code text references region, note_zh text, note_en text
);
create table indicator (
  code text primary key, name_zh text not null, name_en text not null,
  definition_zh text, definition_en text, unit_code text not null references unit,
  measure text not null, direction text not null, source text not null,
  formula text, growth_of text references indicator deferrable initially deferred,
  count_rule jsonb, aliases text[] not null
);
create table plan (
  slug text primary key, document_slug text not null references document,
  title_zh text not null, title_en text not null, region_code text not null references region,
  starts_on date, ends_on date not null, thresholds jsonb not null, inferred jsonb not null,
  rules jsonb not null
);
create index plan_region on plan (region_code);
create table work_area (
  key text primary key, plan_slug text not null references plan, ordinal integer not null,
  name_zh text not null, name_en text not null, clause text not null,
  departments jsonb not null, inferred jsonb not null
);
create index work_area_plan on work_area (plan_slug);
create table stage (
  key text primary key, plan_slug text not null references plan, slug text not null, kind text not null,
  ordinal integer not null, name_zh text not null, name_en text not null,
  starts_on date not null, ends_on date not null check (ends_on >= starts_on),
  clause text not null, inferred jsonb not null
);
create index stage_plan on stage (plan_slug);
create table target (
  key text primary key, plan_slug text not null references plan, stage_key text not null references stage,
  ordinal integer not null, slug text not null, indicator_code text not null references indicator,
  region_code text not null references region, name_zh text not null, name_en text not null,
  basis text not null, comparator text not null, value numeric check (value <> 'NaN'),
  stated_value text, stated_unit text references unit, stated_text text, firmness text not null,
  clause text not null, part_of_key text references target deferrable initially deferred,
  growth_base jsonb, work_area_key text references work_area,
  departments_clause text, departments_inferred boolean not null,
  due_on date, done_on date, done_evidence_zh text, done_evidence_en text, done_clause text,
  gap_zh text, gap_en text, note_zh text, note_en text,
  version integer not null check (version > 0), retired_at timestamptz,
  check (value is not null or basis = 'MILESTONE' or gap_zh is not null)
);
create index target_plan on target (plan_slug);
create index target_stage on target (stage_key);
create index target_indicator on target (indicator_code, region_code);
create table target_department (
  target_key text not null references target, department_slug text not null references department,
  role text not null check (role in ('LEAD', 'SUPPORTING')), ordinal integer not null,
  primary key (target_key, department_slug, role)
);
create index target_department_slug on target_department (department_slug);
create table target_version (
  target_key text not null references target, version integer not null, content jsonb not null,
  reason_zh text not null, reason_en text not null, recorded_at timestamptz not null default now(),
  primary key (target_key, version)
);
create table programme (
  slug text primary key, document_slug text not null references document,
  name_zh text not null, name_en text not null, region_code text references region,
  content jsonb not null
);
create table programme_rule (
  programme_slug text not null references programme, key text not null, ordinal integer not null,
  kind text not null, clause text not null, name_zh text not null, name_en text not null,
  content jsonb not null, primary key (programme_slug, key)
);
create table catalogue_load (
  id bigint generated always as identity primary key, content_hash text not null,
  counts jsonb not null, loaded_at timestamptz not null default now()
);
`;

const DROP = `drop table catalogue_load, programme_rule, programme, target_version, target_department, target,
  stage, work_area, plan, indicator, department, document, region, unit`;

export class Catalogue1763900000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DROP);
  }
}
