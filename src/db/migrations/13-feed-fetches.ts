/** Where the fetching of each feed stands: the last attempt, what the source said of its file, failures. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = `
create table feed_fetch (
  feed_slug text primary key references feed on delete cascade,
  status text not null check (status in ('FETCHED', 'UNCHANGED', 'FAILED')),
  due_at timestamptz not null, attempted_at timestamptz not null, url text not null,
  http_status integer, error_code text, message_zh text, message_en text,
  failures integer not null default 0 check (failures >= 0), failing_since timestamptz,
  retry_at timestamptz, succeeded_at timestamptz,
  fingerprint text, etag text, last_modified text, sha256 text,
  run_id uuid references feed_run on delete set null,
  constraint feed_fetch_failing check ((failures > 0) = (failing_since is not null)),
  constraint feed_fetch_failed check ((status = 'FAILED') = (error_code is not null)),
  constraint feed_fetch_explained check (num_nulls(error_code, message_zh, message_en) in (0, 3))
);`;

const DOWN = 'drop table feed_fetch;';

export class FeedFetches1764100000013 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}
