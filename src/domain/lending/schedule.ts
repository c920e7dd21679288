/** Schedules of repayment, to the cent: whatever rounding leaves over is in the last instalment. */
import { addMonths, daysBetween, type IsoDate } from '../calendar';
import { Decimal, ONE, ZERO } from '../decimal';
import { CENTS, roundCents } from '../money';
import { DAYS_OF_YEAR, interestAccrued } from './interest';
import type { LoanInstalment, LoanSchedule } from './loan-facts';

export interface ScheduleRequest {
  readonly principal: Decimal;
  /** A share: 0.0435 is 4.35 % a year. */
  readonly annualRate: Decimal;
  readonly drawnOn: IsoDate;
  readonly dueOn: IsoDate;
}

const MONTHS_OF_YEAR = 12;
const MONTHS_OF_QUARTER = 3;
/** Fifty years by the month. */
export const MAX_INSTALMENTS = 600;

/** Every so many months from the day of drawing, and the due date itself. */
export function instalmentDays({ drawnOn, dueOn }: ScheduleRequest, months: number): readonly IsoDate[] {
  const days: IsoDate[] = [];
  for (let n = 1; days.length <= MAX_INSTALMENTS; n += 1) {
    const day = addMonths(drawnOn, n * months);
    if (day >= dueOn) break;
    days.push(day);
  }
  return [...days, dueOn];
}

/** A full month bears a twelfth of the year's interest; a broken one at the end its days of 360. */
function monthRate(request: ScheduleRequest, from: IsoDate, to: IsoDate, ordinal: number): Decimal {
  const isFull = addMonths(request.drawnOn, ordinal) === to;
  return isFull
    ? request.annualRate.dividedBy(MONTHS_OF_YEAR)
    : request.annualRate.times(daysBetween(from, to)).dividedBy(DAYS_OF_YEAR);
}

type PrincipalOf = (open: Decimal, interest: Decimal) => Decimal;

function amortised(request: ScheduleRequest, principalOf: PrincipalOf): readonly LoanInstalment[] {
  const days = instalmentDays(request, 1);
  let [open, from] = [request.principal, request.drawnOn];
  return days.map((dueOn, at) => {
    const interest = roundCents(open.times(monthRate(request, from, dueOn, at + 1)));
    const isLast = at === days.length - 1;
    const asked = Decimal.max(principalOf(open, interest), ZERO);
    const principal = isLast ? open : Decimal.min(asked, open);
    [open, from] = [open.minus(principal), dueOn];
    return { dueOn, principal, interest };
  });
}

/** 等额本息: the same sum every month, the last one but for the cents. */
function equalInstalments(request: ScheduleRequest): readonly LoanInstalment[] {
  const { principal, annualRate } = request;
  const count = instalmentDays(request, 1).length;
  const rate = annualRate.dividedBy(MONTHS_OF_YEAR);
  const growth = rate.plus(ONE).pow(count);
  const payment = rate.isZero()
    ? principal.dividedBy(count)
    : principal.times(rate).times(growth).dividedBy(growth.minus(ONE));
  const rounded = roundCents(payment);
  return amortised(request, (_, interest) => rounded.minus(interest));
}

/** 等额本金: the same principal every month, cut to the cent. */
function equalPrincipal(request: ScheduleRequest): readonly LoanInstalment[] {
  const count = instalmentDays(request, 1).length;
  const part = request.principal.dividedBy(count).toDecimalPlaces(CENTS, Decimal.ROUND_DOWN);
  return amortised(request, () => part);
}

/** 按月（季）付息、到期还本: interest for the days of each period, the principal at the end. */
function interestFirst(request: ScheduleRequest, days: readonly IsoDate[]): readonly LoanInstalment[] {
  let before = ZERO;
  return days.map((dueOn, at) => {
    const accrued = interestAccrued(request, [], dueOn);
    const interest = accrued.minus(before);
    before = accrued;
    return { dueOn, principal: at === days.length - 1 ? request.principal : ZERO, interest };
  });
}

/** What the bank gives itself is not made up here. */
export function generateSchedule(
  method: Exclude<LoanSchedule, 'GIVEN'>,
  request: ScheduleRequest,
): readonly LoanInstalment[] {
  switch (method) {
    case 'BULLET':
      return interestFirst(request, [request.dueOn]);
    case 'EQUAL_INSTALMENTS':
      return equalInstalments(request);
    case 'EQUAL_PRINCIPAL':
      return equalPrincipal(request);
    case 'MONTHLY_INTEREST':
      return interestFirst(request, instalmentDays(request, 1));
    case 'QUARTERLY_INTEREST':
      return interestFirst(request, instalmentDays(request, MONTHS_OF_QUARTER));
  }
}

export type ScheduleProblem =
  | { readonly problem: 'EMPTY' | 'TOO_MANY' }
  | { readonly problem: 'OUT_OF_ORDER'; readonly dueOn: IsoDate }
  | { readonly problem: 'LAST_NOT_DUE_DATE'; readonly dueOn: IsoDate }
  | { readonly problem: 'SUM_DIFFERS'; readonly sum: Decimal };

/** A schedule that the bank gives: in order, the last on the due date, its principal summing to the loan. */
export function problemOfSchedule(
  instalments: readonly LoanInstalment[],
  { principal, drawnOn, dueOn }: ScheduleRequest,
): ScheduleProblem | null {
  if (instalments.length === 0) return { problem: 'EMPTY' };
  if (instalments.length > MAX_INSTALMENTS) return { problem: 'TOO_MANY' };
  let before = drawnOn;
  for (const instalment of instalments) {
    if (instalment.dueOn <= before) return { problem: 'OUT_OF_ORDER', dueOn: instalment.dueOn };
    before = instalment.dueOn;
  }
  if (before !== dueOn) return { problem: 'LAST_NOT_DUE_DATE', dueOn: before };
  const sum = instalments.reduce((total, part) => total.plus(part.principal), ZERO);
  return sum.equals(principal) ? null : { problem: 'SUM_DIFFERS', sum };
}

type Extended = ScheduleRequest & {
  readonly schedule: LoanSchedule;
  readonly instalments: readonly LoanInstalment[];
};

/**
 * The schedule of a loan whose due date is put off: interest goes on as agreed, and what was due last is due
 * on the new day, with the interest of the days between.
 */
export function extendSchedule(loan: Extended, newDueOn: IsoDate): readonly LoanInstalment[] {
  const { schedule, instalments } = loan;
  switch (schedule) {
    case 'BULLET':
    case 'MONTHLY_INTEREST':
    case 'QUARTERLY_INTEREST':
      return generateSchedule(schedule, { ...loan, dueOn: newDueOn });
    default: {
      const last = instalments.at(-1) as LoanInstalment;
      const days = daysBetween(last.dueOn, newDueOn);
      const more = last.principal.times(loan.annualRate).times(days).dividedBy(DAYS_OF_YEAR);
      const put = { ...last, dueOn: newDueOn, interest: last.interest.plus(roundCents(more)) };
      return [...instalments.slice(0, -1), put];
    }
  }
}
