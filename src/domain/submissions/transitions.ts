/** The review chain as a table: which action leads from where to where, and what its event is called. */
import type { ReviewScope } from '../access/review-scopes';
import type { SubmissionAction, SubmissionStatus, SubmissionStep } from '../vocabulary';

export interface Transition {
  readonly from: readonly SubmissionStatus[];
  readonly to: SubmissionStatus;
  readonly step: SubmissionStep;
}

/** While a file may still change its figures. */
export const OPEN_TO_FILES: readonly SubmissionStatus[] = ['DRAFT', 'RETURNED'];
export const IN_REVIEW = ['AWAITING_REVIEW', 'AWAITING_AUDIT', 'AWAITING_APPROVAL'] as const;
export type InReview = (typeof IN_REVIEW)[number];

/** 马鞍山 七(一)2段4: districts review first (初审), the city audits (审核), the leading group approves (审定). */
export const TRANSITIONS: Readonly<Record<SubmissionAction, Transition>> = {
  SUBMIT: { from: OPEN_TO_FILES, to: 'AWAITING_REVIEW', step: 'SUBMITTED' },
  REVIEW: { from: ['AWAITING_REVIEW'], to: 'AWAITING_AUDIT', step: 'REVIEWED' },
  AUDIT: { from: ['AWAITING_AUDIT'], to: 'AWAITING_APPROVAL', step: 'AUDITED' },
  APPROVE: { from: ['AWAITING_APPROVAL'], to: 'PUBLISHED', step: 'APPROVED' },
  RETURN: { from: IN_REVIEW, to: 'RETURNED', step: 'RETURNED' },
  WITHDRAW: { from: [...OPEN_TO_FILES, ...IN_REVIEW], to: 'WITHDRAWN', step: 'WITHDRAWN' },
};

/** Whose turn it is. */
export const SCOPE_OF_STATUS: Readonly<Record<InReview, ReviewScope>> = {
  AWAITING_REVIEW: 'REVIEW',
  AWAITING_AUDIT: 'AUDIT',
  AWAITING_APPROVAL: 'APPROVE',
};

export const isInReview = (status: SubmissionStatus): status is InReview =>
  (IN_REVIEW as readonly SubmissionStatus[]).includes(status);

/** What makes somebody the sender of a submission, who decides nothing of it. */
export const SENDING_STEPS: readonly SubmissionStep[] = ['HANDED_IN', 'SUBMITTED'];
