/** What is done with claims: filed, agreed to, refused, withdrawn, objected to, paid, taken back. */
import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import { ClaimStep, ObjectionOutcome } from '../domain/claims/vocabulary';
import { DateText } from '../entities/scalar-markers';
import { requireSeen } from '../loaders/visible';
import { ClaimInput, ClaimObjectionPayload, ClaimPayload } from '../schema/claim';
import type { RequestContext } from '../schema/context';
import { keyOfId } from '../schema/node-id';
import { advanceClaim } from '../services/claims/advance-claim';
import { refuseClaim, withdrawClaim } from '../services/claims/end-claim';
import { fileClaim } from '../services/claims/file-claim';
import { type ActedOnObjection, recordObjection, settleObjection } from '../services/claims/objections';
import { reverseClaimPayment } from '../services/claims/take-back';
import type { OnceResult } from '../services/programmes/act-once';
import { moneyOfficeOf } from './money-office';

const KEY = { description: 'Yours: the same key with the same request gives the same answer, once.' };
const BODY = {
  nullable: true,
  description: 'For which body, where the key acts for several that are awaited.',
} as const;
const KEYS = 'IDEMPOTENCY_KEY_BAD, IDEMPOTENCY_KEY_REUSED.';
const TURN =
  'NOT_YOUR_BODY, SAY_WHICH_BODY, OUT_OF_TURN, DECIDED_ALREADY, OWN_FILING, STANDS_FOR_ANOTHER_BODY, ' +
  'NOBODY_NAMED, BEFORE_LAST_STEP';

export function claimOffice(context: RequestContext) {
  requireSeen(context.visibility, 'Claim');
  return moneyOfficeOf(context);
}

async function claimed(
  result: OnceResult<{ readonly claimId: string }>,
  { loaders: { claims, graph } }: RequestContext,
): Promise<ClaimPayload> {
  if ('refusals' in result) return { claim: null, userErrors: result.refusals };
  const { claimId } = result.answer;
  claims.forget(claimId);
  graph.loan.clearAll();
  return { claim: await claims.claim.load(claimId), userErrors: [] };
}

async function objected(
  result: OnceResult<ActedOnObjection>,
  { loaders: { claims } }: RequestContext,
): Promise<ClaimObjectionPayload> {
  if ('refusals' in result) return { objection: null, claim: null, userErrors: result.refusals };
  const { claimId, objectionId } = result.answer;
  claims.forget(claimId);
  claims.objection.clear(objectionId);
  const [objection, claim] = await Promise.all([
    claims.objection.load(objectionId),
    claims.claim.load(claimId),
  ]);
  return { objection, claim, userErrors: [] };
}

@Resolver()
export class ClaimActionResolver {
  @Mutation(() => ClaimPayload, {
    description:
      'Claims compensation for the loss on a loan of the bank that is overdue long enough, with proof of ' +
      'loss and recourse. For banks with the scopes LEND and LOANS. Refusals: SCOPE_LEND_MISSING, ' +
      'AMOUNT_*, UNKNOWN_LOAN, LOAN_OF_NO_PROGRAMME, NO_CLAIM_PROCEDURE, RULE_CANNOT_BE_EVALUATED, ' +
      'LOAN_REPAID, CLAIMED_ALREADY, LOAN_WRITTEN_OFF, OUTSTANDING_UNKNOWN, NOT_OVERDUE_LONG_ENOUGH, ' +
      'PRINCIPAL_ABOVE_OUTSTANDING, INTEREST_ABOVE_OWED, INTEREST_NOT_COVERED, NOTHING_CLAIMED, ' +
      'LOSS_PROOF_MISSING, RECOURSE_PROOF_MISSING, CAUSE_MISSING, UNKNOWN_CAUSE, CAUSE_NOT_STATED, ' +
      `FILED_BY_PARTNERS, ${KEYS}`,
  })
  async fileClaim(
    @Arg('input', () => ClaimInput) input: ClaimInput,
    @Arg('idempotencyKey', () => String, KEY) idempotencyKey: string,
    @Ctx() context: RequestContext,
  ): Promise<ClaimPayload> {
    const { loan, ...rest } = input;
    const asked = { ...rest, loanId: keyOfId(loan, 'Loan') };
    return claimed(await fileClaim(claimOffice(context), asked, idempotencyKey), context);
  }

  @Mutation(() => ClaimPayload, {
    description:
      'One body agrees to the step that is up; with the last body’s word the claim moves on, and with that ' +
      `of PAY the money moves. Refusals: UNKNOWN_CLAIM, CLAIM_CLOSED, COMMENT_TOO_LONG, ${TURN}, ` +
      'NOTICE_RUNNING, CALENDAR_UNKNOWN, OBJECTIONS_OPEN, OBJECTION_STANDS, LOAN_REPAID, LOAN_CHANGED, ' +
      `OUTSTANDING_UNKNOWN, NO_BOOKS, WAITS_FOR_TRANSFER, WAITS_FOR_MONEY, ${KEYS}`,
  })
  async advanceClaim(
    @Arg('id', () => ID) id: string,
    @Arg('step', () => ClaimStep) step: ClaimStep,
    @Arg('body', () => String, BODY) body: string | null,
    @Arg('comment', () => String, { nullable: true, description: 'Kept with the step.' })
    comment: string | null,
    @Arg('idempotencyKey', () => String, KEY) idempotencyKey: string,
    @Ctx() context: RequestContext,
  ): Promise<ClaimPayload> {
    const asked = { id: keyOfId(id, 'Claim'), step, body, comment };
    return claimed(await advanceClaim(claimOffice(context), asked, idempotencyKey), context);
  }

  @Mutation(() => ClaimPayload, {
    description:
      'A body of the step that is up does not admit the claim, on a published ground. Refusals: ' +
      `UNKNOWN_CLAIM, CLAIM_CLOSED, REASON_MISSING, UNKNOWN_GROUND, NO_OBJECTION_UPHELD, ${TURN}, ${KEYS}`,
  })
  async refuseClaim(
    @Arg('id', () => ID) id: string,
    @Arg('ground', () => String, {
      description: 'Key of a rule of kind REFUSAL of the programme, or OBJECTION_UPHELD.',
    })
    ground: string,
    @Arg('reason', () => String) reason: string,
    @Arg('body', () => String, BODY) body: string | null,
    @Arg('idempotencyKey', () => String, KEY) idempotencyKey: string,
    @Ctx() context: RequestContext,
  ): Promise<ClaimPayload> {
    const asked = { id: keyOfId(id, 'Claim'), ground, reason, body };
    return claimed(await refuseClaim(claimOffice(context), asked, idempotencyKey), context);
  }

  @Mutation(() => ClaimPayload, {
    description:
      'The bank withdraws its claim before it is paid; the loan may be claimed again. Refusals: ' +
      `UNKNOWN_CLAIM, NOT_YOUR_CLAIM, SCOPE_LEND_MISSING, CLAIM_CLOSED, COMMENT_TOO_LONG, ${KEYS}`,
  })
  async withdrawClaim(
    @Arg('id', () => ID) id: string,
    @Arg('reason', () => String, { nullable: true }) reason: string | null,
    @Arg('idempotencyKey', () => String, KEY) idempotencyKey: string,
    @Ctx() context: RequestContext,
  ): Promise<ClaimPayload> {
    const asked = { id: keyOfId(id, 'Claim'), reason };
    return claimed(await withdrawClaim(claimOffice(context), asked, idempotencyKey), context);
  }

  @Mutation(() => ClaimObjectionPayload, {
    description:
      'The body that posted the notice writes down an objection raised while it runs. Refusals: ' +
      `UNKNOWN_CLAIM, NOT_YOUR_BODY, OBJECTION_MISSING, NOT_ON_NOTICE, OBJECTION_OUTSIDE_NOTICE, ${KEYS}`,
  })
  async recordObjection(
    @Arg('claim', () => ID) claim: string,
    @Arg('objector', () => String, {
      description: 'Who objects, in words and without data of natural persons: a villager, a creditor.',
    })
    objector: string,
    @Arg('objection', () => String) objection: string,
    @Arg('raisedOn', () => DateText) raisedOn: string,
    @Arg('idempotencyKey', () => String, KEY) idempotencyKey: string,
    @Ctx() context: RequestContext,
  ): Promise<ClaimObjectionPayload> {
    const asked = { claimId: keyOfId(claim, 'Claim'), objector, objection, raisedOn };
    return objected(await recordObjection(claimOffice(context), asked, idempotencyKey), context);
  }

  @Mutation(() => ClaimObjectionPayload, {
    description:
      'The body that posted the notice decides on an objection, once, with its reason. Refusals: ' +
      `UNKNOWN_OBJECTION, NOT_YOUR_BODY, REASON_MISSING, SETTLED_ALREADY, ${KEYS}`,
  })
  async settleObjection(
    @Arg('id', () => ID) id: string,
    @Arg('outcome', () => ObjectionOutcome) outcome: ObjectionOutcome,
    @Arg('reason', () => String) reason: string,
    @Arg('idempotencyKey', () => String, KEY) idempotencyKey: string,
    @Ctx() context: RequestContext,
  ): Promise<ClaimObjectionPayload> {
    const asked = { id: keyOfId(id, 'ClaimObjection'), outcome, reason };
    return objected(await settleObjection(claimOffice(context), asked, idempotencyKey), context);
  }

  @Mutation(() => ClaimPayload, {
    description:
      'Takes back a payment made in error by its mirror; the claim is approved and unpaid again. For the ' +
      'bodies that pay. Refusals: UNKNOWN_CLAIM, NOT_YOUR_BODY, OWN_FILING, REASON_MISSING, NOT_PAID, ' +
      `RECOVERIES_STAND, MONEY_GONE, ${KEYS}`,
  })
  async reverseClaimPayment(
    @Arg('id', () => ID, { description: 'Of the claim.' }) id: string,
    @Arg('reason', () => String) reason: string,
    @Arg('idempotencyKey', () => String, KEY) idempotencyKey: string,
    @Ctx() context: RequestContext,
  ): Promise<ClaimPayload> {
    const asked = { id: keyOfId(id, 'Claim'), reason };
    return claimed(await reverseClaimPayment(claimOffice(context), asked, idempotencyKey), context);
  }
}
