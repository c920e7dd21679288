/** The closed word lists of claims on a risk compensation fund. */
import { enumObject } from '../vocabulary';

/** In the order of the documents; the last two end a claim on the way. */
export const CLAIM_STATUSES = [
  ...(['FILED', 'VERIFIED', 'ON_NOTICE', 'CONFIRMED', 'APPROVED', 'PAID', 'REFUSED', 'WITHDRAWN'] as const),
] as const;
export const ClaimStatus = enumObject(CLAIM_STATUSES);
export type ClaimStatus = (typeof CLAIM_STATUSES)[number];

/** What bodies do with a claim, each leading to a status. */
export const CLAIM_STEPS = ['VERIFY', 'POST_NOTICE', 'CONFIRM', 'APPROVE', 'PAY'] as const;
export const ClaimStep = enumObject(CLAIM_STEPS);
export type ClaimStep = (typeof CLAIM_STEPS)[number];

export const STATUS_AFTER: Readonly<Record<ClaimStep, ClaimStatus>> = {
  ...{ VERIFY: 'VERIFIED', POST_NOTICE: 'ON_NOTICE', CONFIRM: 'CONFIRMED', APPROVE: 'APPROVED', PAY: 'PAID' },
};

export const stepTo = (status: string | null): ClaimStep | null =>
  CLAIM_STEPS.find((step) => STATUS_AFTER[step] === status) ?? null;

/** What became of a claim, one entry each. */
export const CLAIM_EVENT_KINDS = [
  ...(['FILED', 'AGREED', 'REFUSED', 'WITHDRAWN', 'PAYMENT_REVERSED'] as const),
] as const;
export const ClaimEventKind = enumObject(CLAIM_EVENT_KINDS);
export type ClaimEventKind = (typeof CLAIM_EVENT_KINDS)[number];

export const OBJECTION_OUTCOMES = ['SETTLED', 'UPHELD'] as const;
export const ObjectionOutcome = enumObject(OBJECTION_OUTCOMES);
export type ObjectionOutcome = (typeof OBJECTION_OUTCOMES)[number];

/** Why a claim stands still although its step is up. */
export const CLAIM_WAITS = [
  ...(['NOTICE', 'OBJECTION', 'OBJECTION_UPHELD', 'TRANSFER', 'MONEY'] as const),
] as const;
export const ClaimWait = enumObject(CLAIM_WAITS);
export type ClaimWait = (typeof CLAIM_WAITS)[number];

/** Beside the published grounds: somebody objected in public, and was right. */
export const OBJECTION_UPHELD = 'OBJECTION_UPHELD';
