/** Funds with what was paid in and invested, the institutions, listings and technology contracts. */
import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { Contribution } from '../entities/contribution';
import { Enterprise } from '../entities/enterprise';
import { Fund } from '../entities/fund';
import { Institution } from '../entities/institution';
import { Investment } from '../entities/investment';
import { Programme } from '../entities/programme';
import { Region } from '../entities/region';
import { DecimalText } from '../entities/scalar-markers';
import { FUNDS, INSTITUTIONS } from '../loaders/graph-lists';
import { inRegions, oneOf } from '../loaders/record-conditions';
import { PageArgs } from '../schema/connection';
import type { RequestContext } from '../schema/context';
import { FundConnection, InstitutionConnection } from '../schema/graph-connections';
import { FundFilter, InstitutionFilter } from '../schema/graph-filters';
import { pageOfList } from './graph-page';

@Resolver(() => Fund)
export class FundResolver {
  @Query(() => FundConnection, {
    description: 'Funds in the regions of the caller, by short name. Needs a key; banks need FINANCE.',
  })
  funds(
    @Arg('filter', () => FundFilter, { nullable: true }) filter: FundFilter | null,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: RequestContext,
  ) {
    const conditions = [...oneOf('kind', filter?.kind), ...inRegions(filter?.region)];
    return pageOfList(FundConnection, { list: FUNDS, conditions, args }, context);
  }

  @FieldResolver(() => Region)
  region(@Root() { regionCode }: Fund, @Ctx() { loaders }: RequestContext) {
    return loaders.region.load(regionCode);
  }

  @FieldResolver(() => Programme, { nullable: true, description: 'The programme it belongs to.' })
  programme(@Root() { programmeSlug }: Fund, @Ctx() { loaders }: RequestContext) {
    return programmeSlug === null ? null : loaders.programme.load(programmeSlug);
  }

  @FieldResolver(() => DecimalText, { description: 'Yuan paid in so far: the sum of its contributions.' })
  paidIn(@Root() { slug }: Fund, @Ctx() { loaders }: RequestContext) {
    return loaders.graph.fundPaidIn.load(slug);
  }

  @FieldResolver(() => [Contribution], { description: 'Who paid in what, the first payment first.' })
  contributions(@Root() { slug }: Fund, @Ctx() { loaders }: RequestContext) {
    return loaders.graph.fundContributions.load(slug);
  }

  @FieldResolver(() => [Investment], { description: 'Into enterprises that the caller may see.' })
  investments(@Root() { slug }: Fund, @Ctx() { loaders }: RequestContext) {
    return loaders.graph.fundInvestments.load(slug);
  }
}

@Resolver(() => Investment)
export class InvestmentResolver {
  @FieldResolver(() => Enterprise)
  enterprise(@Root() { enterpriseId }: Investment, @Ctx() { loaders }: RequestContext) {
    return loaders.graph.enterprise.load(enterpriseId);
  }

  @FieldResolver(() => Fund, { nullable: true, description: 'Null for one outside the caller’s regions.' })
  fund(@Root() { fundSlug }: Investment, @Ctx() { loaders }: RequestContext) {
    return loaders.graph.fund.load(fundSlug);
  }
}

@Resolver(() => Institution)
export class InstitutionResolver {
  @Query(() => InstitutionConnection, {
    description: 'Banks, guarantors and other bodies, by short name. Needs a key.',
  })
  institutions(
    @Arg('filter', () => InstitutionFilter, { nullable: true }) filter: InstitutionFilter | null,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: RequestContext,
  ) {
    const conditions = oneOf('kind', filter?.kind);
    return pageOfList(InstitutionConnection, { list: INSTITUTIONS, conditions, args }, context);
  }

  @FieldResolver(() => Region, { nullable: true })
  region(@Root() { regionCode }: Institution, @Ctx() { loaders }: RequestContext) {
    return regionCode === null ? null : loaders.region.load(regionCode);
  }
}
