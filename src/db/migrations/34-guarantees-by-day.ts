/** Guarantees are listed by the day on which they begin. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class GuaranteesByDay1764500000034 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create index guarantee_from_on on guarantee (from_on, id);');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index guarantee_from_on;');
  }
}
