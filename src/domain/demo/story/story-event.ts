/** What happens in the life of a demonstration programme: one entry a deed, each with its day and its doer. */
import type { IsoDate } from '../../calendar';
import type { ClaimStep, ObjectionOutcome } from '../../claims/vocabulary';
import type { GuarantorOwnership } from '../../guarantees/vocabulary';
import type { BorrowerKind } from '../../programmes/terms';
import type { FundKind } from '../../vocabulary';

/** Somebody who acts: a clerk of a bank, an office of the county, or the administrator. */
export interface StoryActor {
  readonly key: string;
  readonly name: string;
  /** The bank or guarantor that it works for; null for offices. */
  readonly institution: string | null;
  /** The bodies that it speaks for; an office without any is the administrator. */
  readonly bodies: readonly string[];
}

/** Who borrows: a person who does not exist, or an enterprise of the demonstration. */
export type StoryBorrower =
  | { readonly person: { readonly name: string; readonly idNumber: string; readonly region: string } }
  | { readonly uscc: string; readonly householdsLed: number | null };

export interface StoryLoan {
  readonly key: string;
  readonly contractNumber: string;
  readonly principal: string;
  /** A share: 0.0435. */
  readonly annualRate: string;
  readonly drawnOn: IsoDate;
  readonly dueOn: IsoDate;
  readonly insuredPercent?: string;
  /** Who borrows where the programme knows no applications; else who applied. */
  readonly uscc?: string;
  readonly purpose?: string;
}

interface Money {
  readonly fund: string;
  readonly institution: string;
  readonly amount: string;
}

interface Deeds {
  readonly OPEN_FUND: {
    readonly kind: FundKind;
    readonly slug: string;
    readonly nameZh: string;
    readonly nameEn: string;
    /** Only where the document states none. */
    readonly size?: string;
  };
  readonly SET_PARTNER: { readonly institution: string; readonly body: string };
  readonly DEPOSIT: Money & { readonly contributor: string };
  readonly INTEREST: Money;
  readonly APPLY: {
    readonly loan: string;
    readonly borrower: StoryBorrower;
    readonly amount: string;
    readonly months: number;
    readonly annualRate: string;
    readonly purpose: string;
    readonly guaranteedBy?: readonly string[];
  };
  /** One word on each application of a list. */
  readonly DECIDE: {
    readonly loans: readonly string[];
    readonly step: string;
    readonly agree: boolean;
    readonly comment?: string;
  };
  readonly GIVE_UP: { readonly loan: string; readonly comment: string };
  readonly LEND: { readonly loans: readonly StoryLoan[] };
  readonly FILE_LIST: { readonly loans: readonly string[] };
  /** Null for all that is owed; interest up to the day is paid with it. */
  readonly REPAY: { readonly loan: string; readonly principal: string | null };
  readonly EXTEND: { readonly loan: string; readonly newDueOn: IsoDate; readonly reason: string };
  /** All that is owed on the day. */
  readonly FILE_CLAIM: {
    readonly claim: string;
    readonly loan: string;
    readonly cause: string | null;
    readonly lossProof: string;
    readonly recourseProof: string;
  };
  readonly ADVANCE: { readonly claim: string; readonly step: ClaimStep; readonly comment?: string };
  readonly REFUSE_CLAIM: { readonly claim: string; readonly ground: string; readonly reason: string };
  readonly WITHDRAW_CLAIM: { readonly claim: string; readonly reason: string };
  readonly OBJECT: { readonly claim: string; readonly objector: string; readonly objection: string };
  readonly SETTLE_OBJECTION: {
    readonly claim: string;
    readonly outcome: ObjectionOutcome;
    readonly reason: string;
  };
  /** A part of the loss that is still open, in percent: 100 is all of it. */
  readonly RECOVER: { readonly claim: string; readonly percent: number; readonly byLawsuit?: boolean };
  readonly PREPARE_SUBSIDY: {
    readonly settlement: string;
    readonly month: string;
    readonly borrowerKind: BorrowerKind;
  };
  readonly DECIDE_SUBSIDY: { readonly settlement: string; readonly step: string };
  /** What the books say on the last day of a month, and so much more. */
  readonly REPORT_BALANCE: {
    readonly fund: string;
    readonly day: IsoDate;
    readonly more: string;
    readonly remark?: string;
  };
  readonly REPORT_BAD_LOANS: {
    readonly period: string;
    readonly ownTargetPercent: string | null;
    readonly nplPercent: string;
  };
  readonly REPORT_GUARANTOR: {
    readonly year: number;
    readonly ownership: GuarantorOwnership;
    readonly paidInCapital: string;
    readonly capitalAdded: string;
    readonly reserveAdded: string;
    readonly smeGuarantees: string;
  };
  readonly GUARANTEE: {
    readonly loan: string;
    readonly bankPercent: string;
    readonly guarantors: readonly { readonly institution: string; readonly percent: string }[];
    readonly reGuarantees?: readonly {
      readonly guarantor: string;
      readonly reGuarantor: string;
      readonly percent: string;
    }[];
    readonly counterGuarantee: string | null;
    readonly feePercent: string;
    readonly currentFeePercent: string;
    readonly untilOn: IsoDate;
  };
}

export type StoryDeed = keyof Deeds;

export type StoryEvent<Deed extends StoryDeed = StoryDeed> = {
  [D in Deed]: { readonly does: D; readonly on: IsoDate; readonly by: string } & Deeds[D];
}[Deed];

/** The life of one programme, until the day on which it is told. */
export interface ProgrammeStory {
  readonly programme: string;
  readonly endsOn: IsoDate;
  /** Whether natural persons borrow: then it can only be told where their data can be sealed. */
  readonly hasPersons: boolean;
  readonly actors: readonly StoryActor[];
  /** In the order in which they happen. */
  readonly events: readonly StoryEvent[];
}

/** What is told thread by thread, as it happened: of one day, in the order in which it was told. */
export const inOrderOfDays = (events: readonly StoryEvent[]): readonly StoryEvent[] =>
  [...events].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
