/** The ways into assessments, and who may take them. */
import type { ApiRole } from '../../src/domain/vocabulary';

const STAFF: readonly ApiRole[] = ['ADMINISTRATOR', 'DATA_OFFICER', 'PLANNER'];
const PUBLIC_RECORD: readonly ApiRole[] = [...STAFF, 'READER'];

export const ASSESSMENT_ENTRANCES: Readonly<
  Record<string, { readonly ask: string; readonly roles: readonly ApiRole[] }>
> = {
  'Query.assessments': { ask: '{ assessments(plan: "hebi") { status } }', roles: PUBLIC_RECORD },
  'Query.assessment': { ask: '{ assessment(id: "x") { status } }', roles: PUBLIC_RECORD },
  'Query.assessmentRanking': {
    ask: '{ assessmentRanking(plan: "hebi", period: "2019") { score } }',
    roles: PUBLIC_RECORD,
  },
  'Query.assessmentReport': {
    ask: '{ assessmentReport(plan: "hebi", half: "2019-H1") { half } }',
    roles: PUBLIC_RECORD,
  },
  'Query.assessmentReplay': {
    ask: '{ assessmentReplay(id: "x", with: TODAY) { identical } }',
    roles: PUBLIC_RECORD,
  },
  'Mutation.assessQuarter': {
    ask: 'mutation { assessQuarter(plan: "x", quarter: "x") { userErrors { code } } }',
    roles: STAFF,
  },
  'Mutation.advanceAssessment': {
    ask: 'mutation { advanceAssessment(id: "x", action: APPROVE) { userErrors { code } } }',
    roles: STAFF,
  },
  'Mutation.fileAppeal': {
    ask: 'mutation { fileAppeal(assessmentItem: "x", reason: "x") { userErrors { code } } }',
    roles: PUBLIC_RECORD,
  },
  'Mutation.decideAppeal': {
    ask: 'mutation { decideAppeal(id: "x", upheld: true, reason: "x") { userErrors { code } } }',
    roles: STAFF,
  },
};
