/** What the rules of a programme say, read once from its data: numbers with their clause, or the gap. */
import type { Decimal } from '../decimal';
import { enumObject } from '../vocabulary';

/** Where a term stands in the document. */
export interface RuleRef {
  readonly programme: string;
  readonly key: string;
  readonly kind: string;
  readonly clause: string;
  readonly nameZh: string;
  readonly nameEn: string;
}

/** A term that the text states. */
export interface Stated<T> {
  readonly stated: true;
  readonly value: T;
  readonly rule: RuleRef;
  /** Which reading is followed, where the text leaves it open or two articles disagree. */
  readonly readingZh?: string | undefined;
  readonly readingEn?: string | undefined;
}

/** A rule without its number: it is there, and cannot be evaluated. */
export interface Unstated {
  readonly stated: false;
  readonly rule: RuleRef;
  readonly gapZh: string;
  readonly gapEn: string;
}

export type Term<T> = Stated<T> | Unstated;

export const isTerm = (value: unknown): value is Term<unknown> =>
  typeof value === 'object' && value !== null && 'stated' in value;

export const BORROWER_KINDS = ['NATURAL_PERSON', 'LEGAL_PERSON'] as const;
export const BorrowerKind = enumObject(BORROWER_KINDS);
export type BorrowerKind = (typeof BORROWER_KINDS)[number];

/** Who bears a part of a loss. */
export const LOSS_BEARERS = ['FUND', 'BANK', 'GUARANTOR', 'INSURER'] as const;
export const LossBearer = enumObject(LOSS_BEARERS);
export type LossBearer = (typeof LOSS_BEARERS)[number];

export interface LossShare {
  readonly bearer: LossBearer;
  /** Of 100; null where the text gives none, as for insured loans that follow the policy. */
  readonly percent: Decimal | null;
}

/** A percentage from one number to another; no number between them is preferred. */
export interface Band {
  readonly min: Decimal;
  readonly max: Decimal;
}

export interface Approval {
  /** Bodies that must all agree. */
  readonly reviewers: readonly string[];
  /** Who decides after them; null where nobody does: then those who review decide. */
  readonly approver: string | null;
}

export const PROCESSES = ['LOAN', 'CLAIM', 'SUBSIDY'] as const;
export const ProcessKind = enumObject(PROCESSES);
export type ProcessKind = (typeof PROCESSES)[number];

/** The steps of an application, a claim or a subsidy, in their order. */
export interface ProcessStep {
  readonly key: string;
  readonly ordinal: number;
  readonly process: ProcessKind;
  readonly status: string | null;
  readonly clause: string;
  readonly nameZh: string;
  readonly nameEn: string;
  /** Kinds of borrower that go this way; the others pass it by. */
  readonly borrowers: readonly BorrowerKind[];
  /** Bodies that must all agree, by kind of borrower; empty where the text names none. */
  readonly bodies: Readonly<Record<BorrowerKind, readonly string[]>>;
  /** At least so many days of public notice. */
  readonly noticeDays: number | null;
}

/** What an applicant must be, or must not be. */
export const ADMISSIONS = [
  'REGISTERED_POOR_HOUSEHOLD',
  'NOT_FIVE_GUARANTEE_HOUSEHOLD',
  'NO_OUTSTANDING_BAD_LOANS',
  'AGREEMENTS_WITH_HOUSEHOLDS_LED',
  'TECHNOLOGY_ENTERPRISE',
  'SMALL_OR_MEDIUM_ENTERPRISE',
] as const;
export type AdmissionRequirement = (typeof ADMISSIONS)[number];

export interface Admission {
  readonly requires: AdmissionRequirement;
  /** Null: whoever borrows. */
  readonly borrower: BorrowerKind | null;
}

/** What a bank must not ask for. */
export const SECURITIES = ['GUARANTEE', 'COLLATERAL'] as const;
export type Security = (typeof SECURITIES)[number];

export interface RateCeiling {
  /** How far above the benchmark a rate may lie: 20 is a fifth above it, 0 the benchmark itself. */
  readonly percentAboveBenchmark: Decimal;
  /** Only for loans that this body guarantees; left out where it is for all. */
  readonly guaranteedBy?: string;
}

export interface PlantingSubsidy {
  readonly cropZh: string;
  readonly cropEn: string;
  readonly yuanPerMu: Decimal;
}

export interface FundTerms {
  readonly kind: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly clause: string;
  /** Null where the text does not state it. */
  readonly yuan: Decimal | null;
  readonly allocations: readonly FundPart[];
  readonly sources: readonly FundPart[];
}

export interface FundPart {
  /** Who holds it; null of a source. */
  readonly body: string | null;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly yuan: Decimal;
  readonly clause: string;
}

export interface ProgrammeBody {
  readonly slug: string;
  readonly nameZh: string;
  readonly nameEn: string;
  /** Bodies that together are this one: the partner institutions. */
  readonly members: readonly string[];
  /** Whose part of a loss it bears; null where it bears none. */
  readonly bearer: LossBearer | null;
}

/** In the shares of a loss, the fund of the programme itself. */
export const FUND_BODY = 'fund';

/** What its rules say; a term that a programme does not mention at all is null. */
export interface RuleTerms {
  /** Yuan a borrower; for legal persons by the households they lead. */
  readonly loanCap: Readonly<
    Record<BorrowerKind, Term<{ readonly yuan: Decimal; readonly perHousehold: boolean }> | null>
  >;
  readonly tenorMonths: Term<number> | null;
  readonly rateCeiling: Term<RateCeiling> | null;
  readonly maxAgeYears: Term<number> | null;
  readonly admissions: readonly Term<Admission>[];
  readonly notToBeRequired: readonly Term<Security>[];
  readonly leverage: Term<Decimal> | null;
  readonly lossShares: Term<readonly LossShare[]> | null;
  readonly insuredLossShares: Term<readonly LossShare[]> | null;
  readonly coversInterest: Term<boolean> | null;
  readonly overdueDays: Term<number> | null;
  readonly noticeDays: Term<number> | null;
  readonly filing: Term<{ readonly workingDays: number; readonly filedWith: readonly string[] }> | null;
  readonly approvals: Readonly<Record<BorrowerKind, Term<Approval> | null>>;
  readonly refusalGrounds: readonly RuleRef[];
  readonly compensatedCauses: readonly RuleRef[];
  /** How what is recovered is handed back. */
  readonly recovery: Term<'BY_LOSS_SHARE'> | null;
  /** What a lawsuit against evaded debts brings in. */
  readonly recoveryOfEvadedDebt: Term<'ALL_TO_FUND'> | null;
  /** Who pays what goes beyond the fund; null where a claim waits instead. */
  readonly beyondFund: Term<{ readonly bodies: readonly string[] }> | null;
  readonly subsidy: Readonly<
    Record<BorrowerKind, Term<{ readonly base: 'OUTSTANDING' | 'CREDIT_FOR_HOUSEHOLDS_LED' }> | null>
  >;
  /** Kinds of borrower whose subsidy ends on the due date. */
  readonly subsidyEndsAtDueDate: Term<readonly BorrowerKind[]> | null;
  /** Months of one settlement. */
  readonly subsidySettlementMonths: Term<number> | null;
  readonly plantingSubsidies: readonly Term<PlantingSubsidy>[];
  /** Up to so many yuan without the visit of risk managers, for the body named. */
  readonly reviewShortcut: Term<{ readonly yuan: Decimal; readonly body: string }> | null;
  readonly nplTolerancePoints: Term<Decimal> | null;
  readonly feeCutPercent: Term<Decimal> | null;
  readonly capitalTopUp: Term<Band> | null;
  readonly reserveTopUp: Term<Band> | null;
}

export interface ProgrammeTerms extends RuleTerms {
  readonly slug: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly regionCode: string | null;
  readonly bodies: readonly ProgrammeBody[];
  /** Who keeps the fund's books day by day; empty where the text names nobody. */
  readonly managers: readonly string[];
  /** Null where the programme has none. */
  readonly fund: FundTerms | null;
  readonly steps: readonly ProcessStep[];
}
