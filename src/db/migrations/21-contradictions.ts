/** How indicators hang together, and which targets of a plan are known to go together. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = `
create table indicator_relation (
  code text primary key,
  kind text not null check (kind in ('INCREMENT_OF', 'NARROWER_THAN', 'COUNT_OF', 'PARTS_OF')),
  indicator_codes text[] not null check (cardinality(indicator_codes) > 0),
  of_code text not null references indicator,
  average_at_most numeric,
  reason_zh text not null, reason_en text not null
);
create index indicator_relation_of on indicator_relation (of_code);
alter table plan add column equivalents jsonb not null default '[]';`;

const DOWN = `
alter table plan drop column equivalents;
drop table indicator_relation;`;

export class Contradictions1764200000021 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}
