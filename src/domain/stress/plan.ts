/** What a stress test is about: the pool, the accounts and the terms, in whole cents and whole months. */
import { enumObject } from '../vocabulary';

/** One loan that is outstanding; amounts are whole cents, which a double holds exactly. */
export interface PooledLoan {
  /** Place of its bank in `banks`. */
  readonly bank: number;
  readonly principal: number;
  /** What the fund pays when it is lost. */
  readonly fundPart: number;
  /** What comes back to the fund of that. */
  readonly fundRecovery: number;
  /** Months until it is due; 0 when it is past due already, and with that in default. */
  readonly dueIn: number;
  /** Months for which it would be lent again. */
  readonly termMonths: number;
}

export interface StressPlan {
  readonly banks: readonly string[];
  /** Cents in the special account at each of the banks. */
  readonly balances: readonly number[];
  readonly loans: readonly PooledLoan[];
  /** Others pay what goes beyond the fund; else such a claim waits. */
  readonly othersPayBeyond: boolean;
  /** Loans outstanding per yuan of the fund; null where the text states none. */
  readonly leverage: number | null;
  /** From a default to the payment of its claim: days overdue and of public notice, in months. */
  readonly claimMonths: number;
  /** From the payment to what is recovered. */
  readonly recoveryMonths: number;
  readonly months: number;
  /** Shares a year, 0 to 1: the middle, and how far it differs between draws. */
  readonly defaultRate: number;
  readonly deviation: number;
  /** What is paid back is lent again, within the leverage. */
  readonly lendsAgain: boolean;
  /** Share of defaults of all that was lent, above which lending stops; null for never. */
  readonly suspendAbove: number | null;
  /** Share of defaults at one bank that is still tolerated; null where none was told. */
  readonly tolerated: number | null;
}

export const STRESS_LIMITS = Object.freeze({
  minDraws: 100,
  defaultDraws: 1_000,
  maxDraws: 5_000,
  defaultMonths: 36,
  maxMonths: 120,
  maxLoans: 100_000,
  /** Draws × months × banks × flows that are kept at once, eight bytes each. */
  maxCells: 20_000_000,
  /** Draws × loans, each of which is one throw. */
  maxThrows: 200_000_000,
});

/** What is followed month by month; the last three stand at the end of a month, the others happen in it. */
export const STRESS_FLOWS = [
  ...(['DEFAULTED', 'PAID', 'FURTHER', 'RECOVERED'] as const),
  ...(['WAITING', 'BALANCE', 'OUTSTANDING'] as const),
] as const;
export type StressFlow = (typeof STRESS_FLOWS)[number];
export const FLOWS: number = STRESS_FLOWS.length;

export const isStock = (flow: StressFlow): boolean =>
  flow === 'WAITING' || flow === 'BALANCE' || flow === 'OUTSTANDING';

/** Months in which something happens for the first time; of the programme, or of one bank. */
export const STRESS_EVENTS = ['DEPLETED', 'LEVERAGE_REACHED', 'SUSPENDED'] as const;
export type StressEvent = (typeof STRESS_EVENTS)[number];
export const BANK_EVENTS = ['ACCOUNT_SHORT', 'TOLERANCE_EXCEEDED'] as const;
export type BankEvent = (typeof BANK_EVENTS)[number];

export const StressLimitKind = enumObject([...STRESS_EVENTS, ...BANK_EVENTS]);
export type StressLimitKind = StressEvent | BankEvent;
