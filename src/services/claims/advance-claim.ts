/** One body agrees to the step that is up; when the last has agreed, the claim moves on or is paid. */
import type { Transaction } from '../../db/database';
import { lastDayOfNotice } from '../../domain/claims/notice';
import { type ClaimRefusal, claimRefusal } from '../../domain/claims/refusals';
import { type ClaimStep, STATUS_AFTER } from '../../domain/claims/vocabulary';
import { type ProcedureStep, standingOf, whoDecides } from '../../domain/programmes/procedure';
import { stepRefusal } from '../../domain/programmes/step-refusals';
import type { ClausedRefusal } from '../../domain/refusals';
import { actOnce, type Done, type OnceResult, type Refused } from '../programmes/act-once';
import { actingBodies } from '../programmes/acting-bodies';
import type { MoneyOffice } from '../programmes/money-office';
import { commentRefusal, wordsOf } from './claim-words';
import { type FoundClaim, lockClaim } from './found-claim';
import { payClaim } from './pay-claim';
import { moveClaim, type Notice, writeEvent } from './write-event';

export interface StepToDecide {
  /** Null for an id that was never given out. */
  readonly id: string | null;
  readonly step: ClaimStep;
  readonly body?: string | null | undefined;
  readonly comment?: string | null | undefined;
}

export type ActedOnClaim = { readonly claimId: string };

export function advanceClaim(
  office: MoneyOffice,
  asked: StepToDecide,
  idempotencyKey: string,
): Promise<OnceResult<ActedOnClaim>> {
  const subject = `claim:${asked.id ?? '?'}`;
  const request = { operation: 'advanceClaim', idempotencyKey, body: asked, subject };
  return actOnce<ActedOnClaim>(office, request, (tx) => advance(tx, office, asked));
}

const refused = (refusal: ClausedRefusal<string>): Refused => ({ refusals: [refusal] });

export const isClosed = ({ status }: Pick<FoundClaim, 'status'>): boolean =>
  ['PAID', 'REFUSED', 'WITHDRAWN'].includes(status);

async function advance(
  tx: Transaction,
  office: MoneyOffice,
  asked: StepToDecide,
): Promise<Done<ActedOnClaim> | Refused> {
  const comment = wordsOf(asked.comment);
  const tooLong = commentRefusal(comment);
  if (tooLong.length > 0) return { refusals: tooLong };
  const claim = await lockClaim(tx, office.visibility, asked.id);
  if (!claim) return refused(claimRefusal('UNKNOWN_CLAIM'));
  if (isClosed(claim)) return refused(claimRefusal('CLAIM_CLOSED', { status: claim.status }));
  const { procedure, terms, decisions, filedBy } = claim;
  const toStatus = STATUS_AFTER[asked.step];
  const key = procedure.steps.find(({ status }) => status === toStatus)?.key ?? '';
  const actsFor = await actingBodies(tx, office.caller, terms.slug, office.today);
  const attempt = { step: key, body: asked.body, actsFor, actor: office.doer.actor, on: office.today };
  const decided = whoDecides(procedure, { filedBy, decisions }, attempt);
  if ('refusal' in decided) return refused(stepRefusal(terms, decided.refusal));
  const step = procedure.steps.find((one) => one.key === key) as ProcedureStep;
  const hindered = hindrance(claim, asked.step, step);
  if (hindered) return refused(hindered);
  const decision = { step: key, body: decided.body, actor: attempt.actor, agreed: true, on: attempt.on };
  const standing = standingOf(procedure, [...decisions, decision]);
  const isComplete = standing.state !== 'AWAITED' || standing.step.key !== key;
  return complete(tx, office, claim, { asked: asked.step, step, body: decided.body, comment, isComplete });
}

/** What stands in the way of a step whose turn it is. */
function hindrance(claim: FoundClaim, asked: ClaimStep, { clause }: ProcedureStep): ClaimRefusal | null {
  if (asked !== 'CONFIRM') return null;
  if (claim.objectionsUpheld > 0) return claimRefusal('OBJECTION_STANDS', {}, clause);
  const count = claim.objectionsOpen;
  return count > 0 ? claimRefusal('OBJECTIONS_OPEN', { count }, clause) : null;
}

interface Agreement {
  readonly asked: ClaimStep;
  readonly step: ProcedureStep;
  readonly body: string;
  readonly comment: string | null;
  /** The last of its bodies has agreed. */
  readonly isComplete: boolean;
}

function noticeOf({ step }: Agreement, today: string): Notice | null | 'UNKNOWN' {
  if (step.noticeDays === null) return null;
  const until = lastDayOfNotice(today, step.noticeDays);
  return until === null ? 'UNKNOWN' : { from: today, until };
}

async function complete(
  tx: Transaction,
  office: MoneyOffice,
  claim: FoundClaim,
  agreement: Agreement,
): Promise<Done<ActedOnClaim> | Refused> {
  const { asked, step, body, comment, isComplete } = agreement;
  const { id, round } = claim;
  const toStatus = isComplete ? STATUS_AFTER[asked] : claim.status;
  const notice = isComplete ? noticeOf(agreement, office.today) : null;
  if (notice === 'UNKNOWN') return refused(claimRefusal('CALENDAR_UNKNOWN', {}, step.clause));
  await writeEvent(tx, office, {
    claimId: id,
    round,
    kind: 'AGREED',
    step: step.key,
    body,
    toStatus,
    comment,
  });
  const detail = { step: asked, body, status: toStatus, ...(notice ? { notice: notice.until } : {}) };
  const done = { answer: { claimId: id }, subject: `claim:${id}` } as const;
  if (isComplete && asked === 'PAY') {
    const paid = await payClaim(tx, office, claim);
    if ('refusals' in paid) return paid;
    return { ...done, action: 'CLAIM_PAID', detail: { ...detail, ...paid } };
  }
  if (isComplete) await moveClaim(tx, office, { id, status: toStatus, notice });
  return { ...done, action: 'CLAIM_DECIDED', detail };
}
