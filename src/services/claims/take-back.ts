/** Takes back what was posted in error: a payment (第三十二条), or a recovery. The mirror stays beside it. */
import type { Transaction } from '../../db/database';
import { claimRefusal } from '../../domain/claims/refusals';
import { yuanText } from '../../domain/money';
import { namesOfBodies, stepRefusal } from '../../domain/programmes/step-refusals';
import type { ClausedRefusal } from '../../domain/refusals';
import { isKeyOf } from '../../loaders/rows';
import { postReversal } from '../ledger/post-entries';
import { setLoanStatus } from '../lending/loan-status';
import { actOnce, type Done, type OnceResult, type Refused } from '../programmes/act-once';
import { actingBodies } from '../programmes/acting-bodies';
import type { MoneyOffice } from '../programmes/money-office';
import { moneyRefusal } from '../programmes/money-refusals';
import type { ActedOnClaim } from './advance-claim';
import { reasonRefusal, wordsOf } from './claim-words';
import { type FoundClaim, lockClaim } from './found-claim';
import { type ActedOnRecovery, collectorRefusal, refused } from './recoveries';
import { writeEvent } from './write-event';

export interface ToTakeBack {
  readonly id: string | null;
  readonly reason: string;
}

/** Whoever pays takes back, and nobody what they filed. */
async function payerOf(
  tx: Transaction,
  { caller, doer, today }: MoneyOffice,
  { terms, procedure, filedBy }: FoundClaim,
): Promise<{ step: string; body: string } | { refusal: ClausedRefusal<string> }> {
  const step = procedure.steps.find(({ status }) => status === 'PAID');
  const actsFor = await actingBodies(tx, caller, terms.slug, today);
  const body = step?.bodies.find((one) => actsFor.has(one));
  if (step && doer.actor === filedBy) return { refusal: stepRefusal(terms, { code: 'OWN_FILING', step }) };
  if (step && body !== undefined) return { step: step.key, body };
  const { zh, en } = namesOfBodies(terms, step?.bodies ?? []);
  const refusal = moneyRefusal('NOT_YOUR_BODY', { body: zh }, step?.clause);
  const { messageEn } = moneyRefusal('NOT_YOUR_BODY', { body: en });
  return { refusal: { ...refusal, field: ['id'], messageEn } };
}

interface StoredPosting {
  readonly [column: string]: unknown;
  readonly id: string;
  readonly posting_id: string | null;
}

/** Null where nothing was posted. */
async function mirror(
  tx: Transaction,
  { doer, today }: MoneyOffice,
  { claimId, postingId, reason }: { claimId: string; postingId: string | null; reason: string },
): Promise<string | null | { refusal: ClausedRefusal<string> }> {
  if (postingId === null) return null;
  const request = { postingId, causeId: `claim:${claimId}`, occurredOn: today, remark: reason };
  const posted = await postReversal(tx, request, doer);
  if ('postingId' in posted) return posted.postingId;
  const missing = yuanText(posted.shortOf.wanted.minus(posted.shortOf.balance));
  return { refusal: claimRefusal('MONEY_GONE', { missing }) };
}

export function reverseClaimPayment(
  office: MoneyOffice,
  asked: ToTakeBack,
  idempotencyKey: string,
): Promise<OnceResult<ActedOnClaim>> {
  const subject = `claim:${asked.id ?? '?'}`;
  const request = { operation: 'reverseClaimPayment', idempotencyKey, body: asked, subject };
  return actOnce<ActedOnClaim>(office, request, (tx) => reversePayment(tx, office, asked));
}

/** The claim is approved again, and unpaid: it may be paid rightly, or refused. */
async function reversePayment(
  tx: Transaction,
  office: MoneyOffice,
  { id, reason: said }: ToTakeBack,
): Promise<Done<ActedOnClaim> | Refused> {
  const reason = wordsOf(said);
  const unsaid = reasonRefusal(reason);
  if (reason === null || unsaid.length > 0) return { refusals: unsaid };
  const claim = await lockClaim(tx, office.visibility, id);
  if (!claim) return refused(claimRefusal('UNKNOWN_CLAIM'));
  const payer = await payerOf(tx, office, claim);
  if ('refusal' in payer) return refused(payer.refusal);
  const { status, recovered, round } = claim;
  if (status !== 'PAID') return refused({ ...claimRefusal('NOT_PAID', { status }), field: ['id'] });
  if (!recovered.isZero()) {
    return refused(claimRefusal('RECOVERIES_STAND', { recovered: yuanText(recovered) }));
  }
  const [payment] = await tx.query<StoredPosting>(
    'select id, posting_id from claim_payment where claim_id = $1 and reversed_on is null',
    [claim.id],
  );
  const { id: paymentId, posting_id: postingId } = payment as StoredPosting;
  const back = await mirror(tx, office, { claimId: claim.id, postingId, reason });
  if (back !== null && typeof back === 'object') return refused(back.refusal);
  await markReversed(tx, office, { table: 'claim_payment', id: paymentId, reason, postingId: back });
  const event = { claimId: claim.id, round, kind: 'PAYMENT_REVERSED', ...payer } as const;
  await writeEvent(tx, office, { ...event, toStatus: 'APPROVED', comment: reason });
  await tx.query(
    `update claim set status = 'APPROVED', round = round + 1, changed_at = greatest(changed_at, $2)
     where id = $1`,
    [claim.id, office.doer.now],
  );
  await setLoanStatus(tx, claim.loan.id, 'OVERDUE', office.doer);
  const detail = { payment: paymentId, posting: postingId, mirror: back, reason };
  return { answer: { claimId: claim.id }, action: 'POSTING_REVERSED', subject: `claim:${claim.id}`, detail };
}

async function markReversed(
  tx: Transaction,
  { doer, today }: MoneyOffice,
  one: { table: 'claim_payment' | 'claim_recovery'; id: string; reason: string; postingId: string | null },
): Promise<void> {
  await tx.query(
    `update ${one.table} set reversed_on = $2, reversal_reason = $3, reversal_posting_id = $4,
       reversed_by = $5, reversed_at = $6 where id = $1`,
    [one.id, today, one.reason, one.postingId, doer.actor, doer.now],
  );
}

export function reverseRecovery(
  office: MoneyOffice,
  asked: ToTakeBack,
  idempotencyKey: string,
): Promise<OnceResult<ActedOnRecovery>> {
  const subject = `recovery:${asked.id ?? '?'}`;
  const request = { operation: 'reverseRecovery', idempotencyKey, body: asked, subject };
  return actOnce<ActedOnRecovery>(office, request, (tx) => reverseOne(tx, office, asked));
}

interface StoredRecovery extends StoredPosting {
  readonly claim_id: string;
  readonly is_reversed: boolean;
}

const RECOVERY = `
select id, claim_id, posting_id, reversed_on is not null as is_reversed from claim_recovery where id = $1`;

async function reverseOne(
  tx: Transaction,
  office: MoneyOffice,
  { id, reason: said }: ToTakeBack,
): Promise<Done<ActedOnRecovery> | Refused> {
  const reason = wordsOf(said);
  const unsaid = reasonRefusal(reason);
  if (reason === null || unsaid.length > 0) return { refusals: unsaid };
  const askable = id !== null && isKeyOf('uuid', id);
  const [pointer] = askable ? await tx.query<StoredRecovery>(RECOVERY, [id]) : [];
  const claim = pointer ? await lockClaim(tx, office.visibility, pointer.claim_id) : null;
  if (!pointer || !claim) return refused(claimRefusal('UNKNOWN_RECOVERY'));
  const stranger = await collectorRefusal(tx, office, claim);
  if (stranger) return refused({ ...stranger, field: ['id'] });
  // Read again: another may have reversed it while this one waited for the claim.
  const [recovery = pointer] = await tx.query<StoredRecovery>(RECOVERY, [id]);
  if (recovery.is_reversed) return refused(claimRefusal('REVERSED_ALREADY'));
  const back = await mirror(tx, office, { claimId: claim.id, postingId: recovery.posting_id, reason });
  if (back !== null && typeof back === 'object') return refused(back.refusal);
  await markReversed(tx, office, { table: 'claim_recovery', id: recovery.id, reason, postingId: back });
  const answer = { claimId: claim.id, recoveryId: recovery.id };
  const detail = { recovery: recovery.id, posting: recovery.posting_id, mirror: back, reason };
  return { answer, action: 'POSTING_REVERSED', subject: `claim:${claim.id}`, detail };
}
