/** From a published figure back to its file, sheet and cell. */
import { Authorized, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Document } from '../entities/document';
import { Feed } from '../entities/feed';
import { FeedRun } from '../entities/feed-run';
import type { RequestContext } from '../schema/context';
import { DataPoint } from '../schema/data-point';
import { FigureSource } from '../schema/figure-source';
import { FEED_ROLES } from '../schema/permission';

@Resolver(() => DataPoint)
export class DataPointSourceResolver {
  @FieldResolver(() => FigureSource, { description: 'Where this vintage of the figure comes from.' })
  source(@Root() { observation }: DataPoint): FigureSource {
    return new FigureSource(observation);
  }
}

@Resolver(() => FigureSource)
export class FigureSourceResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description: 'SHA-256 of the file as it arrived; null where the figure is from a document.',
  })
  async sha256(@Root() { observation: { feedRunId } }: FigureSource, @Ctx() { loaders }: RequestContext) {
    return feedRunId === null ? null : (await loaders.originOfRun.load(feedRunId))?.contentHash;
  }

  @FieldResolver(() => Document, { nullable: true, description: 'The document it was read from.' })
  document(@Root() { observation: { documentSlug } }: FigureSource, @Ctx() { loaders }: RequestContext) {
    return documentSlug === null ? null : loaders.document.load(documentSlug);
  }

  @Authorized(FEED_ROLES)
  @FieldResolver(() => Feed, { nullable: true, description: 'For administrators and data officers.' })
  async feed(@Root() { observation: { feedRunId } }: FigureSource, @Ctx() { loaders }: RequestContext) {
    const run = feedRunId === null ? null : await loaders.originOfRun.load(feedRunId);
    return run === null ? null : loaders.feed.load(run.feedSlug);
  }

  @Authorized(FEED_ROLES)
  @FieldResolver(() => FeedRun, {
    nullable: true,
    description:
      'The run that brought it in, if the caller may see it. For administrators and data officers.',
  })
  run(@Root() { observation: { feedRunId } }: FigureSource, @Ctx() { loaders }: RequestContext) {
    return feedRunId === null ? null : loaders.feedRun.load(feedRunId);
  }

  @Authorized(FEED_ROLES)
  @FieldResolver(() => String, {
    nullable: true,
    description: 'What the file was called when it arrived; seen by whoever sees the run.',
  })
  async fileName(@Root() { observation: { feedRunId } }: FigureSource, @Ctx() { loaders }: RequestContext) {
    const run = feedRunId === null ? null : await loaders.feedRun.load(feedRunId);
    return run === null ? null : (await loaders.feedBatch.load(run.batchId))?.fileName;
  }
}
