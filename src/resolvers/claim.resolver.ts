/** Claims on funds: a page of them, each with its loan, its shares, what was said, paid and recovered. */
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { LossBearer } from '../domain/programmes/terms';
import { Claim } from '../entities/claim';
import { ClaimEvent } from '../entities/claim-event';
import { ClaimObjection } from '../entities/claim-objection';
import { ClaimPayment } from '../entities/claim-payment';
import { ClaimRecovery } from '../entities/claim-recovery';
import { ClaimRecoveryShare } from '../entities/claim-recovery-share';
import { ClaimShare } from '../entities/claim-share';
import { Institution } from '../entities/institution';
import { Loan } from '../entities/loan';
import { Programme } from '../entities/programme';
import { DecimalText } from '../entities/scalar-markers';
import { CLAIMS } from '../loaders/claims/list';
import { oneOf, since, until } from '../loaders/record-conditions';
import { requireSeen } from '../loaders/visible';
import { ClaimAwaits, ClaimConnection, ClaimFilter } from '../schema/claim';
import { PageArgs } from '../schema/connection';
import type { RequestContext } from '../schema/context';
import { keyOfId } from '../schema/node-id';
import { pageOfChildren, pageOfList } from './graph-page';

function conditionsOf(filter: ClaimFilter | null) {
  return [
    ...oneOf('status', filter?.status),
    ...oneOf('programme_slug', filter?.programme),
    ...oneOf('bank_slug', filter?.bank),
    ...since('filed_on', filter?.filedFrom),
    ...until('filed_on', filter?.filedTo),
  ];
}

async function shareOf(claimId: string, bearer: LossBearer, { loaders }: RequestContext): Promise<string> {
  const shares = await loaders.claims.shares.load(claimId);
  return shares.find((share) => share.bearer === bearer)?.amount ?? '0.00';
}

@Resolver(() => Claim)
export class ClaimResolver {
  @Query(() => ClaimConnection, {
    description: 'Claims that the caller may see, the last filed first; a bank sees its own. Needs a key.',
  })
  claims(
    @Arg('filter', () => ClaimFilter, { nullable: true }) filter: ClaimFilter | null,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: RequestContext,
  ) {
    return pageOfList(ClaimConnection, { list: CLAIMS, conditions: conditionsOf(filter), args }, context);
  }

  @Query(() => Claim, { nullable: true, description: 'One claim by its id, if the caller sees it.' })
  claim(@Arg('id', () => ID) id: string, @Ctx() { loaders, visibility }: RequestContext) {
    requireSeen(visibility, 'Claim');
    const key = keyOfId(id, 'Claim');
    return key === null ? null : loaders.claims.claim.load(key);
  }

  @FieldResolver(() => Loan)
  loan(@Root() { loanId }: Claim, @Ctx() { loaders }: RequestContext) {
    return loaders.graph.loan.load(loanId);
  }

  @FieldResolver(() => Programme)
  programme(@Root() { programmeSlug }: Claim, @Ctx() { loaders }: RequestContext) {
    return loaders.programme.load(programmeSlug);
  }

  @FieldResolver(() => Institution)
  bank(@Root() { bankSlug }: Claim, @Ctx() { loaders }: RequestContext) {
    return loaders.graph.institution.load(bankSlug);
  }

  @FieldResolver(() => [ClaimShare], { description: 'Who bears the loss; the parts sum to the amount.' })
  shares(@Root() { claimId }: Claim, @Ctx() { loaders }: RequestContext) {
    return loaders.claims.shares.load(claimId);
  }

  @FieldResolver(() => DecimalText, { description: 'Yuan that the fund bears; 0.00 for insured loans.' })
  fundShare(@Root() { claimId }: Claim, @Ctx() context: RequestContext) {
    return shareOf(claimId, 'FUND', context);
  }

  @FieldResolver(() => DecimalText, { description: 'Yuan that the bank bears itself.' })
  bankShare(@Root() { claimId }: Claim, @Ctx() context: RequestContext) {
    return shareOf(claimId, 'BANK', context);
  }

  @FieldResolver(() => [ClaimEvent], { description: 'What was done with it, in order.' })
  steps(@Root() { claimId }: Claim, @Ctx() { loaders }: RequestContext) {
    return loaders.claims.events.load(claimId);
  }

  @FieldResolver(() => [ClaimObjection], { description: 'Raised while it was on public notice.' })
  objections(@Root() { claimId }: Claim, @Ctx() { loaders }: RequestContext) {
    return loaders.claims.objections.load(claimId);
  }

  @FieldResolver(() => [ClaimPayment], { description: 'Payments, those taken back included.' })
  payments(@Root() { claimId }: Claim, @Ctx() { loaders }: RequestContext) {
    return loaders.claims.payments.load(claimId);
  }

  @FieldResolver(() => [ClaimRecovery], { description: 'What came in after it was paid, in order.' })
  recoveries(@Root() { claimId }: Claim, @Ctx() { loaders }: RequestContext) {
    return loaders.claims.recoveries.load(claimId);
  }

  @FieldResolver(() => ClaimAwaits, {
    nullable: true,
    description: 'The step that is up; null once it is paid, refused or withdrawn.',
  })
  awaits(@Root() claim: Claim, @Ctx() { claimAwaits }: RequestContext) {
    return claimAwaits.load(claim);
  }
}

@Resolver(() => ClaimRecovery)
export class ClaimRecoveryResolver {
  @FieldResolver(() => [ClaimRecoveryShare], { description: 'Who got which part; they sum to the amount.' })
  shares(@Root() { recoveryId }: ClaimRecovery, @Ctx() { loaders }: RequestContext) {
    return loaders.claims.recoveryShares.load(recoveryId);
  }
}

@Resolver(() => Loan)
export class LoanClaimsResolver {
  @FieldResolver(() => [Claim], { description: 'Its claims, the last filed first; at most one is open.' })
  claims(@Root() { rowId }: Loan, @Ctx() { loaders }: RequestContext) {
    return loaders.claims.ofLoan.load(rowId);
  }
}

@Resolver(() => Programme)
export class ProgrammeClaimsResolver {
  @FieldResolver(() => ClaimConnection, { description: 'Claims on its fund that the caller may see.' })
  claims(
    @Root() { slug }: Programme,
    @Arg('filter', () => ClaimFilter, { nullable: true }) filter: ClaimFilter | null,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() { loaders }: RequestContext,
  ) {
    const question = { list: CLAIMS, conditions: conditionsOf(filter), args };
    return pageOfChildren(ClaimConnection, question, loaders.claims.ofProgramme, slug);
  }
}
