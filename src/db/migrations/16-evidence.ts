/** Frozen evidence: what an answer counted, each record with what it adds; the database sums it up itself. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The text that is hashed: a set is named by all that it says, so it can be neither changed nor forged. */
const FUNCTIONS = `
create function evidence_text(total numeric, counted integer, kinds text[], ids text[], amounts numeric[],
  contributions numeric[], reasons text[], left_kinds text[], left_ids text[], left_reasons text[],
  left_names text[], left_counts integer[], rules text[])
returns text language sql immutable parallel safe as $$
  select concat_ws(E'\\f', total::text, counted::text, array_to_string(kinds, E'\\n'),
    array_to_string(ids, E'\\n'), array_to_string(amounts, E'\\n'), array_to_string(contributions, E'\\n'),
    array_to_string(reasons, E'\\n'), array_to_string(left_kinds, E'\\n'), array_to_string(left_ids, E'\\n'),
    array_to_string(left_reasons, E'\\n'), array_to_string(left_names, E'\\n'),
    array_to_string(left_counts, E'\\n'), array_to_string(rules, E'\\n'))
$$;
create function evidence_sum(contributions numeric[]) returns numeric
language sql immutable parallel safe as $$
  select coalesce(sum(one), 0) from unnest(contributions) as given (one)
$$;
create function evidence_count(kinds text[], rules text[]) returns bigint
language sql immutable parallel safe as $$
  select cardinality(kinds) - cardinality(rules)
    + coalesce((select sum((one::jsonb ->> 'count')::bigint) from unnest(rules) as given (one)), 0)
$$;`;

/** NaN and infinities add up to anything; null in a list hides a record. */
const TABLE = `
create table evidence_set (
  hash text primary key,
  total numeric not null check (abs(total) < 1e40),
  counted integer not null check (counted >= 0),
  kinds text[] not null, ids text[] not null, amounts numeric[] not null, contributions numeric[] not null,
  reasons text[] not null, left_kinds text[] not null, left_ids text[] not null, left_reasons text[] not null,
  left_names text[] not null, left_counts integer[] not null,
  rules text[] not null, settled_at timestamptz,
  recorded_at timestamptz not null default now(),
  constraint evidence_sums_to_total check (evidence_sum(contributions) = total),
  constraint evidence_counts_all check (evidence_count(kinds, rules) = counted),
  constraint evidence_lists_match check (
    cardinality(ids) = cardinality(kinds) and cardinality(amounts) = cardinality(kinds)
    and cardinality(contributions) = cardinality(kinds) and cardinality(reasons) = cardinality(kinds)
    and cardinality(left_ids) = cardinality(left_kinds)
    and cardinality(left_reasons) = cardinality(left_kinds)
    and cardinality(left_names) = cardinality(left_counts)),
  constraint evidence_hides_nothing check (
    array_position(kinds, null) is null and array_position(ids, null) is null
    and array_position(amounts, null) is null and array_position(contributions, null) is null
    and array_position(reasons, null) is null and array_position(left_kinds, null) is null
    and array_position(left_ids, null) is null and array_position(left_reasons, null) is null
    and array_position(left_names, null) is null and array_position(left_counts, null) is null
    and array_position(rules, null) is null),
  constraint evidence_rules_have_their_instant check (cardinality(rules) = 0 or settled_at is not null),
  constraint evidence_is_named_by_its_content check (hash = encode(sha256(convert_to(evidence_text(total,
    counted, kinds, ids, amounts, contributions, reasons, left_kinds, left_ids, left_reasons, left_names,
    left_counts, rules), 'UTF8')), 'hex'))
);
create function evidence_never_changes() returns trigger language plpgsql as $$
begin
  raise exception 'evidence is frozen: other evidence is another set' using errcode = 'restrict_violation';
end $$;
create trigger evidence_set_frozen before update on evidence_set
  for each row execute function evidence_never_changes();`;

/** Answers from before: one entry says that their records were not kept. */
const PROGRESS = `
alter table target_progress add column evidence_hash text references evidence_set on delete restrict;
create index target_progress_evidence on target_progress (evidence_hash);
with old as (
  select distinct trim_scale(actual) as total from target_progress where actual is not null),
kept as (
  insert into evidence_set (hash, total, counted, kinds, ids, amounts, contributions, reasons, left_kinds,
    left_ids, left_reasons, left_names, left_counts, rules)
  select encode(sha256(convert_to(evidence_text(total, 1, '{UNITEMISED}', '{}'::text[] || ''::text,
      array[total], array[total], '{NOT_KEPT}', '{}', '{}', '{}', '{}', '{}', '{}'), 'UTF8')), 'hex'),
    total, 1, '{UNITEMISED}', '{}'::text[] || ''::text, array[total], array[total], '{NOT_KEPT}', '{}', '{}',
    '{}', '{}', '{}', '{}'
  from old returning hash, total)
update target_progress p set evidence_hash = kept.hash from kept where p.actual = kept.total;
create function progress_is_its_evidence() returns trigger language plpgsql as $$
declare evident numeric;
begin
  select total into evident from evidence_set where hash = new.evidence_hash;
  if new.actual is distinct from evident then
    raise exception 'progress of % on %: actual % but its evidence sums to %', new.target_key, new.as_of,
      new.actual, evident using errcode = 'check_violation', constraint = 'progress_is_its_evidence';
  end if;
  return null;
end $$;
create constraint trigger target_progress_evidence after insert or update on target_progress
  for each row execute function progress_is_its_evidence();`;

export class Evidence1764200000016 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(FUNCTIONS + TABLE);
    await runner.query(PROGRESS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop trigger target_progress_evidence on target_progress; drop function progress_is_its_evidence();
      alter table target_progress drop column evidence_hash;
      drop table evidence_set; drop function evidence_never_changes();
      drop function evidence_count(text[], text[]); drop function evidence_sum(numeric[]);
      drop function evidence_text(numeric, integer, text[], text[], numeric[], numeric[], text[], text[],
        text[], text[], text[], integer[], text[])`);
  }
}
