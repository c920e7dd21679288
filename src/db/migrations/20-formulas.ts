/** What indicators are computed from, what their counties add up to, and how unclear cases are read. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** `input_codes` are the direct inputs of a formula: an index finds what depends on a changed indicator. */
const UP = `
alter table indicator
  add column formula_inputs jsonb,
  add column input_codes text[] not null default '{}',
  add column roll_up text check (roll_up = 'SUM'),
  add column readings jsonb not null default '[]';
create index indicator_input_codes on indicator using gin (input_codes);`;

export class Formulas1764200000020 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table indicator drop column formula_inputs, drop column input_codes,
      drop column roll_up, drop column readings`);
  }
}
