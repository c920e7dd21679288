/** Administrative divisions: one, a page of them, and what hangs on each. */
import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { Plan } from '../entities/plan';
import { Region } from '../entities/region';
import { countRows, readPage } from '../loaders/keyset-page';
import { contains, equals, REGIONS } from '../loaders/lists';
import { PageArgs, windowOf } from '../schema/connection';
import { RegionConnection } from '../schema/connections';
import type { RequestContext } from '../schema/context';
import { RegionFilter } from '../schema/filters';

@Resolver(() => Region)
export class RegionResolver {
  @Query(() => Region, { nullable: true, description: 'One region by its GB/T 2260 code.' })
  region(@Arg('code', () => String) code: string, @Ctx() { loaders }: RequestContext) {
    return loaders.region.load(code);
  }

  @Query(() => RegionConnection, { description: 'Regions in order of their codes.' })
  async regions(
    @Arg('filter', () => RegionFilter, { nullable: true }) filter: RegionFilter | null,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() { database }: RequestContext,
  ) {
    const conditions = [
      ...equals('level', filter?.level),
      ...equals('parent_code', filter?.parent),
      ...contains(['name_zh', 'name_en', 'code'], filter?.search),
    ];
    const page = await readPage(database, REGIONS, conditions, windowOf(REGIONS, args));
    return new RegionConnection(page, () => countRows(database, REGIONS, conditions));
  }

  @FieldResolver(() => Region, { nullable: true, description: 'The region directly above.' })
  parent(@Root() region: Region, @Ctx() { loaders }: RequestContext) {
    return region.parentCode === null ? null : loaders.region.load(region.parentCode);
  }

  @FieldResolver(() => [Region], { description: 'The regions directly below.' })
  children(@Root() region: Region, @Ctx() { loaders }: RequestContext) {
    return loaders.regionChildren.load(region.code);
  }

  @FieldResolver(() => [Plan], { description: 'The plans of this very region.' })
  plans(@Root() region: Region, @Ctx() { loaders }: RequestContext) {
    return loaders.regionPlans.load(region.code);
  }
}
