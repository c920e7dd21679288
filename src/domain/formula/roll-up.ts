/** What the regions directly below report, added up: a period counts only when all of them have a figure. */
import type { Bilingual } from '../bilingual';
import type { IsoDate } from '../calendar';
import { ZERO } from '../decimal';
import type { Evidence, EvidencePoint, MissingInput } from '../progress/terms';
import type { Span } from '../span';
import type { Measure } from '../vocabulary';
import type { ComputedFigures } from './computed-points';
import { figureOf } from './input-figures';

export interface ChildRegion {
  readonly regionCode: string;
  readonly words: Bilingual;
  readonly validFrom: IsoDate | null;
  readonly validTo: IsoDate | null;
  readonly points: readonly EvidencePoint[];
}

export interface RollUpQuestion {
  readonly indicatorCode: string;
  readonly regionCode: string;
  readonly measure: Measure;
  readonly children: readonly ChildRegion[];
  readonly upTo: IsoDate;
}

const isInForce = ({ validFrom, validTo }: ChildRegion, { end }: Span) =>
  (validFrom === null || validFrom <= end) && (validTo === null || validTo >= end);

const evidenceOf = ({ points }: ChildRegion): Evidence => ({ points, doneOn: null });

export function rollUpPoints({ children, upTo, ...question }: RollUpQuestion): ComputedFigures {
  const { indicatorCode, regionCode, measure } = question;
  const readers = children.map((child) => ({
    child,
    read: figureOf({ take: 'SAME_PERIOD', withinMonths: null, measure, evidence: evidenceOf(child) }),
  }));
  const spans = new Map(
    children.flatMap(({ points }) => points).map(({ start, end }) => [`${start}/${end}`, { start, end }]),
  );
  const points: EvidencePoint[] = [];
  const missing: MissingInput[] = [];
  for (const [name, span] of [...spans].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (span.end > upTo) continue;
    const figures = readers
      .filter(({ child }) => isInForce(child, span))
      .map(({ child, read }) => ({ child, figure: read(span) }));
    const absent = figures.filter(({ figure }) => figure === null);
    missing.push(...absent.map(({ child }) => ({ ...span, words: child.words, reason: 'UNKNOWN' as const })));
    if (absent.length > 0) continue;
    const parts = figures.flatMap(({ child, figure }) =>
      (figure?.points ?? []).map((point) => ({
        ...{ indicatorCode, regionCode: child.regionCode, point, share: point.value },
      })),
    );
    const value = parts.reduce((sum, { share }) => sum.plus(share), ZERO);
    points.push({
      ref: `sum:${indicatorCode}:${regionCode}:${name}`,
      ...span,
      value,
      source: 'COMPUTED',
      parts,
    });
  }
  return { points, missing };
}
