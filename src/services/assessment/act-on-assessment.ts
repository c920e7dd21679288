/** Approves, feeds back or closes an assessment, in one transaction with its event and audit record. */
import type { Database, Transaction } from '../../db/database';
import type { Visibility } from '../../domain/access/visibility';
import { MAX_WORDS_LENGTH, objectionsToAction } from '../../domain/assessment/objections';
import {
  type AssessmentRefusal,
  type AssessmentRefusalCode,
  assessmentRefusal,
} from '../../domain/assessment/refusals';
import { TRANSITIONS } from '../../domain/assessment/transitions';
import type { AssessmentAction } from '../../domain/assessment/vocabulary';
import { addDays, type IsoDate } from '../../domain/calendar';
import type { AuditAction } from '../../domain/vocabulary';
import { cleanErrorText } from '../../errors';
import { isKeyOf } from '../../loaders/rows';
import { requireSeen } from '../../loaders/visible';
import type { Caller } from '../access/caller';
import { appendAudit } from '../audit/append-audit';
import { type Doer, whoOf } from '../audit/doer';
import { schemeVersion } from './schemes';
import { type FoundAssessment, findAndLock } from './standing';
import { addEvents } from './store-versions';

/** Who does something, and where. */
export interface AssessmentOffice {
  readonly database: Database;
  readonly visibility: Visibility;
  readonly caller: Caller;
  readonly doer: Doer;
  readonly today: IsoDate;
}

export interface ActionRequest {
  /** Null for an id that was never given out. */
  readonly id: string | null;
  readonly action: AssessmentAction;
  readonly comment?: string | null | undefined;
  /** What the caller looked at; with another version in force, nothing is done. */
  readonly expectedVersion?: number | null | undefined;
}

export type ActionResult = { readonly id: string } | { readonly refusals: readonly AssessmentRefusal[] };

export const refusedWith = (...codes: readonly AssessmentRefusalCode[]) => ({
  refusals: codes.map((code) => assessmentRefusal(code)),
});

export const cleanWords = (text: string | null | undefined): string => cleanErrorText(text ?? '').trim();

/** Beyond what is kept, so that what is too long is refused rather than cut. */
export const wordsOf = (text: string | null | undefined): string =>
  (text ?? '')
    .replaceAll('\0', '')
    .slice(0, MAX_WORDS_LENGTH * 2 + 1)
    .toWellFormed()
    .trim();

export async function actOnAssessment(
  office: AssessmentOffice,
  request: ActionRequest,
): Promise<ActionResult> {
  const { database, visibility, caller, today } = office;
  requireSeen(visibility, 'Assessment');
  const { id, action, expectedVersion } = request;
  if (id === null || !isKeyOf('uuid', id)) return refusedWith('UNKNOWN_ASSESSMENT');
  return database.transaction(async (tx) => {
    const found = await findAndLock(tx, visibility, id);
    if (!found) return refusedWith('UNKNOWN_ASSESSMENT');
    if (typeof expectedVersion === 'number' && expectedVersion !== found.version) {
      return refusedWith('CHANGED_MEANWHILE');
    }
    const against = objectionsToAction(action, found.standing, caller, today);
    const until = found.standing.appealUntil ?? '';
    if (against.length > 0) return { refusals: against.map((code) => assessmentRefusal(code, { until })) };
    await record(tx, office, found, action, cleanWords(request.comment));
    return { id };
  });
}

const MOVE = `
update assessment set status = $2, changed_at = $3,
  approved_at = case when $2 = 'APPROVED' then $3::timestamptz else approved_at end,
  feedback_due = case when $2 = 'APPROVED' then $4::date else feedback_due end,
  fed_back_at = case when $2 = 'FED_BACK' then $3::timestamptz else fed_back_at end,
  appeal_until = case when $2 = 'FED_BACK' then $4::date else appeal_until end,
  closed_at = case when $2 = 'FINAL' then $3::timestamptz else closed_at end
where id = $1`;

const AUDITED_AS: Readonly<Record<AssessmentAction, AuditAction>> = {
  APPROVE: 'ASSESSMENT_APPROVED',
  FEED_BACK: 'ASSESSMENT_FED_BACK',
  CLOSE: 'ASSESSMENT_CLOSED',
};

async function record(
  tx: Transaction,
  { doer, today }: AssessmentOffice,
  { id, plan, quarter, version, schemeVersion: by, standing }: FoundAssessment,
  action: AssessmentAction,
  comment: string,
): Promise<void> {
  const { to, step } = TRANSITIONS[action];
  const { deadlines } = await schemeVersion(tx, plan, by);
  const due =
    action === 'APPROVE'
      ? addDays(today, deadlines.feedbackWithin.days)
      : action === 'FEED_BACK'
        ? addDays(today, deadlines.appealWithin.days)
        : null;
  const event = { assessmentId: id, step, fromStatus: standing.status, toStatus: to, version };
  await addEvents(tx, [{ ...event, comment: comment || null }], doer);
  await tx.query(MOVE, [id, to, doer.now, due]);
  const detail = { plan, quarter, department: standing.departmentSlug, version, comment: comment || null };
  const entry = { ...whoOf(doer), action: AUDITED_AS[action], subject: `assessment:${id}`, detail };
  await appendAudit(tx, entry, doer.now);
}
