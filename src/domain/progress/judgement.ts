/** From a measured value to a status: comparator, attainment, expected path, thresholds. */
import { daysBetween, earliest, type IsoDate } from '../calendar';
import { Decimal, ONE, ZERO } from '../decimal';
import type { Comparator, ProgressStatus } from '../vocabulary';
import type { Path } from './measurement';
import type { TargetTerms, Thresholds } from './terms';

/** Terms whose value is known. */
export type NumberedTerms = TargetTerms & { readonly value: Decimal };

/** A comparator that takes a side decides; 左右 leaves it to the indicator. */
export function isLowerBetter({ comparator, direction }: TargetTerms): boolean {
  if (comparator === 'ABOUT') return direction === 'LOWER_IS_BETTER';
  return comparator === 'AT_MOST' || comparator === 'LESS_THAN';
}

/** Amounts of stretches add up; a level is read on its day. */
export const addsUp = ({ basis, measure }: TargetTerms): boolean => basis !== 'LEVEL' && measure === 'FLOW';

/** The values that satisfy a comparator; null where there is no end to them. */
export interface AcceptedRange {
  readonly lowest: Decimal | null;
  readonly highest: Decimal | null;
  /** The ends themselves do not satisfy. */
  readonly strict: boolean;
}

export function acceptedRange(
  comparator: Comparator,
  value: Decimal,
  { about }: Pick<Thresholds, 'about'>,
): AcceptedRange {
  switch (comparator) {
    case 'AT_LEAST':
      return { lowest: value, highest: null, strict: false };
    case 'MORE_THAN':
      return { lowest: value, highest: null, strict: true };
    case 'ABOUT': {
      const room = value.abs().times(about);
      return { lowest: value.minus(room), highest: value.plus(room), strict: false };
    }
    case 'AT_MOST':
      return { lowest: null, highest: value, strict: false };
    case 'LESS_THAN':
      return { lowest: null, highest: value, strict: true };
  }
}

export function isSatisfied({ comparator, value, thresholds }: NumberedTerms, actual: Decimal): boolean {
  const { lowest, highest, strict } = acceptedRange(comparator, value, thresholds);
  const isHighEnough = lowest === null || (strict ? actual.gt(lowest) : actual.gte(lowest));
  const isLowEnough = highest === null || (strict ? actual.lt(highest) : actual.lte(highest));
  return isHighEnough && isLowEnough;
}

/**
 * Actual over target, target over actual where lower is better, so that 1 is just enough and more is
 * better; of two negative numbers the quotient is turned round. Null where a quotient says nothing
 * (a target of 0, a sign changed); 1 where the target is hit exactly.
 */
export function attainmentOf(terms: NumberedTerms, actual: Decimal): Decimal | null {
  const { value } = terms;
  if (actual.equals(value)) return ONE;
  const bothNegative = actual.isNegative() && value.isNegative() && !actual.isZero() && !value.isZero();
  if (isLowerBetter(terms)) {
    if (bothNegative) return actual.dividedBy(value);
    return actual.gt(0) && value.gte(0) ? value.dividedBy(actual) : null;
  }
  if (bothNegative) return value.dividedBy(actual);
  return value.gt(0) ? actual.dividedBy(value) : null;
}

/** Where the path stands on a day; null before it begins or where its start is unknown. */
export function expectedOn(terms: NumberedTerms, path: Path, asOf: IsoDate): Decimal | null {
  const { value, startsOn, endsOn } = terms;
  const day = earliest(asOf, endsOn);
  switch (path.kind) {
    case 'LINE': {
      if (asOf < path.from) return null;
      const length = daysBetween(path.from, endsOn);
      if (length <= 0) return value;
      const rise = value.minus(path.baseline);
      return path.baseline.plus(rise.times(daysBetween(path.from, day)).dividedBy(length));
    }
    case 'FLAT':
      return asOf < startsOn ? null : value;
    case 'STEP':
      if (asOf < startsOn) return null;
      return asOf < endsOn ? ZERO : value;
    case 'UNKNOWN':
      return null;
  }
}

/** How far the actual has come along the path; null where the path gives no measure for it. */
function shareOfPath(terms: NumberedTerms, path: Path, expected: Decimal | null, actual: Decimal) {
  if (path.kind === 'FLAT' || path.kind === 'UNKNOWN') return attainmentOf(terms, actual);
  const baseline = path.kind === 'LINE' ? path.baseline : ZERO;
  if (!expected || expected.equals(baseline)) return null;
  const leadsDown = expected.lt(baseline);
  // A path against the direction (already better than the target at the start) gives room, not a task.
  if (terms.comparator !== 'ABOUT' && leadsDown !== isLowerBetter(terms)) return null;
  return actual.minus(baseline).dividedBy(expected.minus(baseline));
}

/** Inside the stage, the comparator not satisfied yet. */
function statusUnderWay(terms: NumberedTerms, path: Path, expected: Decimal | null, actual: Decimal) {
  const share = shareOfPath(terms, path, expected, actual);
  if (share) {
    if (share.gte(terms.thresholds.onTrack)) return 'ON_TRACK';
    return share.gte(terms.thresholds.atRisk) ? 'AT_RISK' : 'OFF_TRACK';
  }
  const mark = expected ?? terms.value;
  const isGoodEnough = isLowerBetter(terms) ? actual.lte(mark) : actual.gte(mark);
  return isGoodEnough ? 'ON_TRACK' : 'OFF_TRACK';
}

export function statusOn(
  terms: TargetTerms,
  path: Path,
  actual: Decimal | null,
  asOf: IsoDate,
): ProgressStatus {
  if (!hasValue(terms)) return 'NO_DATA';
  if (asOf < terms.startsOn) return 'NOT_STARTED';
  if (!actual) return 'NO_DATA';
  if (isSatisfied(terms, actual)) return 'MET';
  if (asOf > terms.endsOn) return 'MISSED';
  return statusUnderWay(terms, path, expectedOn(terms, path, asOf), actual);
}

export const hasValue = (terms: TargetTerms): terms is NumberedTerms => terms.value !== null;
