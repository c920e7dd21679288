/** Claims on the walk: their types, and their mutations with arguments that nothing comes of. */

export const CLAIM_TYPES =
  'Claim ClaimShare ClaimEvent ClaimObjection ClaimPayment ClaimRecovery ClaimRecoveryShare ClaimAwaits AwaitedBody';

export const CLAIM_MUTATIONS: Readonly<Record<string, string>> = {
  fileClaim: `fileClaim(input: { loan: "x", principal: "1", interest: "0", lossProof: "x", recourseProof: "x" },
    idempotencyKey: "c1") { claim { status } userErrors { code } }`,
  advanceClaim:
    'advanceClaim(id: "x", step: VERIFY, idempotencyKey: "c2") { claim { status } userErrors { code } }',
  refuseClaim: `refuseClaim(id: "x", ground: "x", reason: "x", idempotencyKey: "c3") {
    claim { status } userErrors { code } }`,
  withdrawClaim: 'withdrawClaim(id: "x", idempotencyKey: "c4") { claim { status } userErrors { code } }',
  recordObjection: `recordObjection(claim: "x", objector: "x", objection: "x", raisedOn: "2019-01-01",
    idempotencyKey: "c5") { objection { outcome } userErrors { code } }`,
  settleObjection: `settleObjection(id: "x", outcome: SETTLED, reason: "x", idempotencyKey: "c6") {
    objection { outcome } userErrors { code } }`,
  recordRecovery: `recordRecovery(claim: "x", amount: "1", recoveredOn: "2019-01-01", idempotencyKey: "c7") {
    recovery { amount } userErrors { code } }`,
  reverseRecovery: `reverseRecovery(id: "x", reason: "x", idempotencyKey: "c8") {
    recovery { amount } userErrors { code } }`,
  reverseClaimPayment: `reverseClaimPayment(id: "x", reason: "x", idempotencyKey: "c9") {
    claim { status } userErrors { code } }`,
};

export const claimMutations = <Rule>(may: Rule): Readonly<Record<string, { ask: string; may: Rule }>> =>
  Object.fromEntries(Object.entries(CLAIM_MUTATIONS).map(([name, ask]) => [name, { ask, may }]));
