/** What people decided about labels of files, and the labels that runs did not know. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = `
create table label_mapping (
  id bigint generated always as identity primary key, feed_slug text not null references feed,
  kind text not null, label text not null, decision text not null, code text, unit text, cumulative boolean,
  reason text, actor text not null, actor_name text, decided_at timestamptz not null,
  superseded_at timestamptz, superseded_by text,
  constraint label_mapping_means check ((decision = 'ACCEPTED') = (code is not null)),
  constraint label_mapping_superseded_whole check (num_nulls(superseded_at, superseded_by) in (0, 2))
);
create unique index label_mapping_current on label_mapping (feed_slug, kind, label)
  where superseded_at is null;
create index label_mapping_feed on label_mapping (feed_slug, id);
create table unknown_label (
  run_id uuid not null references feed_run on delete cascade, ordinal integer not null,
  kind text not null, label text not null, figures integer not null, line integer not null,
  sheet text, "column" text, cell text, is_passed_over boolean not null, unit text, samples jsonb not null,
  primary key (run_id, ordinal)
);`;

const DOWN = 'drop table unknown_label; drop table label_mapping;';

export class LabelMappings1764100000012 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}
