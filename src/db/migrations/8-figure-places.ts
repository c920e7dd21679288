/** Where in a workbook a figure or a fault stands; answers to warnings; runs that repeat others. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = `
alter table observation add column source_sheet text, add column source_cell text;
alter table feed_reject add column sheet text, add column cell text,
  add column accepted_at timestamptz, add column accepted_by text, add column accepted_reason text,
  add constraint feed_reject_accepted_whole check (
    num_nulls(accepted_at, accepted_by, accepted_reason) in (0, 3));
alter table feed_run add column is_dry_run boolean not null default false,
  add column repeats_id uuid references feed_run, add column corrections jsonb,
  add column rows_digest text;`;

const DOWN = `
alter table feed_run drop column is_dry_run, drop column repeats_id, drop column corrections,
  drop column rows_digest;
alter table feed_reject drop column sheet, drop column cell, drop column accepted_at,
  drop column accepted_by, drop column accepted_reason;
alter table observation drop column source_sheet, drop column source_cell;`;

export class FigurePlaces1764100000008 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}
