/**
 * The subsidy of a loan's interest: actual days, a year of 360, on what the programme subsidises of the
 * principal. The day of drawing counts, the day of a repayment and the due day do not.
 */
import { addDays, addMonths, daysBetween, earliest, type IsoDate, latest } from '../calendar';
import { Decimal, ZERO } from '../decimal';
import { roundCents, splitExactly } from '../money';
import type { Period } from '../period';
import type { Accrual, NotComputable, SubsidisedLoan, SubsidySpan, SubsidyTerms } from './subsidised-loan';

/** 日利率 = 年利率 / 360, and a rate of 4.75 is 4.75 of 100. */
const PERCENT_DAYS = new Decimal(36_000);

const sum = (values: readonly Decimal[]): Decimal => values.reduce((total, one) => total.plus(one), ZERO);

/** The first day without a subsidy: the due day, but no later than the programme's longest term allows. */
export function subsidyEnds({ drawnOn, dueOn }: SubsidisedLoan, { tenorMonths }: SubsidyTerms): IsoDate {
  return tenorMonths === null ? dueOn : earliest(dueOn, addMonths(drawnOn, tenorMonths));
}

/** The benchmark, but never more than the borrower is really charged. */
const subsidyPercent = ({ ratePercent }: SubsidisedLoan, benchmark: Decimal): Decimal =>
  Decimal.min(ratePercent, benchmark);

function objection(loan: SubsidisedLoan, terms: SubsidyTerms): NotComputable | null {
  const repaid = sum(loan.repaid.map(({ principal }) => principal));
  if (loan.outstanding === null || !loan.principal.minus(repaid).equals(loan.outstanding)) {
    return 'OUTSTANDING_UNKNOWN';
  }
  const perHousehold = terms.cap?.perHousehold || terms.base === 'CREDIT_FOR_HOUSEHOLDS_LED';
  if (perHousehold && loan.householdsLed === null) return 'HOUSEHOLDS_UNKNOWN';
  return terms.benchmarkPercent === null ? 'BENCHMARK_UNKNOWN' : null;
}

/** The most that is subsidised: what is lent beyond it is the borrower's own affair. */
function limitOf({ householdsLed }: SubsidisedLoan, { cap }: SubsidyTerms): Decimal | null {
  if (cap === null) return null;
  return cap.perHousehold ? cap.yuan.times(householdsLed ?? 0) : cap.yuan;
}

function baseOn(loan: SubsidisedLoan, limit: Decimal | null, day: IsoDate): Decimal {
  const repaid = sum(loan.repaid.filter(({ on }) => on <= day).map(({ principal }) => principal));
  const outstanding = Decimal.max(loan.principal.minus(repaid), ZERO);
  return limit === null ? outstanding : Decimal.min(outstanding, limit);
}

type Stretch = Omit<SubsidySpan, 'amount'>;

/** Cut where something was repaid; neighbours with the same base are one. */
function stretches(loan: SubsidisedLoan, terms: SubsidyTerms, from: IsoDate, to: IsoDate, percent: Decimal) {
  const start = latest(from, loan.drawnOn);
  const end = earliest(to, subsidyEnds(loan, terms));
  if (start >= end) return [];
  const limit = limitOf(loan, terms);
  const cuts = loan.repaid.map(({ on }) => on).filter((day) => day > start && day < end);
  const days = [...new Set([start, ...cuts])].sort();
  return days.reduce<readonly Stretch[]>((made, day, at) => {
    const next = days[at + 1] ?? end;
    const base = baseOn(loan, limit, day);
    if (base.isZero()) return made;
    const before = made.at(-1);
    const joins = before?.to === day && before.base.equals(base);
    const begun = joins ? before.from : day;
    const stretch = { from: begun, to: next, days: daysBetween(begun, next), base, percent };
    return [...(joins ? made.slice(0, -1) : made), stretch];
  }, []);
}

const exactly = ({ base, days, percent }: Stretch): Decimal =>
  base.times(days).times(percent).dividedBy(PERCENT_DAYS);

/**
 * The subsidy of the days from one to another, the last not counted. Rounded half up to the cent once, for
 * all of them together; its spans share the rounded amount.
 */
export function accrue(loan: SubsidisedLoan, terms: SubsidyTerms, from: IsoDate, to: IsoDate): Accrual {
  const notComputable = objection(loan, terms);
  if (notComputable !== null || terms.benchmarkPercent === null) {
    return { notComputable: notComputable ?? 'BENCHMARK_UNKNOWN' };
  }
  const percent = subsidyPercent(loan, terms.benchmarkPercent);
  const found = stretches(loan, terms, from, to, percent);
  const exact = found.map(exactly);
  const amount = roundCents(sum(exact));
  if (amount.isZero()) return { amount, spans: [] };
  const shares = splitExactly(amount, exact);
  return { amount, spans: found.map((stretch, at) => ({ ...stretch, amount: shares[at] ?? ZERO })) };
}

/** One month of one loan: what is settled, and rounded, at a time. */
export const monthlySubsidy = (loan: SubsidisedLoan, terms: SubsidyTerms, month: Period): Accrual =>
  accrue(loan, terms, month.start, addDays(month.end, 1));
