/** Where a target stands on a day: a pure function of its terms, the evidence and the date. */
import type { IsoDate } from '../calendar';
import { type Decimal, MAX_FRACTION_DIGITS, ZERO } from '../decimal';
import { roundTogether } from '../evidence/apportion';
import type { TargetBasis } from '../vocabulary';
import { withDerivation } from './derivation-remarks';
import { explain } from './explanation';
import { measureFlow } from './flows';
import { measureGrowth } from './growth';
import { attainmentOf, expectedOn, hasValue, statusOn } from './judgement';
import { measureLevel } from './levels';
import type { Measurement } from './measurement';
import { measureMilestone, milestoneTerms } from './milestone';
import type { Evidence, Progress, TargetTerms, UsedPoint } from './terms';
import { measureAverage, measureEveryYear } from './years';

type Measure = (terms: TargetTerms, evidence: Evidence, asOf: IsoDate) => Measurement;

const MEASURES: Readonly<Record<TargetBasis, Measure>> = {
  LEVEL: measureLevel,
  NEW_IN_PERIOD: measureFlow,
  PERIOD_TOTAL: measureFlow,
  CUMULATIVE: measureFlow,
  ANNUAL_AVERAGE: measureAverage,
  EVERY_YEAR: measureEveryYear,
  GROWTH: measureGrowth,
  MILESTONE: measureMilestone,
};

/** What leaves here fits the store; judgements are made on the unrounded numbers. */
const stored = (value: Decimal | null) => value?.toDecimalPlaces(MAX_FRACTION_DIGITS) ?? null;

/** Rounded together, so that what adds to the actual still sums to it. */
function storedUses(used: readonly UsedPoint[], actual: Decimal | null): UsedPoint[] {
  const adding = used.filter(({ role }) => role === 'ACTUAL');
  const rounded = roundTogether(
    actual ?? ZERO,
    adding.map(({ contribution }) => contribution ?? ZERO),
  );
  const shares = new Map(adding.map((use, place) => [use, rounded[place] ?? ZERO]));
  return used.map((use) => ({ ...use, contribution: shares.get(use) ?? stored(use.contribution) }));
}

/** Counted flows must know zero from nothing: give `covered`, or a bucket of 0. */
export function assessProgress(stated: TargetTerms, evidence: Evidence, asOf: IsoDate): Progress {
  const terms = milestoneTerms(stated);
  const measured = withDerivation(MEASURES[terms.basis](terms, evidence, asOf), terms, evidence);
  const { actual, path } = measured;
  const numbered = hasValue(terms) ? terms : null;
  const status = statusOn(terms, path, actual, asOf);
  const attainment = numbered && actual ? attainmentOf(numbered, actual) : null;
  const expected = numbered && expectedOn(numbered, path, asOf);
  const isDecided = status === 'MET' || status === 'MISSED';
  const final = isDecided && asOf >= terms.endsOn && !measured.incomplete;
  const text = explain(terms, measured, { asOf, status, attainment, expected, final });
  return Object.freeze({
    asOf,
    actual: stored(actual),
    actualStart: measured.start,
    actualEnd: measured.end,
    baseline: stored(path.kind === 'LINE' ? path.baseline : null),
    attainment: stored(attainment),
    expected: stored(expected),
    projected: stored(measured.projected),
    status,
    explanationZh: text.zh,
    explanationEn: text.en,
    used: storedUses(measured.used, stored(actual)),
    final,
  });
}
