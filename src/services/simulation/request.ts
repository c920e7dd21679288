/** What a caller asks of a simulation, and what of it can be refused before anything is read. */
import { type IsoDate, isIsoDate } from '../../domain/calendar';
import {
  MAX_ANNUAL_RATE,
  MAX_DELAY_DAYS,
  MAX_DRAWS,
  MAX_LEVERS,
  MIN_ANNUAL_RATE,
  MIN_DRAWS,
} from '../../domain/simulation/limits';
import type { AdditionsMode } from '../../domain/simulation-vocabulary';
import type { CertificationKind } from '../../domain/vocabulary';
import { AppError } from '../../errors';

export interface GrowthRequest {
  readonly indicator: string;
  readonly annualRate: number;
  readonly standardDeviation: number;
}
export interface AdditionsRequest {
  readonly indicator: string;
  readonly perYear: number;
  readonly standardDeviation: number;
  readonly mode: AdditionsMode;
}
export interface RenewalRequest {
  readonly kind: CertificationKind;
  readonly rate: number;
}
export interface FundRequest {
  readonly programme: string;
  /** Yuan, exact. */
  readonly amount: string;
  readonly defaultRate: number;
  readonly leverage?: number | null;
  readonly paidOn?: IsoDate | null;
}
export interface DelayRequest {
  readonly feed: string;
  readonly days: number;
}

/** Exactly one member. */
export interface LeverRequest {
  readonly growth?: GrowthRequest | null;
  readonly additions?: AdditionsRequest | null;
  readonly renewal?: RenewalRequest | null;
  readonly fund?: FundRequest | null;
  readonly delay?: DelayRequest | null;
}

export interface GoalRequest {
  readonly target: string;
  readonly lever: number;
  readonly probability: number;
}

export interface SimulationRequest {
  readonly plan: string;
  /** Null: today. */
  readonly asOf: IsoDate | null;
  /** Only figures that had been published by then. */
  readonly asKnownAt: Date | null;
  readonly levers: readonly LeverRequest[];
  readonly draws: number;
  readonly seed: number;
  readonly goal: GoalRequest | null;
}

const MEMBERS = ['growth', 'additions', 'renewal', 'fund', 'delay'] as const;
/** More than any city certifies or any plan spends. */
const MAX_PER_YEAR = 1e15;
const MAX_LEVERAGE = 100;
const MAX_AMOUNT = 1e13;
/** Of a rate that is uncertain itself. */
const MAX_RATE_DEVIATION = 1;

type Ranges = readonly (readonly [field: string, value: number, min: number, max: number])[];

function rangesOf({ growth, additions, renewal, fund, delay }: LeverRequest): Ranges {
  return [
    ...(growth
      ? ([
          ['annualRate', growth.annualRate, MIN_ANNUAL_RATE, MAX_ANNUAL_RATE],
          ['standardDeviation', growth.standardDeviation, 0, MAX_RATE_DEVIATION],
        ] as const)
      : []),
    ...(additions
      ? ([
          ['perYear', additions.perYear, 0, MAX_PER_YEAR],
          ['standardDeviation', additions.standardDeviation, 0, MAX_PER_YEAR],
        ] as const)
      : []),
    ...(renewal ? ([['rate', renewal.rate, 0, 1]] as const) : []),
    ...(fund ? ([['defaultRate', fund.defaultRate, 0, 1]] as const) : []),
    ...(fund?.leverage == null ? [] : ([['leverage', fund.leverage, 0, MAX_LEVERAGE]] as const)),
    ...(delay ? ([['days', delay.days, 0, MAX_DELAY_DAYS]] as const) : []),
  ];
}

function requireLever(lever: LeverRequest, place: number): void {
  const count = MEMBERS.filter((name) => lever[name] != null).length;
  if (count !== 1) throw new AppError('LEVER_NOT_ONE', { lever: place, count });
  for (const [field, value, min, max] of rangesOf(lever)) {
    const isFine = Number.isFinite(value) && value >= min && value <= max;
    if (!isFine) throw new AppError('LEVER_OUT_OF_RANGE', { lever: place, field, value, min, max });
  }
  const { fund } = lever;
  if (!fund) return;
  const amount = Number(fund.amount);
  if (!(amount > 0)) throw new AppError('AMOUNT_NOT_POSITIVE', { lever: place, amount: fund.amount });
  if (amount > MAX_AMOUNT) {
    throw new AppError('LEVER_OUT_OF_RANGE', {
      ...{ lever: place, field: 'amount', value: fund.amount, min: 0, max: MAX_AMOUNT },
    });
  }
}

/** Throws the first of what is wrong. */
export function requireSound({ asOf, draws, levers, goal }: SimulationRequest, today: IsoDate): void {
  if (asOf !== null && !isIsoDate(asOf)) throw new AppError('BAD_DATE', { text: asOf });
  if (asOf !== null && asOf > today) throw new AppError('AS_OF_IN_FUTURE', { asOf, today });
  if (!Number.isInteger(draws) || draws < MIN_DRAWS || draws > MAX_DRAWS) {
    throw new AppError('BAD_DRAWS', { draws, min: MIN_DRAWS, max: MAX_DRAWS });
  }
  if (levers.length > MAX_LEVERS) {
    throw new AppError('TOO_MANY_LEVERS', { count: levers.length, max: MAX_LEVERS });
  }
  levers.forEach(requireLever);
  if (!goal) return;
  const { probability, lever } = goal;
  if (!(probability > 0 && probability < 1)) throw new AppError('GOAL_PROBABILITY', { probability });
  if (!Number.isInteger(lever) || lever < 0 || lever >= levers.length) {
    throw new AppError('GOAL_WITHOUT_LEVER', { lever, count: levers.length });
  }
}
