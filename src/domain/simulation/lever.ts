/** What may be changed in a what-if; each lever acts on named drivers and on nothing else. */
import type { FundPayment, Name } from './model';

/**
 * The indicator grows at this rate (0.08 is 8 % a year, compounded) instead of its own drift or trend; its
 * accidents stay those of its history. For LEVEL and FLOW. Each draw has a rate of its own.
 */
export interface GrowthLever {
  readonly kind: 'GROWTH';
  readonly drivers: readonly Name[];
  readonly annualRate: number;
  readonly standardDeviation: number;
}

/**
 * So much is added a year: INSTEAD of the pace so far, or BESIDES it. For LEVEL, FLOW and CERTIFICATES
 * (arrivals). Each draw has a pace of its own, never below 0; what is counted stays whole.
 */
export interface AdditionsLever {
  readonly kind: 'ADDITIONS';
  readonly driver: Name;
  readonly mode: 'INSTEAD' | 'BESIDES';
  readonly perYear: number;
  readonly standardDeviation: number;
}

/** Each lapsing certificate is renewed with this probability, 0…1. For CERTIFICATES. */
export interface RenewalLever {
  readonly kind: 'RENEWAL';
  readonly drivers: readonly Name[];
  readonly rate: number;
}

/** Money paid into a programme's fund. For FUND. */
export interface FundLever {
  readonly kind: 'FUND';
  readonly driver: Name;
  readonly payment: FundPayment;
}

/**
 * Figures of the last so many days are not there when a target is judged: the last period end before them
 * speaks. For all kinds.
 */
export interface DelayLever {
  readonly kind: 'DELAY';
  readonly drivers: readonly Name[];
  readonly days: number;
}

export type Lever = GrowthLever | AdditionsLever | RenewalLever | FundLever | DelayLever;
export type LeverKind = Lever['kind'];

export const driversUnder = (lever: Lever): readonly Name[] =>
  'drivers' in lever ? lever.drivers : [lever.driver];
