/** What was in force when: versions of definitions, days from which a target's version holds, system time. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

const VERSIONS = `
create table indicator_version (
  -- No foreign key: what an indicator meant is kept when the catalogue drops it.
  indicator_code text not null, version integer not null check (version > 0),
  content jsonb not null, reason_zh text not null, reason_en text not null,
  recorded_at timestamptz not null default now(),
  primary key (indicator_code, version)
);
alter table indicator add column version integer not null default 1 check (version > 0);
alter table target_version
  add column effective_on date, add column document_slug text references document, add column clause text;
-- Versions say all that a judgement needs; what was not said in them is what stage and plan say.
update target_version v set content = v.content || jsonb_build_object(
  'startsOn', s.starts_on, 'endsOn', s.ends_on, 'thresholds', p.thresholds, 'revisedBy', null,
  'planStartsOn', coalesce(p.starts_on, (select min(starts_on) from stage where plan_slug = p.slug)))
from target t join stage s on s.key = t.stage_key join plan p on p.slug = t.plan_slug
where v.target_key = t.key;
create function target_version_on(target_key text, current_version integer, day date)
returns integer language sql stable parallel safe as $$
  select coalesce((select max(v.version) from target_version v where v.target_key = $1
    and (v.effective_on is null or v.effective_on <= $3)), $2)
$$;`;

/** `superseded_at` is when the later vintage was published; `replaced_at` when the system learnt of it. */
const SYSTEM_TIME = `
alter table observation add column replaced_at timestamptz;
alter table observation disable trigger observation_append_only;
update observation o set replaced_at = coalesce(
  (select min(n.recorded_at) from observation n where n.region_code = o.region_code
     and n.indicator_code = o.indicator_code and n.period_start = o.period_start
     and n.period_end = o.period_end and n.published_at = o.superseded_at), o.superseded_at)
where o.superseded_at is not null;
alter table observation enable trigger observation_append_only;
create or replace function observation_is_append_only() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE'
    and to_jsonb(new) - 'superseded_at' - 'replaced_at' = to_jsonb(old) - 'superseded_at' - 'replaced_at' then
    new.replaced_at := case when new.superseded_at is null then null
      else coalesce(old.replaced_at, now()) end;
    return new;
  end if;
  raise exception 'observation is append-only: a correction is a new vintage'
    using errcode = 'restrict_violation';
end $$;
create function observation_arrives() returns trigger language plpgsql as $$
begin
  -- One that arrives after its successor was never in force.
  new.replaced_at := case when new.superseded_at is null then null else new.recorded_at end;
  return new;
end $$;
create trigger observation_arrival before insert on observation
  for each row when (new.superseded_at is not null) execute function observation_arrives();`;

export class Versions1764200000015 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(VERSIONS + SYSTEM_TIME);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop trigger observation_arrival on observation; drop function observation_arrives();
      create or replace function observation_is_append_only() returns trigger language plpgsql as $$
      begin
        if tg_op = 'UPDATE' and to_jsonb(new) - 'superseded_at' = to_jsonb(old) - 'superseded_at' then
          return new;
        end if;
        raise exception 'observation is append-only: a correction is a new vintage'
          using errcode = 'restrict_violation';
      end $$;
      alter table observation drop column replaced_at;
      alter table target_version drop column effective_on, drop column document_slug, drop column clause;
      alter table indicator drop column version;
      drop function target_version_on(text, integer, date);
      drop table indicator_version`);
  }
}
