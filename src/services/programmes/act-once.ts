/**
 * Carries out a request about money once: the effects, the answer under its key, the audit record and the
 * request to compute anew the targets that count them are there together or not at all. The same key and body
 * gives the first answer again, another body is refused; what was refused wrote nothing, so that its key is
 * free. A refusal leaves an audit record too.
 */
import type { Transaction } from '../../db/database';
import { contentHash } from '../catalogue/canonical-json';
import { recomputeTouched } from '../progress/recompute-touched';
import {
  answerAgain,
  answersUnder,
  type Done,
  type Json,
  keepAnswers,
  type OnceResult,
  type Refused,
  refusalOfKey,
  tellOfRefused,
} from './kept-requests';
import type { MoneyOffice } from './money-office';

export type { Done, Json, OnceResult, Refused } from './kept-requests';

export interface OnceRequest {
  /** The name of the mutation. */
  readonly operation: string;
  readonly idempotencyKey: string;
  /** What was asked for, without data of natural persons in clear: only its hash is kept. */
  readonly body: unknown;
  /** What it is about, for the audit record of a refusal: `loan:17`. */
  readonly subject?: string | undefined;
}

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
  { operation, idempotencyKey: key, body, subject }: OnceRequest,
  work: (tx: Transaction) => Promise<Done<Answer> | Refused>,
): Promise<OnceResult<Answer>> {
  const refuse = async ({ refusals }: Refused): Promise<Refused> => {
    await tellOfRefused(tx, office, operation, [{ subject, refusals }]);
    return { refusals };
  };
  const hash = contentHash(body);
  const kept = (await answersUnder(tx, office, [key])).get(key);
  if (kept) {
    const again = answerAgain<Answer>(kept, operation, hash);
    return 'answer' in again ? again : refuse(again);
  }
  await tx.query('savepoint work');
  const result = await work(tx);
  if ('refusals' in result) {
    await tx.query('rollback to savepoint work');
    return refuse(result);
  }
  await recomputeTouched(tx, result.subject);
  await keepAnswers(tx, office, operation, [{ ...result, key, hash }]);
  return { answer: result.answer };
}
