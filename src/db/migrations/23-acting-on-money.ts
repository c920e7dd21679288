/** Who acts on public money, for which body or bank, and each request that was carried out, once. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = `
alter table api_key add column bodies text[] not null default '{}';
create table programme_partner (
  programme_slug text not null references programme, institution_slug text not null references institution,
  body text not null, since date not null, until date check (until >= since),
  recorded_at timestamptz not null default now(),
  primary key (programme_slug, institution_slug)
);
create index programme_partner_institution on programme_partner (institution_slug);
create table idempotent_request (
  holder text not null, key text not null check (char_length(key) between 1 and 255),
  operation text not null, body_hash text not null check (body_hash ~ '^[0-9a-f]{64}$'),
  answer jsonb not null, recorded_at timestamptz not null,
  primary key (holder, key)
);
create trigger idempotent_request_append_only before update on idempotent_request
  for each row execute function refuse_rewriting();`;

export class ActingOnMoney1764300000023 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table idempotent_request, programme_partner;
      alter table api_key drop column bodies`);
  }
}
