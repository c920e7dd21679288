/** The ways to loans, with arguments that nothing comes of; loans of two banks to persons in two regions. */
import type { Database } from '../../../src/db/database';
import { insert } from '../../support/factories';
import { TEST_SEALER } from '../../support/test-sealer';
import type { Plants } from './plant-assessments';

export const LENDING_TYPES = 'LoanEvent LoanInstalment UnjudgedRule ProgrammeCapacity RegisterLoanPayload';

const key = 'idempotencyKey: "x"';
const LOAN = '{ loan { status } userErrors { code } }';
const INPUT =
  'contractNumber: "x", principal: "1", annualRate: "0.04", drawnOn: "2019-01-01", dueOn: "2019-02-01"';

const MUTATIONS: readonly (readonly [name: string, ask: string])[] = [
  ['registerLoan', `registerLoan(input: { ${INPUT} }, ${key}) ${LOAN}`],
  ['registerLoans', 'registerLoans(inputs: []) { results { userErrors { code } } userErrors { code } }'],
  ['recordRepayment', `recordRepayment(loan: "x", amount: "1", paidOn: "2019-01-01", ${key}) ${LOAN}`],
  ['reverseRepayment', `reverseRepayment(loan: "x", repayment: "x", reason: "x", ${key}) ${LOAN}`],
  ['extendLoan', `extendLoan(loan: "x", newDueOn: "2020-01-01", reason: "x", ${key}) ${LOAN}`],
  ['voidLoan', `voidLoan(loan: "x", reason: "x", ${key}) { voided userErrors { code } }`],
  [
    'fileLoans',
    `fileLoans(programme: "x", loans: [], filedOn: "2019-01-01", ${key}) { loans { status } userErrors { code } }`,
  ],
];

/** Whoever has signed in is answered: those who do not lend with a refusal, which is recorded. */
export const loanMutations = <May>(may: May): Readonly<Record<string, { ask: string; may: May }>> =>
  Object.fromEntries(MUTATIONS.map(([name, ask]) => [name, { ask, may }]));

export const loanEntrances = <Roles>(roles: Roles): Readonly<Record<string, { ask: string; roles: Roles }>> =>
  Object.fromEntries(
    MUTATIONS.map(([name, ask]) => [`Mutation.${name}`, { ask: `mutation { ${ask} }`, roles }]),
  );

export async function plantLending(
  db: Database,
  planting: Plants,
  regionOfBank: Readonly<Record<string, string>>,
): Promise<void> {
  for (const [at, [bank, region]] of Object.entries(regionOfBank).entries()) {
    const of = { region, isShared: null, bank };
    const person = await insert(db, 'person', {
      ...{ nameSealed: TEST_SEALER.seal('王'), idNumberSealed: TEST_SEALER.seal(`person of ${bank}`) },
      ...{ regionCode: region, recordedAt: new Date(), recordedBy: 'key:x' },
    });
    const contractNumber = planting.add('Loan', `⟦person-loan-${bank}⟧`, of);
    const loan = await insert(db, 'loan', {
      ...{ personId: person.id, regionCode: region, contractNumber, bankSlug: bank, principal: '7.00' },
      ...{ annualRate: '0.0435', drawnOn: '2019-01-15', dueOn: '2020-01-15', status: 'ACTIVE' },
      isSynthetic: false,
    });
    planting.note('Loan', String(loan.id));
    await insert(db, 'loan_instalment', {
      ...{ loanId: loan.id, ordinal: 1, dueOn: '2020-01-15', interest: '0' },
      principal: planting.add('LoanInstalment', `${9_871_230 + at}.37`, of),
    });
    await insert(db, 'loan_event', {
      ...{ loanId: loan.id, kind: 'FILED', happenedOn: '2019-02-01', recordedBy: 'key:x' },
      ...{ recordedAt: new Date(), reason: planting.add('LoanEvent', `⟦loan-event-${bank}⟧`, of) },
    });
  }
}
