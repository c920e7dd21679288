/** What the subsidy of a loan's interest rests on: the loan day by day, and what its programme states. */
import type { IsoDate } from '../calendar';
import type { Decimal } from '../decimal';
import type { BorrowerKind } from '../programmes/terms';
import { enumObject } from '../vocabulary';

export interface PrincipalRepaid {
  readonly on: IsoDate;
  readonly principal: Decimal;
}

export interface SubsidisedLoan {
  readonly borrowerKind: BorrowerKind;
  readonly principal: Decimal;
  /** 4.75 is 4.75 % a year. */
  readonly ratePercent: Decimal;
  readonly drawnOn: IsoDate;
  /** As the contract has it now: an extension has moved it. */
  readonly dueOn: IsoDate;
  readonly repaid: readonly PrincipalRepaid[];
  /** Null where repayments are known in part only, so that nobody can say what was owed on a day. */
  readonly outstanding: Decimal | null;
  readonly householdsLed: number | null;
}

/** What the programme says of the subsidy for one kind of borrower, with the benchmark for one loan. */
export interface SubsidyTerms {
  readonly base: 'OUTSTANDING' | 'CREDIT_FOR_HOUSEHOLDS_LED';
  /** Yuan a borrower, or a household led. */
  readonly cap: { readonly yuan: Decimal; readonly perHousehold: boolean } | null;
  readonly tenorMonths: number | null;
  /** Percent a year, of the loan's term on the day it was drawn; null where none is known. */
  readonly benchmarkPercent: Decimal | null;
}

export const NOT_COMPUTABLE = ['BENCHMARK_UNKNOWN', 'HOUSEHOLDS_UNKNOWN', 'OUTSTANDING_UNKNOWN'] as const;
export const NotComputable = enumObject(NOT_COMPUTABLE);
export type NotComputable = (typeof NOT_COMPUTABLE)[number];

/** Days with the same base: the first counts, the day `to` does not. */
export interface SubsidySpan {
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly days: number;
  readonly base: Decimal;
  /** Percent a year. */
  readonly percent: Decimal;
  readonly amount: Decimal;
}

export type Accrual =
  | { readonly amount: Decimal; readonly spans: readonly SubsidySpan[] }
  | { readonly notComputable: NotComputable };
