/** Patents: a page of them, who owns each and to whom it is pledged. */
import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { Enterprise } from '../entities/enterprise';
import { Institution } from '../entities/institution';
import { Patent } from '../entities/patent';
import { PATENTS } from '../loaders/graph-lists';
import { duringOn, isTrue, ofRegions, oneOf, since, until } from '../loaders/record-conditions';
import { PageArgs } from '../schema/connection';
import type { RequestContext } from '../schema/context';
import { PatentConnection } from '../schema/graph-connections';
import { PatentFilter } from '../schema/graph-filters';
import { pageOfList } from './graph-page';

const PLEDGED = 't.pledged_to_slug is not null and t.pledge_released_on is null';

@Resolver(() => Patent)
export class PatentResolver {
  @Query(() => PatentConnection, {
    description: 'Patents of enterprises that the caller may see, the last filed first. Needs a key.',
  })
  patents(
    @Arg('filter', () => PatentFilter, { nullable: true }) filter: PatentFilter | null,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: RequestContext,
  ) {
    const conditions = [
      ...oneOf('kind', filter?.kind),
      ...oneOf('application_number', filter?.applicationNumber),
      ...ofRegions('owner_id', filter?.region),
      ...since('filed_on', filter?.filedFrom),
      ...until('filed_on', filter?.filedTo),
      ...since('granted_on', filter?.grantedFrom),
      ...until('granted_on', filter?.grantedTo),
      ...duringOn('granted_on', 'lapsed_on', filter?.inForceOn),
      ...isTrue('pledged', PLEDGED, filter?.isPledged),
    ];
    return pageOfList(PatentConnection, { list: PATENTS, conditions, args }, context);
  }

  @FieldResolver(() => Enterprise)
  owner(@Root() { ownerId }: Patent, @Ctx() { loaders }: RequestContext) {
    return loaders.graph.enterprise.load(ownerId);
  }

  @FieldResolver(() => Institution, { nullable: true, description: 'Who holds it in pledge at present.' })
  pledgedTo(@Root() patent: Patent, @Ctx() { loaders }: RequestContext) {
    const { pledgedToSlug, pledgeReleasedOn } = patent;
    const isHeld = pledgedToSlug !== null && pledgeReleasedOn === null;
    return isHeld ? loaders.graph.institution.load(pledgedToSlug) : null;
  }
}
