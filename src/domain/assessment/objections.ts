/** What speaks against a step of an assessment, as codes; where nothing does, it may be taken. */
import type { Viewpoint } from '../access/visibility';
import type { IsoDate } from '../calendar';
import { isWithinRegion } from '../identifiers/region-code';
import type { ApiScope } from '../vocabulary';
import type { Claim } from './facts';
import type { AssessmentRefusalCode } from './refusals';
import type { Scheme } from './scheme';
import { OPEN_TO_APPEAL, TRANSITIONS } from './transitions';
import type { AssessmentAction, AssessmentStatus } from './vocabulary';

export interface Standing {
  readonly status: AssessmentStatus;
  readonly regionCode: string;
  readonly departmentSlug: string;
  /** Everybody who had it computed, again included. */
  readonly computedBy: readonly string[];
  readonly appealUntil: IsoDate | null;
  /** Targets of the items that were appealed against already. */
  readonly appealed: readonly string[];
  readonly openAppeals: number;
}

export interface Person extends Pick<Viewpoint, 'role' | 'scopes' | 'regionCodes'> {
  readonly actor: string;
  readonly departmentSlug?: string | null | undefined;
}

export const MAX_WORDS_LENGTH = 4_000;

const holds = ({ scopes }: Person, ...wanted: readonly ApiScope[]) =>
  wanted.some((scope) => scopes.includes(scope));

const seesRegion = ({ regionCodes }: Person, region: string): boolean =>
  regionCodes === null || regionCodes.some((code) => isWithinRegion(region, code));

const SCOPES: Readonly<Record<AssessmentAction, readonly ApiScope[]>> = {
  APPROVE: ['DECIDE'],
  FEED_BACK: ['ASSESS', 'DECIDE'],
  CLOSE: ['ASSESS', 'DECIDE'],
};
const OUT_OF_TURN = {
  APPROVE: 'NOT_A_DRAFT',
  FEED_BACK: 'NOT_APPROVED_YET',
  CLOSE: 'NOT_TO_BE_CLOSED',
} as const satisfies Record<AssessmentAction, AssessmentRefusalCode>;

export function objectionsToAction(
  action: AssessmentAction,
  standing: Standing,
  person: Person,
  today: IsoDate,
): readonly AssessmentRefusalCode[] {
  const { status, regionCode, computedBy, appealUntil } = standing;
  const found: AssessmentRefusalCode[] = [];
  if (!seesRegion(person, regionCode)) found.push('OUTSIDE_YOUR_REGIONS');
  if (!holds(person, ...SCOPES[action])) found.push('SCOPE_MISSING');
  if (!TRANSITIONS[action].from.includes(status)) found.push(OUT_OF_TURN[action]);
  else if (action === 'CLOSE' && appealUntil !== null && today <= appealUntil) {
    found.push('APPEAL_STILL_POSSIBLE');
  }
  if (action === 'APPROVE' && computedBy.includes(person.actor)) found.push('OWN_ASSESSMENT');
  return found;
}

/** Who may have a quarter computed, or computed again. */
export function objectionsToAssessing(person: Person, regionCode: string): readonly AssessmentRefusalCode[] {
  if (!seesRegion(person, regionCode)) return ['OUTSIDE_YOUR_REGIONS'];
  return holds(person, 'ASSESS') ? [] : ['SCOPE_MISSING'];
}

export function objectionsToFiling(
  standing: Standing,
  person: Person,
  {
    targetKey,
    today,
    per,
  }: {
    readonly targetKey: string;
    readonly today: IsoDate;
    readonly per: Scheme['appeals']['per'];
  },
): readonly AssessmentRefusalCode[] {
  const { status, departmentSlug, appealUntil, appealed } = standing;
  const found: AssessmentRefusalCode[] = [];
  if (!holds(person, 'APPEAL')) found.push('SCOPE_MISSING');
  if (person.departmentSlug !== departmentSlug) found.push('NOT_YOUR_DEPARTMENT');
  if (status === 'FINAL') found.push('ALREADY_FINAL');
  else if (!OPEN_TO_APPEAL.includes(status)) found.push('NOT_FED_BACK_YET');
  else if (appealUntil !== null && today > appealUntil) found.push('APPEAL_TOO_LATE');
  if (per === 'ITEM' ? appealed.includes(targetKey) : appealed.length > 0) found.push('APPEALED_ALREADY');
  return found;
}

const isBlank = (text: string) => text.trim() === '';
const isLong = (text: string) => [...text].length > MAX_WORDS_LENGTH;

export interface Filed extends Claim {
  readonly reason: string;
  readonly evidence: string;
}

export function objectionsToWords(
  { reason, evidence, actual, treatment }: Filed,
  basis: string,
): readonly AssessmentRefusalCode[] {
  const found: AssessmentRefusalCode[] = [];
  if (isBlank(reason)) found.push('REASON_MISSING');
  if (isLong(reason)) found.push('REASON_TOO_LONG');
  if (isBlank(evidence)) found.push('EVIDENCE_MISSING');
  if (isLong(evidence)) found.push('EVIDENCE_TOO_LONG');
  if ((actual === null) === (treatment === null)) found.push('CLAIM_MISSING');
  if (basis === 'MILESTONE' && actual !== null && actual !== '0' && actual !== '1') {
    found.push('CLAIM_NOT_A_DEED');
  }
  return found;
}

export interface OpenAppeal {
  readonly filedBy: string;
  readonly isDecided: boolean;
}

export function objectionsToDeciding(
  appeal: OpenAppeal,
  { regionCode, departmentSlug }: Pick<Standing, 'regionCode' | 'departmentSlug'>,
  person: Person,
  reason: string,
): readonly AssessmentRefusalCode[] {
  const found: AssessmentRefusalCode[] = [];
  if (!seesRegion(person, regionCode)) found.push('OUTSIDE_YOUR_REGIONS');
  if (!holds(person, 'DECIDE')) found.push('SCOPE_MISSING');
  if (appeal.isDecided) found.push('ALREADY_DECIDED');
  if (appeal.filedBy === person.actor || person.departmentSlug === departmentSlug) found.push('OWN_FILING');
  if (isBlank(reason)) found.push('REASON_MISSING');
  if (isLong(reason)) found.push('REASON_TOO_LONG');
  return found;
}
