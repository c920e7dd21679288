/** Every row type, for the data source. */
import { ApiKey } from './api-key';
import { Appeal } from './appeal';
import { Assessment } from './assessment';
import { AssessmentEvent } from './assessment-event';
import { AssessmentItem } from './assessment-item';
import { AssessmentScheme } from './assessment-scheme';
import { AssessmentVersion } from './assessment-version';
import { AuditRecord } from './audit-record';
import { BankBalance } from './bank-balance';
import { BenchmarkRate } from './benchmark-rate';
import { CatalogueLoad } from './catalogue-load';
import { Certification } from './certification';
import { ChangeLog } from './change-log';
import { Claim } from './claim';
import { ClaimEvent } from './claim-event';
import { ClaimObjection } from './claim-objection';
import { ClaimPayment } from './claim-payment';
import { ClaimRecovery } from './claim-recovery';
import { ClaimRecoveryShare } from './claim-recovery-share';
import { ClaimShare } from './claim-share';
import { Contribution } from './contribution';
import { DeadLetter } from './dead-letter';
import { Department } from './department';
import { Document } from './document';
import { Enterprise } from './enterprise';
import { EnterpriseChangeRow } from './enterprise-change';
import { EnterpriseEvent } from './enterprise-event';
import { EvidenceSetRow } from './evidence-set';
import { Feed } from './feed';
import { FeedBatch } from './feed-batch';
import { FeedCorrection } from './feed-correction';
import { FeedFetch } from './feed-fetch';
import { FeedReject } from './feed-reject';
import { FeedRun } from './feed-run';
import { Fund } from './fund';
import { Guarantee } from './guarantee';
import { GuaranteeShare } from './guarantee-share';
import { GuarantorYear } from './guarantor-year';
import { IdempotentRequest } from './idempotent-request';
import { Incubator } from './incubator';
import { IncubatorTenancy } from './incubator-tenancy';
import { Indicator } from './indicator';
import { IndicatorRelation } from './indicator-relation';
import { IndicatorVersion } from './indicator-version';
import { Institution } from './institution';
import { Investment } from './investment';
import { KeptDefinition } from './kept-definition';
import { LabelMapping } from './label-mapping';
import { LedgerAccount } from './ledger-account';
import { LedgerBook } from './ledger-book';
import { LedgerEntry } from './ledger-entry';
import { LedgerPosting } from './ledger-posting';
import { Listing } from './listing';
import { Loan } from './loan';
import { LoanApplication } from './loan-application';
import { LoanApplicationDecision } from './loan-application-decision';
import { LoanEvent } from './loan-event';
import { LoanInstalment } from './loan-instalment';
import { NplReport } from './npl-report';
import { Observation } from './observation';
import { OutboxEntry } from './outbox-entry';
import { Patent } from './patent';
import { PersonRecord } from './person';
import { Plan } from './plan';
import { Programme } from './programme';
import { ProgrammePartner } from './programme-partner';
import { ProgrammeRule } from './programme-rule';
import { PullReceipt } from './pull-receipt';
import { RawChunk } from './raw-chunk';
import { RawFile } from './raw-file';
import { ReGuarantee } from './re-guarantee';
import { Receipt } from './receipt';
import { RecomputeRequest } from './recompute-request';
import { RecomputeWave } from './recompute-wave';
import { Region } from './region';
import { RegisterCoverage } from './register-coverage';
import { RegisterTouch } from './register-touch';
import { RemovedRecord } from './removed-record';
import { Scenario } from './scenario';
import { ScenarioRun } from './scenario-run';
import { SignIn } from './sign-in';
import { Stage } from './stage';
import { Submission } from './submission';
import { SubmissionEvent } from './submission-event';
import { SubmissionFigure } from './submission-figure';
import { SubsidyDecision } from './subsidy-decision';
import { SubsidyLine } from './subsidy-line';
import { SubsidySettlement } from './subsidy-settlement';
import { SubsidyStop } from './subsidy-stop';
import { Target } from './target';
import { TargetDepartment } from './target-department';
import { TargetProgressRow } from './target-progress';
import { TargetVersion } from './target-version';
import { TechContract } from './tech-contract';
import { Unit } from './unit';
import { UnknownLabelRow } from './unknown-label';
import { ValidationRule } from './validation-rule';
import { WorkArea } from './work-area';

export const ENTITIES = [
  ApiKey,
  Appeal,
  Assessment,
  AssessmentEvent,
  AssessmentItem,
  AssessmentScheme,
  AssessmentVersion,
  AuditRecord,
  BenchmarkRate,
  CatalogueLoad,
  Certification,
  ChangeLog,
  Claim,
  ClaimEvent,
  ClaimObjection,
  ClaimPayment,
  ClaimRecovery,
  ClaimRecoveryShare,
  ClaimShare,
  Contribution,
  DeadLetter,
  Department,
  Document,
  Enterprise,
  EnterpriseChangeRow,
  EnterpriseEvent,
  EvidenceSetRow,
  Feed,
  FeedBatch,
  FeedCorrection,
  FeedFetch,
  FeedReject,
  FeedRun,
  Fund,
  Guarantee,
  GuaranteeShare,
  GuarantorYear,
  IdempotentRequest,
  Incubator,
  IncubatorTenancy,
  Indicator,
  IndicatorRelation,
  Institution,
  Investment,
  KeptDefinition,
  LabelMapping,
  Listing,
  Loan,
  LoanApplication,
  LoanApplicationDecision,
  LoanEvent,
  LoanInstalment,
  NplReport,
  Observation,
  OutboxEntry,
  Patent,
  PersonRecord,
  Plan,
  BankBalance,
  LedgerAccount,
  LedgerBook,
  LedgerEntry,
  LedgerPosting,
  ProgrammePartner,
  Programme,
  ProgrammeRule,
  PullReceipt,
  RawChunk,
  RawFile,
  ReGuarantee,
  Receipt,
  RecomputeRequest,
  RecomputeWave,
  Region,
  RegisterCoverage,
  RegisterTouch,
  RemovedRecord,
  Scenario,
  ScenarioRun,
  SignIn,
  Stage,
  Submission,
  SubmissionEvent,
  SubmissionFigure,
  SubsidyDecision,
  SubsidyLine,
  SubsidySettlement,
  SubsidyStop,
  Target,
  TargetDepartment,
  TargetProgressRow,
  IndicatorVersion,
  TargetVersion,
  TechContract,
  Unit,
  UnknownLabelRow,
  ValidationRule,
  WorkArea,
] as const;
