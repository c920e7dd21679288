/** Adding up figures without counting a day twice: a year beats its quarters, a year-to-date its months. */
import { daysBetween, type IsoDate } from '../calendar';
import { type Decimal, ZERO } from '../decimal';
import { clip, contains, daysIn, gapsIn, overlaps, type Span } from '../span';
import type { Evidence, EvidencePoint } from './terms';

export interface Cover {
  readonly points: readonly EvidencePoint[];
  readonly sum: Decimal;
  /** Stretches of the window for which no figure is known. */
  readonly holes: readonly Span[];
  /** Days of the window that are known. */
  readonly days: number;
  readonly start: IsoDate;
  readonly end: IsoDate;
}

const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** The longest first, then the earlier, then by name: so the order of arrival plays no part. */
function longestFirst(points: readonly EvidencePoint[]): EvidencePoint[] {
  const lengths = new Map(points.map((point) => [point, daysBetween(point.start, point.end)]));
  const lengthOf = (point: EvidencePoint) => lengths.get(point) ?? 0;
  return [...points].sort(
    (a, b) => lengthOf(b) - lengthOf(a) || order(a.start, b.start) || order(a.ref, b.ref),
  );
}

/** The chosen ones stay in order of time, so that only two neighbours can overlap a newcomer. */
function withoutOverlap(points: readonly EvidencePoint[]): EvidencePoint[] {
  const chosen: EvidencePoint[] = [];
  for (const point of longestFirst(points)) {
    let [low, high] = [0, chosen.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((chosen[middle] as EvidencePoint).start < point.start) low = middle + 1;
      else high = middle;
    }
    const neighbours = chosen.slice(Math.max(low - 1, 0), low + 1);
    if (!neighbours.some((other) => overlaps(point, other))) chosen.splice(low, 0, point);
  }
  return chosen;
}

export const isCounted = (evidence: Evidence): boolean =>
  evidence.covered !== undefined || evidence.points.some((point) => point.source === 'COUNTED');

/** A register knows all its covered days, but for buckets that stick out of the window. */
function holesOfRegister(evidence: Evidence, window: Span): Span[] {
  const outside = evidence.covered ? gapsIn(window, evidence.covered) : [];
  const straddling = evidence.points.filter((point) => overlaps(point, window) && !contains(window, point));
  const known = gapsIn(window, [...outside, ...straddling]);
  return gapsIn(window, known);
}

/** The figures that lie inside a window, none overlapping another; null where nothing is known. */
export function coverWindow(evidence: Evidence, window: Span): Cover | null {
  if (window.end < window.start) return null;
  const points = withoutOverlap(evidence.points.filter((point) => contains(window, point)));
  const counted = isCounted(evidence);
  const holes = counted ? holesOfRegister(evidence, window) : gapsIn(window, points);
  const known = counted ? gapsIn(window, holes) : points;
  const [first, last] = [known[0], known.at(-1)];
  if (!first || !last) return null;
  const days = daysIn(window) - holes.reduce((sum, hole) => sum + daysIn(hole), 0);
  const sum = points.reduce((total, point) => total.plus(point.value), ZERO);
  return { points, sum, holes, days, start: first.start, end: last.end };
}

/** A cover of a window of which every day is known. */
export function fullCover(evidence: Evidence, window: Span): Cover | null {
  const cover = coverWindow(evidence, window);
  return cover && cover.holes.length === 0 ? cover : null;
}

/** Holes before the last known day: not a late figure but a missing one. */
export const innerHoles = (cover: Cover): Span[] => cover.holes.filter((hole) => hole.end < cover.end);

export const isKnownOn = (evidence: Evidence, date: IsoDate): boolean =>
  !evidence.covered || clip(evidence.covered, { start: date, end: date }).length > 0;
