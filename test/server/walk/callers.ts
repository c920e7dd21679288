/** Who walks, and what each may see: the expectation, written without a look at the rules it checks. */
import { API_SCOPES, type ApiRole, type ApiScope } from '../../../src/domain/vocabulary';
import { CLAIM_TYPES, claimMutations } from './claim-callers';
import { GUARANTEE_QUOTE_TYPES, GUARANTEE_TYPES, guaranteeMutations } from './guarantees';
import { ledgerMutations } from './ledger-mutations';
import { LENDING_TYPES, loanMutations } from './lending';
import { SUBSIDY_TYPES, subsidyMutations } from './subsidies';

export interface Walker {
  readonly title: string;
  readonly role: ApiRole | null;
  readonly regionCodes: readonly string[] | null;
  readonly scopes: readonly ApiScope[];
  readonly institutionSlug: string | null;
}

export const HEBI = '410600';
export const JINTA = '620921';

const walker = (title: string, role: ApiRole | null, more: Partial<Walker> = {}): Walker => ({
  ...{ title, role, regionCodes: null, scopes: [], institutionSlug: null, ...more },
});
const bank = (title: string, more: Partial<Walker>) =>
  walker(`a bank ${title}`, 'BANK', { regionCodes: [HEBI], institutionSlug: 'bank-a', ...more });

export const WALKERS: readonly Walker[] = [
  walker('nobody', null),
  walker('a reader', 'READER'),
  walker('a reader of Hebi', 'READER', { regionCodes: [HEBI] }),
  walker('a planner of Hebi', 'PLANNER', { regionCodes: [HEBI] }),
  walker('a planner who may read contacts', 'PLANNER', { scopes: ['CONTACTS'] }),
  walker('a data officer of Jinta', 'DATA_OFFICER', { regionCodes: [JINTA] }),
  walker('a data officer of nowhere', 'DATA_OFFICER', { regionCodes: [] }),
  walker('an administrator', 'ADMINISTRATOR'),
  walker('a planner who reviews Jinta', 'PLANNER', { regionCodes: [JINTA], scopes: ['REVIEW'] }),
  walker('an officer who approves for Hebi', 'DATA_OFFICER', { regionCodes: [HEBI], scopes: ['APPROVE'] }),
  walker('a reader whose key says that he audits', 'READER', { scopes: ['AUDIT'] }),
  bank('without scopes', {}),
  ...API_SCOPES.map((scope) => bank(`with ${scope}`, { scopes: [scope] })),
  bank('with every scope', { scopes: API_SCOPES }),
  bank('of every region', { scopes: API_SCOPES, regionCodes: null }),
  bank('of another county', { scopes: API_SCOPES, regionCodes: [JINTA], institutionSlug: 'bank-b' }),
  bank('without institution', { scopes: API_SCOPES, institutionSlug: null }),
];

export type Rule = (walker: Walker) => boolean;

export const everybody: Rule = () => true;
const signedIn: Rule = ({ role }) => role !== null;
export const officers: Rule = ({ role }) => role === 'ADMINISTRATOR' || role === 'DATA_OFFICER';
/** Unpublished figures: their office, and staff who review. */
const reviewers: Rule = ({ role, scopes }) =>
  officers({ role } as Walker) ||
  (role === 'PLANNER' && ['REVIEW', 'AUDIT', 'APPROVE'].some((scope) => scopes.includes(scope as ApiScope)));
const administrators: Rule = ({ role }) => role === 'ADMINISTRATOR';
export const wholeGraph: Rule = ({ role }) => officers({ role } as Walker) || role === 'PLANNER';
const readersAndBanks =
  (scope: ApiScope): Rule =>
  (one) =>
    wholeGraph(one) || one.role === 'READER' || (one.role === 'BANK' && one.scopes.includes(scope));
export const banksWith =
  (scope: ApiScope): Rule =>
  (one) =>
    wholeGraph(one) || (one.role === 'BANK' && one.scopes.includes(scope));

/** Loans and accounts together. */
const stressed: Rule = (one) => banksWith('LOANS')(one) && banksWith('FINANCE')(one);

/** Assessments: no bank; drafts for staff only, see isDraft. */
export const assessed: Rule = ({ role }) => role !== null && role !== 'BANK';

/** Whole lists, and what became of them. */
export const pullers: Rule = ({ role, scopes }) =>
  role === 'ADMINISTRATOR' || role === 'BANK' || (role !== null && scopes.includes('BULK'));

const all = (rule: Rule, names: string) => Object.fromEntries(names.split(' ').map((name) => [name, rule]));

/** Every object type of the API, and who may see it at all. A type that is not here fails the walk. */
export const TYPES: Readonly<Record<string, Rule>> = {
  ...all(
    everybody,
    'Region Indicator IndicatorVersion Plan Stage Target TargetVersion WorkArea Document Department',
  ),
  ...all(
    everybody,
    'DerivedPoint DerivedPart IndicatorInput IndicatorReading FormulaCheck FormulaShare UserError',
  ),
  ...all(
    everybody,
    'EvidenceLeftOut ProgressChange ProgressChangeSide ProgressChangePart ProgressChangeItem',
  ),
  ...all(everybody, 'Series DataPoint Viewer PageInfo Inference PlanRule'),
  ...all(everybody, 'TargetProgress PlanProgress StatusCount Programme ProgrammeRule ValidationRule'),
  ...all(everybody, 'ProgrammeBody ProgrammeStep'),
  ...all(signedIn, 'Enterprise EnterpriseEvent EnterpriseContact EnterpriseGroup EnterpriseGroupValue'),
  ...all(signedIn, 'Incubator IncubatorTenancy Listing Institution PullReceipt AuditPlace'),
  ...all(pullers, 'EnterpriseChange'),
  ...all(readersAndBanks('CERTIFICATIONS'), 'Certification'),
  ...all(readersAndBanks('PATENTS'), 'Patent'),
  ...all(banksWith('LOANS'), 'Person'),
  ...all(
    stressed,
    'StressTestPayload StressTest StressBank StressAccountAnswer StressMonth StressLimit StressBasis',
  ),
  ...all(stressed, 'StressFigures StressAmounts'),
  ...all(banksWith('LOANS'), `Loan ${CLAIM_TYPES}`),
  ...all(banksWith('LOANS'), LENDING_TYPES),
  ...all(banksWith('LOANS'), SUBSIDY_TYPES),
  ...all(banksWith('LOANS'), GUARANTEE_TYPES),
  ...all(everybody, GUARANTEE_QUOTE_TYPES),
  ...all(banksWith('LOANS'), 'LoanApplication LoanApplicationDecision ApplicationStep'),
  ...all(signedIn, 'EligibilityReport'),
  ...all(everybody, 'RuleCheck'),
  ...all(banksWith('FINANCE'), 'TechContract Investment Fund Contribution'),
  ...all(banksWith('FINANCE'), 'LedgerAccount LedgerBook AccountStatement StatementLine BankBalance'),
  ...all(banksWith('FINANCE'), 'Reconciliation ReconciliationItem'),
  ...all(wholeGraph, 'LedgerPosting LedgerEntry TrialBalance TrialBalanceLine'),
  ...all(everybody, 'ProgrammePartner'),
  ...all(everybody, 'FigureSource'),
  ...all(everybody, 'Contradiction TargetFeasibility PastPace TargetAtRisk TargetRisk'),
  ...all(everybody, 'RankedRegion'),
  ...all(readersAndBanks('CERTIFICATIONS'), 'TargetLoss'),
  ...all(everybody, 'Feed FeedColumn FeedFreshness'),
  ...all(officers, 'FeedFetch FeedRun FeedReject FeedCell FeedCorrection'),
  ...all(officers, 'RevisionImpact FigureImpact FigureChange StatedFigure'),
  ...all(officers, 'TargetImpact TargetChange ApprovedImpact ApprovedThing'),
  ...all(officers, 'LabelMapping MappingProposal MappingCandidate'),
  ...all(everybody, 'OfferedLever'),
  ...all(signedIn, 'LeverHelp'),
  ...all(signedIn, 'Simulation SimulatedTarget SimulatedPoint Sensitivity GoalSolution SimulationAssumption'),
  ...all(wholeGraph, 'Scenario ScenarioRun ScenarioOutcome ScenarioChange ScenarioComparison ComparedTarget'),
  ...all(everybody, 'AssessmentScheme SchemeChoice'),
  ...all(assessed, 'Assessment AssessmentVersion AssessmentItem AssessmentEvent Appeal AssessmentBand'),
  ...all(assessed, 'DepartmentStanding QuarterScore AssessmentReplay ReplayDifference AssessmentReport'),
  ...all(assessed, 'ReportedDepartment ReportedQuarter ReportedTarget ReportedAppeal'),
  ...all(administrators, 'ApiKey AuditRecord AuditHead JobBoard JobQueue JobBacklog DeadLetter'),
  ...all(reviewers, 'Submission SubmissionFigure SubmissionEvent SubmissionWarning'),
  ...all(reviewers, 'SubmissionPermission SubmissionObjection'),
  ...all(reviewers, 'RevisionImpact FigureImpact FigureChange StatedFigure TargetImpact TargetChange'),
  ...all(reviewers, 'ApprovedImpact ApprovedThing'),
};

/** Fields for fewer than see what they answer with elsewhere. */
export const ENTRANCES: Readonly<Record<string, Rule>> = {
  ...all(officers, 'Query.feed FigureSource.feed Submission.feed'),
  ...all(officers, 'Query.feed FigureSource.feed Submission.feed'),
  'Query.eligibility': (one) => wholeGraph(one) || one.role === 'BANK',
};

/** Who may write: every mutation, with arguments that nothing comes of. One that is not here fails the walk. */
export const MUTATIONS: Readonly<Record<string, { readonly ask: string; readonly may: Rule }>> = {
  acceptMapping: {
    ask: 'acceptMapping(feed: "x", label: "x", code: "x") { mapping { label } userErrors { code } }',
    may: officers,
  },
  ignoreLabel: {
    ask: 'ignoreLabel(feed: "x", label: "x", reason: "x") { mapping { label } userErrors { code } }',
    may: officers,
  },
  withdrawMapping: {
    ask: 'withdrawMapping(feed: "x", label: "x") { mapping { label } userErrors { code } }',
    may: officers,
  },
  createApiKey: {
    ask: 'createApiKey(input: { name: "", role: READER }) { apiKey { name } userErrors { code } }',
    may: administrators,
  },
  revokeApiKey: { ask: 'revokeApiKey(id: "x") { apiKey { name } userErrors { code } }', may: administrators },
  retryJob: { ask: 'retryJob(id: "x") { key userErrors { code } }', may: administrators },
  dismissJob: { ask: 'dismissJob(id: "x", reason: "x") { key userErrors { code } }', may: administrators },
  correctReject: {
    ask: 'correctReject(id: "0", values: { A2: "x" }) { reject { line } userErrors { code } }',
    may: officers,
  },
  replayRun: { ask: 'replayRun(id: "x") { run { status } userErrors { code } }', may: officers },
  acceptWarning: {
    ask: 'acceptWarning(ids: ["x"], reason: "x") { rejects { code } userErrors { code } }',
    may: officers,
  },
  setSharing: {
    ask: `setSharing(uscc: "x", authorised: true, reason: "x", decidedOn: "2019-01-01") {
      enterprise { uscc } userErrors { code } }`,
    may: officers,
  },
  assessQuarter: {
    ask: 'assessQuarter(plan: "hebi", quarter: "x") { assessments { status } userErrors { code } }',
    may: wholeGraph,
  },
  advanceAssessment: {
    ask: 'advanceAssessment(id: "x", action: APPROVE) { assessment { status } userErrors { code } }',
    may: wholeGraph,
  },
  fileAppeal: {
    ask: 'fileAppeal(assessmentItem: "x", reason: "x") { appeal { reason } userErrors { code } }',
    may: assessed,
  },
  decideAppeal: {
    ask: 'decideAppeal(id: "x", upheld: true, reason: "x") { appeal { reason } userErrors { code } }',
    may: wholeGraph,
  },
  ...ledgerMutations({ administrators, staff: wholeGraph }),
  submitLoanApplication: {
    ask: `submitLoanApplication(programme: "x", application: { amount: "1", months: 1, annualRate: "0" },
      idempotencyKey: "") { application { status } userErrors { code } }`,
    may: banksWith('LOANS'),
  },
  decideLoanApplication: {
    ask: `decideLoanApplication(id: "x", step: "x", agree: true, idempotencyKey: "") {
      application { status } userErrors { code } }`,
    may: banksWith('LOANS'),
  },
  withdrawLoanApplication: {
    ask: 'withdrawLoanApplication(id: "x", idempotencyKey: "") { application { status } userErrors { code } }',
    may: banksWith('LOANS'),
  },
  runFeed: { ask: 'runFeed(slug: "x") { feed { slug } userErrors { code } }', may: officers },
  submitSubmission: {
    ask: 'submitSubmission(id: "x") { submission { status } userErrors { code } }',
    may: officers,
  },
  reviewSubmission: {
    ask: 'reviewSubmission(id: "x", decision: REVIEW) { submission { status } userErrors { code } }',
    may: reviewers,
  },
  saveScenario: {
    ask: 'saveScenario(name: "", input: { plan: "x" }) { scenario { name } userErrors { code } }',
    may: wholeGraph,
  },
  updateScenario: {
    ask: 'updateScenario(id: "x", name: "x") { scenario { name } userErrors { code } }',
    may: wholeGraph,
  },
  deleteScenario: {
    ask: 'deleteScenario(id: "x") { scenario { name } userErrors { code } }',
    may: wholeGraph,
  },
  rerunScenario: { ask: 'rerunScenario(id: "x") { run { ordinal } userErrors { code } }', may: wholeGraph },
  ...claimMutations(banksWith('LOANS')),
  ...loanMutations(signedIn),
  ...subsidyMutations(banksWith('LOANS')),
  ...guaranteeMutations(banksWith('LOANS')),
  withdrawSubmission: {
    ask: 'withdrawSubmission(id: "x") { submission { status } userErrors { code } }',
    may: officers,
  },
};

/** Wrappers are seen by whoever sees what is in them; those of evidence by all, without what they must not see. */
export function guardOf(typeName: string): string {
  const name = typeName.replace(/(Connection|Edge)$/, '');
  return NAMED_OTHERWISE[typeName] ?? NAMED_OTHERWISE[name] ?? name;
}

/** Lists that are named by what they are for. */
const NAMED_OTHERWISE: Readonly<Record<string, string>> = {
  ...{ EvidenceConnection: 'EvidenceLeftOut', EvidenceEdge: 'EvidenceLeftOut' },
  LapsingCertification: 'Certification',
  IndicatorRanking: 'RankedRegion',
};

const PREFIX: Readonly<Record<string, string>> = { [HEBI]: '4106', [JINTA]: JINTA };

export interface PlantedRow {
  readonly type: string;
  /** Text that stands in this row and nowhere else. */
  readonly marker: string;
  readonly region: string | null;
  /** What of its enterprise banks go by; null where it hangs on none. */
  readonly isShared: boolean | null;
  readonly isRemoved?: boolean;
  /** Of an assessment that is not final yet, and of what was said about one: for staff. */
  readonly isDraft?: boolean;
  readonly bank?: string;
  /** A person's data in clear. */
  readonly isPersonal?: boolean;
  /** Somebody's own, who does not walk: only administrators see it beside him. */
  readonly isOwn?: boolean;
}

export function maySee(walker: Walker, row: PlantedRow): boolean {
  if (!TYPES[row.type]?.(walker) || row.isRemoved) return false;
  return maySeeOnce(walker, row);
}

/** A list that was pulled before an enterprise was removed held it: its changes tell of it. */
export function maySeeOnce(walker: Walker, row: PlantedRow): boolean {
  const { role, regionCodes, institutionSlug, scopes } = walker;
  const { region } = row;
  if (region !== null && regionCodes !== null) {
    if (!regionCodes.some((code) => region.startsWith(PREFIX[code] as string))) return false;
  }
  if (row.isOwn && role !== 'ADMINISTRATOR') return false;
  if (row.isDraft && !wholeGraph(walker)) return false;
  if (role === 'BANK' && row.isShared === false) return false;
  if (role === 'BANK' && row.bank !== undefined && row.bank !== institutionSlug) return false;
  return !row.isPersonal || scopes.includes('CONTACTS');
}
