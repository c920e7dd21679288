/** The closed word lists of contradictions, run rates and risks. */
import { enumObject } from './vocabulary';

/** What kinds of clauses do not fit together, and how. */
export const CONTRADICTION_KINDS = [
  ...(['INCREMENTS_AGAINST_TOTALS', 'FLOWS_AGAINST_TOTAL', 'VALUES_DIFFER', 'SCOPES_DIFFER'] as const),
  ...(['FIRMNESS_DIFFERS', 'COMPARATORS_DIFFER', 'STAGES_FALL', 'PART_ABOVE_WHOLE'] as const),
  ...(['PARTS_AGAINST_WHOLE', 'IMPLAUSIBLE_JUMP', 'CITY_AGAINST_COUNTIES', 'UNITS_DISAGREE'] as const),
  ...(['AMOUNT_AGAINST_COUNT', 'BASE_NOT_AS_KNOWN'] as const),
] as const;
export const ContradictionKind = enumObject(CONTRADICTION_KINDS);
export type ContradictionKind = (typeof CONTRADICTION_KINDS)[number];

export const CONTRADICTION_SEVERITIES = ['CONTRADICTION', 'TENSION', 'REMARK'] as const;
export const ContradictionSeverity = enumObject(CONTRADICTION_SEVERITIES);
export type ContradictionSeverity = (typeof CONTRADICTION_SEVERITIES)[number];

/** How indicators of the catalogue hang together. */
export const RELATION_KINDS = ['INCREMENT_OF', 'NARROWER_THAN', 'COUNT_OF', 'PARTS_OF'] as const;
export const RelationKind = enumObject(RELATION_KINDS);
export type RelationKind = (typeof RELATION_KINDS)[number];

/** Whether a target can be reached at a pace that there has been. */
export const FEASIBILITY_VERDICTS = [
  ...(['REACHED', 'FEASIBLE', 'HARD', 'OUT_OF_REACH', 'INSUFFICIENT_HISTORY', 'OVER'] as const),
  'NOT_APPLICABLE',
] as const;
export const FeasibilityVerdict = enumObject(FEASIBILITY_VERDICTS);
export type FeasibilityVerdict = (typeof FEASIBILITY_VERDICTS)[number];

/** Why a target is in danger. */
export const RISK_REASONS = [
  ...(['MISSED', 'BEHIND_PATH', 'CERTIFICATES_LAPSING', 'PACE_ABOVE_BEST', 'NO_DATA_SINCE'] as const),
  'BASELINE_UNKNOWN',
] as const;
export const RiskReason = enumObject(RISK_REASONS);
export type RiskReason = (typeof RISK_REASONS)[number];
