/** What a record was called is asked for by its row, also once the record is gone. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = [
  ...['certification', 'patent', 'loan', 'incubator', 'listing', 'tech_contract', 'contribution'],
];

export class HistoryByRow1764200000022 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) {
      await runner.query(`create index ${table}_history_row on ${table}_history (id)`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.query(`drop index ${table}_history_row`);
  }
}
