/** Finds the API key by its hash, and whether it may be used now and from here. */
import { timingSafeEqual } from 'node:crypto';
import type { Database } from '../../db/database';
import { gatheredReads } from '../../db/gathered-reads';
import type { ApiRole, ApiScope } from '../../domain/vocabulary';
import { AppError } from '../../errors';
import type { Caller } from './caller';
import { hashOf } from './key-secret';
import { isWithin, plainAddress } from './networks';

/** A key as the database has it. */
export interface KeyRow {
  readonly [column: string]: unknown;
  readonly id: string;
  readonly name: string;
  readonly prefix: string;
  readonly hash: string;
  readonly role: ApiRole;
  readonly regionCodes: string[] | null;
  readonly scopes: ApiScope[];
  readonly networks: string[] | null;
  readonly institutionSlug: string | null;
  readonly departmentSlug: string | null;
  readonly bodies: string[];
  readonly expiresAt: Date | null;
  readonly revokedAt: Date | null;
  readonly lastUsedAt: Date | null;
}

const MAX_KEY_LENGTH = 500;
/** "Last used" is exact to this; a write for every request would be out of proportion. */
const LAST_USED_STEP_MS = 60_000;

/** Of `api_key`, called k. */
export const KEY_COLUMNS = `k.id, k.name, k.prefix, k.hash, k.role, k.region_codes as "regionCodes", k.scopes,
  k.networks::text[] as networks, k.institution_slug as "institutionSlug",
  k.department_slug as "departmentSlug", k.bodies, k.expires_at as "expiresAt",
  k.revoked_at as "revokedAt", k.last_used_at as "lastUsedAt"`;

const FIND_KEY = {
  name: 'api_key_by_hash',
  sql: `select ${KEY_COLUMNS} from api_key k where k.hash = any($1::text[])`,
};

/** When and from where a request comes. */
export interface Approach {
  readonly now: Date;
  readonly address: string;
}

/** Read anew for each request, in one statement for the requests of a moment. */
async function findKey(database: Database, hash: string): Promise<KeyRow | undefined> {
  const reads = gatheredReads<KeyRow>(database, FIND_KEY.name, async (hashes) => {
    const rows = await database.read<KeyRow>(FIND_KEY, [hashes]);
    return new Map(rows.map((row) => [row.hash, row]));
  });
  return (await reads.find([hash])).get(hash);
}

/** Looked up by its hash, so how long it takes says nothing about how much of a guess was right. */
export async function callerOfKey(database: Database, secret: string, approach: Approach): Promise<Caller> {
  const hash = hashOf(secret);
  const row = secret.length > MAX_KEY_LENGTH ? undefined : await findKey(database, hash);
  if (!row || !timingSafeEqual(Buffer.from(row.hash), Buffer.from(hash))) throw new AppError('NOT_SIGNED_IN');
  return callerOfRow(database, row, approach);
}

/** Whom a key that was found stands for, if it may be used now and from here. */
export async function callerOfRow(
  database: Database,
  row: KeyRow,
  { now, address }: Approach,
): Promise<Caller> {
  if (row.revokedAt !== null && row.revokedAt <= now) throw new AppError('KEY_REVOKED');
  if (row.expiresAt !== null && row.expiresAt <= now) throw new AppError('KEY_EXPIRED');
  if (row.networks !== null && !isWithin(row.networks, address)) {
    throw new AppError('NETWORK_NOT_ALLOWED', { address: plainAddress(address) ?? '?' });
  }
  await noteUse(database, row, now);
  return {
    actor: `key:${row.id}`,
    keyId: row.id,
    name: row.name,
    role: row.role,
    regionCodes: row.regionCodes,
    scopes: row.scopes,
    institutionSlug: row.institutionSlug,
    departmentSlug: row.departmentSlug,
    bodies: row.bodies,
    keyPrefix: row.prefix,
    expiresAt: row.expiresAt,
  };
}

async function noteUse(database: Database, row: KeyRow, now: Date): Promise<void> {
  if (row.lastUsedAt !== null && now.getTime() - row.lastUsedAt.getTime() < LAST_USED_STEP_MS) return;
  await database.query('update api_key set last_used_at = $2 where id = $1', [row.id, now]);
}
