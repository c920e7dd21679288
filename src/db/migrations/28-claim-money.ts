/** Sums of claims that the database keeps: shares, payments, and what is recovered of them. */

/** Whoever bears a loss gets back no more than that; the sums move with each recovery and its reversal. */
export const CLAIM_RECOVERING = `
create function claim_recovers() returns trigger language plpgsql as $$
declare
  about claim;
begin
  if tg_op = 'INSERT' then
    select * into about from claim where id = new.claim_id for no key update;
    if about.status <> 'PAID' or new.reversed_on is not null or not exists (
      select from claim_payment p where p.claim_id = new.claim_id and p.reversed_on is null
        and p.paid_on <= new.recovered_on) then
      raise exception 'what was paid is recovered, not before it was paid'
        using errcode = 'restrict_violation';
    end if;
    update claim set recovered = recovered + new.amount where id = new.claim_id;
    return new;
  end if;
  if old.reversed_on is not null or new.reversed_on is null
    or to_jsonb(new) - array['reversed_on', 'reversal_reason', 'reversal_posting_id', 'reversed_by',
      'reversed_at'] <> to_jsonb(old) - array['reversed_on', 'reversal_reason', 'reversal_posting_id',
      'reversed_by', 'reversed_at'] then
    raise exception 'a recovery is reversed once; else it stays' using errcode = 'restrict_violation';
  end if;
  update claim_share s set recovered = s.recovered - r.amount from claim_recovery_share r
    where r.recovery_id = new.id and s.claim_id = new.claim_id and s.bearer = r.bearer;
  update claim set recovered = recovered - new.amount where id = new.claim_id;
  return new;
end $$;
create trigger claim_recovery_made before insert or update on claim_recovery
  for each row execute function claim_recovers();
create function claim_share_recovers() returns trigger language plpgsql as $$
begin
  update claim_share s set recovered = s.recovered + new.amount from claim_recovery r
    where r.id = new.recovery_id and s.claim_id = r.claim_id and s.bearer = new.bearer
      and r.reversed_on is null;
  if not found then
    raise exception 'money goes back to those who bore the loss' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger claim_recovery_share_made before insert on claim_recovery_share
  for each row execute function claim_share_recovers();
create function claim_share_is_lawful() returns trigger language plpgsql as $$
begin
  if pg_trigger_depth() < 2 or to_jsonb(new) - 'recovered' <> to_jsonb(old) - 'recovered' then
    raise exception 'who bears what stays as it is' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger claim_share_lawful before update on claim_share
  for each row execute function claim_share_is_lawful();
create function claim_payment_is_lawful() returns trigger language plpgsql as $$
begin
  if old.reversed_on is not null or new.reversed_on is null
    or to_jsonb(new) - array['reversed_on', 'reversal_reason', 'reversal_posting_id', 'reversed_by',
      'reversed_at'] <> to_jsonb(old) - array['reversed_on', 'reversal_reason', 'reversal_posting_id',
      'reversed_by', 'reversed_at'] then
    raise exception 'a payment is reversed once; else it stays' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger claim_payment_lawful before update on claim_payment
  for each row execute function claim_payment_is_lawful();`;

/** Asked at the end of the transaction, once all of it is written. */
const SUMS = `
create function claim_adds_up(asked uuid) returns void language plpgsql as $$
declare
  about claim;
  shared numeric;
  given_back numeric;
  of_fund numeric;
  paid numeric;
begin
  select * into about from claim where id = asked;
  select sum(amount), sum(recovered), coalesce(sum(amount) filter (where bearer = 'FUND'), 0)
    into shared, given_back, of_fund from claim_share where claim_id = asked;
  if shared is distinct from about.amount or given_back is distinct from about.recovered then
    raise exception 'the shares of a claim sum to % of %, recovered % of %', shared, about.amount,
      given_back, about.recovered using errcode = 'check_violation';
  end if;
  select from_fund + further into paid from claim_payment where claim_id = asked and reversed_on is null;
  if (about.status = 'PAID') <> (paid is not null) or paid <> of_fund then
    raise exception 'a claim that is % has % of % paid', about.status, paid, of_fund
      using errcode = 'check_violation';
  end if;
end $$;
create function claim_row_adds_up() returns trigger language plpgsql as $$
begin
  perform claim_adds_up(new.id);
  return null;
end $$;
create function claim_part_adds_up() returns trigger language plpgsql as $$
begin
  perform claim_adds_up(new.claim_id);
  return null;
end $$;
create function claim_recovery_adds_up() returns trigger language plpgsql as $$
declare
  asked uuid := case tg_table_name when 'claim_recovery' then (to_jsonb(new) ->> 'id')
    else to_jsonb(new) ->> 'recovery_id' end;
  whole claim_recovery;
  parts numeric;
  of_fund numeric;
begin
  select * into whole from claim_recovery where id = asked;
  select sum(amount), coalesce(sum(amount) filter (where bearer = 'FUND'), 0) into parts, of_fund
    from claim_recovery_share where recovery_id = asked;
  if parts is distinct from whole.amount or (whole.posting_id is null) <> (of_fund = 0) then
    raise exception 'the parts of a recovery sum to % of %', parts, whole.amount
      using errcode = 'check_violation';
  end if;
  return null;
end $$;`;

const deferred = (table: string, events: string, call: string) =>
  `create constraint trigger ${table}_adds_up after ${events} on ${table}
  deferrable initially deferred for each row execute function ${call}();`;

export const CLAIM_SUMS: string = [
  SUMS,
  deferred('claim', 'insert or update', 'claim_row_adds_up'),
  deferred('claim_share', 'insert or update', 'claim_part_adds_up'),
  deferred('claim_payment', 'insert or update', 'claim_part_adds_up'),
  deferred('claim_recovery', 'insert', 'claim_recovery_adds_up'),
  deferred('claim_recovery_share', 'insert', 'claim_recovery_adds_up'),
].join('\n');
