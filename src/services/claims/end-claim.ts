/** Ends a claim before it is paid: refused on a published ground by a body, or withdrawn by its bank. */
import type { Transaction } from '../../db/database';
import { type ClaimRefusal, claimRefusal } from '../../domain/claims/refusals';
import { OBJECTION_UPHELD } from '../../domain/claims/vocabulary';
import { standingOf, whoDecides } from '../../domain/programmes/procedure';
import { stepRefusal } from '../../domain/programmes/step-refusals';
import type { ClausedRefusal } from '../../domain/refusals';
import { actOnce, type Done, type OnceResult, type Refused } from '../programmes/act-once';
import { actingBodies } from '../programmes/acting-bodies';
import type { MoneyOffice } from '../programmes/money-office';
import { moneyRefusal } from '../programmes/money-refusals';
import { type ActedOnClaim, isClosed } from './advance-claim';
import { commentRefusal, reasonRefusal, wordsOf } from './claim-words';
import { type FoundClaim, lockClaim } from './found-claim';
import { moveClaim, writeEvent } from './write-event';

export interface ClaimToRefuse {
  readonly id: string | null;
  /** Key of a published ground, or OBJECTION_UPHELD. */
  readonly ground: string;
  readonly reason: string;
  readonly body?: string | null | undefined;
}

const refused = (refusal: ClausedRefusal<string>): Refused => ({ refusals: [refusal] });

export function refuseClaim(
  office: MoneyOffice,
  asked: ClaimToRefuse,
  idempotencyKey: string,
): Promise<OnceResult<ActedOnClaim>> {
  const subject = `claim:${asked.id ?? '?'}`;
  const request = { operation: 'refuseClaim', idempotencyKey, body: asked, subject };
  return actOnce<ActedOnClaim>(office, request, (tx) => refuse(tx, office, asked));
}

function groundRefusal(claim: FoundClaim, ground: string): ClaimRefusal | null {
  const { refusalGrounds } = claim.terms;
  if (ground === OBJECTION_UPHELD) {
    return claim.objectionsUpheld > 0 ? null : claimRefusal('NO_OBJECTION_UPHELD');
  }
  if (refusalGrounds.some(({ key }) => key === ground)) return null;
  const grounds = [...refusalGrounds.map(({ key, nameZh }) => `${key}（${nameZh}）`), OBJECTION_UPHELD];
  const clause = refusalGrounds.map((rule) => rule.clause).join('、') || null;
  return claimRefusal('UNKNOWN_GROUND', { grounds: grounds.join('、') }, clause);
}

async function refuse(
  tx: Transaction,
  office: MoneyOffice,
  { id, ground, reason: said, body }: ClaimToRefuse,
): Promise<Done<ActedOnClaim> | Refused> {
  const reason = wordsOf(said);
  const unsaid = reasonRefusal(reason);
  if (unsaid.length > 0) return { refusals: unsaid };
  const claim = await lockClaim(tx, office.visibility, id);
  if (!claim) return refused(claimRefusal('UNKNOWN_CLAIM'));
  if (isClosed(claim)) return refused(claimRefusal('CLAIM_CLOSED', { status: claim.status }));
  const { procedure, terms, decisions, filedBy, round } = claim;
  const standing = standingOf(procedure, decisions);
  const step = standing.state === 'AWAITED' ? standing.step.key : '';
  const actsFor = await actingBodies(tx, office.caller, terms.slug, office.today);
  const attempt = { step, body, actsFor, actor: office.doer.actor, on: office.today, agreed: false };
  const decided = whoDecides(procedure, { filedBy, decisions }, attempt);
  if ('refusal' in decided) return refused(stepRefusal(terms, decided.refusal));
  const unpublished = groundRefusal(claim, ground);
  if (unpublished) return refused(unpublished);
  const event = { claimId: claim.id, round, kind: 'REFUSED', step, body: decided.body } as const;
  await writeEvent(tx, office, { ...event, toStatus: 'REFUSED', comment: reason });
  await tx.query(
    `update claim set status = 'REFUSED', refusal_ground = $2, refusal_reason = $3,
       changed_at = greatest(changed_at, $4) where id = $1`,
    [claim.id, ground, reason, office.doer.now],
  );
  const detail = { step, body: decided.body, ground, reason };
  return { answer: { claimId: claim.id }, action: 'CLAIM_REFUSED', subject: `claim:${claim.id}`, detail };
}

export function withdrawClaim(
  office: MoneyOffice,
  asked: { readonly id: string | null; readonly reason?: string | null | undefined },
  idempotencyKey: string,
): Promise<OnceResult<ActedOnClaim>> {
  const subject = `claim:${asked.id ?? '?'}`;
  const request = { operation: 'withdrawClaim', idempotencyKey, body: asked, subject };
  return actOnce<ActedOnClaim>(office, request, (tx) => withdraw(tx, office, asked));
}

async function withdraw(
  tx: Transaction,
  office: MoneyOffice,
  { id, reason }: { readonly id: string | null; readonly reason?: string | null | undefined },
): Promise<Done<ActedOnClaim> | Refused> {
  const { caller } = office;
  const comment = wordsOf(reason);
  const tooLong = commentRefusal(comment);
  if (tooLong.length > 0) return { refusals: tooLong };
  const claim = await lockClaim(tx, office.visibility, id);
  if (!claim) return refused(claimRefusal('UNKNOWN_CLAIM'));
  if (caller.role !== 'BANK' || caller.institutionSlug !== claim.bankSlug) {
    return refused(claimRefusal('NOT_YOUR_CLAIM'));
  }
  if (!caller.scopes.includes('LEND')) return refused(moneyRefusal('SCOPE_LEND_MISSING'));
  if (isClosed(claim)) return refused(claimRefusal('CLAIM_CLOSED', { status: claim.status }));
  const standing = standingOf(claim.procedure, claim.decisions);
  const step = standing.state === 'AWAITED' ? standing.step.key : '';
  const event = { claimId: claim.id, round: claim.round, kind: 'WITHDRAWN', step, body: null } as const;
  await writeEvent(tx, office, { ...event, toStatus: 'WITHDRAWN', comment });
  await moveClaim(tx, office, { id: claim.id, status: 'WITHDRAWN' });
  const detail = { from: claim.status, reason: comment };
  return { answer: { claimId: claim.id }, action: 'CLAIM_WITHDRAWN', subject: `claim:${claim.id}`, detail };
}
