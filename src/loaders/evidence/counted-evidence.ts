/** Counts as evidence: a point for each day of a stock, a bucket of days for each piece of a flow. */
import { addDays, type IsoDate, lastOfMonth, monthOf, yearOf } from '../../domain/calendar';
import { Decimal, ZERO } from '../../domain/decimal';
import type { EvidencePoint } from '../../domain/progress/terms';
import { contains, type Span } from '../../domain/span';
import type { CountQuestion } from './count-question';
import type { FlowOfDay } from './counted-flows';
import type { StockCount } from './counted-stocks';
import type { GatheredEvidence } from './gathered-evidence';
import { seriesName } from './published-figures';

function pointOf({ rule }: CountQuestion, { start, end }: Span, value: Decimal): EvidencePoint {
  const when = start === end ? end : `${start}/${end}`;
  return { ref: `${rule.register}:${when}`, start, end, value, source: 'COUNTED' };
}

function evidenceOf(question: CountQuestion, points: readonly EvidencePoint[]): GatheredEvidence {
  const { context, covered, synthetic } = question;
  return {
    evidence: { points, doneOn: context.doneOn, covered },
    // A zero of the demonstration is as made up as any other of its numbers.
    synthetic: new Set(synthetic ? points.map(({ ref }) => ref) : []),
    questions: new Map([[seriesName(context), question]]),
  };
}

export function stockEvidence(question: CountQuestion, counts: readonly StockCount[]): GatheredEvidence {
  const byDay = new Map(counts.map(({ day, count }) => [day, count]));
  const points = question.window.stockDates.map((day) =>
    pointOf(question, { start: day, end: day }, new Decimal(byDay.get(day) ?? 0)),
  );
  return evidenceOf(question, points);
}

/** Days are gathered into months, cut where a judgement wants a part of one or coverage ends in one. */
export function flowEvidence(question: CountQuestion, days: readonly FlowOfDay[]): GatheredEvidence {
  const { covered, window } = question;
  const { flowFrom, flowTo } = window;
  if (!flowFrom || !flowTo) return evidenceOf(question, []);
  const cuts = [...window.flowCuts, ...covered.flatMap(({ start, end }) => [addDays(start, -1), end])];
  let at = 0;
  const points = buckets({ start: flowFrom, end: flowTo }, cuts).map((bucket) => {
    let value = ZERO;
    for (let day = days[at]; day && day.day <= bucket.end; day = days[at]) {
      value = value.plus(day.amount);
      at += 1;
    }
    return pointOf(question, bucket, value);
  });
  return evidenceOf(
    question,
    points.filter((point) => covered.some((span) => contains(span, point))),
  );
}

function buckets(window: Span, cuts: readonly IsoDate[]): readonly Span[] {
  const spans: Span[] = [];
  for (let { start } = window; start <= window.end; ) {
    const month = lastOfMonth(yearOf(start), monthOf(start));
    const end = [month, window.end, ...cuts].filter((day) => day >= start).sort()[0] as IsoDate;
    spans.push({ start, end });
    start = addDays(end, 1);
  }
  return spans;
}
