/** Every resolver of the API. */
import { ApiKeyResolver } from './api-key.resolver';
import {
  AppealResolver,
  AssessmentItemResolver,
  AssessmentResolver,
  AssessmentSchemeResolver,
  AssessmentVersionResolver,
  PlanSchemeResolver,
} from './assessment.resolver';
import { AssessmentActionResolver } from './assessment-action.resolver';
import { AssessmentResultsResolver } from './assessment-results.resolver';
import { AuditRecordResolver } from './audit.resolver';
import { CertificationResolver } from './certification.resolver';
import {
  ClaimRecoveryResolver,
  ClaimResolver,
  LoanClaimsResolver,
  ProgrammeClaimsResolver,
} from './claim.resolver';
import { ClaimActionResolver } from './claim-action.resolver';
import { ClaimRecoveryActionResolver } from './claim-recovery.resolver';
import {
  ContradictionResolver,
  PlanContradictionsResolver,
  TargetContradictionsResolver,
} from './contradiction.resolver';
import { FeedRejectResolver, RepeatedRunResolver } from './correction.resolver';
import { EligibilityResolver } from './eligibility.resolver';
import {
  EnterpriseGroupValueResolver,
  EnterpriseResolver,
  RegionEnterprisesResolver,
} from './enterprise.resolver';
import { EnterpriseChangeResolver } from './enterprise-change.resolver';
import { EnterpriseContactResolver } from './enterprise-contact.resolver';
import { EnterpriseEventResolver } from './enterprise-event.resolver';
import { EnterpriseLinksResolver } from './enterprise-links.resolver';
import {
  EvidenceConnectionResolver,
  EvidenceEdgeResolver,
  TargetEvidenceResolver,
} from './evidence.resolver';
import { FeedResolver, FeedRunResolver } from './feed.resolver';
import { FeedFetchResolver } from './feed-fetch.resolver';
import { DataPointSourceResolver, FigureSourceResolver } from './figure-source.resolver';
import { FundResolver, InstitutionResolver, InvestmentResolver } from './fund.resolver';
import {
  FundBooksResolver,
  ProgrammePartnerResolver,
  ProgrammePartnersResolver,
  ReconciliationResolver,
} from './fund-books.resolver';
import {
  GuaranteeResolver,
  GuaranteeShareResolver,
  LoanGuaranteesResolver,
  PayoutPartResolver,
  ReGuaranteeResolver,
} from './guarantee.resolver';
import { GuaranteeActionResolver } from './guarantee-action.resolver';
import { GuaranteeQuoteResolver } from './guarantee-quote.resolver';
import { GuarantorResolver } from './guarantor.resolver';
import { IncubatorResolver, IncubatorTenancyResolver } from './incubator.resolver';
import { IndicatorInputResolver, IndicatorResolver } from './indicator.resolver';
import { IndicatorRankingResolver, RankedRegionResolver } from './indicator-ranking.resolver';
import {
  CertificationRenewalResolver,
  LapsingResolver,
  TargetLapsingResolver,
  TargetLossResolver,
} from './lapsing.resolver';
import {
  AccountStatementResolver,
  BankBalanceResolver,
  LedgerAccountResolver,
  LedgerEntryResolver,
  LedgerPostingResolver,
  TrialBalanceLineResolver,
} from './ledger.resolver';
import { LedgerActionResolver } from './ledger-action.resolver';
import { LiveRunResolver } from './live-run.resolver';
import { LoanResolver } from './loan.resolver';
import { LoanActionResolver } from './loan-action.resolver';
import { LoanApplicationResolver } from './loan-application.resolver';
import { LoanApplicationActionResolver } from './loan-application-action.resolver';
import { LoanFilingResolver } from './loan-filing.resolver';
import {
  FeedMappingResolver,
  MappingCandidateResolver,
  MappingProposalResolver,
  MappingResolver,
} from './mapping.resolver';
import { NodeResolver } from './node.resolver';
import { OfferedLeverResolver } from './offered-lever.resolver';
import { PatentResolver } from './patent.resolver';
import { ApplicationPersonResolver, LoanPersonResolver, PersonResolver } from './person.resolver';
import { PlanResolver, StageResolver, WorkAreaResolver } from './plan.resolver';
import { ProgrammeResolver } from './programme.resolver';
import { ProgrammeLendingResolver } from './programme-lending.resolver';
import { ProgrammeRuleResolver } from './programme-rule.resolver';
import { ProgrammeStepResolver } from './programme-step.resolver';
import {
  PlanProgressResolver,
  PlanStandingResolver,
  TargetProgressResolver,
  TargetStandingResolver,
} from './progress.resolver';
import { ProgressChangeItemResolver, ProgressChangeResolver } from './progress-change.resolver';
import { PullReceiptResolver } from './pull-receipt.resolver';
import { QueueResolver } from './queue.resolver';
import { RegionResolver } from './region.resolver';
import {
  ComparedTargetResolver,
  ScenarioChangeResolver,
  ScenarioComparisonResolver,
  ScenarioResolver,
  ScenarioRunResolver,
} from './scenario.resolver';
import { ScenarioActionResolver } from './scenario-action.resolver';
import { DataPointResolver, DerivedPartResolver, SeriesResolver } from './series.resolver';
import { SharingResolver } from './sharing.resolver';
import {
  GoalSolutionResolver,
  SensitivityResolver,
  SimulatedTargetResolver,
  SimulationResolver,
} from './simulation.resolver';
import { StressBankResolver, StressTestResolver } from './stress-test.resolver';
import { SubmissionResolver } from './submission.resolver';
import { SubmissionActionResolver } from './submission-action.resolver';
import { SubmissionFigureResolver } from './submission-figure.resolver';
import {
  LoanSubsidiesResolver,
  SubsidyLeftOutResolver,
  SubsidyLineResolver,
  SubsidySettlementResolver,
} from './subsidy.resolver';
import { SubsidyActionResolver } from './subsidy-action.resolver';
import { TargetResolver, TargetVersionResolver } from './target.resolver';
import { TargetAtRiskResolver, TargetFeasibilityResolver } from './target-at-risk.resolver';
import { ListingResolver, TechContractResolver } from './tech-contract.resolver';
import { FeedRunWarningsResolver, FeedWarningResolver, ValidationRuleResolver } from './validation.resolver';
import { ViewerResolver } from './viewer.resolver';

export const RESOLVERS = [
  ApiKeyResolver,
  AppealResolver,
  AssessmentActionResolver,
  AssessmentItemResolver,
  AssessmentResolver,
  AssessmentResultsResolver,
  AssessmentSchemeResolver,
  AssessmentVersionResolver,
  CertificationResolver,
  ClaimActionResolver,
  ClaimRecoveryActionResolver,
  ClaimRecoveryResolver,
  ClaimResolver,
  LoanClaimsResolver,
  ProgrammeClaimsResolver,
  DataPointResolver,
  DerivedPartResolver,
  EnterpriseEventResolver,
  EnterpriseGroupValueResolver,
  EnterpriseLinksResolver,
  EnterpriseResolver,
  AuditRecordResolver,
  EnterpriseContactResolver,
  EnterpriseChangeResolver,
  EvidenceConnectionResolver,
  EvidenceEdgeResolver,
  TargetEvidenceResolver,
  FeedFetchResolver,
  FeedResolver,
  FeedRejectResolver,
  FeedRunResolver,
  DataPointSourceResolver,
  FigureSourceResolver,
  FeedRunWarningsResolver,
  FeedWarningResolver,
  FundResolver,
  GuaranteeActionResolver,
  GuaranteeQuoteResolver,
  GuaranteeResolver,
  GuaranteeShareResolver,
  GuarantorResolver,
  LoanGuaranteesResolver,
  PayoutPartResolver,
  ReGuaranteeResolver,
  IncubatorResolver,
  IncubatorTenancyResolver,
  IndicatorInputResolver,
  IndicatorResolver,
  InstitutionResolver,
  InvestmentResolver,
  ListingResolver,
  LiveRunResolver,
  LoanResolver,
  LoanActionResolver,
  LoanFilingResolver,
  FeedMappingResolver,
  MappingCandidateResolver,
  MappingProposalResolver,
  MappingResolver,
  NodeResolver,
  OfferedLeverResolver,
  PatentResolver,
  ApplicationPersonResolver,
  LoanPersonResolver,
  PersonResolver,
  StressBankResolver,
  StressTestResolver,
  PlanProgressResolver,
  PlanResolver,
  PlanSchemeResolver,
  PlanStandingResolver,
  ProgrammeResolver,
  ProgrammeRuleResolver,
  ProgrammeStepResolver,
  ProgrammeLendingResolver,
  ProgressChangeItemResolver,
  ProgressChangeResolver,
  RegionEnterprisesResolver,
  PullReceiptResolver,
  RegionResolver,
  RepeatedRunResolver,
  SeriesResolver,
  SharingResolver,
  ComparedTargetResolver,
  ScenarioActionResolver,
  ScenarioChangeResolver,
  ScenarioComparisonResolver,
  ScenarioResolver,
  ScenarioRunResolver,
  SimulationResolver,
  SimulatedTargetResolver,
  SensitivityResolver,
  GoalSolutionResolver,
  StageResolver,
  SubmissionActionResolver,
  SubmissionFigureResolver,
  SubmissionResolver,
  TargetProgressResolver,
  TargetResolver,
  TargetVersionResolver,
  TargetStandingResolver,
  TechContractResolver,
  ContradictionResolver,
  PlanContradictionsResolver,
  TargetContradictionsResolver,
  CertificationRenewalResolver,
  LapsingResolver,
  TargetLapsingResolver,
  TargetLossResolver,
  IndicatorRankingResolver,
  RankedRegionResolver,
  TargetAtRiskResolver,
  TargetFeasibilityResolver,
  ValidationRuleResolver,
  ViewerResolver,
  WorkAreaResolver,
  ...[FundBooksResolver, ProgrammePartnerResolver, ProgrammePartnersResolver, ReconciliationResolver],
  ...[AccountStatementResolver, BankBalanceResolver, LedgerAccountResolver],
  ...[LedgerEntryResolver, LedgerPostingResolver, TrialBalanceLineResolver],
  LedgerActionResolver,
  EligibilityResolver,
  LoanApplicationResolver,
  LoanApplicationActionResolver,
  LoanSubsidiesResolver,
  QueueResolver,
  SubsidyActionResolver,
  SubsidyLeftOutResolver,
  SubsidyLineResolver,
  SubsidySettlementResolver,
] as const;
