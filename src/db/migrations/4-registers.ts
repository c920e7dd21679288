/** The registers that indicators are counted from, what they cover, and the keys of those who may call. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = `
create table institution (
  slug text primary key, name_zh text not null, name_en text not null, kind text not null,
  region_code text references region, is_synthetic boolean not null
);
create table enterprise (
  id bigint generated always as identity primary key, uscc text not null unique check (length(uscc) = 18),
  name_zh text not null, name_en text, region_code text not null references region, industry_code text,
  scale text, founded_on date, is_tech_enterprise boolean not null, is_synthetic boolean not null,
  changed_at timestamptz not null default now()
);
create index enterprise_region on enterprise (region_code, id);
create table certification (
  id bigint generated always as identity primary key, enterprise_id bigint not null references enterprise,
  kind text not null, level text, number text not null, issued_on date not null, expires_on date,
  is_synthetic boolean not null, unique (kind, number), check (expires_on > issued_on)
);
create index certification_enterprise on certification (enterprise_id, kind, issued_on);
create table patent (
  id bigint generated always as identity primary key, application_number text not null unique,
  kind text not null,
  title_zh text not null, filed_on date not null, granted_on date, lapsed_on date,
  owner_id bigint not null references enterprise, is_synthetic boolean not null,
  check (granted_on >= filed_on), check (lapsed_on >= filed_on)
);
create index patent_owner on patent (owner_id);
create table loan (
  id bigint generated always as identity primary key, contract_number text not null unique,
  borrower_id bigint not null references enterprise, bank_slug text not null references institution,
  principal numeric(18, 2) not null check (principal > 0 and principal <> 'NaN'),
  annual_rate numeric(9, 6) not null check (annual_rate >= 0 and annual_rate <> 'NaN'),
  drawn_on date not null, due_on date not null, repaid_on date, status text not null,
  is_synthetic boolean not null, check (due_on > drawn_on), check (repaid_on >= drawn_on)
);
create index loan_borrower on loan (borrower_id);
create table incubator (
  id bigint generated always as identity primary key, name_zh text not null, name_en text, kind text not null,
  level text, region_code text not null references region, opened_on date not null, closed_on date,
  is_synthetic boolean not null, unique (region_code, name_zh)
);
create table register_coverage (
  register text not null, kind text not null default '', region_code text not null references region,
  starts_on date not null, ends_on date not null check (ends_on >= starts_on),
  note_zh text not null, note_en text not null, is_synthetic boolean not null,
  primary key (register, kind, region_code, starts_on)
);
create table api_key (
  id uuid primary key default gen_random_uuid(), name text not null, prefix text not null,
  hash text not null unique, role text not null, region_codes text[],
  created_at timestamptz not null default now(), expires_at timestamptz, revoked_at timestamptz,
  last_used_at timestamptz
);
`;

export class Registers1763900000004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `drop table api_key, register_coverage, incubator, loan, patent, certification, enterprise,
        institution`,
    );
  }
}
