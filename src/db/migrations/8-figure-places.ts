/** Where in a workbook a figure or a fault stands: its sheet and its cell. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class FigurePlaces1764100000008 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table observation add column source_sheet text, add column source_cell text;
      alter table feed_reject add column sheet text, add column cell text`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table observation drop column source_sheet, drop column source_cell;
      alter table feed_reject drop column sheet, drop column cell`);
  }
}
