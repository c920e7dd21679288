/** Requests about money that were carried out, under their keys; the record of those that were refused. */
import type { Transaction } from '../../db/database';
import { lockNames } from '../../db/lock-names';
import type { ClausedRefusal } from '../../domain/refusals';
import type { AuditAction } from '../../domain/vocabulary';
import { appendAudits } from '../audit/append-audit';
import { whoOf } from '../audit/doer';
import type { MoneyOffice } from './money-office';
import { moneyRefusal } from './money-refusals';

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** What was done, and what the answer is rebuilt from: ids, no states, for those may change. */
export interface Done<Answer extends Json> {
  readonly answer: Answer;
  readonly action: AuditAction;
  readonly subject: string;
  readonly detail?: Readonly<Record<string, unknown>>;
}

export interface Refused {
  readonly refusals: readonly ClausedRefusal<string>[];
}

export type OnceResult<Answer extends Json> = { readonly answer: Answer } | Refused;

const MAX_KEY_LENGTH = 255;
/** Printable ASCII, at least one letter that is no blank. */
const KEY_SHAPE = /^[\x20-\x7e]*[\x21-\x7e][\x20-\x7e]*$/;

/** Null for a key that can be one. */
export const refusalOfKey = (key: string): Refused | null =>
  KEY_SHAPE.test(key) && key.length <= MAX_KEY_LENGTH
    ? null
    : { refusals: [moneyRefusal('IDEMPOTENCY_KEY_BAD', { max: MAX_KEY_LENGTH })] };

export interface Kept {
  readonly [column: string]: unknown;
  readonly operation: string;
  readonly body_hash: string;
  readonly answer: Json;
}

/** A bank may change its keys between two tries, so that its requests belong to the bank. */
const holderOf = ({ institutionSlug, role, actor }: MoneyOffice['caller']): string =>
  role === 'BANK' && institutionSlug ? `institution:${institutionSlug}` : actor;

/** The first answer to the same request; another one under its key is refused. */
export function answerAgain<Answer extends Json>(
  kept: Kept,
  operation: string,
  hash: string,
): OnceResult<Answer> {
  const isSame = kept.operation === operation && kept.body_hash === hash;
  return isSame ? { answer: kept.answer as Answer } : { refusals: [moneyRefusal('IDEMPOTENCY_KEY_REUSED')] };
}

/** Whoever asks with one of the keys meanwhile waits; they are locked in one order, so that no ring forms. */
export async function answersUnder(
  tx: Transaction,
  { caller }: MoneyOffice,
  asked: readonly string[],
): Promise<Map<string, Kept>> {
  const holder = holderOf(caller);
  const keys = [...new Set(asked)].sort();
  await lockNames(tx, ...keys.map((key) => `once ${holder} ${key}`));
  const rows = await tx.query<Kept & { readonly key: string }>(
    `select key, operation, body_hash, answer from idempotent_request
     where holder = $1 and key = any($2::text[])`,
    [holder, keys],
  );
  return new Map(rows.map((row) => [row.key, row]));
}

/** With the audit records of what was done, the last that a transaction writes. */
export async function keepAnswers<Answer extends Json>(
  tx: Transaction,
  { caller, doer }: MoneyOffice,
  operation: string,
  done: readonly (Done<Answer> & { readonly key: string; readonly hash: string })[],
): Promise<ReadonlyMap<string, Kept>> {
  if (done.length === 0) return new Map();
  await tx.query(
    `insert into idempotent_request (holder, key, operation, body_hash, answer, recorded_at)
     select $1, given.key, $2, given.hash, given.answer::jsonb, $6
     from unnest($3::text[], $4::text[], $5::text[]) as given (key, hash, answer)`,
    [
      ...[holderOf(caller), operation, done.map(({ key }) => key), done.map(({ hash }) => hash)],
      ...[done.map(({ answer }) => JSON.stringify(answer)), doer.now],
    ],
  );
  const entries = done.map(({ action, subject, detail = {} }) => ({
    ...{ ...whoOf(doer), action, subject, detail },
  }));
  await appendAudits(tx, entries, doer.now);
  return new Map(done.map(({ key, hash, answer }) => [key, { operation, body_hash: hash, answer }]));
}

export interface RefusedRequest extends Refused {
  readonly subject: string | undefined;
}

export async function tellOfRefused(
  tx: Transaction,
  { doer }: Pick<MoneyOffice, 'doer'>,
  operation: string,
  refused: readonly RefusedRequest[],
): Promise<void> {
  if (refused.length === 0) return;
  const entries = refused.map(({ subject, refusals }) => {
    const codes = refusals.map(({ code, clause }) => (clause === null ? code : `${code} ${clause}`));
    return { ...whoOf(doer), action: 'REQUEST_REFUSED', subject, detail: { operation, codes } } as const;
  });
  await appendAudits(tx, entries, doer.now);
}
