/** Certificates: a page of them, their enterprise, and whether they count on a day. */
import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { IsoDate } from '../domain/calendar';
import { certificateCounts } from '../domain/certificate';
import { Certification } from '../entities/certification';
import { Enterprise } from '../entities/enterprise';
import { DateText } from '../entities/scalar-markers';
import { CERTIFICATIONS } from '../loaders/graph-lists';
import { countingOn, ofRegions, oneOf, since, until } from '../loaders/record-conditions';
import { PageArgs } from '../schema/connection';
import type { RequestContext } from '../schema/context';
import { CertificationConnection } from '../schema/graph-connections';
import { CertificationFilter } from '../schema/graph-filters';
import { pageOfList } from './graph-page';

@Resolver(() => Certification)
export class CertificationResolver {
  @Query(() => CertificationConnection, {
    description: 'Certificates of enterprises that the caller may see, the last issued first. Needs a key.',
  })
  certifications(
    @Arg('filter', () => CertificationFilter, { nullable: true }) filter: CertificationFilter | null,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: RequestContext,
  ) {
    const conditions = [
      ...oneOf('kind', filter?.kind),
      ...oneOf('number', filter?.number),
      ...ofRegions('enterprise_id', filter?.region),
      ...countingOn(filter?.activeOn),
      ...since('expires_on', filter?.expiresFrom),
      ...until('expires_on', filter?.expiresTo),
    ];
    return pageOfList(CertificationConnection, { list: CERTIFICATIONS, conditions, args }, context);
  }

  @FieldResolver(() => Enterprise)
  enterprise(@Root() { enterpriseId }: Certification, @Ctx() { loaders }: RequestContext) {
    return loaders.graph.enterprise.load(enterpriseId);
  }

  @FieldResolver(() => Boolean, { description: 'Whether it counts on a day; today by default.' })
  isActive(
    @Root() certification: Certification,
    @Arg('on', () => DateText, { nullable: true }) on: IsoDate | null,
    @Ctx() { today }: RequestContext,
  ) {
    return certificateCounts(certification, on ?? today);
  }
}
