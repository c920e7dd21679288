/** Incubators and other platforms: a page of them, and who is in them. */
import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { Incubator } from '../entities/incubator';
import { IncubatorTenancy } from '../entities/incubator-tenancy';
import { Region } from '../entities/region';
import { ENTERPRISES, INCUBATORS } from '../loaders/graph-lists';
import { duringOn, inRegions, oneOf } from '../loaders/record-conditions';
import { PageArgs } from '../schema/connection';
import type { RequestContext } from '../schema/context';
import { EnterpriseConnection, IncubatorConnection } from '../schema/graph-connections';
import { IncubatorFilter } from '../schema/graph-filters';
import { pageOfChildren, pageOfList } from './graph-page';

@Resolver(() => Incubator)
export class IncubatorResolver {
  @Query(() => IncubatorConnection, {
    description: 'Incubators in the regions of the caller, by region and name. Needs a key.',
  })
  incubators(
    @Arg('filter', () => IncubatorFilter, { nullable: true }) filter: IncubatorFilter | null,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: RequestContext,
  ) {
    const conditions = [
      ...oneOf('kind', filter?.kind),
      ...oneOf('level', filter?.level),
      ...inRegions(filter?.region),
      ...duringOn('opened_on', 'closed_on', filter?.openOn),
    ];
    return pageOfList(IncubatorConnection, { list: INCUBATORS, conditions, args }, context);
  }

  @FieldResolver(() => Region)
  region(@Root() { regionCode }: Incubator, @Ctx() { loaders }: RequestContext) {
    return loaders.region.load(regionCode);
  }

  @FieldResolver(() => EnterpriseConnection, {
    description: 'Enterprises that are in it today and that the caller may see, by credit code.',
  })
  tenants(
    @Root() { rowId }: Incubator,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() { loaders }: RequestContext,
  ) {
    const question = { list: ENTERPRISES, conditions: [], args };
    return pageOfChildren(EnterpriseConnection, question, loaders.graph.incubatorTenants, rowId);
  }
}

@Resolver(() => IncubatorTenancy)
export class IncubatorTenancyResolver {
  @FieldResolver(() => Incubator, {
    nullable: true,
    description: 'Null for one outside the caller’s regions.',
  })
  incubator(@Root() { incubatorId }: IncubatorTenancy, @Ctx() { loaders }: RequestContext) {
    return loaders.graph.incubator.load(incubatorId);
  }
}
