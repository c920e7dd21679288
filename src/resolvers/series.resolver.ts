/** Published figures: the series of a dashboard, and where each point comes from. */
import type { GraphQLResolveInfo } from 'graphql';
import {
  Arg,
  Args,
  ArgsType,
  Authorized,
  Ctx,
  Field,
  FieldResolver,
  Info,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { addYears, earliest } from '../domain/calendar';
import { parsePeriod } from '../domain/period';
import { Frequency } from '../domain/vocabulary';
import { Document } from '../entities/document';
import { FeedRun } from '../entities/feed-run';
import { Indicator } from '../entities/indicator';
import type { Observation } from '../entities/observation';
import { Region } from '../entities/region';
import { PeriodText } from '../entities/scalar-markers';
import type { Unit } from '../entities/unit';
import { AppError } from '../errors';
import type { Loaders } from '../loaders';
import { readSeries, type SeriesWidth, seriesKey } from '../loaders/series';
import type { RequestContext } from '../schema/context';
import { DataPoint, dataPointsOf, Series } from '../schema/data-point';
import { DerivedPart, DerivedPoint } from '../schema/derived-point';
import { MAX_COUNTED_SERIES, MAX_SERIES, MAX_SERIES_POINTS } from '../schema/limits';
import { FEED_ROLES } from '../schema/permission';
import { selectedFields } from '../schema/selection';

@ArgsType()
export class SeriesArgs {
  @Field(() => [String], { description: 'GB/T 2260 codes.' })
  regions: string[];

  @Field(() => [String], { description: 'Codes of indicators.' })
  indicators: string[];

  @Field(() => PeriodText, { nullable: true, description: 'Periods that end in this one or later.' })
  from?: string | null;

  @Field(() => PeriodText, { nullable: true, description: 'Periods that end by the end of this one.' })
  to?: string | null;

  @Field(() => Frequency, { nullable: true })
  frequency?: Frequency | null;

  @Field(() => Date, { nullable: true, description: 'Only what had been published by then (vintages).' })
  asKnownAt?: Date | null;
}

async function regionsOf(codes: readonly string[], loaders: Loaders) {
  const regions = await loaders.region.loadMany(codes);
  return regions.map((region, i) => {
    if (region instanceof Error) throw region;
    if (region === null) throw new AppError('UNKNOWN_REGION', { code: codes[i] as string });
    return region;
  });
}

interface MeasuredIndicator {
  readonly indicator: Indicator;
  readonly unit: Unit;
}

function indicatorsOf(codes: readonly string[], loaders: Loaders): Promise<MeasuredIndicator[]> {
  return Promise.all(
    codes.map(async (code) => {
      const indicator = await loaders.indicator.load(code);
      if (indicator === null) throw new AppError('UNKNOWN_INDICATOR', { code });
      return { indicator, unit: (await loaders.unit.load(indicator.unitCode)) as Unit };
    }),
  );
}

/** What is known of a point without where it comes from, and of that what a plain line shows. */
const ON_LINES: readonly (keyof DataPoint)[] = [
  ...(['period', 'value', 'valueExact', 'unit', 'status', 'publishedAt'] as const),
];
const ON_CHARTS: readonly (keyof DataPoint)[] = [...ON_LINES, 'frequency', 'missingReason', 'yearOnYear'];

function widthFor(selected: ReadonlySet<string>): SeriesWidth {
  const holds = (fields: readonly string[]) => [...selected].every((field) => fields.includes(field));
  return holds(ON_LINES) ? 'line' : holds(ON_CHARTS) ? 'chart' : 'all';
}

/** Of comparisons one year more than asked for: the year before the first points. */
async function readPoints(args: SeriesArgs, { database }: RequestContext, selected: ReadonlySet<string>) {
  const from = args.from ? parsePeriod(args.from).start : undefined;
  const comparesWith = from !== undefined && selected.has('yearOnYear') ? addYears(from, -1) : null;
  const points = await readSeries(database, {
    regions: args.regions,
    indicators: args.indicators,
    from: comparesWith ?? from,
    to: args.to ? parsePeriod(args.to).end : undefined,
    frequency: args.frequency ?? undefined,
    asKnownAt: args.asKnownAt ?? undefined,
    limit: MAX_SERIES_POINTS + 1,
    width: widthFor(selected),
  });
  const count = [...points.values()].reduce((sum, rows) => sum + rows.length, 0);
  if (count > MAX_SERIES_POINTS) {
    throw new AppError('QUERY_TOO_COMPLEX', { what: 'points', size: count, max: MAX_SERIES_POINTS });
  }
  const isAskedFor = (row: Observation) => comparesWith === null || row.periodEnd >= (from as string);
  return { points, isAskedFor };
}

@Resolver(() => Series)
export class SeriesResolver {
  @Query(() => [Series], {
    description:
      'The dashboard query: one series per region × indicator, regions first, in the order asked for. ' +
      'Errors: UNKNOWN_REGION, UNKNOWN_INDICATOR, QUERY_TOO_COMPLEX.',
  })
  async series(
    @Args(() => SeriesArgs) args: SeriesArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    const size = args.regions.length * args.indicators.length;
    if (size > MAX_SERIES) throw new AppError('QUERY_TOO_COMPLEX', { what: 'series', size, max: MAX_SERIES });
    if (size > MAX_COUNTED_SERIES && selectedFields(info, 'Series').has('counted')) {
      throw new AppError('QUERY_TOO_COMPLEX', { what: 'counted series', size, max: MAX_COUNTED_SERIES });
    }
    const [regions, indicators, { points, isAskedFor }] = await Promise.all([
      regionsOf(args.regions, context.loaders),
      indicatorsOf(args.indicators, context.loaders),
      readPoints(args, context, selectedFields(info, 'DataPoint')),
    ]);
    const question = {
      from: args.from ? parsePeriod(args.from).start : null,
      to: earliest(args.to ? parsePeriod(args.to).end : context.today, context.today),
      asKnownAt: args.asKnownAt ?? null,
    };
    return regions.flatMap((region) =>
      indicators.map(({ indicator, unit }) => {
        const rows = points.get(seriesKey(region.code, indicator.code)) ?? [];
        const asked = dataPointsOf(rows, indicator, unit).filter((point) => isAskedFor(point.observation));
        const latest = asked.findLast((point) => point.value !== null) ?? null;
        return Object.assign(new Series(), { region, indicator, points: asked, latest, question });
      }),
    );
  }

  @FieldResolver(() => [DerivedPoint], {
    description:
      'Figures for the times that none was published for: computed by the formula of the indicator, or ' +
      'added up from the regions below. `points` holds published figures only. At most ten years, the last ' +
      'ones; empty for indicators that are never derived.',
  })
  async derived(@Root() { region, indicator, question }: Series, @Ctx() { loaders }: RequestContext) {
    if (indicator.formula === null && indicator.rollUp === null) return [];
    const name = { regionCode: region.code, indicatorCode: indicator.code };
    return (await loaders.derivedSeries.load({ ...question, ...name })).map(DerivedPoint.of);
  }

  @FieldResolver(() => [DerivedPoint], {
    description:
      'What the registers answer for the periods that are over and that they cover, however published: a ' +
      'level at the end of each, a flow over it. At most 40 periods, the last ones; empty for indicators ' +
      'that are not counted. A series query counts 60 series at most, else QUERY_TOO_COMPLEX.',
  })
  async counted(
    @Root() { region, indicator, question }: Series,
    @Arg('frequency', () => Frequency, { nullable: true, description: 'Quarters by default.' })
    frequency: Frequency | null,
    @Ctx() { loaders }: RequestContext,
  ) {
    if (indicator.countRule === null) return [];
    const figures = await loaders.countedSeries.load({
      ...question,
      ...{ regionCode: region.code, indicatorCode: indicator.code },
      ...{ frequency: frequency ?? 'QUARTER', isFlow: indicator.measure === 'FLOW' },
    });
    return figures.map(DerivedPoint.ofCount);
  }
}

@Resolver(() => DerivedPart)
export class DerivedPartResolver {
  @FieldResolver(() => Indicator, { description: 'What the figure is of.' })
  indicator(@Root() part: DerivedPart, @Ctx() { loaders }: RequestContext) {
    return loaders.indicator.load(part.indicatorCode);
  }

  @FieldResolver(() => Region, { description: 'The region that the figure is of.' })
  region(@Root() part: DerivedPart, @Ctx() { loaders }: RequestContext) {
    return loaders.region.load(part.regionCode);
  }
}

@Resolver(() => DataPoint)
export class DataPointResolver {
  @FieldResolver(() => [DataPoint], {
    description: 'Every vintage of this figure, the first published first, this one included.',
  })
  async revisions(@Root() point: DataPoint, @Ctx() { loaders }: RequestContext) {
    const vintages = await loaders.revisions.load(point.observation);
    return vintages.map((vintage) => new DataPoint(vintage, point.indicatorUnit));
  }

  @FieldResolver(() => Document, {
    nullable: true,
    description: 'The document that the figure was read from.',
  })
  document(@Root() { observation }: DataPoint, @Ctx() { loaders }: RequestContext) {
    return observation.documentSlug === null ? null : loaders.document.load(observation.documentSlug);
  }

  @Authorized(FEED_ROLES)
  @FieldResolver(() => FeedRun, {
    nullable: true,
    description: 'The run that brought the figure in. For administrators and data officers.',
  })
  feedRun(@Root() { observation }: DataPoint, @Ctx() { loaders }: RequestContext) {
    return observation.feedRunId === null ? null : loaders.feedRun.load(observation.feedRunId);
  }
}
