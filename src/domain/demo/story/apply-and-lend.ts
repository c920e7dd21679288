/** How a loan of X County comes about: applied for, reviewed, stamped and drawn, as articles 17 and 10 have it. */
import { addDays, addMonths, type IsoDate } from '../../calendar';
import type { StoryBank } from './risk-fund-cast';
import type { StoryBorrower, StoryEvent, StoryLoan } from './story-event';

export interface LoanPlan {
  readonly key: string;
  readonly bank: StoryBank;
  readonly borrower: StoryBorrower;
  readonly principal: number;
  readonly months: number;
  readonly drawnOn: IsoDate;
  readonly purpose: string;
  readonly insuredPercent?: string;
}

/** Benchmark of the time for a year, and for up to five. */
const RATE_OF_A_YEAR = '0.0435';
const RATE_BEYOND = '0.0475';
const rateFor = (months: number) => (months <= 12 ? RATE_OF_A_YEAR : RATE_BEYOND);

const DAYS_BEFORE = { APPLIED: 14, REVIEWED: 9, APPROVED: 7, STAMPED: 4 } as const;

const REVIEWERS = ['poverty-office', 'industry-centres', 'finance-office'] as const;
const STAMPS = ['villages', 'towns', 'poverty-office'] as const;

export const yuan = (amount: number): string => `${amount}.00`;

const applied = ({ key, bank, borrower, principal, months, purpose }: LoanPlan, on: IsoDate): StoryEvent => ({
  ...{ does: 'APPLY', on, by: `clerk-${bank}`, loan: key, borrower, purpose },
  ...{ amount: yuan(principal), months, annualRate: rateFor(months) },
});

type Applicants = readonly Pick<LoanPlan, 'key'>[];

export const agreed = (
  plans: Applicants,
  step: string,
  bodies: readonly string[],
  on: IsoDate,
): readonly StoryEvent[] => {
  const loans = plans.map(({ key }) => key);
  return loans.length === 0 ? [] : bodies.map((by) => ({ does: 'DECIDE', on, by, loans, step, agree: true }));
};

/** A legal person goes on to the leading group, a household to the People's Bank (第十七条(二)). */
export function wayToAdmission(plans: readonly LoanPlan[]): readonly StoryEvent[] {
  const [first] = plans;
  if (!first) return [];
  const before = (days: number) => addDays(first.drawnOn, -days);
  const households = plans.filter(({ borrower }) => 'person' in borrower);
  const others = plans.filter(({ borrower }) => 'uscc' in borrower);
  return [
    ...plans.map((plan) => applied(plan, before(DAYS_BEFORE.APPLIED))),
    ...agreed(plans, 'loan-review', REVIEWERS, before(DAYS_BEFORE.REVIEWED)),
    ...agreed(households, 'loan-review', ['county-pbc'], before(DAYS_BEFORE.REVIEWED)),
    ...agreed(others, 'loan-approval', ['leading-group'], before(DAYS_BEFORE.APPROVED)),
    ...agreed(plans, 'loan-stamps', STAMPS, before(DAYS_BEFORE.STAMPED)),
  ];
}

export const contractOf = ({ key, principal, months, drawnOn, insuredPercent }: LoanPlan): StoryLoan => ({
  ...{ key, contractNumber: `DEMO-X-${key}`, principal: yuan(principal), annualRate: rateFor(months) },
  ...{ drawnOn, dueOn: addMonths(drawnOn, months) },
  ...(insuredPercent ? { insuredPercent } : {}),
});

/** Of one day and bank, reviewed and drawn together; the list of borrowers is filed so many days later, where it is. */
export function lentTogether(plans: readonly LoanPlan[], filedOn: IsoDate | null): readonly StoryEvent[] {
  const [first] = plans;
  if (!first) return [];
  const by = `clerk-${first.bank}`;
  const lent: StoryEvent = { does: 'LEND', on: first.drawnOn, by, loans: plans.map(contractOf) };
  const loans = plans.map(({ key }) => key);
  return [
    ...wayToAdmission(plans),
    lent,
    ...(filedOn ? [{ does: 'FILE_LIST', on: filedOn, by, loans } as const] : []),
  ];
}
