/**
 * Changes that are computed together: what was touched in the registers, a wave, and the targets it is asked
 * for, level by level.
 */
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { TOUCH_TRIGGERS, UNTOUCH } from './17-register-touch';

const TABLES = `
create table recompute_wave (
  id bigint generated always as identity primary key, cause text not null,
  opened_at timestamptz not null default clock_timestamp(), begun_at timestamptz, ended_at timestamptz,
  computed integer not null default 0, changed integer not null default 0, failed integer not null default 0
);
create index recompute_wave_open on recompute_wave (id) where begun_at is null;
create table recompute_request (
  wave_id bigint not null references recompute_wave on delete cascade, level smallint not null,
  target_key text not null, primary key (wave_id, level, target_key)
);
`;

export class RecomputeWaves1764200000017 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
    await runner.query(TOUCH_TRIGGERS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(UNTOUCH);
    await runner.query('drop table recompute_request, recompute_wave');
  }
}
