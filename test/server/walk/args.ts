/** With which arguments each field is walked. */
import { JINTA } from './callers';
import { GUARANTEE_ARGS } from './guarantees';
import type { Planted } from './plant';
import { subsidyArgs } from './subsidies';

/** Fields that need arguments, or that others' rows could be asked for by; the first is the wide one. */
export const argsFor = (
  usccs: readonly string[],
  {
    Submission: planted = [],
    Scenario: scenarios = [],
    Assessment: assessed = [],
    LoanApplication: applied = [],
    ...more
  }: Planted['ids'],
): Readonly<Record<string, readonly string[]>> => ({
  'Query.assessment': assessed.map((id) => `(id: "${id}")`),
  'Query.assessments': [
    ...['(plan: "hebi", first: 4)', '(plan: "hebi", first: 4, department: "hebi-finance")'],
    '(plan: "hebi", first: 4, status: DRAFT)',
  ],
  'Query.assessmentRanking': ['(plan: "hebi", period: "2019")'],
  'Query.assessmentReplay': assessed.map((id) => `(id: "${id}", with: TODAY)`),
  'Query.assessmentReport': ['(plan: "hebi", half: "2019-H1")'],
  'Query.enterprise': usccs.map((uscc) => `(uscc: "${uscc}")`),
  'Query.enterprises': [
    '(first: 20)',
    `(filter: { region: ["${JINTA}", "410600"] })`,
    `(filter: { uscc: ${JSON.stringify(usccs)} })`,
    '(filter: { search: "⟦name" })',
    ...['CHANGED_AT', 'REGION'].map((order) => `(last: 20, orderBy: ${order})`),
  ],
  'Query.enterpriseGroups': ['(by: [REGION])', '(by: [STATUS], filter: { region: ["620921"] })'],
  'Query.claim': (more.Claim ?? []).map((id) => `(id: "${id}")`),
  'Query.claims': ['(first: 20)', '(filter: { bank: ["bank-a", "bank-b"] })'],
  'Query.ledgerAccount': (more.LedgerAccount ?? []).map((id) => `(id: "${id}")`),
  'Query.reconciliation': ['bank-a', 'bank-b'].flatMap((bank) =>
    ['fund-1', 'fund-2'].map((fund) => `(fund: "${fund}", institution: "${bank}", month: "2018-02")`),
  ),
  'Query.loans': [
    '(first: 20)',
    '(filter: { bank: ["bank-a", "bank-b"] })',
    `(filter: { region: ["${JINTA}"] })`,
  ],
  'Query.patents': ['(first: 20)', `(filter: { region: ["${JINTA}"], isPledged: true })`],
  'Query.certifications': ['(first: 20)', `(filter: { region: ["${JINTA}"] })`],
  'Query.lapsingCertifications': ['(before: "2028-01-01")', `(before: "2028-01-01", region: "${JINTA}")`],
  'Query.indicatorRanking': ['(indicator: "patents-granted", level: PREFECTURE)'],
  'Query.techContracts': ['(first: 20)', `(filter: { region: ["${JINTA}"] })`],
  'Query.incubators': ['(first: 20)', `(filter: { region: ["${JINTA}"] })`],
  'Query.funds': ['(first: 20)', `(filter: { region: ["${JINTA}"] })`],
  'Query.apiKeys': ['(first: 100)'],
  'Query.auditRecords': ['(first: 200)'],
  ...{ 'Query.feed': ['(slug: "walked-feed")'], 'Query.plan': ['(slug: "hebi")'] },
  'Query.loanApplication': applied.map((id) => `(id: "${id}")`),
  'Query.loanApplications': ['(first: 20)', `(filter: { region: ["${JINTA}"], bank: ["bank-a", "bank-b"] })`],
  'Query.eligibility': usccs
    .slice(0, 1)
    .map(
      (uscc) =>
        `(programme: "walked-programme", application: { uscc: "${uscc}", amount: "1", months: 1, annualRate: "0" })`,
    ),
  'Enterprise.eligibility': ['(programme: "walked-programme")'],
  'Query.indicator': ['(code: "patents-granted")'],
  'Query.programme': ['(slug: "walked-programme")'],
  'Query.programmeStressTest': [
    '(programme: "walked-programme", input: { defaultRate: 0.5, months: 2, draws: 100 })',
  ],
  'ProgrammeStep.bodies': ['(borrower: LEGAL_PERSON)'],
  'Query.submission': planted.map((id) => `(id: "${id}")`),
  'Query.region': ['(code: "410600")', `(code: "${JINTA}")`],
  'Query.submissions': [
    '(first: 20)',
    `(region: "${JINTA}")`,
    '(awaitingMe: true)',
    '(mine: true, status: DRAFT)',
  ],
  ...subsidyArgs(more.SubsidySettlement ?? [], more.Loan ?? []),
  ...GUARANTEE_ARGS,
  'Query.simulation': [
    '(input: { plan: "hebi", draws: 100, levers: [{ additions: { indicator: "patents-granted", perYear: 3 } }] })',
  ],
  'Query.simulationHelps': [
    '(input: { plan: "hebi", asOf: "2018-06-30", draws: 100 }, target: "hebi/2018/patents-granted")',
  ],
  'Query.simulationLevers': ['(plan: "hebi", asOf: "2018-06-30")'],
  'Query.scenario': scenarios.map((id) => `(id: "${id}")`),
  'Query.scenarios': ['(first: 4)', '(plan: "hebi", mine: true)'],
  'Query.compareScenarios': [`(ids: ${JSON.stringify(scenarios.slice(0, 2))})`],
  'Query.series': ['(regions: ["410600"], indicators: ["patents-granted"])'],
  'Query.formulaCheck': ['(formula: "a", unit: "CNY", inputs: [])'],
  'Query.progressChange': ['(target: "hebi/2018/patents-granted", from: "2018-06-30", to: "2018-12-31")'],
  'Target.progressOn': ['(days: ["2018-06-30", "2018-12-31"])'],
  'Query.target': ['(key: "hebi/2018/patents-granted")'],
});
