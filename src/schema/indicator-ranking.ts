/** Rankings of regions, as the API shows them. */
import { Field, Float, Int, ObjectType } from 'type-graphql';
import type { Ranked } from '../domain/ranking/rank';
import { DateText, DecimalText, PeriodText } from '../entities/scalar-markers';
import type { PagedList, RowPage } from '../loaders/keyset-page';
import type { IndicatorRanking, RegionFigure } from '../services/rankings/indicator-ranking';
import { connectionType } from './connection';

@ObjectType({ simpleResolvers: true, description: 'The place of a region on an indicator.' })
export class RankedRegion {
  readonly regionCode: string;

  @Field(() => Int, {
    nullable: true,
    description: '1 for the best; ties share a place; null without a figure.',
  })
  rank: number | null;

  @Field(() => DecimalText, {
    nullable: true,
    description: 'In the indicator’s unit; null when missing, never 0.',
  })
  value: string | null;

  @Field(() => Boolean, { description: 'There is no figure for the period; such regions come last.' })
  isMissing: boolean;

  @Field(() => DecimalText, {
    nullable: true,
    description: 'Growth on the year before in percent, as published; never worked out.',
  })
  yearOnYear: string | null;

  @Field(() => DecimalText, { nullable: true, description: 'Value over the median of the ranked regions.' })
  shareOfMedian: string | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Share of the ranked regions that it is at least as good as.',
  })
  percentile: number | null;

  @Field(() => Boolean, { description: 'Counted from a register rather than published.' })
  isCounted: boolean;

  @Field(() => Boolean, { description: 'Made up for demonstration.' })
  synthetic: boolean;

  constructor({ item, rank, shareOfMedian, percentile }: Ranked<RegionFigure>) {
    Object.assign(this, {
      ...{ regionCode: item.regionCode, rank, percentile, synthetic: item.synthetic },
      value: item.value?.toFixed() ?? null,
      isMissing: item.value === null,
      yearOnYear: item.growth,
      shareOfMedian: shareOfMedian?.toFixed() ?? null,
      isCounted: item.source === 'COUNTED',
    });
  }
}

export const RANKED_REGIONS: PagedList<RankedRegion> = {
  name: 'ranked-regions',
  entity: RankedRegion as new () => RankedRegion,
  order: [{ column: 'code', type: 'text' }],
};
const RankedRegionConnection = connectionType(RANKED_REGIONS);

@ObjectType('IndicatorRankingConnection', {
  simpleResolvers: true,
  description: 'A page of regions in the order of their places, all on the same period.',
})
export class IndicatorRankingConnection extends RankedRegionConnection {
  readonly indicatorCode: string;

  @Field(() => PeriodText, { nullable: true, description: 'Null for a day, or where nothing is known.' })
  period: string | null;

  @Field(() => DateText, { nullable: true, description: 'First day that the figures speak of.' })
  start: string | null;

  @Field(() => DateText, { nullable: true, description: 'Last day that the figures speak of.' })
  end: string | null;

  @Field(() => DecimalText, { nullable: true })
  median: string | null;

  @Field(() => Int, { description: 'Regions with a figure.' })
  rankedCount: number;

  @Field(() => Int, { description: 'Regions without one.' })
  missingCount: number;

  constructor(page: RowPage<RankedRegion>, indicatorCode: string, ranking: IndicatorRanking) {
    super(page, async () => ranking.places.length);
    const ranked = ranking.places.filter((place) => place.rank !== null).length;
    Object.assign(this, {
      ...{ indicatorCode, period: ranking.periodText, median: ranking.median?.toFixed() ?? null },
      ...{ start: ranking.span?.start ?? null, end: ranking.span?.end ?? null },
      ...{ rankedCount: ranked, missingCount: ranking.places.length - ranked },
    });
  }
}
