/** What judging a run rate takes in and gives back. */
import type { Bilingual } from '../bilingual';
import type { IsoDate } from '../calendar';
import type { Decimal } from '../decimal';
import type { FeasibilityVerdict } from '../finding-words';
import type { Evidence, TargetTerms } from '../progress/terms';
import type { ProgressStatus } from '../vocabulary';

/** What was gained over a stretch, by the month. */
export interface Pace {
  readonly perMonth: Decimal;
  readonly start: IsoDate;
  readonly end: IsoDate;
}

export interface FeasibilityQuestion {
  readonly terms: TargetTerms;
  readonly status: ProgressStatus;
  readonly actual: Decimal | null;
  /** The last day that the actual speaks of. */
  readonly actualEnd: IsoDate | null;
  /** All figures that are known of the indicator, whenever they were. */
  readonly history: Evidence;
  readonly asOf: IsoDate;
  /** The actual or the history is made up for demonstration. */
  readonly synthetic: boolean;
}

export interface Feasibility {
  readonly asOf: IsoDate;
  readonly deadline: IsoDate;
  readonly verdict: FeasibilityVerdict;
  /** What is still to be gained, in the target's unit; null where nothing is known. */
  readonly remaining: Decimal | null;
  readonly daysLeft: number;
  /** From the last known figure to the deadline, by the month. */
  readonly required: Decimal | null;
  /** The best of the past over a stretch as long as the one that is left; null with too little history. */
  readonly best: Pace | null;
  readonly recent: Pace | null;
  /** How many stretches of the past were compared. */
  readonly compared: number;
  readonly explanation: Bilingual;
  readonly synthetic: boolean;
}
