/** What a judgement of progress takes in and gives back. */
import type { Bilingual } from '../bilingual';
import type { IsoDate } from '../calendar';
import { Decimal } from '../decimal';
import type { Period } from '../period';
import type { Span } from '../span';
import type { Comparator, Direction, Measure, ProgressStatus, TargetBasis } from '../vocabulary';

/** What growth is measured against; compounded means an average rate per year. */
export type GrowthBase =
  | { readonly kind: 'PREVIOUS_YEAR'; readonly compounded: boolean }
  | { readonly kind: 'PERIOD'; readonly period: Period; readonly compounded: boolean };

/** Data of a plan, as shares of 1: on the path from `onTrack`, at risk from `atRisk`, 左右 within ±`about`. */
export interface Thresholds {
  readonly onTrack: Decimal;
  readonly atRisk: Decimal;
  readonly about: Decimal;
}

export const DEFAULT_THRESHOLDS: Thresholds = Object.freeze({
  onTrack: new Decimal('1'),
  atRisk: new Decimal('0.8'),
  about: new Decimal('0.05'),
});

/** What a target says. */
export interface TargetTerms {
  readonly basis: TargetBasis;
  readonly comparator: Comparator;
  /** In the indicator's unit (money in yuan, growth in percent); null where the document leaves a gap. */
  readonly value: Decimal | null;
  readonly direction: Direction;
  readonly measure: Measure;
  /** The stage. */
  readonly startsOn: IsoDate;
  readonly endsOn: IsoDate;
  /** Where cumulative totals begin. */
  readonly planStartsOn: IsoDate;
  /** For GROWTH; without it, growth on the same time of the year before. */
  readonly growthBase?: GrowthBase;
  readonly thresholds: Thresholds;
  /** Why there is no number, as sentences. */
  readonly gap?: Bilingual;
  readonly unit: Bilingual;
}

/** REPORTED: the day of a deed, as the catalogue has it. */
export type EvidenceSource = 'PUBLISHED' | 'COUNTED' | 'COMPUTED' | 'REPORTED';

/** One figure: a published one spans its period, a counted stock has one day, a counted flow a bucket. */
export interface EvidencePoint extends Span {
  readonly ref: string;
  readonly value: Decimal;
  readonly source: EvidenceSource;
  /** Of a computed figure: what it was computed from; the shares sum to its value. */
  readonly parts?: readonly PointPart[];
}

/** An input of a computed figure, and how much of the figure it accounts for. */
export interface PointPart {
  readonly indicatorCode: string;
  readonly regionCode: string;
  readonly point: EvidencePoint;
  readonly share: Decimal;
}

export interface Evidence {
  readonly points: readonly EvidencePoint[];
  /** For MILESTONE; null when nobody has reported it done. */
  readonly doneOn: IsoDate | null;
  /**
   * Given when the figures are counted: the days for which the register is complete. Within them
   * a day without a bucket counted nothing; outside them nothing is known.
   */
  readonly covered?: readonly Span[];
  /** Given when figures are derived: from what, and for which periods they could not be. */
  readonly derivation?: Derivation;
}

/** Why a derived figure is missing: which input (of a roll-up: which region), for which period. */
export interface MissingInput extends Span {
  readonly words: Bilingual;
  readonly reason: 'UNKNOWN' | 'DIVISION_BY_ZERO';
}

export interface Derivation {
  readonly kind: 'FORMULA' | 'ROLL_UP';
  /** The formula with the names of its inputs; of a roll-up, what is added up. */
  readonly formula: Bilingual;
  readonly inputs: readonly {
    readonly indicatorCode: string;
    readonly words: Bilingual;
    readonly unit: Bilingual;
  }[];
  readonly missing: readonly MissingInput[];
  /** Derived figures that are not used because one was published for the same time. */
  readonly overruled: readonly EvidencePoint[];
}

export type EvidenceRole = 'ACTUAL' | 'BASELINE' | 'TREND';

export interface UsedPoint {
  readonly ref: string;
  readonly role: EvidenceRole;
  /**
   * What the figure adds to the actual (ACTUAL: never null, and they sum to it to the last digit stored)
   * or to the baseline; the value itself on a trend; null for what growth is only compared with.
   */
  readonly contribution: Decimal | null;
}

export interface Progress {
  readonly asOf: IsoDate;
  readonly actual: Decimal | null;
  /** The days that the actual speaks of. */
  readonly actualStart: IsoDate | null;
  readonly actualEnd: IsoDate | null;
  readonly baseline: Decimal | null;
  /** Actual over target (lower is better: target over actual); null where that means nothing. */
  readonly attainment: Decimal | null;
  readonly expected: Decimal | null;
  readonly projected: Decimal | null;
  readonly status: ProgressStatus;
  readonly explanationZh: string;
  readonly explanationEn: string;
  readonly used: readonly UsedPoint[];
  /** MET or MISSED, the deadline reached, and no figure up to it outstanding. */
  readonly final: boolean;
}
