/** Brings loans, accounts and terms of a programme into the plan of a stress test. */
import type { IsoDate } from '../calendar';
import { amountOf, shareLoss } from '../claims/loss-shares';
import { Decimal, HUNDRED, ZERO } from '../decimal';
import { termMonths } from '../lending/term';
import { roundCents, splitExactly } from '../money';
import type { ProgrammeTerms } from '../programmes/terms';
import { type StressAssumptions } from './assumptions';
import { FLOWS, type PooledLoan, STRESS_LIMITS, type StressPlan } from './plan';
import { type StressRefusal, stressRefusal } from './refusals';

export interface LoanOfPool {
  readonly bankSlug: string;
  readonly principal: Decimal;
  /** Null where the bank has not said: its principal is taken. */
  readonly outstanding: Decimal | null;
  readonly insuredPercent: Decimal | null;
  readonly drawnOn: IsoDate;
  readonly dueOn: IsoDate;
}

export type StressTerms = Pick<
  ProgrammeTerms,
  | 'lossShares'
  | 'insuredLossShares'
  | 'leverage'
  | 'overdueDays'
  | 'noticeDays'
  | 'beyondFund'
  | 'nplTolerancePoints'
>;

export interface StressGround {
  readonly asOf: IsoDate;
  readonly loans: readonly LoanOfPool[];
  /** Yuan in the special account at each bank. */
  readonly balances: ReadonlyMap<string, Decimal>;
  readonly terms: StressTerms;
}

export type Prepared = { readonly plan: StressPlan } | { readonly refusals: readonly StressRefusal[] };

const centsOf = (yuan: Decimal): number => yuan.times(HUNDRED).toNumber();

const DAYS_A_MONTH = 30;

/** The first month whose end, counted from a day, reaches another: 0 where that does not lie ahead. */
export const monthsUntil = (from: IsoDate, to: IsoDate): number => (to <= from ? 0 : termMonths(from, to));

/** From a default to the payment of its claim; what the rules do not state takes no time. */
export function claimDays({ overdueDays, noticeDays }: StressTerms, given: number | null): number {
  if (given !== null) return given;
  return [overdueDays, noticeDays].reduce((sum, term) => sum + (term?.stated ? term.value : 0), 0);
}

function pooled(
  loan: LoanOfPool,
  bank: number,
  { asOf, terms }: StressGround,
  recoveryShare: number,
): PooledLoan | StressRefusal {
  const principal = loan.outstanding ?? loan.principal;
  const shared = shareLoss(terms, loan.insuredPercent, principal);
  if ('gap' in shared) {
    const { gapZh, gapEn, clause } = shared.gap;
    return stressRefusal('SHARES_NOT_STATED', { gapZh, gapEn }, clause);
  }
  const { shares } = shared;
  const recovered = roundCents(principal.times(recoveryShare));
  const parts = splitExactly(
    recovered,
    shares.map(({ percent }) => percent),
  );
  const fund = shares.findIndex(({ bearer }) => bearer === 'FUND');
  const fundPart = amountOf(shares, 'FUND');
  return {
    bank,
    principal: centsOf(principal),
    fundPart: centsOf(fundPart),
    // Nobody gets back more than they bore.
    fundRecovery: centsOf(Decimal.min(parts[fund] ?? ZERO, fundPart)),
    dueIn: monthsUntil(asOf, loan.dueOn),
    termMonths: Math.max(monthsUntil(loan.drawnOn, loan.dueOn), 1),
  };
}

export function prepareStress(ground: StressGround, assumptions: StressAssumptions): Prepared {
  const { terms, balances } = ground;
  const open = ground.loans.filter(({ outstanding }) => outstanding === null || !outstanding.isZero());
  const banks = [...new Set([...balances.keys(), ...open.map(({ bankSlug }) => bankSlug)])].sort();
  const refusal = tooLarge(assumptions, open.length, banks.length) ?? untoldTolerance(terms, assumptions);
  if (refusal) return { refusals: [refusal] };
  const placeOf = new Map(banks.map((bank, at) => [bank, at]));
  const loans: PooledLoan[] = [];
  for (const loan of open) {
    const made = pooled(loan, placeOf.get(loan.bankSlug) as number, ground, assumptions.recoveryShare);
    if ('code' in made) return { refusals: [made] };
    loans.push(made);
  }
  const { months, defaultRate, deviation, recoveryMonths, lendsAgain, suspendAbove } = assumptions;
  return {
    plan: {
      ...{ banks, loans, months, defaultRate, deviation, recoveryMonths, lendsAgain, suspendAbove },
      balances: banks.map((bank) => centsOf(balances.get(bank) ?? ZERO)),
      othersPayBeyond: terms.beyondFund !== null,
      leverage: terms.leverage?.stated ? terms.leverage.value.toNumber() : null,
      claimMonths: Math.ceil(claimDays(terms, assumptions.delayDays) / DAYS_A_MONTH),
      tolerated: toleratedBy(terms, assumptions),
    },
  };
}

function tooLarge({ draws, months }: StressAssumptions, loans: number, banks: number): StressRefusal | null {
  const { maxCells, maxThrows, maxLoans } = STRESS_LIMITS;
  const isTooLarge =
    draws * months * (banks + 1) * FLOWS > maxCells || draws * loans > maxThrows || loans > maxLoans;
  return isTooLarge ? stressRefusal('TEST_TOO_LARGE', { draws, months, loans, banks }) : null;
}

function untoldTolerance(
  { nplTolerancePoints }: StressTerms,
  { badLoanTarget }: StressAssumptions,
): StressRefusal | null {
  if (badLoanTarget === null || nplTolerancePoints?.stated) return null;
  return stressRefusal('TOLERANCE_NOT_STATED', {}, nplTolerancePoints?.rule.clause);
}

/** So many points over the bank's own target. */
function toleratedBy(
  { nplTolerancePoints }: StressTerms,
  { badLoanTarget }: StressAssumptions,
): number | null {
  if (badLoanTarget === null || !nplTolerancePoints?.stated) return null;
  return nplTolerancePoints.value.dividedBy(HUNDRED).plus(badLoanTarget).toNumber();
}
