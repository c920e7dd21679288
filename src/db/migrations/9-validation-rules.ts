/** Validation rules of the catalogue; which rule a reject comes from, and who answered for it. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = `
create table validation_rule (
  code text primary key, kind text not null, severity text not null check (severity in ('ERROR', 'WARNING')),
  name_zh text not null, name_en text not null, explanation_zh text, explanation_en text,
  scope jsonb not null, parameters jsonb not null,
  document_slug text references document, clause text
);
alter table feed_reject add column rule_code text, add column accepted_by_name text;
create index feed_reject_open on feed_reject (run_id) where severity = 'WARNING' and accepted_at is null;`;

const DOWN = `
drop index feed_reject_open;
alter table feed_reject drop column rule_code, drop column accepted_by_name;
drop table validation_rule;`;

export class ValidationRules1764100000009 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}
