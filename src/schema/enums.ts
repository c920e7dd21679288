/** The closed word lists of the domain as GraphQL enums, each word with its meaning. */
import {
  ApiRole,
  ApiScope,
  AuditAction,
  Comparator,
  Direction,
  FeedFetchStatus,
  FeedRunStatus,
  Firmness,
  Frequency,
  IndicatorSource,
  InputTake,
  LabelDecision,
  LabelKind,
  Measure,
  ProblemSeverity,
  ProgressStatus,
  PullKind,
  RegionLevel,
  RevisionKind,
  RollUp,
  StageKind,
  TargetBasis,
  ValidationRuleKind,
} from '../domain/vocabulary';
import { registerApplicationEnums } from './application-enums';
import { registerAssessmentEnums } from './assessment-enums';
import { registerChangeEnums } from './change-enums';
import { registerClaimEnums } from './claim-enums';
import { registerFindingEnums } from './finding-enums';
import { registerGraphEnums } from './graph-enums';
import { registerGuaranteeEnums } from './guarantee-enums';
import { registerLedgerEnums } from './ledger-enums';
import { registerLendingEnums } from './lending-enums';
import { MONEY_ACTION_MEANINGS, registerMoneyEnums } from './money-enums';
import { register } from './register-enum';
import { registerSimulationEnums } from './simulation-enums';
import { registerSubmissionEnums } from './submission-enums';
import { registerSubsidyEnums } from './subsidy-enums';

let registered = false;

/** Once per process: type-graphql keeps its own list. */
export function registerEnums(): void {
  if (registered) return;
  registered = true;
  registerPlanEnums();
  registerFigureEnums();
  registerFeedEnums();
  registerAccessEnums();
  registerAuditEnums();
  registerChangeEnums();
  registerGraphEnums();
  registerSubmissionEnums();
  registerSimulationEnums();
  registerFindingEnums();
  registerAssessmentEnums();
  registerGuaranteeEnums();
  registerLedgerEnums();
  registerMoneyEnums();
  registerLendingEnums();
  registerApplicationEnums();
  registerClaimEnums();
  registerSubsidyEnums();
}

function registerPlanEnums(): void {
  register(TargetBasis, 'TargetBasis', 'How the number of a target is to be read.', {
    LEVEL: 'A value at the deadline.',
    NEW_IN_PERIOD: 'How many were added in the stage.',
    PERIOD_TOTAL: 'A flow within the stage.',
    CUMULATIVE: 'A flow since the plan began.',
    ANNUAL_AVERAGE: 'The mean of the complete years.',
    EVERY_YEAR: 'A floor that each year keeps.',
    GROWTH: 'A change against a stated base, in percent.',
    MILESTONE: 'A deed: done or not.',
  });
  register(Comparator, 'Comparator', 'What the document says beside the number.', {
    AT_LEAST: '以上, 达到: at least.',
    MORE_THAN: '超过, 突破: more than.',
    ABOUT: '左右: about, within a tolerance of the plan.',
    AT_MOST: '不超过, 以内: at most.',
    LESS_THAN: '低于: less than.',
  });
  register(Firmness, 'Firmness', 'How binding the document makes it.', {
    BINDING: 'Stated as a commitment.',
    ASPIRATIONAL: '力争, 争取 and the like.',
  });
  register(StageKind, 'StageKind', 'What a stage stands for.', {
    STAGE: 'A part of the plan with its own deadline.',
    OVERALL: 'Holds what the plan states for its whole life.',
  });
  register(ProgressStatus, 'ProgressStatus', 'Where a target stands on a day.', {
    NOT_STARTED: 'Its stage has not begun.',
    NO_DATA: 'Nothing is known, or the document leaves the number open. This is not failure.',
    ON_TRACK: 'On its expected path or beyond.',
    AT_RISK: 'Behind its path, within the tolerance of the plan.',
    OFF_TRACK: 'Further behind.',
    MET: 'Satisfied. Before the deadline this can be lost again; see isFinal.',
    MISSED: 'Not satisfied at the deadline.',
  });
}

function registerFigureEnums(): void {
  register(RegionLevel, 'RegionLevel', 'Level of an administrative division.', {
    COUNTRY: 'The country.',
    PROVINCE: '省, 自治区, 直辖市.',
    PREFECTURE: '地级市, 自治州, 地区, 盟.',
    COUNTY: '县, 县级市, 区, 旗.',
  });
  register(Measure, 'Measure', 'What kind of number an indicator is.', {
    STOCK: 'Counted on a day.',
    FLOW: 'Adds up over a period.',
    RATIO: 'A share or a quotient.',
    GROWTH_RATE: 'A published rate of change; never recomputed from levels.',
    INDEX: 'A number relative to a base period.',
  });
  register(Direction, 'Direction', 'Which way is better.', {
    HIGHER_IS_BETTER: 'More is better.',
    LOWER_IS_BETTER: 'Less is better.',
  });
  register(IndicatorSource, 'IndicatorSource', 'Where the figures of an indicator come from.', {
    OBSERVED: 'Reported by a bureau.',
    COUNTED: 'Counted from a register.',
    COMPUTED: 'Computed from other indicators.',
  });
  register(InputTake, 'InputTake', 'Which figure of an input a formula takes.', {
    SAME_PERIOD: 'That of the very period; a flow may be added up from shorter ones without a gap.',
    ON_THE_DAY: 'The level on the very day: counted on it, or published for a period that ends on it.',
    LATEST: 'The latest level up to the day, not older than withinMonths.',
  });
  register(RollUp, 'RollUp', 'How the figures of a region follow from those of the regions below it.', {
    SUM: 'They are added up, once all of them are there.',
  });
  register(Frequency, 'Frequency', 'How long a period is.', {
    YEAR: 'A year.',
    HALF: 'A half-year.',
    QUARTER: 'A quarter.',
    MONTH: 'A month.',
    YEAR_TO_DATE: 'From January to a month of the same year.',
  });
  register(RevisionKind, 'RevisionKind', 'What a vintage is to the one before it.', {
    NEW: 'The first figure for its period.',
    REVISED: 'Changed the published value.',
    PRECISION_ONLY: 'The same number, printed with another number of digits.',
    UNCHANGED: 'The same number again.',
  });
}

function registerFeedEnums(): void {
  register(FeedRunStatus, 'FeedRunStatus', 'What became of an accepted file.', {
    QUEUED: 'Accepted, waiting for its turn.',
    RUNNING: 'Being read.',
    AWAITING_REVIEW: 'Read; its figures are in submissions that must be approved before others see them.',
    PUBLISHED: 'Its figures are published.',
    UNCHANGED: 'Read; everything in it was known already.',
    CHECKED: 'A dry run that found the file fit: nothing of it was taken in.',
    FAILED: 'Nothing of it was taken in; see errorCode and rejects.',
  });
  register(FeedFetchStatus, 'FeedFetchStatus', 'How an attempt to fetch the file of a feed ended.', {
    FETCHED: 'A new file came, and a run was made of it.',
    UNCHANGED: 'The source has nothing new: it said so, or sent the same bytes again.',
    FAILED: 'No file came; see error.',
  });
  register(LabelKind, 'LabelKind', 'What a label of a file stands for.', {
    INDICATOR: 'What was measured.',
    REGION: 'Where.',
    UNIT: 'In which unit.',
  });
  register(LabelDecision, 'LabelDecision', 'What a person decided about a label that a feed did not know.', {
    ACCEPTED: 'It means an indicator, region or unit of the catalogue.',
    IGNORED: 'Its figures are passed over, and counted.',
  });
  register(ProblemSeverity, 'ProblemSeverity', 'What a problem of a row means for it.', {
    FATAL: 'Refuses the whole file.',
    ERROR: 'Keeps the row out.',
    WARNING: 'Lets it in; deserves a look.',
    INFO: 'Nothing is wrong; said so that nothing happens unseen.',
  });
  register(ValidationRuleKind, 'ValidationRuleKind', 'How a validation rule judges figures.', {
    RANGE: 'A figure lies between two bounds.',
    NON_NEGATIVE: 'A figure is not below zero.',
    TOTAL_OF_PARTS: 'A total equals its parts, or is no less than those that are known.',
    TOTAL_OF_REGIONS: 'The figure of a region equals those of the regions directly below.',
    NOT_ABOVE: 'One figure is no larger than another of the same region and period.',
    ACCUMULATION: 'What adds up from January on never falls within the year.',
    GROWTH_OF_LEVELS: 'A published growth rate is plausible beside the levels; it is never corrected.',
    JUMP: 'A figure does not change far more than it usually does.',
    FEEDS_AGREE: 'Another source does not say something else.',
  });
}

function registerAccessEnums(): void {
  register(ApiRole, 'ApiRole', 'What a key allows.', {
    ADMINISTRATOR: 'Everything, keys included.',
    DATA_OFFICER: 'Hands in files, sees what became of them, and sees the whole graph of its regions.',
    PLANNER: 'Sees the whole graph of its regions.',
    BANK: 'Sees the enterprises of its regions that have agreed to be shared, and what its scopes add.',
    READER: 'Sees what the public registers say: enterprises, certificates, patents, incubators, listings.',
  });
  register(ApiScope, 'ApiScope', 'What a key opens beyond what its role gives.', {
    CERTIFICATIONS: 'For banks: certificates.',
    PATENTS: 'For banks: patents.',
    LOANS: 'For banks: their own loans.',
    FINANCE: 'For banks: technology contracts, investments and funds.',
    CONTACTS: 'Contacts and legal representatives in clear; each reading is recorded.',
    BULK: 'Whole lists as a stream; banks and administrators may anyway.',
    REVIEW: 'County first review (初审) of submitted figures.',
    AUDIT: 'City audit (审核) of submitted figures.',
    APPROVE: 'Leading-group approval (审定) of submitted figures.',
    ASSESS: 'Computes, feeds back and closes assessments of departments: the office of the leading group.',
    DECIDE: 'Approves assessments of departments and decides their appeals: the leading group.',
    APPEAL: 'Files appeals for the department of the key.',
    LEND: 'For banks: registers loans of programmes and files claims.',
  });
  register(PullKind, 'PullKind', 'What was pulled.', {
    SNAPSHOT: 'The whole list as of one moment.',
    DELTA: 'What had changed since a token.',
  });
}

function registerAuditEnums(): void {
  register(AuditAction, 'AuditAction', 'What an audit record tells of.', {
    KEY_CREATED: 'An API key was made.',
    KEY_REVOKED: 'An API key was ended.',
    SIGNED_IN: 'Somebody signed in with a browser.',
    SIGNED_OUT: 'Somebody signed out.',
    SHARING_CHANGED: 'An enterprise agreed to be shared, or no longer does.',
    CONTACTS_READ: 'Contacts of the listed enterprises were read in clear.',
    FILE_ACCEPTED: 'A file was taken in.',
    RUN_ENDED: 'What became of a file.',
    CATALOGUE_LOADED: 'The catalogue of plans and words was loaded anew.',
    DEMO_LOADED: 'The synthetic demo data was loaded or changed.',
    CHANGES_PRUNED: 'Old entries of the change log were dropped.',
    FETCH_REQUESTED: 'Somebody had the file of a feed fetched.',
    FILE_READ: 'The stored bytes of a file that holds personal data were read.',
    JOB_RETRIED: 'A job that had been given up was to be done after all.',
    JOB_DISMISSED: 'Somebody looked at a job that had been given up, and struck it off.',
    PULL_STARTED: 'A bulk pull began.',
    PULL_COMPLETED: 'A bulk pull was sent whole; see its receipt.',
    PULL_BROKEN: 'A bulk pull ended early.',
    REJECT_CORRECTED: 'A refused row is to be read otherwise; the file stays as it is.',
    RUN_REPEATED: 'A file that is kept was to be worked again, with the corrections made since.',
    SUBMISSION_SUBMITTED: 'Figures were submitted for review.',
    SUBMISSION_REVIEWED: 'Submitted figures passed their first review.',
    SUBMISSION_AUDITED: 'Submitted figures passed their audit.',
    SUBMISSION_PUBLISHED: 'Submitted figures were approved, and published by that.',
    SUBMISSION_RETURNED: 'Submitted figures were returned, with a reason.',
    SUBMISSION_WITHDRAWN: 'Submitted figures were withdrawn by their office.',
    LABEL_MAPPED: 'A label of a feed was mapped by hand.',
    LABEL_IGNORED: 'It was decided that a label of a feed is passed over.',
    MAPPING_WITHDRAWN: 'A decision about a label was taken back.',
    SCENARIO_SAVED: 'A scenario was saved, with what came of it.',
    SCENARIO_CHANGED: 'A scenario was renamed, annotated, shared or made private.',
    SCENARIO_RERUN: 'A scenario was worked out again.',
    SCENARIO_DELETED: 'A scenario was deleted; its runs are kept.',
    QUARTER_ASSESSED: 'The departments of a plan were assessed for a quarter.',
    ASSESSMENT_APPROVED: 'The assessment of a department was approved.',
    ASSESSMENT_FED_BACK: 'The assessment of a department was fed back to it.',
    APPEAL_FILED: 'A department appealed against its assessment.',
    APPEAL_DECIDED: 'An appeal was decided.',
    ASSESSMENT_CLOSED: 'The assessment of a department became final.',
    WARNING_ACCEPTED: 'Somebody answered for warnings about figures.',
    ...MONEY_ACTION_MEANINGS,
  });
}
