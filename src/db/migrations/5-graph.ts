/** The rest of the graph: tenants, listings, contracts, funds, investments; the standing of an enterprise. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Codes are compared byte by byte: in most other orders "~" comes before the digits. */
const REGIONS = `
create function region_prefix(code text) returns text language sql immutable parallel safe strict as $$
  select case when code in ('100000', '000000') then '' when right(code, 4) = '0000' then left(code, 2)
    when right(code, 2) = '00' then left(code, 4) else code end
$$;
create index region_code_bytes on region (code collate "C");
create function regions_within(codes text[]) returns text[] language sql stable parallel safe strict as $$
  select array(select distinct region.code from unnest(codes) as given (code)
    join region on region.code collate "C" >= region_prefix(given.code)
      and region.code collate "C" < region_prefix(given.code) || '~')
$$;`;

/** Contacts and other data of natural persons are sealed: see domain/access/sensitive-columns. */
const ENTERPRISE = `
alter table enterprise alter column uscc type text collate "C";
alter table enterprise
  add column status text not null default 'ACTIVE' check (status in ('ACTIVE', 'STRUCK_OFF', 'MERGED')),
  add column struck_off_on date,
  add column merged_into_uscc text collate "C" references enterprise (uscc)
    deferrable initially deferred,
  add column effective_on date,
  add column former_names text[] not null default '{}',
  add column name_initials text not null default '',
  add column sharing_authorised boolean not null default false,
  add column sharing_decided_on date,
  add column sharing_reason text,
  add column removed_at timestamptz,
  add column removed_reason text,
  add column legal_representative_sealed text,
  add column contact_name_sealed text,
  add column contact_phone_sealed text,
  add constraint enterprise_merged check ((status = 'MERGED') = (merged_into_uscc is not null)),
  add constraint enterprise_merged_elsewhere check (merged_into_uscc <> uscc);
drop index enterprise_region;
create index enterprise_region on enterprise (region_code, uscc);
create index enterprise_changed on enterprise (changed_at, id);
create index enterprise_industry on enterprise (industry_code, uscc);
create index enterprise_merged_into on enterprise (merged_into_uscc) where merged_into_uscc is not null;`;

const RECORDS = `
alter table certification add column revoked_on date check (revoked_on >= issued_on);
create index certification_issued on certification (issued_on, id);
create index certification_expiry on certification (kind, expires_on, enterprise_id);
alter table patent
  add column pledged_to_slug text references institution,
  add column pledged_on date, add column pledge_released_on date,
  add constraint patent_pledge check ((pledged_to_slug is null) = (pledged_on is null)),
  add constraint patent_pledge_ordered check (pledge_released_on >= pledged_on);
drop index patent_owner;
create index patent_owner on patent (owner_id, filed_on, id);
create index patent_filed on patent (filed_on, id);
create index patent_invention on patent (owner_id, granted_on, lapsed_on) where kind = 'INVENTION';
alter table loan
  add column outstanding numeric(18, 2)
    check (outstanding >= 0 and outstanding <= principal and outstanding <> 'NaN'),
  add column programme_slug text references programme;
alter table loan drop constraint loan_contract_number_key,
  add constraint loan_contract unique (bank_slug, contract_number);
drop index loan_borrower;
create index loan_borrower on loan (borrower_id, drawn_on, id);
create index loan_bank on loan (bank_slug, drawn_on, id);
create index loan_drawn on loan (drawn_on, id);
create table incubator_tenancy (
  id bigint generated always as identity primary key,
  incubator_id bigint not null references incubator, enterprise_id bigint not null references enterprise,
  moved_in_on date not null, moved_out_on date check (moved_out_on >= moved_in_on),
  is_synthetic boolean not null, unique (incubator_id, enterprise_id, moved_in_on)
);
create index incubator_tenancy_enterprise on incubator_tenancy (enterprise_id, moved_in_on);
create table listing (
  id bigint generated always as identity primary key, enterprise_id bigint not null references enterprise,
  board text not null, code text not null, listed_on date not null,
  delisted_on date check (delisted_on >= listed_on),
  is_synthetic boolean not null, unique (board, code, listed_on)
);
create index listing_enterprise on listing (enterprise_id, listed_on);
create table tech_contract (
  id bigint generated always as identity primary key, number text not null unique, kind text not null,
  title_zh text not null, seller_id bigint not null references enterprise, buyer_zh text not null,
  value numeric(18, 2) not null check (value >= 0 and value <> 'NaN'),
  technology_value numeric(18, 2)
    check (technology_value >= 0 and technology_value <= value and technology_value <> 'NaN'),
  signed_on date not null, registered_on date check (registered_on >= signed_on),
  is_synthetic boolean not null
);
create index tech_contract_seller on tech_contract (seller_id, signed_on, id);
create index tech_contract_signed on tech_contract (signed_on, id);
create table fund (
  slug text primary key, name_zh text not null, name_en text, kind text not null,
  region_code text not null references region, programme_slug text references programme,
  size numeric(18, 2) not null check (size > 0 and size <> 'NaN'), established_on date,
  is_synthetic boolean not null
);
create table contribution (
  id bigint generated always as identity primary key, fund_slug text not null references fund,
  contributor_zh text not null, amount numeric(18, 2) not null check (amount > 0 and amount <> 'NaN'),
  paid_on date not null, is_synthetic boolean not null, unique (fund_slug, contributor_zh, paid_on)
);
create table investment (
  id bigint generated always as identity primary key, enterprise_id bigint not null references enterprise,
  fund_slug text not null references fund,
  amount numeric(18, 2) not null check (amount > 0 and amount <> 'NaN'), invested_on date not null,
  exited_on date check (exited_on >= invested_on), is_synthetic boolean not null,
  unique (enterprise_id, fund_slug, invested_on)
);
create index investment_fund on investment (fund_slug, invested_on);
create table removed_record (
  id bigint generated always as identity primary key, register text not null, natural_key text not null,
  content jsonb not null, feed_run_id uuid references feed_run, removed_at timestamptz not null default now()
);
create index removed_record_run on removed_record (feed_run_id);
alter table raw_file add column is_sealed boolean not null default false;
alter table feed_batch add column region_codes text[], add column actor text;
alter table feed_run add column rows_removed integer not null default 0;`;

export class Graph1764000000005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(REGIONS + ENTERPRISE + RECORDS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table raw_file drop column is_sealed;
      alter table feed_run drop column rows_removed;
      alter table feed_batch drop column region_codes, drop column actor;
      drop table removed_record, investment, contribution, fund, tech_contract, listing, incubator_tenancy;
      drop index patent_invention, loan_drawn, loan_bank, loan_borrower, patent_filed, patent_owner,
        certification_expiry, certification_issued, enterprise_merged_into, enterprise_industry,
        enterprise_changed, enterprise_region;
      create index enterprise_region on enterprise (region_code, id);
      create index patent_owner on patent (owner_id); create index loan_borrower on loan (borrower_id);
      alter table loan drop constraint loan_contract, add unique (contract_number);
      alter table loan drop column outstanding, drop column programme_slug;
      alter table patent drop column pledged_to_slug, drop column pledged_on, drop column pledge_released_on;
      alter table certification drop column revoked_on;
      alter table enterprise drop column status, drop column struck_off_on, drop column merged_into_uscc,
        drop column effective_on, drop column former_names, drop column name_initials,
        drop column sharing_authorised, drop column sharing_decided_on, drop column sharing_reason,
        drop column removed_at, drop column removed_reason, drop column legal_representative_sealed,
        drop column contact_name_sealed, drop column contact_phone_sealed;
      alter table enterprise alter column uscc type text collate "default";
      drop function regions_within(text[]); drop function region_prefix(text);
      drop index region_code_bytes`);
  }
}
