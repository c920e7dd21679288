/** What the levers together do to one driver. */
import type { AdditionsLever, FundLever, GrowthLever, Lever, RenewalLever } from './lever';
import type { Name } from './model';

export interface DriverChange {
  readonly growth: GrowthLever | null;
  readonly additions: AdditionsLever | null;
  readonly renewal: RenewalLever | null;
  readonly funds: readonly FundLever[];
}

export const NO_CHANGE: DriverChange = Object.freeze({
  growth: null,
  additions: null,
  renewal: null,
  funds: [],
});

/** A driver meets one lever of each kind at most (`simulationProblems`), but any number of payments. */
export function changeOf(driver: Name, levers: readonly Lever[]): DriverChange {
  let change = NO_CHANGE;
  for (const lever of levers) {
    if (lever.kind === 'GROWTH' && lever.drivers.includes(driver)) change = { ...change, growth: lever };
    if (lever.kind === 'RENEWAL' && lever.drivers.includes(driver)) change = { ...change, renewal: lever };
    if (lever.kind === 'ADDITIONS' && lever.driver === driver) change = { ...change, additions: lever };
    if (lever.kind === 'FUND' && lever.driver === driver) {
      change = { ...change, funds: [...change.funds, lever] };
    }
  }
  return change;
}

/** Whether a level or flow no longer needs a history of its own to go on. */
export const replacesPace = ({ growth, additions }: DriverChange): boolean =>
  growth !== null || additions?.mode === 'INSTEAD';
