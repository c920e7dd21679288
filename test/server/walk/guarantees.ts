/** What of guarantees, guarantors and the small subsidies is walked: types, arguments, mutations, entrances. */
import type { ApiRole } from '../../../src/domain/vocabulary';

/** For staff and for banks with LOANS. */
export const GUARANTEE_TYPES =
  'Guarantee GuaranteeShare ReGuarantee GuaranteePayout PayoutPart ' +
  'GuarantorAdequacy GuarantorYear BandCheck NplReport BadLoanTolerance BankBadLoans';
/** Published rules, applied to what is asked. */
export const GUARANTEE_QUOTE_TYPES = 'GuaranteeFee GuaranteeReview SubsidyQuote SubsidyQuoteLine';

export const GUARANTEE_ARGS: Readonly<Record<string, readonly string[]>> = {
  'Query.guarantors': ['(year: 2018, programme: "walked-programme")'],
  'Query.guarantorAdequacy': ['guard-1', 'guard-2'].map(
    (slug) => `(institution: "${slug}", year: 2018, programme: "walked-programme")`,
  ),
  'Query.badLoanTolerance': ['bank-a', 'bank-b'].map(
    (bank) => `(bank: "${bank}", period: "2018", programme: "walked-programme")`,
  ),
  'Query.bankBadLoans': ['(year: 2018, programme: "walked-programme")'],
  'Query.guaranteeFee': ['(currentPercent: "1.5", programme: "walked-programme")'],
  'Query.guaranteeReview': ['(amount: "1", programme: "walked-programme")'],
  'Query.subsidyQuote': ['(programme: "walked-programme")'],
  'Guarantee.payout': ['(loss: "100")'],
};

const ASKED = {
  recordGuarantee: `recordGuarantee(idempotencyKey: "", input: { loan: "x", bankPercent: "1", guarantors: [],
    fromOn: "2019-01-01", untilOn: "2019-01-01" }) { guarantee { status } userErrors { code } }`,
  releaseGuarantee: `releaseGuarantee(id: "x", on: "2019-01-01", reason: "x", idempotencyKey: "") {
    guarantee { status } userErrors { code } }`,
  recordGuarantorYear: `recordGuarantorYear(input: { institution: "x", year: 2018 }, idempotencyKey: "") {
    report { year } userErrors { code } }`,
  recordBadLoans: `recordBadLoans(input: { bank: "x", period: "2018" }, idempotencyKey: "") {
    report { period } userErrors { code } }`,
};

/** Refused for their keys, so that nothing is written. */
export const guaranteeMutations = <Rule>(may: Rule) =>
  Object.fromEntries(Object.entries(ASKED).map(([name, ask]) => [name, { ask, may }]));

interface Entrance {
  readonly ask: string;
  readonly roles: readonly (ApiRole | null)[];
}

export function guaranteeEntrances(
  staff: readonly ApiRole[],
  everybody: readonly (ApiRole | null)[],
): Readonly<Record<string, Entrance>> {
  return {
    'Query.guarantors': { ask: '{ guarantors(year: 2018) { year } }', roles: staff },
    'Query.guarantorAdequacy': {
      ask: '{ guarantorAdequacy(institution: "x", year: 2018) { year } }',
      roles: staff,
    },
    'Query.badLoanTolerance': {
      ask: '{ badLoanTolerance(bank: "x", period: "2018") { noDeduction } }',
      roles: staff,
    },
    'Query.bankBadLoans': {
      ask: '{ bankBadLoans(year: 2018) { institution { slug } } }',
      roles: staff,
    },
    'Query.guarantees': { ask: '{ guarantees { totalCount } }', roles: staff },
    'Query.guaranteeFee': { ask: '{ guaranteeFee { mostPercent } }', roles: everybody },
    'Query.guaranteeReview': { ask: '{ guaranteeReview { userErrors { code } } }', roles: everybody },
    'Query.subsidyQuote': {
      ask: '{ subsidyQuote(programme: "x") { userErrors { code } } }',
      roles: everybody,
    },
    ...Object.fromEntries(
      Object.entries(ASKED).map(([name, ask]) => [
        `Mutation.${name}`,
        { ask: `mutation { ${ask} }`, roles: staff },
      ]),
    ),
  };
}
