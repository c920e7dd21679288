/** Where a lever is sought: in the size of what it moves, for ten thousand of shares is not ten thousand yuan. */
import type { Lever } from '../../domain/simulation/lever';
import type { Driver } from '../../domain/simulation/model';
import type { GoalRange } from '../../domain/simulation/outcome';
import type { PlanModel } from './model';

const MONTHS_IN_YEAR = 12;
/** Beyond all that anybody plans. */
const TIMES_THE_PAST = 20;
const STEPS = 10_000;

/** How much a year has brought at most; null for what is counted one by one. */
function sizeOf(driver: Driver | undefined): number | null {
  if (driver?.kind === 'LEVEL' && !driver.counts) {
    return driver.history.reduce((most, { value }) => Math.max(most, Math.abs(value)), 0);
  }
  if (driver?.kind !== 'FLOW' || driver.history.counts) return null;
  const { amounts, bucketMonths } = driver.history;
  return (Math.max(0, ...amounts) * MONTHS_IN_YEAR) / bucketMonths;
}

/** Undefined where the range of the lever's kind is right. */
export function rangeOf(lever: Lever, { model }: PlanModel): GoalRange | undefined {
  if (lever.kind !== 'ADDITIONS') return undefined;
  const size = sizeOf(model.drivers.find(({ name }) => name === lever.driver));
  if (!size) return undefined;
  const precision = 10 ** Math.floor(Math.log10((size * TIMES_THE_PAST) / STEPS));
  return { lowest: 0, highest: Math.ceil((size * TIMES_THE_PAST) / precision) * precision, precision };
}
