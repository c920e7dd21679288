/** Claims on a fund: what was lost, who bears it, who agreed, what was paid and what came back. */
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { CLAIM_RECOVERING, CLAIM_SUMS } from './28-claim-money';
import { CLAIM_TABLES } from './28-claim-tables';

/** A claim moves forward only; what it is about stays; what is recovered moves with its recoveries. */
const LAWFUL = `
create function claim_rank(status text) returns integer language sql immutable as $$
  select array_position(array['FILED', 'VERIFIED', 'ON_NOTICE', 'CONFIRMED', 'APPROVED', 'PAID'], status)
$$;
create function claim_is_filed() returns trigger language plpgsql as $$
begin
  if new.status <> 'FILED' or new.round <> 1 or new.recovered <> 0 or new.notice_from is not null then
    raise exception 'a claim begins with its filing' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger claim_filed before insert on claim for each row execute function claim_is_filed();
create function claim_is_lawful() returns trigger language plpgsql as $$
declare
  varying text[] := array['status', 'round', 'notice_from', 'notice_until', 'refusal_ground',
    'refusal_reason', 'recovered', 'changed_at', 'amount'];
  today date := (new.changed_at at time zone 'Asia/Shanghai')::date;
begin
  if to_jsonb(new) - varying <> to_jsonb(old) - varying then
    raise exception 'what a claim is about stays as it is' using errcode = 'restrict_violation';
  end if;
  if new.recovered <> old.recovered and (pg_trigger_depth() < 2 or new.status <> old.status) then
    raise exception 'what is recovered moves with its recoveries' using errcode = 'restrict_violation';
  end if;
  if new.status <> old.status and not coalesce(claim_rank(old.status) < claim_rank(new.status)
      and (new.status <> 'PAID' or old.status = 'APPROVED')
    or new.status in ('REFUSED', 'WITHDRAWN') and claim_rank(old.status) < claim_rank('PAID')
    or (old.status, new.status) = ('PAID', 'APPROVED') and new.round = old.round + 1, false) then
    raise exception 'a claim does not go from % to %', old.status, new.status
      using errcode = 'restrict_violation';
  end if;
  if new.round <> old.round and (old.status, new.status) <> ('PAID', 'APPROVED') then
    raise exception 'a round begins with a payment taken back' using errcode = 'restrict_violation';
  end if;
  if (new.notice_from, new.notice_until) is distinct from (old.notice_from, old.notice_until)
    and (old.notice_from is not null or new.status <> 'ON_NOTICE' or old.status = 'ON_NOTICE') then
    raise exception 'a notice is posted once' using errcode = 'restrict_violation';
  end if;
  if new.status <> old.status and claim_rank(new.status) > claim_rank('ON_NOTICE') then
    if today <= new.notice_until then
      raise exception 'the public notice runs until %', new.notice_until using errcode = 'restrict_violation';
    end if;
    if exists (select from claim_objection o where o.claim_id = new.id
      and o.outcome is distinct from 'SETTLED') then
      raise exception 'objections are settled first' using errcode = 'restrict_violation';
    end if;
  end if;
  return new;
end $$;
create trigger claim_lawful before update on claim for each row execute function claim_is_lawful();
create function claim_event_is_lawful() returns trigger language plpgsql as $$
declare
  about claim;
begin
  select * into about from claim where id = new.claim_id;
  if new.kind in ('AGREED', 'REFUSED', 'PAYMENT_REVERSED') and new.actor = about.filed_by then
    raise exception 'nobody decides on what they filed' using errcode = 'restrict_violation';
  end if;
  if new.round <> about.round then
    raise exception 'a decision belongs to the round of its claim' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger claim_event_lawful before insert on claim_event
  for each row execute function claim_event_is_lawful();
create function claim_objection_is_lawful() returns trigger language plpgsql as $$
declare
  about claim;
begin
  if tg_op = 'UPDATE' then
    if old.outcome is not null or new.outcome is null
      or to_jsonb(new) - array['outcome', 'outcome_reason', 'decided_by', 'decided_by_name', 'decided_at']
        <> to_jsonb(old) - array['outcome', 'outcome_reason', 'decided_by', 'decided_by_name', 'decided_at']
    then
      raise exception 'an objection is decided once; what was said stays'
        using errcode = 'restrict_violation';
    end if;
    return new;
  end if;
  select * into about from claim where id = new.claim_id;
  if about.status <> 'ON_NOTICE' or new.outcome is not null
    or new.raised_on not between about.notice_from and about.notice_until then
    raise exception 'objections are raised while the notice runs' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger claim_objection_lawful before insert or update on claim_objection
  for each row execute function claim_objection_is_lawful();`;

/** What is written down here stays for ever. */
const KEPT = [
  ...['claim_event', 'claim_recovery_share'].map(
    (table) => `create trigger ${table}_append_only before update or delete on ${table}
  for each row execute function refuse_rewriting();`,
  ),
  ...['claim', 'claim_share', 'claim_objection', 'claim_payment', 'claim_recovery'].map(
    (table) => `create trigger ${table}_kept before delete on ${table}
  for each row execute function refuse_rewriting();`,
  ),
].join('\n');

export class Claims1764300000028 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(CLAIM_TABLES + LAWFUL + CLAIM_RECOVERING + CLAIM_SUMS + KEPT);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table claim_recovery_share, claim_recovery, claim_payment, claim_objection, claim_event,
        claim_share, claim;
      drop function claim_rank(text), claim_is_filed(), claim_is_lawful(), claim_event_is_lawful(),
        claim_objection_is_lawful(), claim_recovers(), claim_share_recovers(), claim_share_is_lawful(),
        claim_payment_is_lawful(), claim_adds_up(uuid), claim_row_adds_up(), claim_part_adds_up(),
        claim_recovery_adds_up()`);
  }
}
