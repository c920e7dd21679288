/** A loan as the rules look at it: what was agreed, and what has happened since. */
import type { IsoDate } from '../calendar';
import { Decimal, ZERO } from '../decimal';
import type { BorrowerKind } from '../programmes/terms';
import { enumObject, type LoanStatus } from '../vocabulary';

/** How a loan is paid back. */
export const LOAN_SCHEDULES = [
  ...(['BULLET', 'EQUAL_INSTALMENTS', 'EQUAL_PRINCIPAL'] as const),
  ...(['MONTHLY_INTEREST', 'QUARTERLY_INTEREST', 'GIVEN'] as const),
] as const;
export const LoanSchedule = enumObject(LOAN_SCHEDULES);
export type LoanSchedule = (typeof LOAN_SCHEDULES)[number];

export const LOAN_EVENT_KINDS = ['REPAYMENT', 'REVERSAL', 'EXTENSION', 'FILED', 'STATUS'] as const;
export const LoanEventKind = enumObject(LOAN_EVENT_KINDS);
export type LoanEventKind = (typeof LOAN_EVENT_KINDS)[number];

export interface LoanInstalment {
  readonly dueOn: IsoDate;
  readonly principal: Decimal;
  readonly interest: Decimal;
}

export interface LoanEvent {
  readonly id: string;
  readonly kind: LoanEventKind;
  readonly happenedOn: IsoDate;
  /** Of a repayment and its reversal. */
  readonly principal: Decimal | null;
  readonly interest: Decimal | null;
  /** The repayment that it takes back. */
  readonly reversesId: string | null;
  readonly fromDueOn: IsoDate | null;
  readonly toDueOn: IsoDate | null;
}

export interface LoanFacts {
  readonly id: string;
  readonly contractNumber: string;
  readonly programmeSlug: string | null;
  readonly bankSlug: string;
  readonly borrowerKind: BorrowerKind;
  readonly borrowerId: string | null;
  readonly personId: string | null;
  /** Where the enterprise or the person is. */
  readonly regionCode: string;
  readonly principal: Decimal;
  /** Null where the bank has not said. */
  readonly outstanding: Decimal | null;
  /** A share: 0.0435 is 4.35 % a year. */
  readonly annualRate: Decimal;
  readonly drawnOn: IsoDate;
  readonly dueOn: IsoDate;
  readonly repaidOn: IsoDate | null;
  readonly status: LoanStatus;
  readonly insuredPercent: Decimal | null;
  readonly householdsLed: number | null;
  readonly filedOn: IsoDate | null;
  readonly applicationId: string | null;
  /** Null for a loan from a file. */
  readonly schedule: LoanSchedule | null;
  readonly isSynthetic: boolean;
  /** Registered by its bank; otherwise a file tells of it, without its repayments. */
  readonly isRegistered: boolean;
  /** In the order of their days; none for a loan from a file. */
  readonly instalments: readonly LoanInstalment[];
  /** In the order in which they were recorded. */
  readonly events: readonly LoanEvent[];
}

export interface LoanRepayment {
  readonly paidOn: IsoDate;
  readonly principal: Decimal;
  readonly interest: Decimal;
}

type Repaid = Pick<LoanFacts, 'events'>;

/** What was paid and not taken back, in the order of its days. */
export function repaymentsOf({ events }: Repaid): readonly LoanRepayment[] {
  const takenBack = new Set(events.map(({ reversesId }) => reversesId));
  return events
    .filter(({ id, kind }) => kind === 'REPAYMENT' && !takenBack.has(id))
    .map(({ happenedOn, principal, interest }) => ({
      paidOn: happenedOn,
      principal: principal ?? ZERO,
      interest: interest ?? ZERO,
    }))
    .sort((a, b) => (a.paidOn < b.paidOn ? -1 : Number(a.paidOn > b.paidOn)));
}

/** What was paid up to a day, that day included. */
export function paidBy(repayments: readonly LoanRepayment[], day: IsoDate, part: 'principal' | 'interest') {
  return repayments
    .filter(({ paidOn }) => paidOn <= day)
    .reduce<Decimal>((sum, repayment) => sum.plus(repayment[part]), new Decimal(0));
}
