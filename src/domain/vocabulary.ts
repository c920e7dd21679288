/** The closed word lists of the domain, each as an array, as an object of its words, and as a type. */
import { MONEY_AUDIT_ACTIONS } from './programmes/audit-actions';

/** Turns words into the object form that GraphQL registers: `{ LEVEL: 'LEVEL', … }`. */
export function enumObject<Word extends string>(words: readonly Word[]): { readonly [W in Word]: W } {
  return Object.freeze(Object.fromEntries(words.map((word) => [word, word]))) as { readonly [W in Word]: W };
}

/** How a target's number is to be read. */
export const TARGET_BASES = [
  'LEVEL',
  'NEW_IN_PERIOD',
  'PERIOD_TOTAL',
  'CUMULATIVE',
  'ANNUAL_AVERAGE',
  'EVERY_YEAR',
  'GROWTH',
  'MILESTONE',
] as const;
export const TargetBasis = enumObject(TARGET_BASES);
export type TargetBasis = (typeof TARGET_BASES)[number];

export const COMPARATORS = ['AT_LEAST', 'MORE_THAN', 'ABOUT', 'AT_MOST', 'LESS_THAN'] as const;
export const Comparator = enumObject(COMPARATORS);
export type Comparator = (typeof COMPARATORS)[number];

/** ASPIRATIONAL stands for 力争, 争取 and the like. */
export const FIRMNESSES = ['BINDING', 'ASPIRATIONAL'] as const;
export const Firmness = enumObject(FIRMNESSES);
export type Firmness = (typeof FIRMNESSES)[number];

export const PROGRESS_STATUSES = [
  'NOT_STARTED',
  'NO_DATA',
  'ON_TRACK',
  'AT_RISK',
  'OFF_TRACK',
  'MET',
  'MISSED',
] as const;
export const ProgressStatus = enumObject(PROGRESS_STATUSES);
export type ProgressStatus = (typeof PROGRESS_STATUSES)[number];

export const MEASURES = ['STOCK', 'FLOW', 'RATIO', 'GROWTH_RATE', 'INDEX'] as const;
export const Measure = enumObject(MEASURES);
export type Measure = (typeof MEASURES)[number];

export const DIRECTIONS = ['HIGHER_IS_BETTER', 'LOWER_IS_BETTER'] as const;
export const Direction = enumObject(DIRECTIONS);
export type Direction = (typeof DIRECTIONS)[number];

export const INDICATOR_SOURCES = ['OBSERVED', 'COUNTED', 'COMPUTED'] as const;
export const IndicatorSource = enumObject(INDICATOR_SOURCES);
export type IndicatorSource = (typeof INDICATOR_SOURCES)[number];

export const INPUT_TAKES = ['SAME_PERIOD', 'ON_THE_DAY', 'LATEST'] as const;
export const InputTake = enumObject(INPUT_TAKES);
export type InputTake = (typeof INPUT_TAKES)[number];

export const ROLL_UPS = ['SUM'] as const;
export const RollUp = enumObject(ROLL_UPS);
export type RollUp = (typeof ROLL_UPS)[number];

export const FREQUENCIES = ['YEAR', 'HALF', 'QUARTER', 'MONTH', 'YEAR_TO_DATE'] as const;
export const Frequency = enumObject(FREQUENCIES);
export type Frequency = (typeof FREQUENCIES)[number];

/** OVERALL holds the targets that a plan states for its whole life. */
export const STAGE_KINDS = ['STAGE', 'OVERALL'] as const;
export const StageKind = enumObject(STAGE_KINDS);
export type StageKind = (typeof STAGE_KINDS)[number];

export const REGION_LEVELS = ['COUNTRY', 'PROVINCE', 'PREFECTURE', 'COUNTY'] as const;
export const RegionLevel = enumObject(REGION_LEVELS);
export type RegionLevel = (typeof REGION_LEVELS)[number];

/** SDMX code list CL_OBS_STATUS 2.2: A normal, E estimated, F forecast, P provisional, M cannot exist … */
export const OBSERVATION_STATUSES = [
  ...['A', 'B', 'D', 'E', 'F', 'G', 'H', 'I', 'J', 'K'],
  ...['L', 'M', 'N', 'O', 'P', 'Q', 'S', 'U', 'V', 'W'],
] as readonly ObservationStatus[];
export type ObservationStatus =
  | ('A' | 'B' | 'D' | 'E' | 'F' | 'G' | 'H' | 'I' | 'J' | 'K')
  | ('L' | 'M' | 'N' | 'O' | 'P' | 'Q' | 'S' | 'U' | 'V' | 'W');

/** The statuses that stand beside a value that is not there. */
export const MISSING_STATUSES: readonly ObservationStatus[] = ['H', 'L', 'M', 'O', 'Q'];

/** What a new vintage is to the one before it. */
export const REVISION_KINDS = ['NEW', 'REVISED', 'PRECISION_ONLY', 'UNCHANGED'] as const;
export const RevisionKind = enumObject(REVISION_KINDS);
export type RevisionKind = (typeof REVISION_KINDS)[number];

export const CERTIFICATION_KINDS = [
  'HIGH_TECH_ENTERPRISE',
  'TECH_SME',
  'TECH_GIANT',
  'INNOVATIVE_ENTERPRISE',
  'PATENT_DEMONSTRATION',
  'RND_CENTRE',
] as const;
export const CertificationKind = enumObject(CERTIFICATION_KINDS);
export type CertificationKind = (typeof CERTIFICATION_KINDS)[number];

export const PATENT_KINDS = ['INVENTION', 'UTILITY_MODEL', 'DESIGN'] as const;
export const PatentKind = enumObject(PATENT_KINDS);
export type PatentKind = (typeof PATENT_KINDS)[number];

export const ENTERPRISE_SCALES = ['LARGE', 'MEDIUM', 'SMALL', 'MICRO'] as const;
export const EnterpriseScale = enumObject(ENTERPRISE_SCALES);
export type EnterpriseScale = (typeof ENTERPRISE_SCALES)[number];

/** STRUCK_OFF: its registration has ended. MERGED: it lives on in another enterprise. */
export const ENTERPRISE_STATUSES = ['ACTIVE', 'STRUCK_OFF', 'MERGED'] as const;
export const EnterpriseStatus = enumObject(ENTERPRISE_STATUSES);
export type EnterpriseStatus = (typeof ENTERPRISE_STATUSES)[number];

export const ENTERPRISE_EVENT_KINDS = [
  ...(['RENAMED', 'MOVED', 'MERGED', 'STRUCK_OFF', 'RESTORED', 'REMOVED', 'RELISTED'] as const),
  ...(['SHARING_AUTHORISED', 'SHARING_WITHDRAWN'] as const),
] as const;
export const EnterpriseEventKind = enumObject(ENTERPRISE_EVENT_KINDS);
export type EnterpriseEventKind = (typeof ENTERPRISE_EVENT_KINDS)[number];

/** Named conditions that people ask for again and again. */
export const ENTERPRISE_SEGMENTS = [
  'VALID_HIGH_TECH_CERTIFICATE',
  'HIGH_TECH_CERTIFICATE_LAPSING',
  'NO_LOAN_YET',
  'PATENT_RICH',
] as const;
export const EnterpriseSegment = enumObject(ENTERPRISE_SEGMENTS);
export type EnterpriseSegment = (typeof ENTERPRISE_SEGMENTS)[number];

export const ENTERPRISE_GROUP_KEYS = [
  'REGION',
  'CERTIFICATION_KIND',
  'INDUSTRY',
  'SCALE',
  'FOUNDING_YEAR',
  'STATUS',
] as const;
export const EnterpriseGroupKey = enumObject(ENTERPRISE_GROUP_KEYS);
export type EnterpriseGroupKey = (typeof ENTERPRISE_GROUP_KEYS)[number];

export const ENTERPRISE_ORDERS = ['USCC', 'CHANGED_AT', 'REGION'] as const;
export const EnterpriseOrder = enumObject(ENTERPRISE_ORDERS);
export type EnterpriseOrder = (typeof ENTERPRISE_ORDERS)[number];

export const ENTERPRISE_CHANGE_KINDS = ['UPSERT', 'WITHDRAWN'] as const;
export const EnterpriseChangeKind = enumObject(ENTERPRISE_CHANGE_KINDS);
export type EnterpriseChangeKind = (typeof ENTERPRISE_CHANGE_KINDS)[number];

/** Why an enterprise leaves a caller's list. */
export const WITHDRAWAL_REASONS = [
  'SHARING_WITHDRAWN',
  'MOVED_OUT_OF_SCOPE',
  'REMOVED_FROM_LIST',
  'DELETED',
] as const;
export const WithdrawalReason = enumObject(WITHDRAWAL_REASONS);
export type WithdrawalReason = (typeof WITHDRAWAL_REASONS)[number];

export const LOAN_STATUSES = ['ACTIVE', 'REPAID', 'OVERDUE', 'COMPENSATED', 'WRITTEN_OFF'] as const;
export const LoanStatus = enumObject(LOAN_STATUSES);
export type LoanStatus = (typeof LOAN_STATUSES)[number];

export const INCUBATOR_KINDS = ['INCUBATOR', 'MAKERSPACE', 'ACCELERATOR', 'STAR_SPACE', 'PLATFORM'] as const;
export const IncubatorKind = enumObject(INCUBATOR_KINDS);
export type IncubatorKind = (typeof INCUBATOR_KINDS)[number];

export const FUND_KINDS = ['GUIDANCE', 'VENTURE', 'RISK_COMPENSATION', 'INTEREST_SUBSIDY'] as const;
export const FundKind = enumObject(FUND_KINDS);
export type FundKind = (typeof FUND_KINDS)[number];

/** The kinds in which technology contracts are registered (技术合同认定登记). */
export const TECH_CONTRACT_KINDS = ['DEVELOPMENT', 'TRANSFER', 'LICENCE', 'CONSULTING', 'SERVICE'] as const;
export const TechContractKind = enumObject(TECH_CONTRACT_KINDS);
export type TechContractKind = (typeof TECH_CONTRACT_KINDS)[number];

export const FEED_RUN_STATUSES = [
  'QUEUED',
  'RUNNING',
  'AWAITING_REVIEW',
  'PUBLISHED',
  'UNCHANGED',
  'CHECKED',
  'FAILED',
] as const;
export const FeedRunStatus = enumObject(FEED_RUN_STATUSES);
export type FeedRunStatus = (typeof FEED_RUN_STATUSES)[number];

/** How an attempt to fetch a feed's file ended. */
export const FEED_FETCH_STATUSES = ['FETCHED', 'UNCHANGED', 'FAILED'] as const;
export const FeedFetchStatus = enumObject(FEED_FETCH_STATUSES);
export type FeedFetchStatus = (typeof FEED_FETCH_STATUSES)[number];

/** What a label of a file stands for. */
export const LABEL_KINDS = ['INDICATOR', 'REGION', 'UNIT'] as const;
export const LabelKind = enumObject(LABEL_KINDS);
export type LabelKind = (typeof LABEL_KINDS)[number];

/** What a person has decided about a label that a feed did not know. */
export const LABEL_DECISIONS = ['ACCEPTED', 'IGNORED'] as const;
export const LabelDecision = enumObject(LABEL_DECISIONS);
export type LabelDecision = (typeof LABEL_DECISIONS)[number];

/** FATAL refuses the file, ERROR a row; WARNING lets it in and deserves a look; INFO only says so. */
export const PROBLEM_SEVERITIES = ['FATAL', 'ERROR', 'WARNING', 'INFO'] as const;
export const ProblemSeverity = enumObject(PROBLEM_SEVERITIES);
export type ProblemSeverity = (typeof PROBLEM_SEVERITIES)[number];

/** How a rule of the catalogue judges figures. */
export const VALIDATION_RULE_KINDS = [
  'RANGE',
  'NON_NEGATIVE',
  'TOTAL_OF_PARTS',
  'TOTAL_OF_REGIONS',
  'NOT_ABOVE',
  'ACCUMULATION',
  'GROWTH_OF_LEVELS',
  'JUMP',
  'FEEDS_AGREE',
] as const;
export const ValidationRuleKind = enumObject(VALIDATION_RULE_KINDS);
export type ValidationRuleKind = (typeof VALIDATION_RULE_KINDS)[number];

/** What a caller's key allows. */
export const API_ROLES = ['ADMINISTRATOR', 'DATA_OFFICER', 'PLANNER', 'BANK', 'READER'] as const;
export const ApiRole = enumObject(API_ROLES);
export type ApiRole = (typeof API_ROLES)[number];

/** What a key may see beyond what its role gives; for a bank, the fields of its agreement. */
export const API_SCOPES = [
  ...(['CERTIFICATIONS', 'PATENTS', 'LOANS', 'FINANCE', 'CONTACTS', 'BULK'] as const),
  ...(['REVIEW', 'AUDIT', 'APPROVE'] as const),
  ...(['ASSESS', 'DECIDE', 'APPEAL'] as const),
  'LEND',
] as const;
export const ApiScope = enumObject(API_SCOPES);
export type ApiScope = (typeof API_SCOPES)[number];

export const PULL_KINDS = ['SNAPSHOT', 'DELTA'] as const;
export const PullKind = enumObject(PULL_KINDS);
export type PullKind = (typeof PULL_KINDS)[number];

/** What audit records tell of. */
export const AUDIT_ACTIONS = [
  ...(['KEY_CREATED', 'KEY_REVOKED', 'SHARING_CHANGED', 'CONTACTS_READ'] as const),
  ...(['SIGNED_IN', 'SIGNED_OUT'] as const),
  ...(['FILE_ACCEPTED', 'RUN_ENDED', 'CATALOGUE_LOADED', 'DEMO_LOADED', 'CHANGES_PRUNED'] as const),
  ...(['FETCH_REQUESTED', 'FILE_READ', 'JOB_RETRIED', 'JOB_DISMISSED'] as const),
  ...(['PULL_STARTED', 'PULL_COMPLETED', 'PULL_BROKEN'] as const),
  ...(['REJECT_CORRECTED', 'RUN_REPEATED', 'WARNING_ACCEPTED'] as const),
  ...(['SUBMISSION_SUBMITTED', 'SUBMISSION_REVIEWED', 'SUBMISSION_AUDITED'] as const),
  ...(['SUBMISSION_PUBLISHED', 'SUBMISSION_RETURNED', 'SUBMISSION_WITHDRAWN'] as const),
  ...(['LABEL_MAPPED', 'LABEL_IGNORED', 'MAPPING_WITHDRAWN'] as const),
  ...(['SCENARIO_SAVED', 'SCENARIO_CHANGED', 'SCENARIO_RERUN', 'SCENARIO_DELETED'] as const),
  ...(['QUARTER_ASSESSED', 'ASSESSMENT_APPROVED', 'ASSESSMENT_FED_BACK'] as const),
  ...(['APPEAL_FILED', 'APPEAL_DECIDED', 'ASSESSMENT_CLOSED'] as const),
  ...MONEY_AUDIT_ACTIONS,
] as const;
export const AuditAction = enumObject(AUDIT_ACTIONS);
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

/** Where the figures of a region and period stand on their way through review. */
export const SUBMISSION_STATUSES = [
  ...(['DRAFT', 'AWAITING_REVIEW', 'AWAITING_AUDIT', 'AWAITING_APPROVAL'] as const),
  ...(['PUBLISHED', 'RETURNED', 'WITHDRAWN'] as const),
] as const;
export const SubmissionStatus = enumObject(SUBMISSION_STATUSES);
export type SubmissionStatus = (typeof SUBMISSION_STATUSES)[number];

/** What a reviewer may decide; the step is named, so that nobody decides a step that he did not mean. */
export const REVIEW_DECISIONS = ['REVIEW', 'AUDIT', 'APPROVE', 'RETURN'] as const;
export const ReviewDecision = enumObject(REVIEW_DECISIONS);
export type ReviewDecision = (typeof REVIEW_DECISIONS)[number];

export const SUBMISSION_ACTIONS = ['SUBMIT', ...REVIEW_DECISIONS, 'WITHDRAW'] as const;
export const SubmissionAction = enumObject(SUBMISSION_ACTIONS);
export type SubmissionAction = (typeof SUBMISSION_ACTIONS)[number];

/** What happened to a submission. HANDED_IN: a file brought its figures, or replaced them. */
export const SUBMISSION_STEPS = [
  ...(['HANDED_IN', 'SUBMITTED', 'REVIEWED', 'AUDITED', 'APPROVED'] as const),
  ...(['RETURNED', 'WITHDRAWN'] as const),
] as const;
export const SubmissionStep = enumObject(SUBMISSION_STEPS);
export type SubmissionStep = (typeof SUBMISSION_STEPS)[number];
