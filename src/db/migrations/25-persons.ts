/** Natural persons who borrow, sealed; and the benchmark lending rates that caps on interest refer to. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The fingerprint is the third part of sealed text: it tells one number from another without a key. */
const PERSON = `
create table person (
  id uuid primary key default gen_random_uuid(),
  name_sealed text not null, id_number_sealed text not null, phone_sealed text,
  id_number_print text not null generated always as (split_part(id_number_sealed, '.', 3)) stored unique,
  region_code text not null references region,
  recorded_at timestamptz not null, recorded_by text not null,
  check (id_number_print <> '')
);
create index person_region on person (region_code);`;

const RATES = `
create table benchmark_rate (
  kind text not null check (kind in ('LENDING')),
  effective_on date not null,
  over_months integer not null check (over_months >= 0),
  up_to_months integer check (up_to_months > over_months),
  percent numeric(5, 2) not null check (percent >= 0 and percent <> 'NaN'),
  source_zh text not null, source_en text not null, note_zh text, note_en text,
  primary key (kind, effective_on, over_months)
);`;

export class Persons1764300000025 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(PERSON + RATES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table benchmark_rate, person');
  }
}
