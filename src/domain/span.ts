/** Stretches of days, both ends included: what lies inside, what overlaps, what is left open. */
import { addDays, daysBetween, earliest, type IsoDate, latest, yearOf } from './calendar';

export interface Span {
  readonly start: IsoDate;
  readonly end: IsoDate;
}

export const daysIn = (span: Span): number => daysBetween(span.start, span.end) + 1;

export const contains = (outer: Span, inner: Span): boolean =>
  outer.start <= inner.start && inner.end <= outer.end;

export const overlaps = (a: Span, b: Span): boolean => a.start <= b.end && b.start <= a.end;

export const calendarYear = (year: number): Span => ({
  start: `${String(year).padStart(4, '0')}-01-01`,
  end: `${String(year).padStart(4, '0')}-12-31`,
});

/** The calendar years that lie wholly inside. */
export function completeYears(span: Span): number[] {
  const years: number[] = [];
  for (let year = yearOf(span.start); year <= yearOf(span.end); year += 1) {
    if (contains(span, calendarYear(year))) years.push(year);
  }
  return years;
}

/** Overlapping and adjoining spans melted together, in order of time. */
export function mergeSpans(spans: readonly Span[]): Span[] {
  const merged: Span[] = [];
  for (const span of [...spans].sort((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : 0))) {
    const last = merged.at(-1);
    if (last && span.start <= addDays(last.end, 1)) {
      merged[merged.length - 1] = { start: last.start, end: latest(last.end, span.end) };
    } else merged.push({ start: span.start, end: span.end });
  }
  return merged;
}

/** What a window keeps of some spans. */
export function clip(spans: readonly Span[], window: Span): Span[] {
  return spans
    .filter((span) => overlaps(span, window))
    .map((span) => ({ start: latest(span.start, window.start), end: earliest(span.end, window.end) }));
}

/** The parts of a window that none of the spans touches. */
export function gapsIn(window: Span, spans: readonly Span[]): Span[] {
  const gaps: Span[] = [];
  let next = window.start;
  for (const span of mergeSpans(clip(spans, window))) {
    if (span.start > next) gaps.push({ start: next, end: addDays(span.start, -1) });
    next = addDays(span.end, 1);
  }
  if (next <= window.end) gaps.push({ start: next, end: window.end });
  return gaps;
}
