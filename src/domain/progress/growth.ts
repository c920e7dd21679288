/** GROWTH: change against the stated base; an average rate per year is compounded. */
import { earliest, type IsoDate, yearOf } from '../calendar';
import { type Decimal, ONE, ZERO } from '../decimal';
import { periodOf } from '../period';
import type { Span } from '../span';
import { useAveraged, useChained, useCompared } from './growth-contributions';
import { type GrowthSeries, type GrowthStep, growthPercent, growthSince } from './growth-series';
import { BEGINNING_OF_TIME } from './levels';
import { type Measurement, type Path, unmeasured } from './measurement';
import { baseNotPositive, missingBase, noCompleteYear, tooShortHistory } from './remarks';
import type { Evidence, GrowthBase, TargetTerms } from './terms';
import { leastSquares, TREND_POINTS } from './trend';
import { COMPUTED_DECIMALS, growthText, spanText } from './wording';
import { measureYearOnYear } from './year-on-year';

export const DEFAULT_GROWTH_BASE: GrowthBase = { kind: 'PREVIOUS_YEAR', compounded: false };

/** An average rate without a stated base starts from the year before the stage. */
export const growthBasePeriod = (terms: TargetTerms, base: GrowthBase): Span =>
  base.kind === 'PERIOD' ? base.period : periodOf({ frequency: 'YEAR', year: yearOf(terms.startsOn) - 1 });

export function measureGrowth(terms: TargetTerms, evidence: Evidence, asOf: IsoDate): Measurement {
  const base = terms.growthBase ?? DEFAULT_GROWTH_BASE;
  if (base.kind === 'PREVIOUS_YEAR' && !base.compounded) return measureYearOnYear(terms, evidence, asOf);
  const period = growthBasePeriod(terms, base);
  const series = growthSince(terms, evidence, period, earliest(asOf, terms.endsOn));
  const unknown: Path = { kind: base.compounded ? 'FLAT' : 'UNKNOWN' };
  if (series === 'MISSING_BASE') return unmeasured(unknown, [missingBase(period)]);
  if (series === 'BASE_NOT_POSITIVE') return unmeasured(unknown, [baseNotPositive(period)]);
  const from = asOf < terms.startsOn ? BEGINNING_OF_TIME : terms.startsOn;
  return base.compounded
    ? measureAverageGrowth(terms, series, period, from)
    : measureTotalGrowth(terms, series, period, from);
}

/** Only over at least a year, and only while something is left: a rate per year needs both. */
const averages = (step: GrowthStep) => step.years.gte(ONE) && step.ratio.gt(0);

function measureAverageGrowth(
  terms: TargetTerms,
  series: GrowthSeries,
  base: Span,
  from: IsoDate,
): Measurement {
  const step = series.steps.findLast((candidate) => candidate.end >= from && averages(candidate));
  if (!step) return unmeasured({ kind: 'FLAT' }, [noCompleteYear()]);
  const actual = growthPercent(step.ratio.pow(ONE.dividedBy(step.years)));
  const growth = growthText(actual, COMPUTED_DECIMALS);
  return {
    ...describe(terms, step),
    actual,
    used: series.base.length > 0 ? compare(series, step, actual) : useAveraged(step.points, actual),
    path: { kind: 'FLAT' },
    projected: actual,
    reading: {
      zh: `以${spanText(base).zh}为基期，到${spanText(step).zh}年均${growth.zh}`,
      en: `From ${spanText(base).en} to ${spanText(step).en}, there was ${growth.en} a year on average`,
    },
    remarks: [],
  };
}

function measureTotalGrowth(
  terms: TargetTerms,
  series: GrowthSeries,
  base: Span,
  from: IsoDate,
): Measurement {
  const { startsOn, endsOn } = terms;
  const grown = series.steps.map(({ end, ratio }) => ({ end, value: growthPercent(ratio) }));
  const known = [{ end: base.end, value: ZERO }, ...grown];
  const before = known.findLast(({ end }) => end < startsOn);
  const path: Path = before ? { kind: 'LINE', from: startsOn, baseline: before.value } : { kind: 'UNKNOWN' };
  const step = series.steps.findLast(({ end }) => end >= from);
  if (!step) return unmeasured(path);
  const actual = growthPercent(step.ratio);
  const projected = step.end === endsOn ? actual : leastSquares(known.slice(-TREND_POINTS), endsOn);
  const growth = growthText(actual, COMPUTED_DECIMALS);
  return {
    ...describe(terms, step),
    actual,
    used: series.base.length > 0 ? compare(series, step, actual) : useChained(step.points),
    path,
    projected,
    reading: {
      zh: `${spanText(step).zh}比${spanText(base).zh}${growth.zh}`,
      en: `From ${spanText(base).en} to ${spanText(step).en}, there was ${growth.en}`,
    },
    remarks: projected ? [] : [tooShortHistory()],
  };
}

const compare = (series: GrowthSeries, step: GrowthStep, actual: Decimal) =>
  useCompared({ now: step.points, base: series.base }, actual);

const describe = (terms: TargetTerms, step: GrowthStep) => ({
  start: step.start,
  end: step.end,
  incomplete: step.end !== terms.endsOn,
});
