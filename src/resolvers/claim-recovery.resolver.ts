/** Money recovered after a claim was paid: recorded, and taken back where it was recorded in error. */
import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import { DateText, DecimalText } from '../entities/scalar-markers';
import { ClaimRecoveryPayload } from '../schema/claim';
import type { RequestContext } from '../schema/context';
import { keyOfId } from '../schema/node-id';
import { type ActedOnRecovery, recordRecovery } from '../services/claims/recoveries';
import { reverseRecovery } from '../services/claims/take-back';
import type { OnceResult } from '../services/programmes/act-once';
import { claimOffice } from './claim-action.resolver';

const KEY = { description: 'Yours: the same key with the same request gives the same answer, once.' };

async function recovered(
  result: OnceResult<ActedOnRecovery>,
  { loaders: { claims } }: RequestContext,
): Promise<ClaimRecoveryPayload> {
  if ('refusals' in result) return { recovery: null, claim: null, userErrors: result.refusals };
  const { claimId, recoveryId } = result.answer;
  claims.forget(claimId);
  claims.recovery.clear(recoveryId);
  const [recovery, claim] = await Promise.all([claims.recovery.load(recoveryId), claims.claim.load(claimId)]);
  return { recovery, claim, userErrors: [] };
}

@Resolver()
export class ClaimRecoveryActionResolver {
  @Mutation(() => ClaimRecoveryPayload, {
    description:
      'Money that came in after a claim was paid: handed back as the loss was borne; what a lawsuit ' +
      'against evaded debts brought in, to the fund first. For the bank that lent (scope LEND) and those ' +
      'who manage the fund. Refusals: UNKNOWN_CLAIM, SCOPE_LEND_MISSING, NOT_YOUR_BODY, AMOUNT_*, ' +
      'NOT_PAID, RECOVERED_BEFORE_PAYMENT, DATE_IN_FUTURE, RULE_CANNOT_BE_EVALUATED, RECOVERY_BEYOND_LOSS, ' +
      'IDEMPOTENCY_KEY_BAD, IDEMPOTENCY_KEY_REUSED.',
  })
  async recordRecovery(
    @Arg('claim', () => ID) claim: string,
    @Arg('amount', () => DecimalText, { description: 'Yuan.' }) amount: string,
    @Arg('recoveredOn', () => DateText) recoveredOn: string,
    @Arg('byLawsuit', () => Boolean, { defaultValue: false }) byLawsuit: boolean,
    @Arg('idempotencyKey', () => String, KEY) idempotencyKey: string,
    @Ctx() context: RequestContext,
  ): Promise<ClaimRecoveryPayload> {
    const asked = { claimId: keyOfId(claim, 'Claim'), amount, recoveredOn, byLawsuit };
    return recovered(await recordRecovery(claimOffice(context), asked, idempotencyKey), context);
  }

  @Mutation(() => ClaimRecoveryPayload, {
    description:
      'Takes back a recovery recorded in error by its mirror. Refusals: UNKNOWN_RECOVERY, ' +
      'SCOPE_LEND_MISSING, NOT_YOUR_BODY, REASON_MISSING, REVERSED_ALREADY, MONEY_GONE, ' +
      'IDEMPOTENCY_KEY_BAD, IDEMPOTENCY_KEY_REUSED.',
  })
  async reverseRecovery(
    @Arg('id', () => ID) id: string,
    @Arg('reason', () => String) reason: string,
    @Arg('idempotencyKey', () => String, KEY) idempotencyKey: string,
    @Ctx() context: RequestContext,
  ): Promise<ClaimRecoveryPayload> {
    const asked = { id: keyOfId(id, 'ClaimRecovery'), reason };
    return recovered(await reverseRecovery(claimOffice(context), asked, idempotencyKey), context);
  }
}
