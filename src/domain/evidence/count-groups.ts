/** Counts that are listed together: of one series, whose records all weigh the same. */
import { Decimal, ONE, ZERO } from '../decimal';
import type { EvidencePoint } from '../progress/terms';
import type { Span } from '../span';
import type { CountPiece, PointSeries } from './unfold-points';

export interface CountGroup {
  readonly series: PointSeries;
  readonly spans: readonly Span[];
  /** What the records add up to themselves, and in the actual. */
  readonly counted: Decimal;
  readonly contribution: Decimal;
}

/** Shares of a whole were rounded: what weighs the same does so but for the last digits. */
const ALIKE = new Decimal('1e-9');

const isAlike = (a: Decimal, b: Decimal) => a.minus(b).abs().lte(Decimal.max(a.abs(), ONE).times(ALIKE));

const isDay = ({ start, end }: EvidencePoint) => start === end;

interface OpenGroup {
  readonly series: PointSeries;
  readonly weight: Decimal;
  readonly pieces: CountPiece[];
}

const nameOf = ({ regionCode, indicatorCode }: PointSeries) => `${regionCode}/${indicatorCode}`;

/**
 * Buckets of a flow together, since an enterprise may count once over all of them; each day of a stock alone.
 * What adds nothing (the years that are not the worst) has nothing to list; a count of zero has its left-out
 * records, and an empty bucket goes with the others of its series.
 */
export function groupCounts(
  pieces: readonly CountPiece[],
  isStock: (series: PointSeries) => boolean,
): CountGroup[] {
  const groups: OpenGroup[] = [];
  const ofSeries = (series: PointSeries) => groups.filter((one) => nameOf(one.series) === nameOf(series));
  const counted = pieces.filter(({ point }) => !point.value.isZero());
  const empty = pieces.filter(({ point }) => point.value.isZero());
  for (const piece of [...counted, ...empty]) {
    const { point, contribution, series } = piece;
    const isEmpty = point.value.isZero();
    if (!isEmpty && contribution.isZero()) continue;
    const weight = isEmpty ? ZERO : contribution.dividedBy(point.value);
    const alone = isDay(point) && isStock(series);
    const group = alone ? undefined : ofSeries(series).find((one) => isEmpty || isAlike(one.weight, weight));
    if (group) group.pieces.push(piece);
    else groups.push({ series, weight, pieces: [piece] });
  }
  return groups.map(({ series, pieces: together }) => ({
    series,
    spans: together.map(({ point: { start, end } }) => ({ start, end })),
    counted: together.reduce((sum, { point }) => sum.plus(point.value), ZERO),
    contribution: together.reduce((sum, { contribution }) => sum.plus(contribution), ZERO),
  }));
}
