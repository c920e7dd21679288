/** The ways into the books of funds, and who may take them. */
import type { ApiRole } from '../../src/domain/vocabulary';

const STAFF: readonly ApiRole[] = ['ADMINISTRATOR', 'DATA_OFFICER', 'PLANNER'];
const ADMINISTRATORS: readonly ApiRole[] = ['ADMINISTRATOR'];

export const LEDGER_ENTRANCES: Readonly<
  Record<string, { readonly ask: string; readonly roles: readonly ApiRole[] }>
> = {
  'Query.ledgerAccount': { ask: '{ ledgerAccount(id: "x") { balance } }', roles: STAFF },
  'Query.reconciliation': {
    ask: '{ reconciliation(fund: "x", institution: "x", month: "2019-01") { day } }',
    roles: STAFF,
  },
  'Mutation.openFund': {
    ask: `mutation { openFund(input: { programme: "x", openedOn: "2019-01-01" }, idempotencyKey: "") {
      userErrors { code } } }`,
    roles: ADMINISTRATORS,
  },
  'Mutation.setProgrammePartner': {
    ask: `mutation { setProgrammePartner(input: { programme: "x", institution: "x", body: "x",
      since: "2019-01-01" }, idempotencyKey: "") { userErrors { code } } }`,
    roles: ADMINISTRATORS,
  },
  'Mutation.endProgrammePartner': {
    ask: `mutation { endProgrammePartner(input: { programme: "x", institution: "x", until: "2019-01-01",
      reason: "x" }, idempotencyKey: "") { userErrors { code } } }`,
    roles: ADMINISTRATORS,
  },
  'Mutation.recordDeposit': {
    ask: `mutation { recordDeposit(input: { fund: "x", institution: "x", contributor: "x", amount: "1",
      paidOn: "2019-01-01" }, idempotencyKey: "") { userErrors { code } } }`,
    roles: STAFF,
  },
  'Mutation.recordDepositInterest': {
    ask: `mutation { recordDepositInterest(input: { fund: "x", institution: "x", amount: "1",
      creditedOn: "2019-01-01" }, idempotencyKey: "") { userErrors { code } } }`,
    roles: STAFF,
  },
  'Mutation.transferBetweenAccounts': {
    ask: `mutation { transferBetweenAccounts(input: { fund: "x", from: "x", to: "y", amount: "1",
      movedOn: "2019-01-01" }, idempotencyKey: "") { userErrors { code } } }`,
    roles: STAFF,
  },
  'Mutation.reversePosting': {
    ask: 'mutation { reversePosting(id: "x", reason: "x", idempotencyKey: "") { userErrors { code } } }',
    roles: STAFF,
  },
  'Mutation.reportBankBalance': {
    ask: `mutation { reportBankBalance(input: { fund: "x", day: "2019-01-01", balance: "1" },
      idempotencyKey: "") { userErrors { code } } }`,
    roles: [...STAFF, 'BANK'],
  },
};
