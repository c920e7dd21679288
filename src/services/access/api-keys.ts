/** API keys: made, listed by their prefix, revoked; the secret itself is never kept. */
import type { Database, Statements } from '../../db/database';
import type { ApiRole, ApiScope } from '../../domain/vocabulary';
import { ApiKey } from '../../entities/api-key';
import { cleanErrorText } from '../../errors';
import { hashOf, newSecret, prefixOf } from './key-secret';
import { type Refusal, refusal } from './refusal';

export interface KeyRequest {
  readonly name: string;
  readonly role: ApiRole;
  readonly regionCodes?: readonly string[] | null | undefined;
  readonly scopes?: readonly ApiScope[] | null | undefined;
  readonly institutionSlug?: string | null | undefined;
  readonly expiresAt?: Date | null | undefined;
}

export interface CreatedKey {
  /** The secret; this is the only time that it can be seen. */
  readonly key: string;
  readonly apiKey: ApiKey;
}

export const MAX_KEY_NAME_LENGTH = 100;

const COLUMNS = `id, name, prefix, role, region_codes as "regionCodes", scopes, networks,
  institution_slug as "institutionSlug", created_at as "createdAt",
  expires_at as "expiresAt", revoked_at as "revokedAt", last_used_at as "lastUsedAt"`;

const apiKeyOf = (row: object): ApiKey => Object.assign(new ApiKey(), row);

/** What speaks against making this key, or null. */
export async function objectionTo(
  statements: Statements,
  request: KeyRequest,
  now: Date,
): Promise<Refusal | null> {
  const name = request.name.trim();
  if (name === '') return refusal('EMPTY_NAME');
  if ([...name].length > MAX_KEY_NAME_LENGTH) return refusal('NAME_TOO_LONG', { max: MAX_KEY_NAME_LENGTH });
  if (request.expiresAt && request.expiresAt <= now) return refusal('EXPIRES_IN_THE_PAST');
  const [unknown] = await statements.query<{ code: string }>(
    `select code from unnest($1::text[]) as asked (code)
     where not exists (select from region where region.code = asked.code) limit 1`,
    [(request.regionCodes ?? []).map(cleanErrorText)],
  );
  return unknown ? refusal('UNKNOWN_REGION', { code: unknown.code }) : null;
}

export async function createApiKey(
  statements: Statements,
  request: KeyRequest,
  secret = newSecret(),
): Promise<CreatedKey> {
  const [row] = await statements.query(
    `insert into api_key (name, prefix, hash, role, region_codes, expires_at, scopes, institution_slug)
     values ($1, $2, $3, $4, $5, $6, $7, $8) returning ${COLUMNS}`,
    [
      request.name.trim(),
      prefixOf(secret),
      hashOf(secret),
      request.role,
      request.regionCodes ?? null,
      request.expiresAt ?? null,
      request.scopes ?? [],
      request.institutionSlug ?? null,
    ],
  );
  return { key: secret, apiKey: apiKeyOf(row as object) };
}

const VALID = 'revoked_at is null and (expires_at is null or expires_at > $1)';

/** One key at a time: two administrators who revoke each other at once must not both succeed. */
export const lockKeys = (tx: Statements) =>
  tx.query(`select pg_advisory_xact_lock(hashtext('kejin api keys'))`);

export async function countAdministrators(statements: Statements, now: Date): Promise<number> {
  const [row] = await statements.query<{ count: number }>(
    `select count(*)::integer as count from api_key where role = 'ADMINISTRATOR' and ${VALID}`,
    [now],
  );
  return row?.count ?? 0;
}

/** A key that is revoked already stays as it is. */
export function revokeApiKey(
  database: Database,
  id: string,
  now: Date,
): Promise<{ readonly apiKey: ApiKey } | { readonly refusal: Refusal }> {
  return database.transaction(async (tx) => {
    await lockKeys(tx);
    const [found] = await tx.query<{ role: ApiRole; valid: boolean }>(
      `select role, ${VALID} as valid from api_key where id = $2`,
      [now, id],
    );
    if (!found) return { refusal: refusal('UNKNOWN_KEY') };
    if (found.role === 'ADMINISTRATOR' && found.valid && (await countAdministrators(tx, now)) === 1) {
      return { refusal: refusal('LAST_ADMINISTRATOR') };
    }
    const [row] = await tx.query(
      `update api_key set revoked_at = coalesce(revoked_at, $2) where id = $1 returning ${COLUMNS}`,
      [id, now],
    );
    return { apiKey: apiKeyOf(row as object) };
  });
}
