/** Who takes part in the review of figures, by role and scopes: the office that sends them, and reviewers. */
import type { ApiRole, ApiScope } from '../vocabulary';

export const REVIEW_SCOPES = ['REVIEW', 'AUDIT', 'APPROVE'] as const satisfies readonly ApiScope[];
export type ReviewScope = (typeof REVIEW_SCOPES)[number];

/** Readers and banks see what is published; a scope on their key must not open what is not. */
const REVIEWING_ROLES: readonly ApiRole[] = ['ADMINISTRATOR', 'DATA_OFFICER', 'PLANNER'];
const OFFICE_ROLES: readonly ApiRole[] = ['ADMINISTRATOR', 'DATA_OFFICER'];

interface Granted {
  readonly role: ApiRole;
  readonly scopes: readonly ApiScope[];
}

export const isReviewScope = (scope: ApiScope): scope is ReviewScope =>
  (REVIEW_SCOPES as readonly ApiScope[]).includes(scope);

/** Assessing departments and deciding their appeals is for staff; no bank appeals; banks alone lend. */
const ASSESSING: readonly ApiScope[] = ['ASSESS', 'DECIDE'];

export function mayHoldScope(role: ApiRole, scope: ApiScope): boolean {
  if (scope === 'APPEAL') return role !== 'BANK';
  if (scope === 'LEND') return role === 'BANK';
  return !(isReviewScope(scope) || ASSESSING.includes(scope)) || REVIEWING_ROLES.includes(role);
}

/** The steps that somebody may decide at all. */
export const reviewScopesOf = ({ role, scopes }: Granted): readonly ReviewScope[] =>
  REVIEW_SCOPES.filter((scope) => mayHoldScope(role, scope) && scopes.includes(scope));

/** Hands in files and submits their figures. */
export const isOffice = (role: ApiRole): boolean => OFFICE_ROLES.includes(role);

export const seesSubmissions = (granted: Granted): boolean =>
  isOffice(granted.role) || reviewScopesOf(granted).length > 0;
