/** What publication would change: figures, targets, and what others have approved on the strength of them. */
import type { IsoDate } from '../../domain/calendar';
import type { ProgressStatus, RevisionKind } from '../../domain/vocabulary';

/** A figure in one vintage: as it was printed, and exactly. */
export interface StatedFigure {
  readonly publishedText: string;
  readonly publishedUnit: string;
  /** Exact, in the indicator's unit; null with a reason. */
  readonly value: string | null;
  readonly missingReason: string | null;
  readonly status: string;
  /** ISO instant. */
  readonly publishedAt: string;
}

export interface FigureChange {
  readonly indicatorCode: string;
  readonly indicatorZh: string;
  readonly indicatorEn: string;
  readonly regionCode: string;
  readonly regionZh: string;
  readonly regionEn: string;
  readonly period: string;
  readonly revision: RevisionKind;
  readonly before: StatedFigure | null;
  readonly after: StatedFigure;
  /** Whether it would be in force; an older vintage that arrives late only completes the history. */
  readonly isInForce: boolean;
  readonly line: number | null;
  readonly sheet: string | null;
  readonly column: string | null;
  readonly cell: string | null;
}

export interface FigureImpact {
  readonly new: number;
  readonly revised: number;
  readonly precisionOnly: number;
  readonly totalCount: number;
  /** The first of them: revised ones, then those printed otherwise, then new ones. */
  readonly changes: readonly FigureChange[];
}

export interface TargetChange {
  readonly targetKey: string;
  readonly planSlug: string;
  readonly nameZh: string;
  readonly nameEn: string;
  /** Unit of the numbers. */
  readonly unitZh: string;
  readonly unitEn: string;
  readonly statusBefore: ProgressStatus;
  readonly statusAfter: ProgressStatus;
  readonly actualBefore: string | null;
  readonly actualAfter: string | null;
  readonly attainmentBefore: number | null;
  readonly attainmentAfter: number | null;
}

export interface TargetImpact {
  /** The day that they are judged for. */
  readonly asOf: IsoDate;
  /** Targets that depend on what would change. */
  readonly dependent: number;
  /** Those of them whose progress would change. */
  readonly totalCount: number;
  /** The first of them: those whose status would change come first. */
  readonly changes: readonly TargetChange[];
}

/** Something that was approved and rests on a figure that would change. */
export interface ApprovedThing {
  /** `SUBMISSION` for a published submission, `ASSESSMENT` for an assessment. */
  readonly kind: string;
  readonly id: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly regionCode: string;
  readonly period: string;
  /** How many of its figures would change. */
  readonly figures: number;
}

export interface ApprovedImpact {
  readonly totalCount: number;
  readonly things: readonly ApprovedThing[];
}

export interface RevisionImpact {
  readonly figures: FigureImpact;
  readonly targets: TargetImpact;
  readonly approved: ApprovedImpact;
}
