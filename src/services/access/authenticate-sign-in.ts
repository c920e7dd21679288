/** Finds who signed in with a browser's token: the same caller that the key would be now. */
import type { Database } from '../../db/database';
import { gatheredReads } from '../../db/gathered-reads';
import { AppError } from '../../errors';
import { type Approach, callerOfRow, KEY_COLUMNS, type KeyRow } from './authenticate-key';
import type { Caller } from './caller';
import { hashOf } from './key-secret';
import { isSignInToken, SIGN_IN_IDLE_MS, SIGN_IN_STEP_MS } from './sign-ins';

interface SignInRow extends KeyRow {
  readonly tokenHash: string;
  readonly tokenCaller: StoredCaller | null;
  readonly signInUsedAt: Date;
  readonly signInEndsAt: Date;
}

/** As JSON keeps it. */
type StoredCaller = Omit<Caller, 'expiresAt'> & { readonly expiresAt: string | null };

const FIND_SIGN_IN = {
  name: 'sign_in_by_hash',
  sql: `select s.token_hash as "tokenHash", s.token_caller as "tokenCaller",
      s.last_used_at as "signInUsedAt", s.expires_at as "signInEndsAt", ${KEY_COLUMNS}
    from sign_in s left join api_key k on k.id = s.api_key_id where s.token_hash = any($1::text[])`,
};

/** What ends a sign-in rather than failing: the key was revoked, ran out, or is not for this network. */
const ENDINGS: readonly string[] = ['KEY_REVOKED', 'KEY_EXPIRED', 'NETWORK_NOT_ALLOWED'];

/** Read anew for each request, in one statement for the requests of a moment. */
async function findSignIn(database: Database, hash: string): Promise<SignInRow | undefined> {
  const reads = gatheredReads<SignInRow>(database, FIND_SIGN_IN.name, async (hashes) => {
    const rows = await database.read<SignInRow>(FIND_SIGN_IN, [hashes]);
    return new Map(rows.map((row) => [row.tokenHash, row]));
  });
  return (await reads.find([hash])).get(hash);
}

export interface SignInCheck extends Approach {
  /** Without an identity provider, what its tokens said counts no more. */
  readonly hasProvider: boolean;
}

/** Null for a sign-in that has ended, and for a token that never was one. */
export async function callerOfSignIn(
  database: Database,
  token: string,
  check: SignInCheck,
): Promise<Caller | null> {
  const row = isSignInToken(token) ? await findSignIn(database, hashOf(token)) : undefined;
  if (!row || isOver(row, check.now)) return null;
  const caller = await callerOf(database, row, check);
  if (caller === null) return null;
  await noteUse(database, row, check.now);
  return { ...caller, signedInUntil: row.signInEndsAt };
}

const isOver = ({ signInEndsAt, signInUsedAt }: SignInRow, now: Date): boolean =>
  signInEndsAt <= now || now.getTime() - signInUsedAt.getTime() >= SIGN_IN_IDLE_MS;

async function callerOf(database: Database, row: SignInRow, check: SignInCheck): Promise<Caller | null> {
  if (row.tokenCaller !== null) {
    const { expiresAt, ...caller } = row.tokenCaller;
    return check.hasProvider
      ? { ...caller, expiresAt: expiresAt === null ? null : new Date(expiresAt) }
      : null;
  }
  try {
    return await callerOfRow(database, row, check);
  } catch (error) {
    if (error instanceof AppError && ENDINGS.includes(error.code)) return null;
    throw error;
  }
}

async function noteUse(database: Database, row: SignInRow, now: Date): Promise<void> {
  if (now.getTime() - row.signInUsedAt.getTime() < SIGN_IN_STEP_MS) return;
  await database.query('update sign_in set last_used_at = $2 where token_hash = $1', [row.tokenHash, now]);
}
