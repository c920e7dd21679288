/** Adding up within a stage or since the plan began: new ones, totals, cumulative totals. */

import type { Bilingual } from '../bilingual';
import { addDays, earliest, type IsoDate } from '../calendar';
import { type Decimal, ZERO } from '../decimal';
import { daysIn, type Span } from '../span';
import { type Cover, coverWindow, innerHoles } from './cover';
import { BEGINNING_OF_TIME, lastEndingIn, levelSeries } from './levels';
import { type Measurement, type Path, unmeasured, useAll } from './measurement';
import { cannotAddUp, countedFrom, missingBase, missingSpans, outstandingTail } from './remarks';
import type { Evidence, TargetTerms, UsedPoint } from './terms';
import { amount, dayOrSpan, dayText, spanText } from './wording';

export const flowStart = (terms: TargetTerms): IsoDate =>
  terms.basis === 'CUMULATIVE' ? terms.planStartsOn : terms.startsOn;

/** NEW_IN_PERIOD, PERIOD_TOTAL and CUMULATIVE start from nothing and are projected at the pace so far. */
export function measureFlow(terms: TargetTerms, evidence: Evidence, asOf: IsoDate): Measurement {
  const from = flowStart(terms);
  const window = { start: from, end: earliest(asOf, terms.endsOn) };
  const path: Path = { kind: 'LINE', from, baseline: ZERO };
  if (window.end < window.start) return unmeasured(path);
  if (terms.measure === 'STOCK') return measureIncrease(terms, evidence, window, path);
  if (terms.measure !== 'FLOW') return unmeasured(path, [cannotAddUp()]);
  const cover = coverWindow(evidence, window);
  if (!cover) return unmeasured(path);
  const span = { start: cover.start, end: cover.end };
  const used = useAll(cover.points, 'ACTUAL', ({ value }) => value);
  const inner = innerHoles(cover);
  const remarks = inner.length > 0 ? [missingSpans(inner)] : [];
  return total(terms, {
    amount: cover.sum,
    span,
    days: cover.days,
    used,
    path,
    tail: tailOf(cover),
    remarks,
  });
}

const tailOf = (cover: Cover) => cover.holes.find((hole) => hole.start > cover.end);

/** A stock is never added up: what is new is the latest level less the last one before the window. */
function measureIncrease(terms: TargetTerms, evidence: Evidence, window: Span, path: Path): Measurement {
  const series = levelSeries(evidence, window.end);
  const dayBefore = addDays(window.start, -1);
  const now = lastEndingIn(series, window.start, window.end);
  const base = lastEndingIn(series, BEGINNING_OF_TIME, dayBefore);
  if (!now) return unmeasured(path);
  if (!base) return unmeasured(path, [missingBase({ start: dayBefore, end: dayBefore })]);
  const span = { start: window.start, end: now.end };
  const tail = now.end < window.end ? { start: addDays(now.end, 1), end: window.end } : undefined;
  const remarks = base.end < dayBefore ? [countedFrom(dayOrSpan(base), amount(base.value, terms.unit))] : [];
  const used = [
    ...useAll([now], 'ACTUAL', ({ value }) => value),
    ...useAll([base], 'ACTUAL', ({ value }) => value.negated()),
  ];
  const increase = now.value.minus(base.value);
  return total(terms, { amount: increase, span, days: daysIn(span), used, path, tail, remarks });
}

interface Total {
  readonly amount: Decimal;
  readonly span: Span;
  readonly days: number;
  readonly used: readonly UsedPoint[];
  readonly path: Path;
  /** What is not known yet at the end of the window. */
  readonly tail: Span | undefined;
  readonly remarks: readonly Bilingual[];
}

function total(terms: TargetTerms, found: Total): Measurement {
  const whole = daysIn({ start: flowStart(terms), end: terms.endsOn });
  const overdue = found.tail?.end === terms.endsOn ? [outstandingTail(found.tail)] : [];
  return {
    actual: found.amount,
    ...found.span,
    path: found.path,
    projected: found.amount.times(whole).dividedBy(found.days),
    used: found.used,
    incomplete: found.days < whole,
    reading: readTotal(terms, found),
    remarks: [...found.remarks, ...overdue],
  };
}

function readTotal(terms: TargetTerms, { amount: sum, span }: Total) {
  const [when, number] = [spanText(span), amount(sum, terms.unit)];
  switch (terms.basis) {
    case 'NEW_IN_PERIOD':
      return { zh: `${when.zh}新增${number.zh}`, en: `In ${when.en}, ${number.en} were added` };
    case 'CUMULATIVE': {
      const [from, to] = [dayText(span.start), dayText(span.end)];
      return {
        zh: `自${from.zh}至${to.zh}累计${number.zh}`,
        en: `From ${from.en} to ${to.en}, the total was ${number.en}`,
      };
    }
    default:
      return { zh: `${when.zh}合计${number.zh}`, en: `In ${when.en}, the total was ${number.en}` };
  }
}
