/** Temporary. */
import { registerEnumType } from 'type-graphql';
import {
  ApplicationStatus as E14,
  EligibilityOutcome as E15,
  RuleVerdict as E16,
  UnjudgedBecause as E17,
  CheckUnit as E18,
  BorrowerKindWord as E19,
} from '../domain/applications/vocabulary';
import {
  ClaimStatus as E6,
  ClaimStep as E7,
  ClaimEventKind as E8,
  ObjectionOutcome as E9,
  ClaimWait as E10,
  LossBearer as E11,
} from '../domain/claims/vocabulary';
import { RelationKind as E0 } from '../domain/finding-words';
import {
  GuaranteeStatus as E20,
  GuarantorOwnership as E21,
  BandVerdict as E22,
} from '../domain/guarantees/vocabulary';
import {
  AccountKind as E1,
  EntrySide as E2,
  PostingCause as E3,
  ReconciliationStatus as E4,
  TransitSide as E5,
} from '../domain/ledger/vocabulary';
import { LoanSchedule as E12, LoanEventKind as E13 } from '../domain/lending/loan-facts';
export function scratch() {
  registerEnumType(E0, { name: 'RelationKindX' });
  registerEnumType(E1, { name: 'AccountKindX' });
  registerEnumType(E2, { name: 'EntrySideX' });
  registerEnumType(E3, { name: 'PostingCauseX' });
  registerEnumType(E4, { name: 'ReconciliationStatusX' });
  registerEnumType(E5, { name: 'TransitSideX' });
  registerEnumType(E6, { name: 'ClaimStatusX' });
  registerEnumType(E7, { name: 'ClaimStepX' });
  registerEnumType(E8, { name: 'ClaimEventKindX' });
  registerEnumType(E9, { name: 'ObjectionOutcomeX' });
  registerEnumType(E10, { name: 'ClaimWaitX' });
  registerEnumType(E11, { name: 'LossBearerX' });
  registerEnumType(E12, { name: 'LoanScheduleX' });
  registerEnumType(E13, { name: 'LoanEventKindX' });
  registerEnumType(E14, { name: 'ApplicationStatusX' });
  registerEnumType(E15, { name: 'EligibilityOutcomeX' });
  registerEnumType(E16, { name: 'RuleVerdictX' });
  registerEnumType(E17, { name: 'UnjudgedBecauseX' });
  registerEnumType(E18, { name: 'CheckUnitX' });
  registerEnumType(E19, { name: 'BorrowerKindWordX' });
  registerEnumType(E20, { name: 'GuaranteeStatusX' });
  registerEnumType(E21, { name: 'GuarantorOwnershipX' });
  registerEnumType(E22, { name: 'BandVerdictX' });
}
