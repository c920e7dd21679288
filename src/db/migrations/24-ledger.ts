/** The books of funds: double entry to the cent, kept by the database against everybody. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Each account grows on the side of its kind, so that none of them may ever be below zero. */
const TABLES = `
create table ledger_book (
  fund_slug text primary key references fund,
  programme_slug text not null references programme, kind text not null, opened_on date not null,
  opened_by text not null, opened_by_name text, recorded_at timestamptz not null,
  unique (programme_slug, kind),
  check (opened_on <= (recorded_at at time zone 'Asia/Shanghai')::date)
);
create table ledger_account (
  id uuid primary key default gen_random_uuid(),
  fund_slug text not null references ledger_book, kind text not null,
  institution_slug text references institution,
  side text not null generated always as (case
    when kind in ('SPECIAL_ACCOUNT', 'COMPENSATION', 'SUBSIDY') then 'DEBIT'
    when kind in ('CONTRIBUTED', 'INTEREST_EARNED', 'RECOVERED', 'FURTHER_MONEY') then 'CREDIT' end) stored,
  balance numeric(18, 2) not null default 0, entries bigint not null default 0,
  unique nulls not distinct (fund_slug, kind, institution_slug),
  constraint ledger_account_never_below_zero check (balance >= 0 and balance <> 'NaN'),
  constraint ledger_account_held check (kind <> 'SPECIAL_ACCOUNT' or institution_slug is not null)
);
create index ledger_account_held_by on ledger_account (institution_slug, fund_slug);
create table ledger_posting (
  id uuid primary key default gen_random_uuid(), seq bigint not null unique generated always as identity,
  fund_slug text not null references ledger_book,
  cause text not null check (cause ~ '^[A-Z][A-Z_]*$'),
  cause_id text not null check (cause_id ~ '^[a-z][a-z-]*:.*[^[:space:]]'),
  reverses uuid unique references ledger_posting check (reverses <> id),
  occurred_on date not null, recorded_at timestamptz not null,
  actor text not null check (actor <> ''), actor_name text,
  party text check (btrim(party) <> ''), remark text check (btrim(remark) <> ''),
  made_in xid8 not null,
  constraint ledger_posting_reverses check ((reverses is not null) = (cause = 'REVERSAL')),
  constraint ledger_posting_names_payer check (cause <> 'DEPOSIT' or party is not null),
  constraint ledger_posting_not_ahead check (
    occurred_on <= (recorded_at at time zone 'Asia/Shanghai')::date)
);
create index ledger_posting_of on ledger_posting (fund_slug, seq desc);
create index ledger_posting_cause on ledger_posting (cause_id);
create table ledger_entry (
  posting_id uuid not null references ledger_posting, ordinal integer not null check (ordinal > 0),
  account_id uuid not null references ledger_account,
  number bigint not null, occurred_on date not null,
  debit numeric(18, 2) not null default 0 check (debit >= 0 and debit <> 'NaN'),
  credit numeric(18, 2) not null default 0 check (credit >= 0 and credit <> 'NaN'),
  balance_after numeric(18, 2) not null,
  primary key (posting_id, ordinal), unique (account_id, number),
  constraint ledger_entry_on_one_side check ((debit > 0) <> (credit > 0))
);
create index ledger_entry_by_day on ledger_entry (account_id, occurred_on, number);
create table bank_balance (
  id uuid primary key default gen_random_uuid(), seq bigint not null unique generated always as identity,
  account_id uuid not null references ledger_account, day date not null,
  balance numeric(18, 2) not null check (balance >= 0 and balance <> 'NaN'),
  reported_at timestamptz not null, actor text not null, actor_name text,
  remark text check (btrim(remark) <> ''),
  check (day <= (reported_at at time zone 'Asia/Shanghai')::date)
);
create index bank_balance_of on bank_balance (account_id, day, seq desc);`;

/** A partnership that ended may begin again. */
const PARTNERS = `
alter table programme_partner drop constraint programme_partner_pkey,
  add primary key (programme_slug, institution_slug, since);
create function programme_partner_is_one() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('partners ' || new.programme_slug, 0));
  if exists (select from programme_partner p
    where p.programme_slug = new.programme_slug and p.institution_slug = new.institution_slug
      and p.since <> new.since and p.since <= coalesce(new.until, 'infinity')
      and new.since <= coalesce(p.until, 'infinity')) then
    raise exception 'an institution is one body of a programme at a time'
      using errcode = 'exclusion_violation';
  end if;
  return new;
end $$;
create trigger programme_partner_is_one before insert or update on programme_partner
  for each row execute function programme_partner_is_one();`;

/** What an account held at the least, at the end of any day from this one on. */
const LOWEST = `
create function ledger_lowest(account uuid, from_day date) returns numeric language sql stable as $$
  select least(a.balance, min(a.balance - later.moved))
  from ledger_account a left join (
    select e.account_id,
      sum(sum(case a.side when 'DEBIT' then e.debit - e.credit else e.credit - e.debit end))
      over (order by e.occurred_on desc) as moved
    from ledger_entry e join ledger_account a on a.id = e.account_id
    where e.account_id = account and e.occurred_on > from_day
    group by e.account_id, e.occurred_on) later on later.account_id = a.id
  where a.id = account group by a.balance
$$;`;

/** Entries join only a posting of their own transaction; the account's row is locked from here to its end. */
const ENTERING = `
create function ledger_post() returns trigger language plpgsql as $$
declare
  opened date;
  original ledger_posting;
begin
  new.made_in := pg_current_xact_id();
  select opened_on into opened from ledger_book where fund_slug = new.fund_slug;
  if new.occurred_on < opened then
    raise exception 'the books of % were opened on %, nothing is dated %', new.fund_slug, opened,
      new.occurred_on using errcode = 'check_violation';
  end if;
  if new.reverses is not null then
    select * into original from ledger_posting where id = new.reverses;
    if original.reverses is not null or original.fund_slug is distinct from new.fund_slug
      or new.occurred_on < original.occurred_on then
      raise exception 'a reversal takes back a posting of the same fund, not before its day, and no reversal'
        using errcode = 'check_violation';
    end if;
  end if;
  return new;
end $$;
create trigger ledger_posting_made before insert on ledger_posting
  for each row execute function ledger_post();
create function ledger_enter() returns trigger language plpgsql as $$
declare
  posting ledger_posting;
  account ledger_account;
  change numeric;
begin
  select * into posting from ledger_posting where id = new.posting_id;
  if posting.made_in is distinct from pg_current_xact_id() then
    raise exception 'a posting has all its entries from the start' using errcode = 'restrict_violation';
  end if;
  update ledger_account a set entries = a.entries + 1, balance = a.balance
    + case a.side when 'DEBIT' then new.debit - new.credit else new.credit - new.debit end
    where a.id = new.account_id returning * into account;
  if account.fund_slug is distinct from posting.fund_slug then
    raise exception 'a posting moves money of one fund' using errcode = 'check_violation';
  end if;
  new.number := account.entries;
  new.occurred_on := posting.occurred_on;
  new.balance_after := account.balance;
  change := case account.side when 'DEBIT' then new.debit - new.credit else new.credit - new.debit end;
  if change < 0 and ledger_lowest(account.id, posting.occurred_on) < 0 then
    raise exception 'the account % did not hold as much on %', account.id, posting.occurred_on
      using errcode = 'check_violation', constraint = 'ledger_account_never_below_zero';
  end if;
  return new;
end $$;
create trigger ledger_entry_made before insert on ledger_entry
  for each row execute function ledger_enter();`;

/** Asked at the end of the transaction, of each posting by each of its rows: none can be added unseen. */
const BALANCING = `
create function ledger_adds_up(posting uuid) returns void language plpgsql as $$
declare
  written integer;
  difference numeric;
  original uuid;
begin
  select count(*), sum(debit) - sum(credit) into written, difference from ledger_entry
  where posting_id = posting;
  if written < 2 or difference <> 0 then
    raise exception 'a posting has at least two entries, of as much debit as credit: % entries, difference %',
      written, coalesce(difference, 0) using errcode = 'check_violation';
  end if;
  select reverses into original from ledger_posting where id = posting;
  if original is not null and exists (
    select from (select * from ledger_entry where posting_id = original) was
    full join (select * from ledger_entry where posting_id = posting) back using (ordinal)
    where (was.account_id, was.debit, was.credit) is distinct from (back.account_id, back.credit, back.debit))
  then
    raise exception 'a reversal mirrors what it reverses' using errcode = 'check_violation';
  end if;
end $$;
create function ledger_posting_adds_up() returns trigger language plpgsql as $$
begin
  perform ledger_adds_up(new.id);
  return null;
end $$;
create function ledger_entry_adds_up() returns trigger language plpgsql as $$
begin
  perform ledger_adds_up(new.posting_id);
  return null;
end $$;
create constraint trigger ledger_posting_adds_up after insert on ledger_posting
  deferrable initially deferred for each row execute function ledger_posting_adds_up();
create constraint trigger ledger_entry_adds_up after insert on ledger_entry
  deferrable initially deferred for each row execute function ledger_entry_adds_up();`;

/**
 * A balance moves within the trigger of an entry, one level down, and nowhere else; and that entry must have
 * been written in the end, which "on conflict do nothing" would leave out.
 */
const GUARDED = `
create function ledger_account_guarded() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' and (new.balance <> 0 or new.entries <> 0)
    or tg_op = 'UPDATE' and (pg_trigger_depth() < 2
      or (new.id, new.fund_slug, new.kind, new.institution_slug)
        is distinct from (old.id, old.fund_slug, old.kind, old.institution_slug)) then
    raise exception 'an account changes by its entries only' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger ledger_account_guarded before insert or update on ledger_account
  for each row execute function ledger_account_guarded();
create function ledger_account_follows() returns trigger language plpgsql as $$
begin
  if not exists (select from ledger_entry e where e.account_id = new.id and e.number = new.entries
    and e.balance_after = new.balance) then
    raise exception 'the balance of an account is the one after its last entry'
      using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger ledger_account_follows after update on ledger_account
  deferrable initially deferred for each row execute function ledger_account_follows();
create trigger ledger_account_kept before delete on ledger_account
  for each row execute function refuse_rewriting();`;

const KEPT = ['ledger_book', 'ledger_posting', 'ledger_entry', 'bank_balance']
  .map(
    (table) => `create trigger ${table}_append_only before update or delete on ${table}
  for each row execute function refuse_rewriting();`,
  )
  .join('\n');

const NEVER_EMPTIED = ['ledger_book', 'ledger_account', 'ledger_posting', 'ledger_entry', 'bank_balance']
  .map(
    (table) => `create trigger ${table}_no_truncate before truncate on ${table}
  for each statement execute function refuse_rewriting();`,
  )
  .join('\n');

export class Ledger1764300000024 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(PARTNERS + TABLES + LOWEST + ENTERING + BALANCING + GUARDED + KEPT + NEVER_EMPTIED);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table bank_balance, ledger_entry, ledger_posting, ledger_account, ledger_book;
      drop function ledger_lowest(uuid, date), ledger_post(), ledger_enter(), ledger_adds_up(uuid),
        ledger_posting_adds_up(), ledger_entry_adds_up(), ledger_account_guarded(), ledger_account_follows();
      drop trigger programme_partner_is_one on programme_partner;
      drop function programme_partner_is_one();
      alter table programme_partner drop constraint programme_partner_pkey,
        add primary key (programme_slug, institution_slug)`);
  }
}
