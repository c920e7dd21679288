/** Mutations of the books with arguments that nothing comes of: their key is refused before anything is read. */
import type { Rule } from './callers';

interface Rules {
  readonly administrators: Rule;
  readonly staff: Rule;
}

export const ledgerMutations = ({ administrators, staff }: Rules) => ({
  openFund: {
    ask: `openFund(input: { programme: "x", openedOn: "2019-01-01" }, idempotencyKey: "") {
      fund { slug } userErrors { code } }`,
    may: administrators,
  },
  setProgrammePartner: {
    ask: `setProgrammePartner(input: { programme: "x", institution: "x", body: "x", since: "2019-01-01" },
      idempotencyKey: "") { partner { body } userErrors { code } }`,
    may: administrators,
  },
  endProgrammePartner: {
    ask: `endProgrammePartner(input: { programme: "x", institution: "x", until: "2019-01-01", reason: "x" },
      idempotencyKey: "") { partner { body } userErrors { code } }`,
    may: administrators,
  },
  recordDeposit: {
    ask: `recordDeposit(input: { fund: "x", institution: "x", contributor: "x", amount: "1", paidOn: "2019-01-01" },
      idempotencyKey: "") { posting { seq } userErrors { code } }`,
    may: staff,
  },
  recordDepositInterest: {
    ask: `recordDepositInterest(input: { fund: "x", institution: "x", amount: "1", creditedOn: "2019-01-01" },
      idempotencyKey: "") { posting { seq } userErrors { code } }`,
    may: staff,
  },
  transferBetweenAccounts: {
    ask: `transferBetweenAccounts(input: { fund: "x", from: "x", to: "y", amount: "1", movedOn: "2019-01-01" },
      idempotencyKey: "") { posting { seq } userErrors { code } }`,
    may: staff,
  },
  reversePosting: {
    ask: 'reversePosting(id: "x", reason: "x", idempotencyKey: "") { posting { seq } userErrors { code } }',
    may: staff,
  },
  reportBankBalance: {
    ask: `reportBankBalance(input: { fund: "x", day: "2019-01-01", balance: "1" }, idempotencyKey: "") {
      report { day } userErrors { code } }`,
    may: ((one) => staff(one) || one.role === 'BANK') as Rule,
  },
});
