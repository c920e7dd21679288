/** What speaks against an action on a submission, as codes; where nothing does, the action may be taken. */
import { isOffice, reviewScopesOf } from '../access/review-scopes';
import type { Viewpoint } from '../access/visibility';
import { isWithinRegion } from '../identifiers/region-code';
import type { SubmissionAction, SubmissionStatus, SubmissionStep } from '../vocabulary';
import type { SubmissionRefusalCode } from './refusals';
import { isInReview, SCOPE_OF_STATUS, SENDING_STEPS, TRANSITIONS } from './transitions';

/** Something that somebody did to a submission, and where it stood before. */
export interface Act {
  readonly step: SubmissionStep;
  readonly actor: string;
  readonly fromStatus: SubmissionStatus | null;
}

export interface Standing {
  readonly status: SubmissionStatus;
  readonly regionCode: string;
  /** Corrects a version that is published already. */
  readonly isCorrection: boolean;
  /** What was given as the reason of the revision so far. */
  readonly revisionReason: string | null;
  /** Warnings of the validation rules that nobody has answered yet. */
  readonly openWarnings: number;
  readonly acts: readonly Act[];
}

export interface Person extends Pick<Viewpoint, 'role' | 'scopes' | 'regionCodes'> {
  readonly actor: string;
}

export interface Said {
  readonly comment?: string | null | undefined;
  readonly revisionReason?: string | null | undefined;
}

export const MAX_COMMENT_LENGTH = 1_000;

const NOT_AWAITED = {
  SUBMIT: 'NOT_A_DRAFT',
  REVIEW: 'NOT_AWAITING_REVIEW',
  AUDIT: 'NOT_AWAITING_AUDIT',
  APPROVE: 'NOT_AWAITING_APPROVAL',
  RETURN: 'NOT_IN_REVIEW',
  WITHDRAW: 'ALREADY_FINAL',
} as const satisfies Record<SubmissionAction, SubmissionRefusalCode>;

const isDecision = (action: SubmissionAction) => action !== 'SUBMIT' && action !== 'WITHDRAW';

/** Why this person cannot take this action now, whatever is said with it. */
export function objectionsTo(
  action: SubmissionAction,
  standing: Standing,
  person: Person,
): readonly SubmissionRefusalCode[] {
  const { regionCodes } = person;
  const { status, regionCode } = standing;
  const found: SubmissionRefusalCode[] = [];
  if (!TRANSITIONS[action].from.includes(status)) found.push(NOT_AWAITED[action]);
  if (regionCodes && !regionCodes.some((code) => isWithinRegion(regionCode, code))) {
    found.push('OUTSIDE_YOUR_REGIONS');
  }
  if (isDecision(action)) found.push(...objectionsToDecider(action, standing, person));
  else if (!isOffice(person.role)) found.push('NOT_THE_OFFICE');
  if (action === 'SUBMIT' && standing.openWarnings > 0) found.push('WARNINGS_OPEN');
  return found;
}

/** A return is a decision of the step that is awaited; outside of review there is none to decide. */
function objectionsToDecider(
  action: SubmissionAction,
  { status, acts }: Standing,
  person: Person,
): readonly SubmissionRefusalCode[] {
  const awaited = isInReview(status) ? SCOPE_OF_STATUS[status] : null;
  const scope = action === 'RETURN' ? awaited : action;
  const found: SubmissionRefusalCode[] = [];
  if (!reviewScopesOf(person).some((held) => scope === null || held === scope)) found.push('SCOPE_MISSING');
  const mine = acts.filter(({ actor }) => actor === person.actor);
  if (mine.some(({ step }) => SENDING_STEPS.includes(step))) found.push('OWN_SUBMISSION');
  else if (
    awaited !== null &&
    mine.some(({ fromStatus }) => fromStatus !== null && isInReview(fromStatus) && fromStatus !== status)
  ) {
    found.push('DECIDED_ANOTHER_STEP');
  }
  return found;
}

const isBlank = (text: string | null | undefined) => (text ?? '').trim() === '';
const isLong = (text: string | null | undefined) => [...(text ?? '').trim()].length > MAX_COMMENT_LENGTH;

/** What is wanting in, or wrong with, what is said with an action. */
export function objectionsToWords(
  action: SubmissionAction,
  { isCorrection, revisionReason }: Standing,
  said: Said,
): readonly SubmissionRefusalCode[] {
  const found: SubmissionRefusalCode[] = [];
  if (action === 'RETURN' && isBlank(said.comment)) found.push('RETURN_NEEDS_REASON');
  if (action === 'SUBMIT' && isCorrection && isBlank(said.revisionReason) && isBlank(revisionReason)) {
    found.push('REVISION_NEEDS_REASON');
  }
  if (isLong(said.comment)) found.push('COMMENT_TOO_LONG');
  if (isLong(said.revisionReason)) found.push('REVISION_REASON_TOO_LONG');
  return found;
}
