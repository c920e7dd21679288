/** Feeds, what became of the files handed in, and the rows that were refused: for those who hand them in. */
import { Arg, Args, Authorized, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { FeedRunStatus } from '../domain/vocabulary';
import { Feed } from '../entities/feed';
import { FeedRun } from '../entities/feed-run';
import { Submission } from '../entities/submission';
import { feedDefinitionSchema } from '../feeds/definition';
import { expectedColumns, expectedLabels } from '../feeds/expected-columns';
import { countRows, readPage } from '../loaders/keyset-page';
import { equals, FEED_REJECTS, FEED_RUNS, NOT_OPEN, OPEN_WARNINGS } from '../loaders/lists';
import { seenRuns } from '../loaders/visible';
import { PageArgs, windowOf } from '../schema/connection';
import { FeedRejectConnection, FeedRunConnection } from '../schema/connections';
import type { RequestContext } from '../schema/context';
import { FeedColumn } from '../schema/feed-columns';
import { FeedRejectFilter } from '../schema/feed-warnings';
import { FEED_ROLES } from '../schema/permission';

@Resolver(() => Feed)
export class FeedResolver {
  @Query(() => [Feed], {
    description:
      'All feeds, and how fresh what they bring is. Their runs, fetches and mappings are for ' +
      'administrators and data officers.',
  })
  feeds(@Ctx() { loaders }: RequestContext) {
    return loaders.allFeeds();
  }

  @Authorized(FEED_ROLES)
  @Query(() => Feed, { nullable: true, description: 'One feed. For administrators and data officers.' })
  feed(@Arg('slug', () => String) slug: string, @Ctx() { loaders }: RequestContext) {
    return loaders.feed.load(slug);
  }

  @Authorized(FEED_ROLES)
  @Query(() => FeedRunConnection, {
    description:
      'Runs of all feeds or of one, the newest first. For administrators, and for data officers within ' +
      'their regions.',
  })
  async feedRuns(
    @Arg('feed', () => String, { nullable: true, description: 'Short name of the feed.' }) feed:
      | string
      | null,
    @Arg('status', () => FeedRunStatus, { nullable: true }) status: FeedRunStatus | null,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() { database, visibility }: RequestContext,
  ) {
    const asked = [...equals('feed_slug', feed), ...equals('status', status)];
    const conditions = [...asked, ...seenRuns(visibility)];
    const page = await readPage(database, FEED_RUNS, conditions, windowOf(FEED_RUNS, args));
    return new FeedRunConnection(page, () => countRows(database, FEED_RUNS, conditions));
  }

  @FieldResolver(() => [FeedColumn], {
    description:
      'Columns of files with one figure or one record a row; empty for other tables, whose axes are found, ' +
      'and for messages.',
  })
  columns(@Root() { definition }: Feed): readonly FeedColumn[] {
    const { data } = feedDefinitionSchema.safeParse(definition);
    return data ? expectedColumns(data) : [];
  }

  @FieldResolver(() => [String], {
    description: 'Labels of indicators that it knows beside names and codes of the catalogue.',
  })
  labels(@Root() { definition }: Feed): readonly string[] {
    const { data } = feedDefinitionSchema.safeParse(definition);
    return data ? expectedLabels(data) : [];
  }

  @Authorized(FEED_ROLES)
  @FieldResolver(() => FeedRunConnection, {
    description: 'Its runs, the newest first. For administrators and data officers.',
  })
  async runs(
    @Root() { slug }: Feed,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() { loaders: { feedRuns } }: RequestContext,
  ) {
    const page = await feedRuns.page(slug, windowOf(FEED_RUNS, args));
    return new FeedRunConnection(page, () => feedRuns.count(slug));
  }
}

@Resolver(() => FeedRun)
export class FeedRunResolver {
  @FieldResolver(() => [Submission], {
    description:
      'Where its figures wait, or waited, for review, as far as the caller sees them: the first 50.',
  })
  submissions(@Root() { runId }: FeedRun, @Ctx() { loaders }: RequestContext) {
    return loaders.submissions.ofRun.load(runId);
  }

  @FieldResolver(() => Feed)
  feed(@Root() run: FeedRun, @Ctx() { loaders }: RequestContext) {
    return loaders.feed.load(run.feedSlug);
  }

  @FieldResolver(() => String, { nullable: true, description: 'What the file was called when it arrived.' })
  async fileName(@Root() run: FeedRun, @Ctx() { loaders }: RequestContext) {
    return (await loaders.feedBatch.load(run.batchId))?.fileName;
  }

  @FieldResolver(() => String, { description: 'Who or what handed it in, or asked for it to be done again.' })
  async receivedFrom(@Root() run: FeedRun, @Ctx() { loaders }: RequestContext) {
    return run.askedByName ?? (await loaders.feedBatch.load(run.batchId))?.receivedFrom;
  }

  @FieldResolver(() => FeedRejectConnection, { description: 'What was refused in the file, and why.' })
  async rejects(
    @Root() { runId }: FeedRun,
    @Arg('filter', () => FeedRejectFilter, { nullable: true }) filter: FeedRejectFilter | null,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() { loaders: { feedRejects } }: RequestContext,
  ) {
    const conditions = [
      ...equals('severity', filter?.severity),
      ...equals('rule_code', filter?.rule),
      ...(filter?.isOpen == null ? [] : filter.isOpen ? OPEN_WARNINGS : NOT_OPEN),
    ];
    const page = await feedRejects.page(runId, windowOf(FEED_REJECTS, args), conditions);
    return new FeedRejectConnection(page, () => feedRejects.count(runId, conditions));
  }
}
