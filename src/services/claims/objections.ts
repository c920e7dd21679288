/** What is said against a claim while it is on public notice, and what becomes of it. */
import type { Transaction } from '../../db/database';
import { type IsoDate, isIsoDate } from '../../domain/calendar';
import { type ClaimRefusal, claimRefusal } from '../../domain/claims/refusals';
import type { ObjectionOutcome } from '../../domain/claims/vocabulary';
import { namesOfBodies } from '../../domain/programmes/step-refusals';
import type { ClausedRefusal } from '../../domain/refusals';
import { isKeyOf } from '../../loaders/rows';
import { actOnce, type Done, type OnceResult, type Refused } from '../programmes/act-once';
import { actingBodies } from '../programmes/acting-bodies';
import type { MoneyOffice } from '../programmes/money-office';
import { moneyRefusal } from '../programmes/money-refusals';
import { isTooLong, MAX_WORDS_LENGTH, reasonRefusal, wordsOf } from './claim-words';
import { type FoundClaim, lockClaim } from './found-claim';

export interface ObjectionToRecord {
  readonly claimId: string | null;
  readonly objector: string;
  readonly objection: string;
  readonly raisedOn: IsoDate;
}

export type ActedOnObjection = { readonly claimId: string; readonly objectionId: string };

const refused = (refusal: ClausedRefusal<string>): Refused => ({ refusals: [refusal] });

/** Objections are received, and decided on, where the notice hangs. */
async function noticeRefusal(
  tx: Transaction,
  { caller, today }: MoneyOffice,
  { terms, procedure }: FoundClaim,
): Promise<ClausedRefusal<string> | null> {
  const step = procedure.steps.find(({ status }) => status === 'ON_NOTICE');
  const actsFor = await actingBodies(tx, caller, terms.slug, today);
  if (step?.bodies.some((body) => actsFor.has(body))) return null;
  const { zh, en } = namesOfBodies(terms, step?.bodies ?? []);
  const refusal = moneyRefusal('NOT_YOUR_BODY', { body: zh }, step?.clause);
  return { ...refusal, field: ['id'], messageEn: moneyRefusal('NOT_YOUR_BODY', { body: en }).messageEn };
}

export function recordObjection(
  office: MoneyOffice,
  asked: ObjectionToRecord,
  idempotencyKey: string,
): Promise<OnceResult<ActedOnObjection>> {
  const subject = `claim:${asked.claimId ?? '?'}`;
  const request = { operation: 'recordObjection', idempotencyKey, body: asked, subject };
  return actOnce<ActedOnObjection>(office, request, (tx) => record(tx, office, asked));
}

function outsideNotice(claim: FoundClaim, raisedOn: IsoDate, today: IsoDate): ClaimRefusal | null {
  const { status, noticeFrom: from, noticeUntil: until } = claim;
  if (status !== 'ON_NOTICE' || from === null || until === null) return claimRefusal('NOT_ON_NOTICE');
  const isWithin = isIsoDate(raisedOn) && raisedOn >= from && raisedOn <= until && raisedOn <= today;
  return isWithin ? null : claimRefusal('OBJECTION_OUTSIDE_NOTICE', { from, until });
}

async function record(
  tx: Transaction,
  office: MoneyOffice,
  { claimId, raisedOn, ...said }: ObjectionToRecord,
): Promise<Done<ActedOnObjection> | Refused> {
  const [objector, objection] = [wordsOf(said.objector), wordsOf(said.objection)];
  if (objector === null || objection === null || isTooLong(objector) || isTooLong(objection)) {
    return refused(claimRefusal('OBJECTION_MISSING', { max: MAX_WORDS_LENGTH }));
  }
  const claim = await lockClaim(tx, office.visibility, claimId);
  if (!claim) return refused(claimRefusal('UNKNOWN_CLAIM'));
  const against = (await noticeRefusal(tx, office, claim)) ?? outsideNotice(claim, raisedOn, office.today);
  if (against) return refused(against);
  const { actor, actorName = null, now } = office.doer;
  const [row] = await tx.query<{ id: string }>(
    `insert into claim_objection (claim_id, objector, objection, raised_on, recorded_by, recorded_by_name,
       recorded_at) values ($1, $2, $3, $4, $5, $6, $7) returning id`,
    [claim.id, objector, objection, raisedOn, actor, actorName, now],
  );
  const objectionId = (row as { id: string }).id;
  const detail = { objection: objectionId, raisedOn };
  const answer = { claimId: claim.id, objectionId };
  return { answer, action: 'OBJECTION_RECORDED', subject: `claim:${claim.id}`, detail };
}

export interface ObjectionToSettle {
  readonly id: string | null;
  readonly outcome: ObjectionOutcome;
  readonly reason: string;
}

export function settleObjection(
  office: MoneyOffice,
  asked: ObjectionToSettle,
  idempotencyKey: string,
): Promise<OnceResult<ActedOnObjection>> {
  const subject = `objection:${asked.id ?? '?'}`;
  const request = { operation: 'settleObjection', idempotencyKey, body: asked, subject };
  return actOnce<ActedOnObjection>(office, request, (tx) => settle(tx, office, asked));
}

async function settle(
  tx: Transaction,
  office: MoneyOffice,
  { id, outcome, reason: said }: ObjectionToSettle,
): Promise<Done<ActedOnObjection> | Refused> {
  const reason = wordsOf(said);
  const unsaid = reasonRefusal(reason);
  if (unsaid.length > 0) return { refusals: unsaid };
  const claim = await claimOf(tx, office, id);
  if (!claim) return refused(claimRefusal('UNKNOWN_OBJECTION'));
  const against = await noticeRefusal(tx, office, claim);
  if (against) return refused(against);
  const { actor, actorName = null, now } = office.doer;
  const decided = await tx.query(
    `update claim_objection set outcome = $2, outcome_reason = $3, decided_by = $4, decided_by_name = $5,
       decided_at = $6 where id = $1 and outcome is null returning id`,
    [id, outcome, reason, actor, actorName, now],
  );
  if (decided.length === 0) return refused(claimRefusal('SETTLED_ALREADY'));
  const answer = { claimId: claim.id, objectionId: id as string };
  const detail = { objection: id, outcome, reason };
  return { answer, action: 'OBJECTION_RECORDED', subject: `claim:${claim.id}`, detail };
}

async function claimOf(tx: Transaction, office: MoneyOffice, id: string | null): Promise<FoundClaim | null> {
  if (id === null || !isKeyOf('uuid', id)) return null;
  const [row] = await tx.query<{ claim: string }>(
    'select claim_id as claim from claim_objection where id = $1',
    [id],
  );
  return row ? lockClaim(tx, office.visibility, row.claim) : null;
}
