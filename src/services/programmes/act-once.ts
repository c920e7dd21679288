/**
 * Carries out a request about money once: the effects, the answer under its key, the audit record and the
 * request to compute anew the targets that count them are there together or not at all. The same key and body
 * gives the first answer again, another body is refused; what was refused wrote nothing, so that its key is
 * free. A refusal leaves an audit record too.
 */
import type { Transaction } from '../../db/database';
import type { ClausedRefusal } from '../../domain/refusals';
import type { AuditAction } from '../../domain/vocabulary';
import { appendAudit } from '../audit/append-audit';
import { whoOf } from '../audit/doer';
import { contentHash } from '../catalogue/canonical-json';
import { recomputeTouched } from '../progress/recompute-touched';
import type { MoneyOffice } from './money-office';
import { moneyRefusal } from './money-refusals';

export interface OnceRequest {
  /** The name of the mutation. */
  readonly operation: string;
  readonly idempotencyKey: string;
  /** What was asked for, without data of natural persons in clear: only its hash is kept. */
  readonly body: unknown;
  /** What it is about, for the audit record of a refusal: `loan:17`. */
  readonly subject?: string | undefined;
}

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

export interface Kept {
  readonly [column: string]: unknown;
  readonly operation: string;
  readonly body_hash: string;
  readonly answer: Json;
}

/** A bank may change its keys between two tries, so that its requests belong to the bank. */
export const holderOf = ({ institutionSlug, role, actor }: MoneyOffice['caller']): string =>
  role === 'BANK' && institutionSlug ? `institution:${institutionSlug}` : actor;

/** Null for a key that can be one. */
export const refusalOfKey = (key: string): Refused | null =>
  KEY_SHAPE.test(key) && key.length <= MAX_KEY_LENGTH
    ? null
    : { refusals: [moneyRefusal('IDEMPOTENCY_KEY_BAD', { max: MAX_KEY_LENGTH })] };

export async function actOnce<Answer extends Json>(
  office: MoneyOffice,
  request: OnceRequest,
  work: (tx: Transaction) => Promise<Done<Answer> | Refused>,
): Promise<OnceResult<Answer>> {
  const bad = refusalOfKey(request.idempotencyKey);
  if (bad) return bad;
  return office.database.transaction((tx) => once(tx, office, request, work));
}

async function once<Answer extends Json>(
  tx: Transaction,
  office: MoneyOffice,
  request: OnceRequest,
  work: (tx: Transaction) => Promise<Done<Answer> | Refused>,
): Promise<OnceResult<Answer>> {
  const { doer } = office;
  const holder = holderOf(office.caller);
  const hash = contentHash(request.body);
  const kept = await answerUnder(tx, holder, request.idempotencyKey);
  if (kept) {
    const again = answerAgain<Answer>(kept, request.operation, hash);
    return 'answer' in again ? again : refuse(tx, office, request, again);
  }
  await tx.query('savepoint work');
  const result = await work(tx);
  if ('refusals' in result) {
    await tx.query('rollback to savepoint work');
    return refuse(tx, office, request, result);
  }
  const { answer, action, subject, detail = {} } = result;
  await tx.query(
    `insert into idempotent_request (holder, key, operation, body_hash, answer, recorded_at)
     values ($1, $2, $3, $4, $5, $6)`,
    [holder, request.idempotencyKey, request.operation, hash, JSON.stringify(answer), doer.now],
  );
  await recomputeTouched(tx, subject);
  await appendAudit(tx, { ...whoOf(doer), action, subject, detail }, doer.now);
  return { answer };
}

/** The first answer to the same request; another one under its key is refused. */
export function answerAgain<Answer extends Json>(
  kept: Kept,
  operation: string,
  hash: string,
): OnceResult<Answer> {
  const isSame = kept.operation === operation && kept.body_hash === hash;
  return isSame ? { answer: kept.answer as Answer } : { refusals: [moneyRefusal('IDEMPOTENCY_KEY_REUSED')] };
}

/** Whoever asks with the same key meanwhile waits for the first to end. */
async function answerUnder(tx: Transaction, holder: string, key: string): Promise<Kept | null> {
  await tx.query(`select pg_advisory_xact_lock(hashtextextended($1, 0))`, [`once ${holder} ${key}`]);
  const [kept] = await tx.query<Kept>(
    'select operation, body_hash, answer from idempotent_request where holder = $1 and key = $2',
    [holder, key],
  );
  return kept ?? null;
}

async function refuse(
  tx: Transaction,
  { doer }: MoneyOffice,
  { operation, subject }: OnceRequest,
  refused: Refused,
): Promise<Refused> {
  await appendAudit(tx, { ...whoOf(doer), ...refusedEntry(operation, subject, refused) }, doer.now);
  return refused;
}

export function refusedEntry(operation: string, subject: string | undefined, { refusals }: Refused) {
  const codes = refusals.map(({ code, clause }) => (clause === null ? code : `${code} ${clause}`));
  return { action: 'REQUEST_REFUSED', subject, detail: { operation, codes } } as const;
}
