/** What measuring one basis yields, before it is judged. */
import type { Bilingual } from '../bilingual';
import type { IsoDate } from '../calendar';
import type { Decimal } from '../decimal';
import type { EvidencePoint, EvidenceRole, UsedPoint } from './terms';

/** The way from where a target started to its value. */
export type Path =
  /** Straight from the baseline on a day to the value at the deadline. */
  | { readonly kind: 'LINE'; readonly from: IsoDate; readonly baseline: Decimal }
  /** The value itself throughout: an average or a floor does not grow. */
  | { readonly kind: 'FLAT' }
  /** Nothing until the deadline, then all of it. */
  | { readonly kind: 'STEP' }
  /** Nobody knows where it started. */
  | { readonly kind: 'UNKNOWN' };

export interface Measurement {
  readonly actual: Decimal | null;
  readonly start: IsoDate | null;
  readonly end: IsoDate | null;
  readonly path: Path;
  readonly projected: Decimal | null;
  readonly used: readonly UsedPoint[];
  /** Figures between the start and the deadline are still missing. */
  readonly incomplete: boolean;
  /** The actual in words, without a full stop. */
  readonly reading: Bilingual | null;
  /** Whole sentences about what is missing or unusual. */
  readonly remarks: readonly Bilingual[];
}

/** Nothing measured, for these reasons. */
export const unmeasured = (path: Path, remarks: readonly Bilingual[] = []): Measurement => ({
  actual: null,
  start: null,
  end: null,
  path,
  projected: null,
  used: [],
  incomplete: true,
  reading: null,
  remarks,
});

export const useAll = (
  points: readonly EvidencePoint[],
  role: EvidenceRole,
  contribution: (point: EvidencePoint) => Decimal | null,
): UsedPoint[] => points.map((point) => ({ ref: point.ref, role, contribution: contribution(point) }));
