/** Figures published for the indicator: which of them measure what the target measures. */
import type { PublishedFigure } from './history';
import { periodSpan } from './periods';
import type { TargetHead } from './target-head';

/** Figures up to the day that the reader looks at; vintages after the chosen moment are not known yet. */
export function knownFigures(
  all: readonly PublishedFigure[],
  day: string,
  known: string | null,
): PublishedFigure[] {
  const points = all.filter(({ period }) => (periodSpan(period)?.end ?? '') <= day);
  if (known === null) return points;
  const until = Date.parse(known);
  return points.map((point) => ({
    ...point,
    revisions: point.revisions.filter(({ publishedAt }) => Date.parse(publishedAt) <= until),
  }));
}

/** A monthly flow does not belong on the scale of a total: only figures of the same stretch do. */
export function comparableFigures(points: readonly PublishedFigure[], head: TargetHead): PublishedFigure[] {
  if (head.unitCode !== head.indicator.unitCode) return [];
  const start = head.basis === 'CUMULATIVE' ? (head.plan.startsOn ?? '') : head.stage.startsOn;
  return points.filter(({ period }) => {
    const span = periodSpan(period);
    if (span === null) return false;
    if (head.basis === 'LEVEL') return head.indicator.measure !== 'FLOW' || lastsAYear(span);
    if (head.basis === 'EVERY_YEAR') return lastsAYear(span);
    if (head.basis === 'GROWTH' || head.basis === 'ANNUAL_AVERAGE') return false;
    return span.start === start && span.end <= head.stage.endsOn;
  });
}

const lastsAYear = ({ start, end }: { start: string; end: string }) =>
  start.endsWith('-01-01') && end === `${start.slice(0, 4)}-12-31`;
