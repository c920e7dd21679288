/** Browsers that are signed in; each is looked up by the hash of a token that only its cookie holds. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A key is asked anew with every request; what a token said is kept, for the token itself is not. */
const SIGN_IN = `
create table sign_in (
  token_hash text primary key, actor text not null,
  api_key_id uuid references api_key on delete cascade, token_caller jsonb,
  created_at timestamptz not null, last_used_at timestamptz not null, expires_at timestamptz not null,
  check ((api_key_id is null) <> (token_caller is null))
);
create index sign_in_actor on sign_in (actor, last_used_at);
create index sign_in_api_key on sign_in (api_key_id);
create index sign_in_expires on sign_in (expires_at);`;

export class SignIns1764400000033 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SIGN_IN);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table sign_in;');
  }
}
