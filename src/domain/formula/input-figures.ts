/** Which figure of an input speaks for a period or a day, by the way its definition takes it. */
import { addMonths } from '../calendar';
import type { Decimal } from '../decimal';
import { fullCover, isCounted } from '../progress/cover';
import { levelSeries } from '../progress/levels';
import type { Evidence, EvidencePoint } from '../progress/terms';
import type { Span } from '../span';
import type { InputTake, Measure } from '../vocabulary';

export interface TakenInput {
  readonly take: InputTake;
  readonly withinMonths: number | null;
  readonly measure: Measure;
  readonly evidence: Evidence;
}

export interface InputFigure {
  readonly value: Decimal;
  readonly points: readonly EvidencePoint[];
}

const one = (point: EvidencePoint): InputFigure => ({ value: point.value, points: [point] });
const spanKey = ({ start, end }: Span) => `${start}/${end}`;

/** Prepared once for an input, then asked for each period. */
export function figureOf(input: TakenInput): (span: Span) => InputFigure | null {
  const { take, measure, evidence } = input;
  const levels = levelSeries(evidence, '9999-12-31');
  const last = ({ end }: Span) => levels.findLast((point) => point.end <= end);
  const onTheDay = (span: Span) => {
    const point = last(span);
    return point?.end === span.end ? one(point) : null;
  };
  if (take === 'ON_THE_DAY') return onTheDay;
  if (take === 'LATEST') {
    return (span) => {
      const point = last(span);
      return point && point.end >= addMonths(span.end, -(input.withinMonths ?? 0)) ? one(point) : null;
    };
  }
  if (measure === 'STOCK') return onTheDay;
  const exact = new Map(evidence.points.map((point) => [spanKey(point), point]));
  return (span) => {
    const point = isCounted(evidence) ? undefined : exact.get(spanKey(span));
    if (point) return one(point);
    const cover = measure === 'FLOW' ? fullCover(evidence, span) : null;
    return cover && { value: cover.sum, points: cover.points };
  };
}
