/** How something has grown since a base: one step for each later figure that compares with it. */
import { daysBetween, type IsoDate, sameDayInYear, yearOf } from '../calendar';
import { Decimal, HUNDRED, MAX_FRACTION_DIGITS, ONE } from '../decimal';
import { calendarYear, type Span } from '../span';
import { fullCover } from './cover';
import { levelSeries } from './levels';
import type { Evidence, EvidencePoint, TargetTerms } from './terms';
import { yearFigure } from './years';

/** The later figure's own days. */
export interface GrowthStep extends Span {
  /** Times the base. */
  readonly ratio: Decimal;
  readonly years: Decimal;
  readonly points: readonly EvidencePoint[];
}

export interface GrowthSeries {
  readonly base: readonly EvidencePoint[];
  readonly steps: readonly GrowthStep[];
}

export type GrowthProblem = 'MISSING_BASE' | 'BASE_NOT_POSITIVE';

/** No plan compares with a base further back. */
const MAX_YEARS = 50;
const DAYS_IN_YEAR = 365;

/** Rounded far beyond what is published, so that a root does not miss its target by its last digit. */
export const growthPercent = (ratio: Decimal): Decimal =>
  ratio.minus(ONE).times(HUNDRED).toDecimalPlaces(MAX_FRACTION_DIGITS);

/** Whole years, and the days beyond them as a part of a year. */
export function yearsApart(from: IsoDate, to: IsoDate): Decimal {
  const calendarYears = yearOf(to) - yearOf(from);
  const whole = sameDayInYear(from, calendarYears) <= to ? calendarYears : calendarYears - 1;
  return new Decimal(daysBetween(sameDayInYear(from, whole), to)).dividedBy(DAYS_IN_YEAR).plus(whole);
}

export const shiftSpan = ({ start, end }: Span, years: number): Span => ({
  start: sameDayInYear(start, years),
  end: sameDayInYear(end, years),
});

/** Published yearly rates compounded, as far as no year is missing. */
function fromRates(
  terms: TargetTerms,
  evidence: Evidence,
  base: Span,
  upTo: IsoDate,
): GrowthSeries | GrowthProblem {
  const steps: GrowthStep[] = [];
  let [ratio, points]: [Decimal, readonly EvidencePoint[]] = [ONE, []];
  for (let years = 1; years <= MAX_YEARS; years += 1) {
    const year = yearOf(base.end) + years;
    const figure = calendarYear(year).end <= upTo ? yearFigure(terms, evidence, year) : null;
    if (!figure) break;
    ratio = ratio.times(figure.value.dividedBy(HUNDRED).plus(ONE));
    points = [...points, ...figure.points];
    steps.push({ ...calendarYear(year), ratio, years: new Decimal(years), points });
  }
  return { base: [], steps };
}

function fromTotals(evidence: Evidence, base: Span, upTo: IsoDate): GrowthSeries | GrowthProblem {
  const baseCover = fullCover(evidence, base);
  if (!baseCover) return 'MISSING_BASE';
  if (baseCover.sum.lte(0)) return 'BASE_NOT_POSITIVE';
  const steps: GrowthStep[] = [];
  for (let years = 1; years <= MAX_YEARS; years += 1) {
    const span = shiftSpan(base, years);
    if (span.end > upTo) break;
    const cover = fullCover(evidence, span);
    if (!cover) continue;
    const ratio = cover.sum.dividedBy(baseCover.sum);
    steps.push({ ...span, ratio, years: new Decimal(years), points: cover.points });
  }
  return { base: baseCover.points, steps };
}

function fromLevels(
  terms: TargetTerms,
  evidence: Evidence,
  base: Span,
  upTo: IsoDate,
): GrowthSeries | GrowthProblem {
  const series = levelSeries(evidence, upTo);
  const isBase = ({ start, end }: EvidencePoint) =>
    end === base.end && (terms.measure === 'STOCK' || start === base.start);
  const found = evidence.points
    .filter(isBase)
    .sort((a, b) => (a.start + a.ref < b.start + b.ref ? -1 : 1))[0];
  if (!found) return 'MISSING_BASE';
  if (found.value.lte(0)) return 'BASE_NOT_POSITIVE';
  const steps = series
    .filter((point) => point.end > base.end)
    .map((point) => ({
      start: point.start,
      end: point.end,
      ratio: point.value.dividedBy(found.value),
      years: yearsApart(base.end, point.end),
      points: [point],
    }));
  return { base: [found], steps };
}

export function growthSince(
  terms: TargetTerms,
  evidence: Evidence,
  base: Span,
  upTo: IsoDate,
): GrowthSeries | GrowthProblem {
  if (base.end > upTo) return 'MISSING_BASE';
  if (terms.measure === 'GROWTH_RATE') return fromRates(terms, evidence, base, upTo);
  if (terms.measure === 'FLOW') return fromTotals(evidence, base, upTo);
  return fromLevels(terms, evidence, base, upTo);
}
