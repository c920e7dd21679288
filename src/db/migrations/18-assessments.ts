/** Assessments: schemes, computed versions, steps and appeals, and what the database itself refuses. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = `
alter table api_key add column department_slug text references department;
create table assessment_scheme (
  plan_slug text not null references plan, version integer not null check (version > 0),
  content jsonb, content_hash text not null,
  reason_zh text not null, reason_en text not null, recorded_at timestamptz not null default now(),
  primary key (plan_slug, version)
);
create table assessment (
  id uuid primary key default gen_random_uuid(),
  plan_slug text not null references plan, region_code text not null references region,
  quarter text not null, quarter_end date not null, department_slug text not null references department,
  status text not null, version integer not null default 1, score numeric, band text,
  opened_at timestamptz not null, changed_at timestamptz not null,
  approved_at timestamptz, feedback_due date, fed_back_at timestamptz, appeal_until date,
  closed_at timestamptz,
  unique (plan_slug, quarter, department_slug),
  constraint assessment_approved check ((approved_at is null) = (status = 'DRAFT')),
  constraint assessment_fed_back check ((fed_back_at is null) = (status in ('DRAFT', 'APPROVED'))),
  constraint assessment_appeal_until check ((appeal_until is null) = (fed_back_at is null)),
  constraint assessment_closed check ((closed_at is not null) = (status = 'FINAL'))
);
create index assessment_of on assessment (quarter_end desc, id desc);
create index assessment_department on assessment (department_slug, quarter_end);
create table assessment_version (
  assessment_id uuid not null references assessment, version integer not null check (version > 0),
  cause text not null check (cause in ('COMPUTED', 'COMPUTED_AGAIN', 'APPEAL_UPHELD')),
  scheme_version integer not null, known_before timestamptz not null,
  score numeric, band text, content text not null, content_hash text not null,
  inputs text not null, inputs_hash text not null, is_synthetic boolean not null,
  computed_at timestamptz not null,
  primary key (assessment_id, version),
  constraint assessment_version_hashed check (
    content_hash = encode(sha256(convert_to(content, 'UTF8')), 'hex')
    and inputs_hash = encode(sha256(convert_to(inputs, 'UTF8')), 'hex'))
);
create table assessment_item (
  id uuid primary key default gen_random_uuid(),
  assessment_id uuid not null, version integer not null, ordinal integer not null,
  target_key text not null references target, target_version integer not null,
  name_zh text not null, name_en text not null, basis text not null,
  role text not null, weight numeric not null check (weight > 0), value numeric, expected numeric,
  actual numeric, status text not null, points numeric, contribution numeric, unscored text,
  ends_on date not null, done_on date, explanation_zh text not null, explanation_en text not null,
  figures jsonb not null,
  foreign key (assessment_id, version) references assessment_version,
  unique (assessment_id, version, target_key),
  constraint assessment_item_scored_or_named check (
    (points is null) = (unscored is not null) and (points is null) = (contribution is null))
);
create index assessment_item_target on assessment_item (target_key);
create table appeal (
  id uuid primary key default gen_random_uuid(),
  assessment_id uuid not null references assessment, item_id uuid not null references assessment_item,
  target_key text not null, reason text not null check (btrim(reason) <> ''),
  evidence text not null check (btrim(evidence) <> ''),
  claimed_actual numeric, claimed_treatment text, score_before numeric, score_if_upheld numeric,
  filed_by text not null, filed_by_name text, filed_at timestamptz not null, decide_by date not null,
  upheld boolean, decision_reason text, decided_by text, decided_by_name text, decided_at timestamptz,
  corrected_version integer,
  unique (assessment_id, target_key),
  foreign key (assessment_id, corrected_version) references assessment_version,
  constraint appeal_claims_one_thing check (num_nonnulls(claimed_actual, claimed_treatment) = 1),
  constraint appeal_decided_whole check (
    num_nulls(upheld, decision_reason, decided_by, decided_at) in (0, 4)
    and (decision_reason is null or btrim(decision_reason) <> '')),
  constraint appeal_decided_by_another check (decided_by <> filed_by),
  constraint appeal_corrects check ((corrected_version is not null) = coalesce(upheld, false))
);
create index appeal_filed on appeal (filed_at desc, id desc);
create table assessment_event (
  id bigint generated always as identity primary key,
  assessment_id uuid not null references assessment, step text not null,
  from_status text, to_status text not null, version integer not null,
  actor text not null, actor_name text, comment text, appeal_id uuid references appeal,
  happened_at timestamptz not null
);
create index assessment_event_of on assessment_event (assessment_id, id);`;

/** Contributions of the items are the score, checked once the transaction has written all of them. */
const SUMS = `
create function assessment_adds_up() returns trigger language plpgsql as $$
declare
  stated numeric;
  summed numeric;
begin
  select score into stated from assessment_version
  where assessment_id = new.assessment_id and version = new.version;
  select sum(contribution) into summed from assessment_item
  where assessment_id = new.assessment_id and version = new.version;
  if stated is distinct from summed then
    raise exception 'the contributions of an assessment sum to %, its score is %', summed, stated
      using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger assessment_version_adds_up after insert on assessment_version
  deferrable initially deferred for each row execute function assessment_adds_up();
create constraint trigger assessment_item_adds_up after insert on assessment_item
  deferrable initially deferred for each row execute function assessment_adds_up();`;

const LAWFUL = `
create function assessment_is_lawful() returns trigger language plpgsql as $$
begin
  if (new.plan_slug, new.region_code, new.quarter, new.quarter_end, new.department_slug, new.opened_at)
    is distinct from
    (old.plan_slug, old.region_code, old.quarter, old.quarter_end, old.department_slug, old.opened_at) then
    raise exception 'what an assessment is about stays as it is' using errcode = 'restrict_violation';
  end if;
  if not (new.status = old.status and old.status in ('DRAFT', 'APPEALED')
    or (old.status, new.status) in (('DRAFT', 'APPROVED'), ('APPROVED', 'FED_BACK'),
      ('FED_BACK', 'APPEALED'), ('APPEALED', 'DECIDED'), ('DECIDED', 'APPEALED'),
      ('FED_BACK', 'FINAL'), ('DECIDED', 'FINAL'))) then
    raise exception 'an assessment does not go from % to %', old.status, new.status
      using errcode = 'restrict_violation';
  end if;
  if new.version <> old.version and old.status not in ('DRAFT', 'APPEALED') then
    raise exception 'an approved assessment changes by an upheld appeal only'
      using errcode = 'restrict_violation';
  end if;
  if new.status = 'APPROVED' and old.status = 'DRAFT' and not exists (
    select from assessment_event e where e.assessment_id = new.id and e.step = 'APPROVED'
      and not exists (select from assessment_event c where c.assessment_id = new.id
        and c.step in ('COMPUTED', 'COMPUTED_AGAIN') and c.actor = e.actor)) then
    raise exception 'an assessment is approved by somebody who did not have it computed'
      using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger assessment_lawful before update on assessment
  for each row execute function assessment_is_lawful();
create function appeal_is_lawful() returns trigger language plpgsql as $$
begin
  if old.upheld is not null or new.upheld is null
    or to_jsonb(new) - array['upheld', 'decision_reason', 'decided_by', 'decided_by_name', 'decided_at',
      'corrected_version'] <> to_jsonb(old) - array['upheld', 'decision_reason', 'decided_by',
      'decided_by_name', 'decided_at', 'corrected_version'] then
    raise exception 'an appeal is decided once; what was said stays' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger appeal_lawful before update on appeal for each row execute function appeal_is_lawful();`;

/** What is written down here stays for ever. */
const KEPT = [
  ...['assessment_scheme', 'assessment_version', 'assessment_item', 'assessment_event'].map(
    (table) => `create trigger ${table}_append_only before update or delete on ${table}
  for each row execute function refuse_rewriting();`,
  ),
  ...['assessment', 'appeal'].map(
    (table) => `create trigger ${table}_kept before delete on ${table}
  for each row execute function refuse_rewriting();`,
  ),
].join('\n');

export class Assessments1764200000018 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES + SUMS + LAWFUL + KEPT);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table assessment_event, appeal, assessment_item, assessment_version, assessment, assessment_scheme;
      drop function assessment_adds_up(), assessment_is_lawful(), appeal_is_lawful();
      alter table api_key drop column department_slug`);
  }
}
