/** Whether a target can be reached at a pace that there has been: a pure function of figures and day. */
import { addDays, daysBetween, type IsoDate, latest } from '../calendar';
import { Decimal, MAX_FRACTION_DIGITS } from '../decimal';
import type { FeasibilityVerdict } from '../finding-words';
import { flowStart } from '../progress/flows';
import { addsUp, hasValue, isLowerBetter, isSatisfied, type NumberedTerms } from '../progress/judgement';
import { monthsBetween } from './months';
import { flowPaces, levelPaces } from './past-paces';
import type { Feasibility, FeasibilityQuestion, Pace } from './terms';
import { explainFeasibility } from './wording';

/** Fewer stretches of the past than these show nothing. */
export const FEWEST_STRETCHES = 3;
/** Out of reach: so many times the best of so many stretches. Less is hard, and has happened elsewhere. */
export const OUT_OF_REACH_TIMES = 3;
export const STRETCHES_FOR_OUT_OF_REACH = 8;

const SUMS: readonly string[] = ['NEW_IN_PERIOD', 'PERIOD_TOTAL', 'CUMULATIVE'];

const stored = (value: Decimal | null) => value?.toDecimalPlaces(MAX_FRACTION_DIGITS) ?? null;

/** Averages, floors, growth and deeds are no matter of so many a month, nor is a flow to stay below. */
function hasRunRate(terms: NumberedTerms): boolean {
  if (terms.basis === 'LEVEL') return true;
  return SUMS.includes(terms.basis) && !isLowerBetter(terms);
}

/** Downwards where less is better. */
function turned(pace: Pace, down: boolean): Pace {
  return down ? { ...pace, perMonth: pace.perMonth.negated() } : pace;
}

function bestOf(paces: readonly Pace[]): Pace | null {
  if (paces.length < FEWEST_STRETCHES) return null;
  return paces.reduce((best, pace) => (pace.perMonth.gt(best.perMonth) ? pace : best));
}

function judge(required: Decimal, best: Pace | null, compared: number): FeasibilityVerdict {
  if (!best) return 'INSUFFICIENT_HISTORY';
  if (required.lte(best.perMonth)) return 'FEASIBLE';
  const isFar = required.gt(best.perMonth.times(OUT_OF_REACH_TIMES));
  return isFar && compared >= STRETCHES_FOR_OUT_OF_REACH ? 'OUT_OF_REACH' : 'HARD';
}

interface Rate {
  readonly remaining: Decimal;
  readonly required: Decimal | null;
  readonly best: Pace | null;
  readonly recent: Pace | null;
  readonly compared: number;
  readonly verdict: FeasibilityVerdict;
}

/** From the end of the last day that is known: what came in since is not known to be missing. */
function rateOf(terms: NumberedTerms, actual: Decimal, from: IsoDate, question: FeasibilityQuestion): Rate {
  const { history, asOf } = question;
  const down = terms.comparator === 'ABOUT' ? actual.gt(terms.value) : isLowerBetter(terms);
  const remaining = down ? actual.minus(terms.value) : terms.value.minus(actual);
  const months = monthsBetween(from, terms.endsOn);
  if (months.lte(0)) {
    return { remaining, required: null, best: null, recent: null, compared: 0, verdict: 'OUT_OF_REACH' };
  }
  const required = remaining.dividedBy(months);
  const pasts = addsUp(terms) ? flowPaces(history, months, asOf) : levelPaces(history, months, asOf);
  const best = bestOf(pasts.all.map((pace) => turned(pace, down)));
  const recent = pasts.recent && turned(pasts.recent, down);
  const compared = pasts.all.length;
  return { remaining, required, best, recent, compared, verdict: judge(required, best, compared) };
}

/** A sum that has not begun stands at nothing; the day before it begins is where it counts from. */
function startOf(terms: NumberedTerms, question: FeasibilityQuestion) {
  const { actual, actualEnd, asOf } = question;
  if (actual && actualEnd) return { actual, from: actualEnd };
  const before = addDays(flowStart(terms), -1);
  if (SUMS.includes(terms.basis) && asOf <= before) return { actual: new Decimal(0), from: before };
  return null;
}

export function assessFeasibility(question: FeasibilityQuestion): Feasibility {
  const { terms, asOf, synthetic } = question;
  const daysLeft = Math.max(0, daysBetween(asOf, terms.endsOn));
  const without = (verdict: FeasibilityVerdict, remaining: Decimal | null = null): Feasibility => {
    const found = { verdict, remaining, required: null, best: null, recent: null, ...NONE_COMPARED };
    return finished(question, { ...found, asOf, deadline: terms.endsOn, daysLeft, synthetic });
  };
  if (!hasValue(terms)) return without('NOT_APPLICABLE');
  if (question.status === 'MET' || (question.actual && isSatisfied(terms, question.actual))) {
    return without('REACHED', new Decimal(0));
  }
  if (asOf > terms.endsOn) return without('OVER');
  if (!hasRunRate(terms)) return without('NOT_APPLICABLE');
  const start = startOf(terms, question);
  if (!start) return without('INSUFFICIENT_HISTORY');
  const from = terms.basis === 'LEVEL' ? start.from : latest(start.from, addDays(flowStart(terms), -1));
  const rate = rateOf(terms, start.actual, from, question);
  return finished(question, { ...rate, asOf, deadline: terms.endsOn, daysLeft, synthetic });
}

const NONE_COMPARED = { compared: 0 } as const;

function finished(question: FeasibilityQuestion, found: Omit<Feasibility, 'explanation'>): Feasibility {
  const rounded = (pace: Pace | null) => pace && { ...pace, perMonth: stored(pace.perMonth) as Decimal };
  return Object.freeze({
    ...found,
    remaining: stored(found.remaining),
    required: stored(found.required),
    best: rounded(found.best),
    recent: rounded(found.recent),
    explanation: explainFeasibility(question, found),
  });
}
