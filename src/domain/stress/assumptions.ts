/** What the asker assumes of a stress test, and the ranges in which that makes sense. */
import { STRESS_LIMITS } from './plan';
import { type StressRefusal, stressRefusal } from './refusals';

export interface StressAssumptions {
  readonly months: number;
  /** Shares a year, 0 to 1. */
  readonly defaultRate: number;
  readonly deviation: number;
  /** Share of a compensated loss that comes back, 0 to 1. */
  readonly recoveryShare: number;
  readonly recoveryMonths: number;
  readonly lendsAgain: boolean;
  /** The documents publish none: whoever asks says at which share of defaults lending stops. */
  readonly suspendAbove: number | null;
  /** A bank's own target for bad loans, as a share; the published tolerance is added to it. */
  readonly badLoanTarget: number | null;
  /** Days from a default to its payment; by default those that the rules state. */
  readonly delayDays: number | null;
  readonly draws: number;
  readonly seed: number;
}

const { minDraws, maxDraws, maxMonths } = STRESS_LIMITS;
const MAX_DELAY_DAYS = 3_660;
const MAX_SEED = 2_147_483_647;

type Name = Exclude<keyof StressAssumptions, 'lendsAgain'>;

const RANGES: Readonly<Record<Name, readonly [min: number, max: number, whole: boolean]>> = {
  months: [1, maxMonths, true],
  defaultRate: [0, 1, false],
  deviation: [0, 1, false],
  recoveryShare: [0, 1, false],
  recoveryMonths: [1, maxMonths, true],
  suspendAbove: [0, 1, false],
  badLoanTarget: [0, 1, false],
  delayDays: [0, MAX_DELAY_DAYS, true],
  draws: [minDraws, maxDraws, true],
  seed: [-MAX_SEED - 1, MAX_SEED, true],
};

export function checkAssumptions(assumptions: StressAssumptions): readonly StressRefusal[] {
  return (Object.entries(RANGES) as [Name, (typeof RANGES)[Name]][]).flatMap(([name, [min, max, whole]]) => {
    const value = assumptions[name];
    if (value === null) return [];
    const field = ['input', name];
    // Not a number lies in no range.
    if (!(value >= min && value <= max)) {
      return [{ ...stressRefusal('ASSUMPTION_OUT_OF_RANGE', { name, min, max, value }), field }];
    }
    if (whole && !Number.isInteger(value)) {
      return [{ ...stressRefusal('NOT_A_WHOLE_NUMBER', { name, value }), field }];
    }
    return [];
  });
}
