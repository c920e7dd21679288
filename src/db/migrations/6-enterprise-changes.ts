/**
 * What became of an enterprise: its past, and the log of changes that partner banks follow. Both are written
 * by triggers, so that no road to a row passes them by.
 */
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Substrings of one and two characters: an index over them finds any part of a name, in any locale. */
const SEARCH = `
create function text_grams(given text) returns text[] language sql immutable parallel safe strict as $$
  select coalesce(array_agg(distinct gram), '{}') from (
    select letter || coalesce(lead(letter) over (order by place), '') as gram
    from unnest(string_to_array(given, null)) with ordinality as letters (letter, place)
    union all select unnest(string_to_array(given, null))) as grams
$$;
create function enterprise_search_text(
  name_zh text, name_en text, name_initials text, former_names text[], uscc text
) returns text language sql immutable parallel safe as $$
  select lower(concat_ws(E'\\n', name_zh, name_en, name_initials,
    array_to_string(former_names, E'\\n'), uscc))
$$;
alter table enterprise add column search_text text not null generated always as (
  enterprise_search_text(name_zh, name_en, name_initials, former_names, uscc)) stored;
create index enterprise_search on enterprise using gin (text_grams(search_text));`;

/** `xid` tells which snapshots see the change; see services/changes. */
const LOG = `
create table enterprise_change (
  id bigint generated always as identity primary key, xid xid8 not null default pg_current_xact_id(),
  uscc text collate "C" not null,
  before_region text, before_listed boolean, before_shared boolean,
  after_region text, after_listed boolean, after_shared boolean,
  reason text, content jsonb, changed_at timestamptz not null
);
create index enterprise_change_xid on enterprise_change (xid, id);
create table change_log (
  only_row boolean primary key default true check (only_row),
  log_id uuid not null default gen_random_uuid(), pruned_xid xid8 not null default '0', home text
);
insert into change_log default values;
create table enterprise_event (
  id bigint generated always as identity primary key,
  enterprise_id bigint not null references enterprise on delete cascade,
  kind text not null, happened_on date not null, before text, after text, reason text,
  feed_run_id uuid references feed_run, recorded_at timestamptz not null default now()
);
create index enterprise_event_enterprise on enterprise_event (enterprise_id, happened_on, id);`;

/**
 * A row that is written again as it was has not changed; each change has a later time than the last one. A
 * real enterprise that takes the place of a made-up one has no past of that one.
 */
const TOUCH = `
create function enterprise_touch() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    new.changed_at := clock_timestamp();
    return new;
  end if;
  if new.uscc <> old.uscc or new.id <> old.id then
    raise exception 'an enterprise keeps its credit code: merge the old one into the new one'
      using errcode = 'restrict_violation';
  end if;
  if new.name_zh <> old.name_zh and not old.name_zh = any (new.former_names)
    and new.is_synthetic = old.is_synthetic then
    new.former_names := new.former_names || old.name_zh;
  end if;
  new.changed_at := old.changed_at;
  new.search_text := old.search_text;
  if new is distinct from old then
    new.changed_at := greatest(clock_timestamp(), old.changed_at + interval '1 microsecond');
  end if;
  return new;
end $$;
create trigger enterprise_touch before insert or update on enterprise
  for each row execute function enterprise_touch();`;

/**
 * Looked at when the whole statement is done: a list that turns a merger round would be a circle half-way.
 * Lists hold this lock already; it is for two others who merge the same enterprises in opposite directions.
 */
const MERGERS = `
create function enterprise_endless(changed text[]) returns text language sql as $$
  with recursive walk as (
    select uscc as start, merged_into_uscc as at, 1 as steps from enterprise
    where uscc = any (changed) and merged_into_uscc is not null
    union all
    select walk.start, e.merged_into_uscc, walk.steps + 1
    from walk join enterprise e on e.uscc = walk.at where walk.at <> walk.start and walk.steps <= 100)
  select min(start) from walk where at = start or (at is not null and steps > 100)
$$;
create function enterprise_mergers_end() returns trigger language plpgsql as $$
declare changed text[]; endless text;
begin
  if tg_op = 'INSERT' then
    changed := (select array_agg(uscc) from added where merged_into_uscc is not null);
  else
    changed := (select array_agg(n.uscc) from added n join gone o using (id)
      where n.merged_into_uscc is not null and n.merged_into_uscc is distinct from o.merged_into_uscc);
  end if;
  if changed is null then return null; end if;
  perform pg_advisory_xact_lock(hashtext('kejin register'), hashtext('enterprise'));
  endless := enterprise_endless(changed);
  if endless is not null then
    raise exception 'the mergers of enterprise % run in a circle, or are more than 100 in a row', endless
      using errcode = 'restrict_violation';
  end if;
  return null;
end $$;
create trigger enterprise_inserted_mergers_end after insert on enterprise referencing new table as added
  for each statement execute function enterprise_mergers_end();
create trigger enterprise_updated_mergers_end after update on enterprise
  referencing old table as gone new table as added
  for each statement execute function enterprise_mergers_end();`;

/** What the log keeps of a row: nothing that is only for searching, nothing that is sealed. */
const CONTENT = (row: string) => `to_jsonb(${row}) - '{search_text,name_initials,legal_representative_sealed,
    contact_name_sealed,contact_phone_sealed}'::text[]`;

const WRITE = `
create function enterprise_log_insert() returns trigger language plpgsql as $$
begin
  insert into enterprise_change (uscc, after_region, after_listed, after_shared, content, changed_at)
  select uscc, region_code, removed_at is null, sharing_authorised,
    ${CONTENT('added')}, changed_at
  from added order by id;
  return null;
end $$;
create function enterprise_log_update() returns trigger language plpgsql as $$
begin
  insert into enterprise_change (uscc, before_region, before_listed, before_shared, after_region,
    after_listed, after_shared, reason, content, changed_at)
  select n.uscc, o.region_code, o.removed_at is null, o.sharing_authorised, n.region_code,
    n.removed_at is null, n.sharing_authorised,
    case when n.removed_at is not null and o.removed_at is null then n.removed_reason
      when n.sharing_authorised <> o.sharing_authorised then n.sharing_reason end,
    ${CONTENT('n')}, n.changed_at
  from gone o join added n using (id) where n.changed_at <> o.changed_at order by n.id;
  insert into enterprise_event (enterprise_id, kind, happened_on, before, after, reason, feed_run_id)
  select n.id, what.kind,
    case when n.effective_on is distinct from o.effective_on and n.effective_on is not null
      then n.effective_on else (now() at time zone 'Asia/Shanghai')::date end,
    what.before, what.after, what.reason,
    nullif(current_setting('kejin.feed_run', true), '')::uuid
  from gone o join added n using (id) cross join lateral (values
    ('RENAMED', o.name_zh <> n.name_zh, o.name_zh, n.name_zh, null),
    ('MOVED', o.region_code <> n.region_code, o.region_code, n.region_code, null),
    ('MERGED', o.status <> n.status and n.status = 'MERGED', o.uscc, n.merged_into_uscc, null),
    ('STRUCK_OFF', o.status <> n.status and n.status = 'STRUCK_OFF', null, null, null),
    ('RESTORED', o.status <> n.status and n.status = 'ACTIVE', o.status, n.status, null),
    ('REMOVED', o.removed_at is null and n.removed_at is not null, null, null, n.removed_reason),
    ('RELISTED', o.removed_at is not null and n.removed_at is null, null, null, null),
    ('SHARING_AUTHORISED', n.sharing_authorised and not o.sharing_authorised, null, null, n.sharing_reason),
    ('SHARING_WITHDRAWN', o.sharing_authorised and not n.sharing_authorised, null, null, n.sharing_reason)
  ) as what (kind, happened, before, after, reason)
  where what.happened and n.changed_at <> o.changed_at and n.is_synthetic = o.is_synthetic order by n.id;
  return null;
end $$;
create function enterprise_log_delete() returns trigger language plpgsql as $$
begin
  insert into enterprise_change (uscc, before_region, before_listed, before_shared, changed_at)
  select uscc, region_code, removed_at is null, sharing_authorised, clock_timestamp()
  from gone order by id;
  return null;
end $$;
create trigger enterprise_log_insert after insert on enterprise referencing new table as added
  for each statement execute function enterprise_log_insert();
create trigger enterprise_log_update after update on enterprise
  referencing old table as gone new table as added
  for each statement execute function enterprise_log_update();
create trigger enterprise_log_delete after delete on enterprise referencing old table as gone
  for each statement execute function enterprise_log_delete();`;

/** Rows there already begin the log, so that it and the table agree from the first day. */
const KEEP = `
insert into enterprise_change (uscc, after_region, after_listed, after_shared, content, changed_at)
select uscc, region_code, true, sharing_authorised, ${CONTENT('e')}, changed_at from enterprise e order by id;
create function refuse_rewriting() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and current_setting('kejin.prune', true) = tg_table_name then return old; end if;
  raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger enterprise_change_append_only before update or delete on enterprise_change
  for each row execute function refuse_rewriting();
create trigger enterprise_change_no_truncate before truncate on enterprise_change
  for each statement execute function refuse_rewriting();
create trigger enterprise_no_truncate before truncate on enterprise
  for each statement execute function refuse_rewriting();`;

export class EnterpriseChanges1764000000006 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SEARCH + LOG + TOUCH + MERGERS + WRITE + KEEP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop trigger enterprise_no_truncate on enterprise;
      drop trigger enterprise_log_delete on enterprise;
      drop trigger enterprise_log_update on enterprise;
      drop trigger enterprise_log_insert on enterprise;
      drop trigger enterprise_updated_mergers_end on enterprise;
      drop trigger enterprise_inserted_mergers_end on enterprise;
      drop trigger enterprise_touch on enterprise;
      drop function enterprise_log_delete(); drop function enterprise_log_update();
      drop function enterprise_log_insert(); drop function enterprise_touch();
      drop function enterprise_mergers_end(); drop function enterprise_endless(text[]);
      drop table enterprise_event, change_log, enterprise_change;
      drop function refuse_rewriting();
      drop index enterprise_search;
      alter table enterprise drop column search_text;
      drop function enterprise_search_text(text, text, text, text[], text); drop function text_grams(text)`);
  }
}
