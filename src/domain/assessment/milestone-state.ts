/** Where a deed stands on a day, as a report tells it. */
import type { IsoDate } from '../calendar';

export const MILESTONE_STATES = ['DONE', 'DONE_LATE', 'NOT_DUE', 'OVERDUE', 'UNREPORTED'] as const;
export type MilestoneState = (typeof MILESTONE_STATES)[number];

interface Deed {
  readonly actual: string | null;
  readonly endsOn: IsoDate;
  readonly doneOn: IsoDate | null;
}

/** UNREPORTED: the deadline is there and nobody has said whether it was done. */
export function milestoneState({ actual, endsOn, doneOn }: Deed, asOf: IsoDate): MilestoneState {
  if (doneOn !== null && doneOn <= asOf) return doneOn <= endsOn ? 'DONE' : 'DONE_LATE';
  if (actual === '1') return 'DONE';
  if (asOf < endsOn) return 'NOT_DUE';
  return actual === null && doneOn === null ? 'UNREPORTED' : 'OVERDUE';
}
