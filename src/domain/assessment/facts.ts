/** What an item of an assessment is judged by: a target's progress on the last day of the quarter. */
import type { IsoDate } from '../calendar';
import type { Comparator, Direction, ProgressStatus, TargetBasis } from '../vocabulary';

/** NAMED: the scheme names the target itself, with its weight. */
export type ItemRole = 'LEAD' | 'SUPPORTING' | 'NAMED';

/** Numbers as exact text: this is what is stored, byte for byte. */
export interface ItemFacts {
  readonly targetKey: string;
  readonly targetVersion: number;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly role: ItemRole;
  readonly weight: string;
  readonly basis: TargetBasis;
  readonly comparator: Comparator;
  readonly direction: Direction;
  readonly unitZh: string;
  readonly unitEn: string;
  /** The share around a value that 左右 allows. */
  readonly about: string;
  readonly startsOn: IsoDate;
  readonly endsOn: IsoDate;
  /** Of a milestone that is reported done, also after its deadline. */
  readonly doneOn: IsoDate | null;
  readonly value: string | null;
  readonly expected: string | null;
  readonly actual: string | null;
  readonly status: ProgressStatus;
  readonly progressZh: string;
  readonly progressEn: string;
  /** Over the whole answer of progress with the very inputs that it used. */
  readonly progressHash: string;
}

/** Why an item has no points. It is left out of the mean and named, never taken for 0. */
export const UNSCORED = ['NO_DATA', 'NOT_STARTED', 'NOT_DUE', 'NOT_MEASURABLE', 'APPEAL_UPHELD'] as const;
export type Unscored = (typeof UNSCORED)[number];

/** What an appellant says should count: another value, or that the item should not. */
export interface Claim {
  readonly actual: string | null;
  readonly treatment: 'NOT_SCORED' | null;
}

export interface Correction extends Claim {
  readonly targetKey: string;
}

export interface ScoredItem extends ItemFacts {
  /** 0 to 100 times the cap; null where it is not scored. */
  readonly points: string | null;
  /** What it adds to the score: the contributions sum to it exactly. */
  readonly contribution: string | null;
  readonly unscored: Unscored | null;
  readonly explanationZh: string;
  readonly explanationEn: string;
}
