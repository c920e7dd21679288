/** API keys: made, listed by their prefix, revoked; the secret itself is never kept. */
import type { Database, Statements, Transaction } from '../../db/database';
import type { ApiRole } from '../../domain/vocabulary';
import { ApiKey } from '../../entities/api-key';
import { appendAudit } from '../audit/append-audit';
import { BY_HAND, type Doer, whoOf } from '../audit/doer';
import type { KeyRequest } from './key-request';
import { hashOf, newSecret, prefixOf } from './key-secret';
import { type Refusal, refusal } from './refusal';

export interface CreatedKey {
  /** The secret; this is the only time that it can be seen. */
  readonly key: string;
  readonly apiKey: ApiKey;
}

const COLUMNS = `id, name, prefix, role, region_codes as "regionCodes", scopes, networks::text[] as networks,
  institution_slug as "institutionSlug", department_slug as "departmentSlug", bodies,
  created_at as "createdAt", expires_at as "expiresAt",
  revoked_at as "revokedAt", last_used_at as "lastUsedAt"`;

const apiKeyOf = (row: object): ApiKey => Object.assign(new ApiKey(), row);

const ADD_KEY = `insert into api_key
    (name, prefix, hash, role, region_codes, scopes, networks, institution_slug, expires_at, department_slug,
      bodies)
  values ($1, $2, $3, $4, $5, $6, $7::text[]::cidr[], $8, $9, $10, $11) returning ${COLUMNS}`;

/** Makes the key and its audit record, or neither. */
export async function addKey(
  tx: Transaction,
  request: KeyRequest,
  doer: Doer,
  secret = newSecret(),
): Promise<CreatedKey> {
  const { role, regionCodes = null, networks = null, expiresAt = null } = request;
  const institution = request.institutionSlug ?? null;
  const department = request.departmentSlug ?? null;
  const name = request.name.trim();
  const bodies = [...new Set(request.bodies ?? [])];
  const scopes = [...new Set(request.scopes ?? [])];
  const [row] = await tx.query(ADD_KEY, [
    ...[name, prefixOf(secret), hashOf(secret), role],
    ...[regionCodes, scopes, networks, institution, expiresAt, department, bodies],
  ]);
  const apiKey = apiKeyOf(row as object);
  const detail = {
    ...{ name, prefix: apiKey.prefix, role, regionCodes, scopes, networks, institution, expiresAt },
    ...(department === null ? {} : { department }),
    ...(bodies.length === 0 ? {} : { bodies }),
  };
  await appendAudit(
    tx,
    { ...whoOf(doer), action: 'KEY_CREATED', subject: `key:${apiKey.id}`, detail },
    doer.now,
  );
  return { key: secret, apiKey };
}

export const createApiKey = (
  database: Database,
  request: KeyRequest,
  doer: Doer = BY_HAND(),
): Promise<CreatedKey> => database.transaction((tx) => addKey(tx, request, doer));

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
  doer: Doer,
): Promise<{ readonly apiKey: ApiKey } | { readonly refusal: Refusal }> {
  const { now } = doer;
  return database.transaction(async (tx) => {
    await lockKeys(tx);
    const [found] = await tx.query<{ role: ApiRole; valid: boolean; ended: boolean }>(
      `select role, ${VALID} as valid, revoked_at is not null as ended from api_key where id = $2`,
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
    const apiKey = apiKeyOf(row as object);
    if (found.ended) return { apiKey };
    const detail = { name: apiKey.name, prefix: apiKey.prefix };
    await appendAudit(tx, { ...whoOf(doer), action: 'KEY_REVOKED', subject: `key:${id}`, detail }, now);
    return { apiKey };
  });
}
