/** Feeds and receipts: accepted bytes, batches, runs, rejects, the outbox, what each job has done. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = `
create table feed (
  slug text primary key, name_zh text not null, name_en text not null, format text not null,
  schedule text, definition jsonb not null, definition_hash text not null, is_synthetic boolean not null
);
create table raw_file (
  sha256 text primary key check (sha256 ~ '^[0-9a-f]{64}$'), size_bytes bigint not null,
  stored_at timestamptz not null default now()
);
create table raw_chunk (
  sha256 text not null references raw_file on delete cascade, ordinal integer not null, bytes bytea not null,
  primary key (sha256, ordinal)
);
alter table raw_chunk alter column bytes set storage external;
create table feed_batch (
  id uuid primary key default gen_random_uuid(), feed_slug text not null references feed,
  sha256 text not null references raw_file, definition_hash text not null, file_name text,
  received_from text not null, received_at timestamptz not null default now(),
  unique (feed_slug, sha256, definition_hash)
);
create table feed_run (
  id uuid primary key default gen_random_uuid(), batch_id uuid not null references feed_batch,
  feed_slug text not null references feed, status text not null, content_hash text not null,
  queued_at timestamptz not null default now(), started_at timestamptz, finished_at timestamptz,
  rows_read integer not null default 0, rows_new integer not null default 0,
  rows_revised integer not null default 0, rows_precision_only integer not null default 0,
  rows_unchanged integer not null default 0, rows_rejected integer not null default 0,
  targets_affected integer not null default 0,
  error_code text, message_zh text, message_en text
);
create index feed_run_feed on feed_run (feed_slug, queued_at desc, id desc);
create index feed_run_recent on feed_run (queued_at desc, id desc);
create index feed_run_batch on feed_run (batch_id);
create table feed_reject (
  id bigint generated always as identity primary key,
  run_id uuid not null references feed_run on delete cascade,
  severity text not null, line integer not null, "column" text, raw text not null,
  code text not null, message_zh text not null, message_en text not null
);
create index feed_reject_run on feed_reject (run_id, id);
create table outbox (
  key text primary key, queue text not null, name text not null, payload jsonb not null,
  tries integer not null default 0, next_at timestamptz not null default now(),
  created_at timestamptz not null default now(), done_at timestamptz, last_error text
);
create index outbox_due on outbox (next_at) where done_at is null;
create table receipt (
  queue text not null, key text not null, result jsonb not null,
  received_at timestamptz not null default now(),
  primary key (queue, key)
);
create table dead_letter (
  id bigint generated always as identity primary key, queue text not null, key text not null,
  payload jsonb not null, error text not null, tries integer not null,
  failed_at timestamptz not null default now(),
  unique (queue, key)
);
`;

export class Feeds1763900000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'drop table dead_letter, receipt, outbox, feed_reject, feed_run, feed_batch, raw_chunk, raw_file, feed',
    );
  }
}
