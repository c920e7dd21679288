/** What is known of a proposed loan and its borrower; null is what nobody has told. */
import type { IsoDate } from '../calendar';
import type { Decimal } from '../decimal';
import type { EnterpriseScale, EnterpriseStatus } from '../vocabulary';
import type { BorrowerKind } from './terms';

/** What the registers know of an enterprise that wants to borrow. */
export interface EnterpriseFacts {
  readonly status: EnterpriseStatus;
  readonly regionCode: string;
  readonly scale: EnterpriseScale | null;
  readonly isTechEnterprise: boolean;
}

/** What only the applicant, its village or its bank can tell. */
export interface ToldFacts {
  /** Entered in the register of poor households. */
  readonly registeredPoorHousehold: boolean | null;
  readonly fiveGuaranteeHousehold: boolean | null;
  readonly badCreditRecord: boolean | null;
  readonly outstandingBadLoans: boolean | null;
  /** Reported and reviewed by the bodies that put borrowers forward. */
  readonly putForward: boolean | null;
  /** Poor households that a legal person leads under signed agreements. */
  readonly householdsLed: number | null;
  /** Bodies or institutions that guarantee the loan; empty for none. */
  readonly guaranteedBy: readonly string[] | null;
  /** The bank asks for a guarantee. */
  readonly guaranteeAsked: boolean | null;
  /** The bank asks for collateral. */
  readonly collateralAsked: boolean | null;
  readonly insured: boolean | null;
}

export interface ApplicationFacts extends ToldFacts {
  readonly borrower: BorrowerKind;
  /** The day on which the question is asked. */
  readonly day: IsoDate;
  readonly amount: Decimal | null;
  readonly months: number | null;
  readonly drawnOn: IsoDate | null;
  readonly dueOn: IsoDate | null;
  /** Percent a year: 4.35. */
  readonly ratePercent: Decimal | null;
  readonly benchmarkPercent: Decimal | null;
  readonly bornOn: IsoDate | null;
  readonly enterprise: EnterpriseFacts | null;
  readonly bankIsPartner: boolean | null;
  /** What the borrower owes under the programme, with what is applied for and not lent yet. */
  readonly owedUnderProgramme: Decimal | null;
  /** What may still be lent on the fund. */
  readonly room: Decimal | null;
}

export const NOTHING_TOLD: ToldFacts = {
  registeredPoorHousehold: null,
  fiveGuaranteeHousehold: null,
  badCreditRecord: null,
  outstandingBadLoans: null,
  putForward: null,
  householdsLed: null,
  guaranteedBy: null,
  guaranteeAsked: null,
  collateralAsked: null,
  insured: null,
};
