/** The way of an assessment from its draft to the end, as a table. */
import type { AssessmentAction, AssessmentStatus, AssessmentStep } from './vocabulary';

export interface Transition {
  readonly from: readonly AssessmentStatus[];
  readonly to: AssessmentStatus;
  readonly step: AssessmentStep;
}

/** 马鞍山 七(一)2段3: approved (审定), then fed back (反馈) to the department, which may appeal (申诉). */
export const TRANSITIONS: Readonly<Record<AssessmentAction, Transition>> = {
  APPROVE: { from: ['DRAFT'], to: 'APPROVED', step: 'APPROVED' },
  FEED_BACK: { from: ['APPROVED'], to: 'FED_BACK', step: 'FED_BACK' },
  CLOSE: { from: ['FED_BACK', 'DECIDED'], to: 'FINAL', step: 'CLOSED' },
};

/** While a department may still appeal, as far as the status goes. */
export const OPEN_TO_APPEAL: readonly AssessmentStatus[] = ['FED_BACK', 'APPEALED', 'DECIDED'];

/** Known to the department. */
export const FED_BACK_STATUSES: readonly AssessmentStatus[] = ['FED_BACK', 'APPEALED', 'DECIDED', 'FINAL'];

/** After a decision: others of the same assessment may still be open. */
export const afterDecision = (openAppeals: number): AssessmentStatus =>
  openAppeals === 0 ? 'DECIDED' : 'APPEALED';
