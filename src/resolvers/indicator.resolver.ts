/** Indicators: one, a page of them, their unit and the targets set on them. */
import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { Indicator } from '../entities/indicator';
import { IndicatorVersion } from '../entities/indicator-version';
import { Target } from '../entities/target';
import { countRows, readPage } from '../loaders/keyset-page';
import { contains, equals, INDICATORS } from '../loaders/lists';
import { PageArgs, windowOf } from '../schema/connection';
import { IndicatorConnection } from '../schema/connections';
import type { RequestContext } from '../schema/context';
import { IndicatorFilter } from '../schema/filters';

@Resolver(() => Indicator)
export class IndicatorResolver {
  @Query(() => Indicator, { nullable: true, description: 'One indicator by its code.' })
  indicator(@Arg('code', () => String) code: string, @Ctx() { loaders }: RequestContext) {
    return loaders.indicator.load(code);
  }

  @Query(() => IndicatorConnection, { description: 'Indicators in order of their codes.' })
  async indicators(
    @Arg('filter', () => IndicatorFilter, { nullable: true }) filter: IndicatorFilter | null,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() { database }: RequestContext,
  ) {
    const conditions = [
      ...equals('source', filter?.source),
      ...equals('measure', filter?.measure),
      ...contains(['name_zh', 'name_en', 'code'], filter?.search),
    ];
    const page = await readPage(database, INDICATORS, conditions, windowOf(INDICATORS, args));
    return new IndicatorConnection(page, () => countRows(database, INDICATORS, conditions));
  }

  @FieldResolver(() => String, { description: 'Unit of its values, in Chinese, for example 件.' })
  async unit(@Root() indicator: Indicator, @Ctx() { loaders }: RequestContext) {
    return (await loaders.unit.load(indicator.unitCode))?.nameZh;
  }

  @FieldResolver(() => String, { description: 'Unit of its values, in English.' })
  async unitEn(@Root() indicator: Indicator, @Ctx() { loaders }: RequestContext) {
    return (await loaders.unit.load(indicator.unitCode))?.nameEn;
  }

  @FieldResolver(() => String, { description: 'Code of the unit, for example ITEM; money is CNY.' })
  unitCode(@Root() indicator: Indicator) {
    return indicator.unitCode;
  }

  @FieldResolver(() => String, { nullable: true, description: 'The same as definitionZh.' })
  definition(@Root() indicator: Indicator) {
    return indicator.definitionZh;
  }

  @FieldResolver(() => [IndicatorVersion], {
    description: 'How it was defined over time, the first version first.',
  })
  versions(@Root() indicator: Indicator, @Ctx() { loaders }: RequestContext) {
    return loaders.indicatorVersions.load(indicator.code);
  }

  @FieldResolver(() => [Target], { description: 'Targets of all plans that are set on it.' })
  targets(@Root() indicator: Indicator, @Ctx() { loaders }: RequestContext) {
    return loaders.indicatorTargets.load(indicator.code);
  }
}
