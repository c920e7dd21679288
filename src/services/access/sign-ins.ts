/** Browsers sign in and out: a random token for the cookie, its hash and its end for the database. */
import { randomBytes } from 'node:crypto';
import type { Database, Transaction } from '../../db/database';
import { appendAudit } from '../audit/append-audit';
import type { Caller } from './caller';
import { hashOf } from './key-secret';

/** However busy: after a working day one signs in again. */
export const SIGN_IN_MAX_MS = 12 * 60 * 60_000;
/** A browser that was left alone is signed out. */
export const SIGN_IN_IDLE_MS = 2 * 60 * 60_000;
/** "Last used" is exact to this. */
export const SIGN_IN_STEP_MS = 60_000;
/** Browsers that one key or person may be signed in with; one more ends the one that was idle longest. */
export const MAX_SIGN_INS = 20;
/** Rows of one statement of the daily pruning. */
const PRUNE_BATCH = 5_000;
const MAX_PRUNE_BATCHES = 200;

const TOKEN_BYTES = 32;
/** What a token of ours looks like; anything else need not be looked up. */
const TOKEN = /^[\w-]{43}$/;

export const isSignInToken = (text: string): boolean => TOKEN.test(text);

export interface SignedIn {
  /** For the cookie; this is the only time that it can be seen. */
  readonly token: string;
  readonly expiresAt: Date;
}

export interface SignInAct {
  readonly now: Date;
  readonly requestId: string;
}

/** Ends with the key or token, and after a working day at the latest. */
const endOf = ({ expiresAt }: Caller, now: Date): Date => {
  const latest = new Date(now.getTime() + SIGN_IN_MAX_MS);
  return expiresAt !== null && expiresAt < latest ? expiresAt : latest;
};

const ADD = `insert into sign_in
    (token_hash, actor, api_key_id, token_caller, created_at, last_used_at, expires_at)
  values ($1, $2, $3, $4, $5, $5, $6)`;

const END_EXCESS = `delete from sign_in where actor = $1 and token_hash not in (
  select token_hash from sign_in where actor = $1
  order by token_hash = $3 desc, last_used_at desc, created_at desc limit $2)`;

/** The sign-in and its record, or neither. The caller has been authenticated just now. */
export function startSignIn(database: Database, caller: Caller, act: SignInAct): Promise<SignedIn> {
  const token = randomBytes(TOKEN_BYTES).toString('base64url');
  const hash = hashOf(token);
  const expiresAt = endOf(caller, act.now);
  return database.transaction(async (tx) => {
    await tx.query(ADD, [
      ...[hash, caller.actor, caller.keyId, caller.keyId === null ? JSON.stringify(caller) : null],
      ...[act.now, expiresAt],
    ]);
    await tx.query(END_EXCESS, [caller.actor, MAX_SIGN_INS, hash]);
    await record(tx, 'SIGNED_IN', caller, act);
    return { token, expiresAt };
  });
}

const END = `delete from sign_in s where s.token_hash = $1 returning s.actor,
  coalesce(s.token_caller ->> 'name', (select k.name from api_key k where k.id = s.api_key_id), '') as name`;

/** Ends it here, so that a copy of the cookie opens nothing either. What has ended already stays so. */
export function endSignIn(database: Database, token: string, act: SignInAct): Promise<boolean> {
  if (!isSignInToken(token)) return Promise.resolve(false);
  return database.transaction(async (tx) => {
    const [gone] = await tx.query<{ actor: string; name: string }>(END, [hashOf(token)]);
    if (!gone) return false;
    await record(tx, 'SIGNED_OUT', gone, act);
    return true;
  });
}

async function record(
  tx: Transaction,
  action: 'SIGNED_IN' | 'SIGNED_OUT',
  { actor, name }: Pick<Caller, 'actor' | 'name'>,
  { now, requestId }: SignInAct,
): Promise<void> {
  await appendAudit(tx, { action, actor, actorName: name, subject: actor, requestId }, now);
}

/** Drops what can open nothing any more; returns how many went. */
export async function pruneSignIns(database: Database, now: Date, batchSize = PRUNE_BATCH): Promise<number> {
  const idleSince = new Date(now.getTime() - SIGN_IN_IDLE_MS);
  let total = 0;
  for (let batch = 1; batch <= MAX_PRUNE_BATCHES; batch += 1) {
    const gone = await database.query(
      `delete from sign_in where token_hash in (
         select s.token_hash from sign_in s left join api_key k on k.id = s.api_key_id
         where s.expires_at <= $1 or s.last_used_at <= $2 or k.revoked_at <= $1 or k.expires_at <= $1
         limit $3) returning 1`,
      [now, idleSince, batchSize],
    );
    total += gone.length;
    if (gone.length < batchSize) break;
  }
  return total;
}
