/** The ways to interest subsidies, with arguments that nothing comes of. */

export const SUBSIDY_TYPES =
  'SubsidySettlement SubsidyLine SubsidyDecision SubsidyStop SubsidyStep SubsidyPapers SubsidyLeftOut ' +
  'SubsidyPreview SubsidyPreviewPayload SubsidySpan';

const key = 'idempotencyKey: "x"';

const MUTATIONS: readonly (readonly [name: string, ask: string])[] = [
  [
    'prepareSubsidySettlement',
    `prepareSubsidySettlement(programme: "x", month: "2019-07", borrowerKind: LEGAL_PERSON, ${key}) {
      settlement { month } userErrors { code } }`,
  ],
  [
    'decideSubsidySettlement',
    `decideSubsidySettlement(id: "x", step: "x", agree: true, ${key}) {
      settlement { month } userErrors { code } }`,
  ],
  [
    'reverseSubsidies',
    `reverseSubsidies(loan: "x", reason: "x", ${key}) { settlement { month } userErrors { code } }`,
  ],
];

/** All of them for staff; a bank needs a scope. */
const ENTRANCES: readonly (readonly [entrance: string, ask: string])[] = [
  ['Query.subsidySettlements', '{ subsidySettlements { totalCount } }'],
  ['Query.subsidySettlement', '{ subsidySettlement(id: "x") { status } }'],
  ['Query.subsidyPreview', '{ subsidyPreview(loan: "x", month: "2019-07") { userErrors { code } } }'],
  ...MUTATIONS.map(([name, ask]) => [`Mutation.${name}`, `mutation { ${ask} }`] as const),
];

export const subsidyArgs = (
  settlements: readonly string[],
  loans: readonly string[],
): Readonly<Record<string, readonly string[]>> => ({
  'Query.subsidySettlement': settlements.map((id) => `(id: "${id}")`),
  'Query.subsidySettlements': ['(first: 20)', '(filter: { bank: ["bank-a", "bank-b"] })'],
  'Query.subsidyPreview': loans.map((id) => `(loan: "${id}", month: "2019-07")`),
});

export const subsidyMutations = <May>(may: May): Readonly<Record<string, { ask: string; may: May }>> =>
  Object.fromEntries(MUTATIONS.map(([name, ask]) => [name, { ask, may }]));

export const subsidyEntrances = <Roles>(
  roles: Roles,
): Readonly<Record<string, { ask: string; roles: Roles }>> =>
  Object.fromEntries(ENTRANCES.map(([entrance, ask]) => [entrance, { ask, roles }]));
