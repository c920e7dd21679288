/** Technology contracts and listings, and the enterprise that each belongs to. */
import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { Enterprise } from '../entities/enterprise';
import { Listing } from '../entities/listing';
import { TechContract } from '../entities/tech-contract';
import { TECH_CONTRACTS } from '../loaders/graph-lists';
import { ofRegions, oneOf, since, until } from '../loaders/record-conditions';
import { PageArgs } from '../schema/connection';
import type { RequestContext } from '../schema/context';
import { TechContractConnection } from '../schema/graph-connections';
import { TechContractFilter } from '../schema/graph-filters';
import { pageOfList } from './graph-page';

@Resolver(() => TechContract)
export class TechContractResolver {
  @Query(() => TechContractConnection, {
    description:
      'Technology contracts whose seller the caller may see, the last signed first. Needs a key; banks ' +
      'need FINANCE.',
  })
  techContracts(
    @Arg('filter', () => TechContractFilter, { nullable: true }) filter: TechContractFilter | null,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: RequestContext,
  ) {
    const conditions = [
      ...oneOf('kind', filter?.kind),
      ...ofRegions('seller_id', filter?.region),
      ...since('signed_on', filter?.signedFrom),
      ...until('signed_on', filter?.signedTo),
    ];
    return pageOfList(TechContractConnection, { list: TECH_CONTRACTS, conditions, args }, context);
  }

  @FieldResolver(() => Enterprise)
  seller(@Root() { sellerId }: TechContract, @Ctx() { loaders }: RequestContext) {
    return loaders.graph.enterprise.load(sellerId);
  }
}

@Resolver(() => Listing)
export class ListingResolver {
  @FieldResolver(() => Enterprise)
  enterprise(@Root() { enterpriseId }: Listing, @Ctx() { loaders }: RequestContext) {
    return loaders.graph.enterprise.load(enterpriseId);
  }
}
