/** The closed word lists of assessments. */
import { enumObject } from '../vocabulary';

/** Where the assessment of a department in a quarter stands. */
export const ASSESSMENT_STATUSES = [
  ...(['DRAFT', 'APPROVED', 'FED_BACK', 'APPEALED', 'DECIDED', 'FINAL'] as const),
] as const;
export const AssessmentStatus = enumObject(ASSESSMENT_STATUSES);
export type AssessmentStatus = (typeof ASSESSMENT_STATUSES)[number];

/** What the leading group and its office do with an assessment, step by step. */
export const ASSESSMENT_ACTIONS = ['APPROVE', 'FEED_BACK', 'CLOSE'] as const;
export const AssessmentAction = enumObject(ASSESSMENT_ACTIONS);
export type AssessmentAction = (typeof ASSESSMENT_ACTIONS)[number];

/** What happened to an assessment. */
export const ASSESSMENT_STEPS = [
  ...(['COMPUTED', 'COMPUTED_AGAIN', 'APPROVED', 'FED_BACK', 'APPEALED', 'UPHELD', 'REJECTED'] as const),
  'CLOSED',
] as const;
export const AssessmentStep = enumObject(ASSESSMENT_STEPS);
export type AssessmentStep = (typeof ASSESSMENT_STEPS)[number];

/** How an appellant says an item should be treated, where it is not its value that is disputed. */
export const APPEAL_TREATMENTS = ['NOT_SCORED'] as const;
export const AppealTreatment = enumObject(APPEAL_TREATMENTS);
export type AppealTreatment = (typeof APPEAL_TREATMENTS)[number];

/** With what a past assessment is computed again. */
export const REPLAY_BASES = ['KNOWN_THEN', 'TODAY'] as const;
export const ReplayBasis = enumObject(REPLAY_BASES);
export type ReplayBasis = (typeof REPLAY_BASES)[number];

/** Why an item of an assessment counts otherwise today. */
export const REPLAY_CAUSES = [
  ...([
    'FIGURE_REVISED',
    'REGISTER_CHANGED',
    'COMPUTED_OTHERWISE',
    'DEED_REPORTED',
    'TARGET_REVISED',
  ] as const),
  ...(['RESPONSIBILITY_CHANGED', 'WEIGHT_CHANGED', 'SCORING_CHANGED', 'OTHER_ITEMS', 'NOW_COUNTED'] as const),
  'NO_LONGER_COUNTED',
] as const;
export const ReplayCause = enumObject(REPLAY_CAUSES);
export type ReplayCause = (typeof REPLAY_CAUSES)[number];
