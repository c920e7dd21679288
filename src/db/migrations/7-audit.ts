/** Who may call and from where, what was done (hash-chained), and which lists were pulled. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

const KEYS = `
alter table api_key
  add column scopes text[] not null default '{}',
  add column networks cidr[],
  add column institution_slug text references institution;`;

/** Each record's hash covers the one before it: services/audit says how. */
const AUDIT = `
create table audit_record (
  seq bigint primary key, recorded_at timestamptz not null, content text not null,
  action text not null generated always as ((content::jsonb) ->> 'action') stored,
  actor text not null generated always as ((content::jsonb) ->> 'actor') stored,
  subject text generated always as ((content::jsonb) ->> 'subject') stored,
  previous_hash text not null, hash text not null unique
);
create index audit_record_actor on audit_record (actor, seq);
create index audit_record_subject on audit_record (subject, seq);
create function append_audit(given text, recorded timestamptz)
returns table (seq bigint, hash text) language plpgsql as $$
declare
  last_seq bigint;
  last_hash text;
begin
  perform pg_advisory_xact_lock(hashtext('kejin audit'));
  select a.seq, a.hash into last_seq, last_hash from audit_record a order by a.seq desc limit 1;
  last_seq := coalesce(last_seq, 0);
  last_hash := coalesce(last_hash, repeat('0', 64));
  return query insert into audit_record as a (seq, recorded_at, content, previous_hash, hash)
    values (last_seq + 1, recorded, given, last_hash,
      encode(sha256(convert_to(last_hash || E'\\n' || (last_seq + 1) || E'\\n' || given, 'UTF8')), 'hex'))
    returning a.seq, a.hash;
end $$;
create trigger audit_record_append_only before update or delete on audit_record
  for each row execute function refuse_rewriting();
create trigger audit_record_no_truncate before truncate on audit_record
  for each statement execute function refuse_rewriting();`;

const RECEIPTS = `
create table pull_receipt (
  id uuid primary key, key_id uuid references api_key, actor text not null, list text not null,
  kind text not null check (kind in ('SNAPSHOT', 'DELTA')), format text not null,
  scope jsonb not null, since_token text, watermark text not null,
  row_count bigint not null check (row_count >= 0), byte_count bigint not null, sha256 text not null,
  started_at timestamptz not null, finished_at timestamptz not null,
  audit_seq bigint not null references audit_record
);
create index pull_receipt_actor on pull_receipt (actor, finished_at, id);
create index pull_receipt_finished on pull_receipt (finished_at, id);
create trigger pull_receipt_append_only before update or delete on pull_receipt
  for each row execute function refuse_rewriting();
create trigger pull_receipt_no_truncate before truncate on pull_receipt
  for each statement execute function refuse_rewriting();`;

export class Audit1764000000007 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(KEYS + AUDIT + RECEIPTS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table pull_receipt, audit_record;
      drop function append_audit(text, timestamptz);
      alter table api_key drop column scopes, drop column networks, drop column institution_slug`);
  }
}
