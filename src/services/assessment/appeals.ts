/** Files and decides appeals: what was before, what would be if it were upheld, and what became of it. */
import type { Transaction } from '../../db/database';
import type { Claim, Correction } from '../../domain/assessment/facts';
import {
  objectionsToDeciding,
  objectionsToFiling,
  objectionsToWords,
} from '../../domain/assessment/objections';
import { type AssessmentRefusal, assessmentRefusal } from '../../domain/assessment/refusals';
import { afterDecision } from '../../domain/assessment/transitions';
import type { AppealTreatment } from '../../domain/assessment/vocabulary';
import { addDays } from '../../domain/calendar';
import { isKeyOf } from '../../loaders/rows';
import { requireSeen } from '../../loaders/visible';
import { appendAudit } from '../audit/append-audit';
import { whoOf } from '../audit/doer';
import { type AssessmentOffice, refusedWith, wordsOf } from './act-on-assessment';
import { type AssessmentContent, contentOf } from './compute';
import { correctVersion, type StoredVersion, storedVersion } from './correct-version';
import { schemeVersion } from './schemes';
import { type FoundAssessment, findAndLock } from './standing';
import { addEvents } from './store-versions';

export interface AppealRequest {
  /** Null for an id that was never given out. */
  readonly itemId: string | null;
  readonly reason: string;
  readonly evidence?: string | null | undefined;
  readonly claimedActual?: string | null | undefined;
  readonly claimedTreatment?: AppealTreatment | null | undefined;
}

export type AppealResult =
  | { readonly appealId: string; readonly assessmentId: string }
  | { readonly refusals: readonly AssessmentRefusal[] };

interface ItemRow {
  readonly [column: string]: unknown;
  readonly assessmentId: string;
  readonly targetKey: string;
  readonly basis: string;
  readonly version: number;
}

const ITEM = `
select assessment_id as "assessmentId", target_key as "targetKey", basis, version
from assessment_item where id = $1`;

const ADD = `
insert into appeal (assessment_id, item_id, target_key, reason, evidence, claimed_actual, claimed_treatment,
  score_before, score_if_upheld, filed_by, filed_by_name, filed_at, decide_by)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) returning id`;

/** The score with what is claimed, by the facts and the scheme of the version in force. */
export function scoreWith(
  stored: Pick<StoredVersion, 'content' | 'scheme'>,
  claim: Correction,
): AssessmentContent {
  const { content, scheme } = stored;
  const corrections = [...content.corrections.filter((one) => one.targetKey !== claim.targetKey), claim];
  return contentOf(content, { version: content.schemeVersion, scheme }, content.items, corrections);
}

export async function fileAppeal(office: AssessmentOffice, request: AppealRequest): Promise<AppealResult> {
  const { database, visibility, caller, today } = office;
  requireSeen(visibility, 'Assessment');
  const { itemId } = request;
  if (itemId === null || !isKeyOf('uuid', itemId)) return refusedWith('UNKNOWN_ITEM');
  return database.transaction(async (tx) => {
    const [item] = await tx.query<ItemRow>(ITEM, [itemId]);
    const found = item ? await findAndLock(tx, visibility, item.assessmentId) : null;
    // A department does not see what has not been fed back; it is told so rather than that there is nothing.
    const hidden = item && !found ? await ownBeforeFeedback(tx, office, item) : false;
    if (hidden) return refusedWith('NOT_FED_BACK_YET');
    if (!item || !found) return refusedWith('UNKNOWN_ITEM');
    const scheme = await schemeVersion(tx, found.plan, found.schemeVersion);
    const { targetKey } = item;
    const per = scheme.appeals.per;
    const claim: Claim = {
      actual: request.claimedActual ?? null,
      treatment: request.claimedTreatment ?? null,
    };
    const said = { reason: wordsOf(request.reason), evidence: wordsOf(request.evidence), ...claim };
    const against = [
      ...objectionsToFiling(found.standing, caller, { targetKey, today, per }),
      ...(item.version === found.version ? [] : (['OUTDATED_ITEM'] as const)),
      ...objectionsToWords(said, item.basis),
    ];
    const until = found.standing.appealUntil ?? '';
    if (against.length > 0) return { refusals: against.map((code) => assessmentRefusal(code, { until })) };
    const days = scheme.deadlines.decisionWithin.days;
    return file(tx, office, found, { ...said, itemId, targetKey, decideBy: addDays(today, days) });
  });
}

async function ownBeforeFeedback(
  tx: Transaction,
  { caller }: AssessmentOffice,
  { assessmentId }: ItemRow,
): Promise<boolean> {
  const rows = await tx.query(
    `select from assessment where id = $1 and department_slug = $2 and status in ('DRAFT', 'APPROVED')`,
    [assessmentId, caller.departmentSlug ?? ''],
  );
  return rows.length > 0;
}

interface Filing extends Claim {
  readonly itemId: string;
  readonly targetKey: string;
  readonly reason: string;
  readonly evidence: string;
  readonly decideBy: string;
}

async function file(
  tx: Transaction,
  { doer }: AssessmentOffice,
  { id, version, plan, quarter, standing, score }: FoundAssessment,
  { itemId, targetKey, reason, evidence, actual, treatment, decideBy }: Filing,
): Promise<AppealResult> {
  const { actor, actorName = null, now } = doer;
  const upheld = scoreWith(await storedVersion(tx, id, version), { targetKey, actual, treatment });
  const [row] = await tx.query<{ id: string }>(ADD, [
    ...[id, itemId, targetKey, reason, evidence, actual, treatment, score, upheld.score],
    ...[actor, actorName, now, decideBy],
  ]);
  const appealId = row?.id as string;
  const event = {
    assessmentId: id,
    step: 'APPEALED' as const,
    fromStatus: standing.status,
    version,
    appealId,
  };
  await addEvents(tx, [{ ...event, toStatus: 'APPEALED', comment: reason }], doer);
  await tx.query(`update assessment set status = 'APPEALED', changed_at = $2 where id = $1`, [id, now]);
  const detail = {
    ...{ plan, quarter, department: standing.departmentSlug, target: targetKey, reason, evidence },
    ...{
      claimedActual: actual,
      claimedTreatment: treatment,
      scoreBefore: score,
      scoreIfUpheld: upheld.score,
    },
  };
  const entry = { ...whoOf(doer), action: 'APPEAL_FILED', subject: `appeal:${appealId}`, detail } as const;
  await appendAudit(tx, entry, now);
  return { appealId, assessmentId: id };
}

export interface DecisionRequest {
  readonly id: string | null;
  readonly upheld: boolean;
  readonly reason: string;
}

interface AppealRow {
  readonly [column: string]: unknown;
  readonly assessmentId: string;
  readonly targetKey: string;
  readonly filedBy: string;
  readonly actual: string | null;
  readonly treatment: AppealTreatment | null;
  readonly upheld: boolean | null;
}

const APPEAL = `
select assessment_id as "assessmentId", target_key as "targetKey", filed_by as "filedBy",
  claimed_actual as actual, claimed_treatment as treatment, upheld from appeal where id = $1`;

export async function decideAppeal(
  office: AssessmentOffice,
  request: DecisionRequest,
): Promise<AppealResult> {
  const { database, visibility, caller } = office;
  requireSeen(visibility, 'Assessment');
  const { id } = request;
  if (id === null || !isKeyOf('uuid', id)) return refusedWith('UNKNOWN_APPEAL');
  return database.transaction(async (tx) => {
    const [first] = await tx.query<AppealRow>(APPEAL, [id]);
    const found = first ? await findAndLock(tx, visibility, first.assessmentId) : null;
    // Read again behind the lock: somebody else may have decided it meanwhile.
    const [appeal] = await tx.query<AppealRow>(APPEAL, [id]);
    if (!appeal || !found) return refusedWith('UNKNOWN_APPEAL');
    const reason = wordsOf(request.reason);
    const standing = { filedBy: appeal.filedBy, isDecided: appeal.upheld !== null };
    const against = objectionsToDeciding(standing, found.standing, caller, reason);
    if (against.length > 0) return refusedWith(...against);
    await decide(tx, office, found, { appealId: id, appeal, upheld: request.upheld, reason });
    return { appealId: id, assessmentId: found.id };
  });
}

interface Decision {
  readonly appealId: string;
  readonly appeal: AppealRow;
  readonly upheld: boolean;
  readonly reason: string;
}

const DECIDE = `
update appeal set upheld = $2, decision_reason = $3, decided_by = $4, decided_by_name = $5, decided_at = $6,
  corrected_version = $7 where id = $1`;

async function decide(
  tx: Transaction,
  { doer }: AssessmentOffice,
  found: FoundAssessment,
  { appealId, appeal, upheld, reason }: Decision,
): Promise<void> {
  const { actor, actorName = null, now } = doer;
  const { id, plan, quarter, standing } = found;
  const { targetKey, actual, treatment } = appeal;
  const claim = { targetKey, actual, treatment };
  const corrected = upheld ? await correctVersion(tx, found, claim, now) : null;
  await tx.query(DECIDE, [appealId, upheld, reason, actor, actorName, now, corrected?.version ?? null]);
  const to = afterDecision(standing.openAppeals - 1);
  const version = corrected?.version ?? found.version;
  const event = { assessmentId: id, version, appealId, comment: reason, fromStatus: standing.status };
  await addEvents(tx, [{ ...event, step: upheld ? 'UPHELD' : 'REJECTED', toStatus: to }], doer);
  await tx.query('update assessment set status = $2, changed_at = $3 where id = $1', [id, to, now]);
  const scores = { scoreBefore: found.score, scoreAfter: corrected ? corrected.score : found.score };
  const detail = {
    plan,
    quarter,
    department: standing.departmentSlug,
    target: targetKey,
    upheld,
    reason,
    ...scores,
  };
  const entry = { ...whoOf(doer), action: 'APPEAL_DECIDED', subject: `appeal:${appealId}`, detail } as const;
  await appendAudit(tx, entry, now);
}
