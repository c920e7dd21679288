/** The pace that a target still takes, beside the best that its past has seen: per month, in its unit. */
import { daysBetween, type IsoDate, latest } from '../../domain/calendar';
import { isLowerBetter, isSatisfied } from '../../domain/progress/judgement';
import { levelSeries } from '../../domain/progress/levels';
import { bucketsOf } from './buckets';
import type { PlanModel } from './model';
import type { SubjectTarget } from './subject';

export interface Paces {
  readonly requiredPerMonth: number | null;
  readonly bestPerMonth: number | null;
}

const DAYS_IN_MONTH = 30.4375;
const MONTHS_IN_YEAR = 12;
/** A year is what best paces are taken over: less would make a season of a pace. */
const YEAR_DAYS = 365;
const TOLERANCE_DAYS = 20;

const NONE: Paces = { requiredPerMonth: null, bestPerMonth: null };
const monthsFrom = (from: IsoDate, to: IsoDate) => daysBetween(from, to) / DAYS_IN_MONTH;

function bestOfFlow({ history }: SubjectTarget, asOf: IsoDate): number | null {
  const buckets = bucketsOf(history, asOf);
  if (!buckets) return null;
  const width = MONTHS_IN_YEAR / buckets.bucketMonths;
  const amounts = buckets.amounts.map(Number);
  const sums = amounts.slice(width - 1).map((_, i) => amounts.slice(i, i + width).reduce((a, b) => a + b, 0));
  return sums.length === 0 ? null : Math.max(...sums) / MONTHS_IN_YEAR;
}

/** The largest rise over about a year. */
function bestOfStock({ history }: SubjectTarget, asOf: IsoDate): number | null {
  const points = levelSeries(history.evidence, asOf);
  const rises = points.flatMap((late) =>
    points
      .filter(({ end }) => Math.abs(daysBetween(end, late.end) - YEAR_DAYS) <= TOLERANCE_DAYS)
      .map((early) => Number(late.value.minus(early.value)) / MONTHS_IN_YEAR),
  );
  return rises.length === 0 ? null : Math.max(...rises);
}

/** Of stocks and totals that are to rise; of rates, averages and ceilings a pace says nothing. */
export function pacesOf(target: SubjectTarget, { model }: PlanModel): Paces {
  const { terms } = target.context;
  const simulated = model.targets.find(({ name }) => name === target.row.key);
  if (!simulated || terms.value === null || isLowerBetter(terms)) return NONE;
  const { figure } = simulated;
  const { asOf } = model;
  if (figure.kind === 'TOTAL') {
    const months = monthsFrom(latest(figure.since, asOf), terms.endsOn);
    const left = Math.max(0, Number(terms.value) - figure.soFar);
    return { requiredPerMonth: months > 0 ? left / months : null, bestPerMonth: bestOfFlow(target, asOf) };
  }
  const isRising = (figure.kind === 'ON_DAY' || figure.kind === 'INCREASE') && terms.measure === 'STOCK';
  if (!isRising) return NONE;
  const { actual } = target.progress;
  const months = monthsFrom(asOf, terms.endsOn);
  const last = levelSeries(target.history.evidence, asOf).at(-1)?.value ?? null;
  const now = actual ?? (figure.kind === 'ON_DAY' ? last : null);
  if (now === null || months <= 0) return { ...NONE, bestPerMonth: bestOfStock(target, asOf) };
  const isThere = isSatisfied({ ...terms, value: terms.value }, now);
  const left = isThere ? 0 : Math.max(0, Number(terms.value.minus(now)));
  return { requiredPerMonth: left / months, bestPerMonth: bestOfStock(target, asOf) };
}
