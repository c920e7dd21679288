/** Guarantees with their shares and re-guarantees, guarantors' yearly figures, banks' rates of bad loans. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** `between` keeps NaN out as well: it lies above every number. */
const TABLES = `
create table guarantee (
  id uuid primary key default gen_random_uuid(), loan_id bigint not null references loan,
  bank_percent numeric(7, 4) not null check (bank_percent between 0 and 100),
  counter_guarantee text check (btrim(counter_guarantee) <> ''),
  fee_percent numeric(10, 6) check (fee_percent between 0 and 100),
  current_fee_percent numeric(10, 6) check (current_fee_percent between 0 and 100),
  from_on date not null, until_on date not null check (until_on >= from_on),
  status text not null default 'ACTIVE' check (status in ('ACTIVE', 'RELEASED', 'CALLED')),
  ended_on date, end_reason text check (btrim(end_reason) <> ''),
  recorded_by text not null, recorded_at timestamptz not null, is_synthetic boolean not null,
  constraint guarantee_ended check (
    num_nonnulls(ended_on, end_reason) = case when status = 'ACTIVE' then 0 else 2 end)
);
create unique index guarantee_standing on guarantee (loan_id) where status <> 'RELEASED';
create index guarantee_loan on guarantee (loan_id);
create table guarantee_share (
  guarantee_id uuid not null references guarantee, institution_slug text not null references institution,
  ordinal integer not null check (ordinal > 0),
  percent numeric(7, 4) not null check (percent > 0 and percent <= 100),
  primary key (guarantee_id, institution_slug), unique (guarantee_id, ordinal)
);
create index guarantee_share_institution on guarantee_share (institution_slug);
create table re_guarantee (
  guarantee_id uuid not null references guarantee, ordinal integer not null check (ordinal > 0),
  guarantor_slug text not null references institution, re_guarantor_slug text not null references institution,
  percent numeric(7, 4) not null check (percent > 0 and percent <= 100),
  primary key (guarantee_id, guarantor_slug, re_guarantor_slug), unique (guarantee_id, ordinal),
  constraint re_guarantee_by_another check (guarantor_slug <> re_guarantor_slug)
);
create index re_guarantee_re_guarantor on re_guarantee (re_guarantor_slug);
create table guarantor_year (
  institution_slug text not null references institution,
  year integer not null check (year between 1949 and 2999),
  version integer not null check (version > 0), ownership text,
  paid_in_capital numeric(18, 2) check (paid_in_capital >= 0 and paid_in_capital <> 'NaN'),
  capital_added numeric(18, 2) check (capital_added >= 0 and capital_added <> 'NaN'),
  reserve_added numeric(18, 2) check (reserve_added >= 0 and reserve_added <> 'NaN'),
  sme_guarantees numeric(18, 2) check (sme_guarantees >= 0 and sme_guarantees <> 'NaN'),
  reason text check (btrim(reason) <> ''),
  reported_by text not null, reported_by_name text, recorded_at timestamptz not null,
  is_synthetic boolean not null,
  primary key (institution_slug, year, version),
  constraint guarantor_year_ownership check (ownership in ('POLICY', 'COMMERCIAL', 'MUTUAL')),
  constraint guarantor_year_says_something check (
    num_nonnulls(ownership, paid_in_capital, capital_added, reserve_added, sme_guarantees) > 0),
  constraint guarantor_year_corrected_for_a_reason check (version = 1 or reason is not null)
);
create table npl_report (
  bank_slug text not null references institution, programme_slug text not null references programme,
  period text not null check (period ~ '^[12][0-9]{3}(-Q[1-4])?$'),
  version integer not null check (version > 0),
  own_target_percent numeric(7, 4) check (own_target_percent between 0 and 100),
  npl_percent numeric(7, 4) check (npl_percent between 0 and 100),
  reason text check (btrim(reason) <> ''),
  reported_by text not null, reported_by_name text, recorded_at timestamptz not null,
  is_synthetic boolean not null,
  primary key (bank_slug, programme_slug, period, version),
  constraint npl_report_says_something check (num_nonnulls(own_target_percent, npl_percent) > 0),
  constraint npl_report_corrected_for_a_reason check (version = 1 or reason is not null)
);`;

/** Checked once the transaction has written all of them. */
const SHARES = `
create function guarantee_adds_up() returns trigger language plpgsql as $$
declare
  this uuid := case tg_table_name when 'guarantee' then (to_jsonb(new) ->> 'id')::uuid
    else (to_jsonb(new) ->> 'guarantee_id')::uuid end;
  total numeric;
begin
  select g.bank_percent + coalesce((
    select sum(s.percent) from guarantee_share s where s.guarantee_id = g.id), 0)
  into total from guarantee g where g.id = this;
  if total is distinct from 100 then
    raise exception 'the shares of a guarantee sum to %, not 100', total using errcode = 'check_violation';
  end if;
  if exists (
    select from (
      select institution_slug as who, percent from guarantee_share where guarantee_id = this
      union all select re_guarantor_slug, percent from re_guarantee where guarantee_id = this
      union all select guarantor_slug, -percent from re_guarantee where guarantee_id = this) moved
    group by who having sum(percent) < 0) then
    raise exception 'nobody hands on more of a guarantee than he holds' using errcode = 'check_violation';
  end if;
  if exists (
    with recursive onward (began, at) as (
      select guarantor_slug, re_guarantor_slug from re_guarantee where guarantee_id = this
      union select o.began, r.re_guarantor_slug from onward o
        join re_guarantee r on r.guarantee_id = this and r.guarantor_slug = o.at)
    select from onward where began = at) then
    raise exception 'a re-guarantee does not come back to whom it started from'
      using errcode = 'check_violation';
  end if;
  return null;
end $$;
${['guarantee', 'guarantee_share', 're_guarantee']
  .map(
    (table) => `create constraint trigger ${table}_adds_up after insert on ${table}
  deferrable initially deferred for each row execute function guarantee_adds_up();`,
  )
  .join('\n')}`;

const LAWFUL = `
create function guarantee_is_lawful() returns trigger language plpgsql as $$
begin
  if to_jsonb(new) - array['status', 'ended_on', 'end_reason']
    <> to_jsonb(old) - array['status', 'ended_on', 'end_reason'] then
    raise exception 'what was agreed of a guarantee stays' using errcode = 'restrict_violation';
  end if;
  if old.status <> 'ACTIVE' then
    raise exception 'a guarantee that is % stays so', old.status using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger guarantee_lawful before update on guarantee
  for each row execute function guarantee_is_lawful();
create trigger guarantee_kept before delete on guarantee
  for each row execute function refuse_rewriting();
${['guarantee_share', 're_guarantee', 'guarantor_year', 'npl_report']
  .map(
    (table) => `create trigger ${table}_append_only before update or delete on ${table}
  for each row execute function refuse_rewriting();`,
  )
  .join('\n')}`;

export class Guarantees1764300000029 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES + SHARES + LAWFUL);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table npl_report, guarantor_year, re_guarantee, guarantee_share, guarantee;
      drop function guarantee_adds_up(), guarantee_is_lawful()`);
  }
}
