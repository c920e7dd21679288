/** From the figures that an answer used to what can be listed: figures, deeds, counts to be itemised. */
import { type Decimal, ONE, ZERO } from '../decimal';
import type { EvidencePoint, UsedPoint } from '../progress/terms';
import { roundTogether } from './apportion';
import type { EvidenceItem } from './evidence-set';
import type { ItemReason } from './item-reasons';

/** Whose figures: the target's own, or those of an input of its formula. */
export interface PointSeries {
  readonly regionCode: string;
  readonly indicatorCode: string;
}

/** A count whose records are still to be listed. */
export interface CountPiece {
  readonly series: PointSeries;
  readonly point: EvidencePoint;
  readonly contribution: Decimal;
}

export interface UnfoldedPoints {
  readonly items: readonly EvidenceItem[];
  readonly counts: readonly CountPiece[];
}

const OBSERVATION = /^observation:(\d+)$/;

/** Published and reported figures are entries of their own. */
function itemOf(
  { ref, value, source }: EvidencePoint,
  contribution: Decimal,
  reason: ItemReason,
): EvidenceItem {
  const id = OBSERVATION.exec(ref)?.[1];
  const given = { amount: value, contribution };
  if (id !== undefined) return { ...given, kind: 'DATA_POINT', id, reason };
  return source === 'REPORTED'
    ? { ...given, kind: 'DEED', id: ref, reason: 'REPORTED' }
    : { ...given, kind: 'COUNT', id: ref, reason };
}

function unfold(
  point: EvidencePoint,
  contribution: Decimal,
  isInput: boolean,
  series: PointSeries,
): UnfoldedPoints {
  if (point.parts) return unfoldParts(point, contribution);
  const reason = isInput && contribution.isZero() ? 'DENOMINATOR' : 'PUBLISHED';
  // What a count is divided by adds nothing, nor does any of its records.
  const isListed = point.source === 'COUNTED' && !(isInput && contribution.isZero());
  if (isListed) return { items: [], counts: [{ series, point, contribution }] };
  return {
    items: [itemOf(point, contribution, contribution.isNegative() ? 'COMPARED_WITH' : reason)],
    counts: [],
  };
}

/** Each input in proportion to its share of the computed figure. */
function unfoldParts(point: EvidencePoint, contribution: Decimal): UnfoldedPoints {
  const parts = point.parts ?? [];
  const scale = point.value.isZero() ? ONE : contribution.dividedBy(point.value);
  const shared = parts.filter(({ share }) => !share.isZero());
  const rounded = roundTogether(
    contribution,
    shared.map(({ share }) => share.times(scale)),
  );
  const given = new Map(shared.map((part, place) => [part, rounded[place] ?? ZERO]));
  const unfolded = parts.map((part) => unfold(part.point, given.get(part) ?? ZERO, true, part));
  // A figure without any input that accounts for it stands for itself.
  const rest = shared.length === 0 ? [itemOf(point, contribution, 'PUBLISHED')] : [];
  return {
    items: [...rest, ...unfolded.flatMap(({ items }) => items)],
    counts: unfolded.flatMap(({ counts }) => counts),
  };
}

/** What the actual is made of; the contributions of items and counts together sum to it. */
export function unfoldActual(
  used: readonly UsedPoint[],
  points: ReadonlyMap<string, EvidencePoint>,
  series: PointSeries,
): UnfoldedPoints {
  const unfolded = used.flatMap(({ ref, role, contribution }) => {
    const point = points.get(ref);
    return role === 'ACTUAL' && point ? [unfold(point, contribution ?? ZERO, false, series)] : [];
  });
  return {
    items: unfolded.flatMap(({ items }) => items),
    counts: unfolded.flatMap(({ counts }) => counts),
  };
}
