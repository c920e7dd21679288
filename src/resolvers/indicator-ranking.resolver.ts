/** All regions on one indicator: places, distance from the median, and who is missing. */
import { Args, ArgsType, Ctx, Field, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { IsoDate } from '../domain/calendar';
import { parsePeriod } from '../domain/period';
import { RegionLevel } from '../domain/vocabulary';
import { Indicator } from '../entities/indicator';
import { Region } from '../entities/region';
import { DateText, PeriodText } from '../entities/scalar-markers';
import { AppError } from '../errors';
import { PageArgs, windowOf } from '../schema/connection';
import type { RequestContext } from '../schema/context';
import { IndicatorRankingConnection, RANKED_REGIONS, RankedRegion } from '../schema/indicator-ranking';
import { pageOfItems } from '../schema/item-page';
import { anyDay } from '../services/asked-day';
import { indicatorRanking } from '../services/rankings/indicator-ranking';

@ArgsType()
export class RankingArgs extends PageArgs {
  @Field(() => String, { description: 'Code of the indicator.' })
  indicator: string;

  @Field(() => RegionLevel, { description: 'Which regions are compared.' })
  level: RegionLevel;

  @Field(() => String, {
    nullable: true,
    description: 'Only regions within this one; the country by default.',
  })
  within?: string | null;

  @Field(() => PeriodText, { nullable: true, description: 'The period to compare.' })
  period?: string | null;

  @Field(() => DateText, {
    nullable: true,
    description:
      'Without a period: a stock that is counted is counted on this day; of published figures the last ' +
      'period that most of the regions have by then is taken. Today by default.',
  })
  asOf?: IsoDate | null;
}

async function namedBy({ indicator, within }: RankingArgs, { loaders }: RequestContext): Promise<Indicator> {
  const found = await loaders.indicator.load(indicator);
  if (!found) throw new AppError('UNKNOWN_INDICATOR', { code: indicator });
  if (within && !(await loaders.region.load(within))) throw new AppError('UNKNOWN_REGION', { code: within });
  return found;
}

@Resolver(() => IndicatorRankingConnection)
export class IndicatorRankingResolver {
  @Query(() => IndicatorRankingConnection, {
    description:
      'All regions of a level on one indicator, the best first, those without a figure last. ' +
      'UNKNOWN_INDICATOR, UNKNOWN_REGION, LEVEL_DOES_NOT_FIT, DATE_OUT_OF_RANGE; BAD_INPUT for a period ' +
      'and a day together.',
  })
  async indicatorRanking(@Args(() => RankingArgs) args: RankingArgs, @Ctx() context: RequestContext) {
    const { database, today } = context;
    const indicator = await namedBy(args, context);
    if (args.period && args.asOf) {
      throw new AppError('BAD_INPUT', { detail: 'give either period or asOf, not both' });
    }
    const period = args.period ? parsePeriod(args.period) : null;
    const asOf = anyDay(period?.end ?? args.asOf, today);
    const window = windowOf(RANKED_REGIONS, args);
    const { level, within = null } = args;
    const ranking = await indicatorRanking(database, { indicator, level, within, period, asOf });
    const items = ranking.places.map((place) => new RankedRegion(place));
    const places = new Map(items.map(({ regionCode }, at) => [regionCode, at]));
    const placeOf = (code: string) => places.get(code) ?? -1;
    const page = pageOfItems(
      {
        items,
        keysOf: ({ regionCode }) => [regionCode],
        compare: ({ regionCode }, [code = '']) => placeOf(regionCode) - placeOf(code),
      },
      window,
    );
    return new IndicatorRankingConnection(page, indicator.code, ranking);
  }

  @FieldResolver(() => Indicator)
  indicator(@Root() { indicatorCode }: IndicatorRankingConnection, @Ctx() { loaders }: RequestContext) {
    return loaders.indicator.load(indicatorCode);
  }
}

@Resolver(() => RankedRegion)
export class RankedRegionResolver {
  @FieldResolver(() => Region)
  region(@Root() { regionCode }: RankedRegion, @Ctx() { loaders }: RequestContext) {
    return loaders.region.load(regionCode);
  }
}
