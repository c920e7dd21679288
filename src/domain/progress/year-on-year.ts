/** Growth on the same time of the year before: as published, or computed from two like figures. */
import { earliest, type IsoDate, yearOf } from '../calendar';
import type { Decimal } from '../decimal';
import { calendarYear, type Span } from '../span';
import { fullCover, isCounted } from './cover';
import { useCompared } from './growth-contributions';
import { growthPercent, shiftSpan } from './growth-series';
import { BEGINNING_OF_TIME, lastEndingIn, levelSeries } from './levels';
import { type Measurement, type Path, unmeasured, useAll } from './measurement';
import { nothingToCompare } from './remarks';
import type { Evidence, EvidencePoint, TargetTerms } from './terms';
import { COMPUTED_DECIMALS, capital, dayOrSpan, growthText, PUBLISHED_DECIMALS } from './wording';

/** A rate compares with a year ago all through the year: it does not build up along a line. */
const PATH: Path = { kind: 'FLAT' };

interface Comparison extends Span {
  readonly growth: Decimal;
  readonly now: readonly EvidencePoint[];
  readonly yearAgo: readonly EvidencePoint[];
}

/** From January to a day against the same days a year ago; both must be known without a hole. */
function compareTotals(evidence: Evidence, end: IsoDate): Comparison | null {
  const span = { start: calendarYear(yearOf(end)).start, end };
  const now = fullCover(evidence, span);
  const yearAgo = fullCover(evidence, shiftSpan(span, -1));
  if (!now || !yearAgo?.sum.gt(0)) return null;
  const growth = growthPercent(now.sum.dividedBy(yearAgo.sum));
  return { ...span, growth, now: now.points, yearAgo: yearAgo.points };
}

function compareLevels(terms: TargetTerms, evidence: Evidence, point: EvidencePoint): Comparison | null {
  const before = shiftSpan(point, -1);
  const candidates = evidence.points.filter((other) => other.end === before.end);
  const alike = candidates.find((other) => other.start === before.start);
  const yearAgo = alike ?? (terms.measure === 'STOCK' ? levelSeries(evidence, before.end).at(-1) : undefined);
  if (yearAgo?.end !== before.end || !yearAgo.value.gt(0)) return null;
  const growth = growthPercent(point.value.dividedBy(yearAgo.value));
  return { start: point.start, end: point.end, growth, now: [point], yearAgo: [yearAgo] };
}

/** The latest figure in the window that has its like a year before. */
function latestComparison(terms: TargetTerms, evidence: Evidence, window: Span): Comparison | null {
  const inWindow = levelSeries(evidence, window.end).filter((point) => point.end >= window.start);
  if (terms.measure !== 'FLOW') {
    for (const point of inWindow.reverse()) {
      const comparison = compareLevels(terms, evidence, point);
      if (comparison) return comparison;
    }
    return null;
  }
  const ends = isCounted(evidence) ? [window.end] : inWindow.map((point) => point.end).reverse();
  for (const end of ends) {
    const comparison = compareTotals(evidence, end);
    if (comparison) return comparison;
  }
  return null;
}

const reached = (terms: TargetTerms, end: IsoDate) => end >= terms.endsOn;

export function measureYearOnYear(terms: TargetTerms, evidence: Evidence, asOf: IsoDate): Measurement {
  const end = earliest(asOf, terms.endsOn);
  const window = { start: asOf < terms.startsOn ? BEGINNING_OF_TIME : terms.startsOn, end };
  const last = lastEndingIn(levelSeries(evidence, end), window.start, end);
  if (terms.measure === 'GROWTH_RATE') return last ? readPublished(terms, last) : unmeasured(PATH);
  const found = latestComparison(terms, evidence, window);
  if (!found) return unmeasured(PATH, last ? [nothingToCompare(shiftSpan(last, -1))] : []);
  return {
    actual: found.growth,
    start: found.start,
    end: found.end,
    path: PATH,
    projected: found.growth,
    used: useCompared({ now: found.now, base: found.yearAgo }, found.growth),
    incomplete: !reached(terms, found.end),
    reading: readGrowth(found, found.growth, COMPUTED_DECIMALS),
    remarks: [],
  };
}

const readPublished = (terms: TargetTerms, point: EvidencePoint): Measurement => ({
  actual: point.value,
  start: point.start,
  end: point.end,
  path: PATH,
  projected: point.value,
  used: useAll([point], 'ACTUAL', ({ value }) => value),
  incomplete: !reached(terms, point.end),
  reading: readGrowth(point, point.value, PUBLISHED_DECIMALS),
  remarks: [],
});

function readGrowth(span: Span, growth: Decimal, decimals: number) {
  const [when, change] = [dayOrSpan(span), growthText(growth, decimals)];
  return {
    zh: `${when.zh}同比${change.zh}`,
    en: `${capital(when.en)}, there was ${change.en} on a year before`,
  };
}
