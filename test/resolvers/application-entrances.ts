/** The ways into proposed loans and what the rules say of them; a bank needs a scope. */
import type { ApiRole } from '../../src/domain/vocabulary';

const STAFF: readonly ApiRole[] = ['ADMINISTRATOR', 'DATA_OFFICER', 'PLANNER'];

export const APPLICATION_ENTRANCES: Readonly<
  Record<string, { readonly ask: string; readonly roles: readonly ApiRole[] }>
> = {
  'Query.eligibility': {
    ask: '{ eligibility(programme: "x", application: { amount: "1", months: 1, annualRate: "0" }) { outcome } }',
    roles: [...STAFF, 'BANK'],
  },
  'Query.loanApplications': { ask: '{ loanApplications { totalCount } }', roles: STAFF },
  'Query.loanApplication': { ask: '{ loanApplication(id: "x") { status } }', roles: STAFF },
  'Mutation.submitLoanApplication': {
    ask: 'mutation { submitLoanApplication(programme: "x", application: { amount: "1", months: 1, annualRate: "0" }, idempotencyKey: "x") { userErrors { code } } }',
    roles: STAFF,
  },
  'Mutation.decideLoanApplication': {
    ask: 'mutation { decideLoanApplication(id: "x", step: "x", agree: true, idempotencyKey: "x") { userErrors { code } } }',
    roles: STAFF,
  },
  'Mutation.withdrawLoanApplication': {
    ask: 'mutation { withdrawLoanApplication(id: "x", idempotencyKey: "x") { userErrors { code } } }',
    roles: STAFF,
  },
};
