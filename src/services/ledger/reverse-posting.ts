/** Takes a posting back by another that mirrors it: by hand only what stands for itself. */
import type { Transaction } from '../../db/database';
import { Decimal } from '../../domain/decimal';
import { type PostingCause, REVERSED_BY_HAND } from '../../domain/ledger/vocabulary';
import { isKeyOf } from '../../loaders/rows';
import { actOnce, type Done, type OnceResult, type Refused } from '../programmes/act-once';
import type { MoneyOffice } from '../programmes/money-office';
import { remarkRefusals, wordsOf } from './amounts';
import { takeContribution } from './contributions';
import type { PostedAnswer } from './deposits';
import { managedFund } from './fund-in-hand';
import { lockBook, postReversal } from './post-entries';
import { type LedgerRefusal, ledgerRefusal } from './refusals';
import { shortRefusal } from './short-words';

export interface ReverseRequest {
  /** Null for an id that was never given out. */
  readonly id: string | null;
  readonly reason: string;
}

interface Original {
  readonly [column: string]: unknown;
  readonly fund_slug: string;
  readonly cause: PostingCause;
  readonly cause_id: string;
  readonly occurred_on: string;
  readonly party: string | null;
  readonly reversed_on: string | null;
  readonly amount: string;
}

const ORIGINAL = `
select p.fund_slug, p.cause, p.cause_id, p.occurred_on, p.party, r.occurred_on as reversed_on,
  (select sum(e.debit)::text from ledger_entry e where e.posting_id = p.id) as amount
from ledger_posting p left join ledger_posting r on r.reverses = p.id
where p.id = $1`;

async function original(tx: Transaction, id: string | null): Promise<Original | null> {
  if (id === null || !isKeyOf('uuid', id)) return null;
  const [row] = await tx.query<Original>(ORIGINAL, [id]);
  if (!row) return null;
  // Whoever reverses the same one meanwhile has ended once the books are free.
  await lockBook(tx, row.fund_slug);
  return (await tx.query<Original>(ORIGINAL, [id]))[0] ?? null;
}

function objectionTo({ cause, cause_id, reversed_on }: Original): LedgerRefusal | null {
  if (cause === 'REVERSAL') return ledgerRefusal('IS_A_REVERSAL');
  if (reversed_on !== null) return ledgerRefusal('REVERSED_ALREADY', { on: reversed_on });
  if (!REVERSED_BY_HAND.has(cause)) return ledgerRefusal('REVERSED_ELSEWHERE', { cause: cause_id });
  return null;
}

async function reverse(
  tx: Transaction,
  office: MoneyOffice,
  request: ReverseRequest,
): Promise<Done<PostedAnswer> | Refused> {
  const row = await original(tx, request.id);
  const managed = row ? await managedFund(tx, office, row.fund_slug) : null;
  if (!row || !managed) return { refusals: [ledgerRefusal('UNKNOWN_POSTING')] };
  if ('refusals' in managed) {
    const isUnseen = managed.refusals.some(({ code }) => code === 'NO_BOOKS');
    return isUnseen ? { refusals: [ledgerRefusal('UNKNOWN_POSTING')] } : managed;
  }
  const reason = wordsOf(request.reason);
  if (reason === null) return { refusals: [ledgerRefusal('REASON_MISSING')] };
  const objection = objectionTo(row);
  const refusals = [...(objection ? [objection] : []), ...remarkRefusals(reason, 'reason')];
  if (refusals.length > 0) return { refusals };
  const postingId = request.id as string;
  const causeId = `posting:${postingId}`;
  const mirror = { postingId, causeId, occurredOn: office.today, remark: reason };
  const result = await postReversal(tx, mirror, office.doer);
  if ('shortOf' in result) return { refusals: [shortRefusal(result.shortOf)] };
  const subject = `posting:${result.postingId}`;
  if (row.cause === 'DEPOSIT') {
    const paid = { fundSlug: row.fund_slug, contributor: row.party as string, paidOn: row.occurred_on };
    await takeContribution(tx, { ...paid, amount: new Decimal(row.amount) });
  }
  const detail = { fund: row.fund_slug, reverses: postingId, cause: row.cause, amount: row.amount, reason };
  return { answer: result, action: 'POSTING_REVERSED', subject, detail };
}

export const reversePosting = (
  office: MoneyOffice,
  request: ReverseRequest,
  idempotencyKey: string,
): Promise<OnceResult<PostedAnswer>> => {
  const subject = `posting:${request.id ?? ''}`;
  const once = { operation: 'reversePosting', idempotencyKey, body: request, subject };
  return actOnce(office, once, (tx) => reverse(tx, office, request));
};
