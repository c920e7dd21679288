/** A figure of a submission: what it is, and what is published in its place now. */
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Indicator as IndicatorRow } from '../entities/indicator';
import { Indicator } from '../entities/indicator';
import { PeriodText } from '../entities/scalar-markers';
import type { Submission } from '../entities/submission';
import { SubmissionFigure } from '../entities/submission-figure';
import type { Unit } from '../entities/unit';
import type { Loaders } from '../loaders';
import type { RequestContext } from '../schema/context';
import { DataPoint } from '../schema/data-point';

const submissionOf = async ({ submissionId }: SubmissionFigure, { submissions }: Loaders) =>
  (await submissions.submission.load(submissionId)) as Submission;

const unitOf = async ({ indicatorCode }: SubmissionFigure, loaders: Loaders) => {
  const { unitCode } = (await loaders.indicator.load(indicatorCode)) as IndicatorRow;
  return (await loaders.unit.load(unitCode)) as Unit;
};

@Resolver(() => SubmissionFigure)
export class SubmissionFigureResolver {
  @FieldResolver(() => Indicator)
  indicator(@Root() { indicatorCode }: SubmissionFigure, @Ctx() { loaders }: RequestContext) {
    return loaders.indicator.load(indicatorCode);
  }

  @FieldResolver(() => PeriodText)
  async period(@Root() figure: SubmissionFigure, @Ctx() { loaders }: RequestContext) {
    return (await submissionOf(figure, loaders)).period;
  }

  @FieldResolver(() => String, {
    description: 'Unit of the value: the Chinese name of the indicator’s unit.',
  })
  async unit(@Root() figure: SubmissionFigure, @Ctx() { loaders }: RequestContext) {
    return (await unitOf(figure, loaders)).nameZh;
  }

  @FieldResolver(() => DataPoint, {
    nullable: true,
    description: 'What is published for its region, indicator and period now; null where nothing is.',
  })
  async currentPublished(@Root() figure: SubmissionFigure, @Ctx() { loaders }: RequestContext) {
    const { regionCode, periodStart, periodEnd } = await submissionOf(figure, loaders);
    const { indicatorCode } = figure;
    const current = await loaders.submissions.current.load({
      regionCode,
      indicatorCode,
      periodStart,
      periodEnd,
    });
    return current && new DataPoint(current, await unitOf(figure, loaders));
  }
}
