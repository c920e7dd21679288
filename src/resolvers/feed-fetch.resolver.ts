/** Where the fetching of feeds stands, and having one fetched now. */
import { Arg, Authorized, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Feed } from '../entities/feed';
import { FeedFetch } from '../entities/feed-fetch';
import { nextDue } from '../feeds/schedule';
import { doerOf, type RequestContext } from '../schema/context';
import { FeedFreshness, RunFeedPayload } from '../schema/feed-fetching';
import { FEED_ROLES } from '../schema/permission';
import { overdueSince } from '../services/fetching/overdue';
import { requestFetch } from '../services/fetching/request-fetch';

const isFetched = ({ definition }: Feed) =>
  typeof definition === 'object' && definition !== null && 'fetch' in definition;

@Resolver(() => Feed)
export class FeedFetchResolver {
  @Authorized(FEED_ROLES)
  @FieldResolver(() => FeedFetch, {
    nullable: true,
    description: 'The last attempt to fetch its file. For administrators and data officers.',
  })
  lastFetch(@Root() { slug }: Feed, @Ctx() { loaders }: RequestContext) {
    return loaders.feedFetch.load(slug);
  }

  @FieldResolver(() => Date, {
    nullable: true,
    description:
      'When it is fetched next: by its schedule, or to make up for a failure. While KEJIN_FETCH_HOSTS ' +
      'allows no host, schedules rest.',
  })
  async nextFetchAt(@Root() feed: Feed, @Ctx() { loaders, now }: RequestContext): Promise<Date | null> {
    if (!isFetched(feed)) return null;
    const retryAt = (await loaders.feedFetch.load(feed.slug))?.retryAt ?? null;
    const dueAt = feed.schedule === null ? null : nextDue(feed.schedule, now);
    return retryAt !== null && retryAt > now ? retryAt : dueAt;
  }

  @FieldResolver(() => FeedFreshness, { description: 'How fresh what it brings is.' })
  async freshness(@Root() feed: Feed, @Ctx() { loaders, now }: RequestContext): Promise<FeedFreshness> {
    const [arrivals, fetched] = await Promise.all([
      loaders.feedArrivals.load(feed.slug),
      loaders.feedFetch.load(feed.slug),
    ]);
    const { lastPublishedAt, lastReceivedAt } = arrivals;
    const successes = [lastReceivedAt, fetched?.succeededAt ?? null];
    // One that never worked has been missing since it first failed.
    const never = fetched?.failingSince ?? null;
    return { lastPublishedAt, overdueSince: overdueSince(feed.schedule, { successes, never, now }) };
  }

  @Authorized(FEED_ROLES)
  @Mutation(() => RunFeedPayload, {
    description:
      'Fetches the file of a feed now, whatever its schedule says. For administrators and data officers. ' +
      'Refusals: UNKNOWN_FEED, FEED_NOT_FETCHED, FETCH_IS_WAITING.',
  })
  async runFeed(
    @Arg('slug', () => String) slug: string,
    @Ctx() context: RequestContext,
  ): Promise<RunFeedPayload> {
    const asked = await requestFetch(context.database, slug, doerOf(context));
    if ('refusal' in asked) return { feed: null, userErrors: [asked.refusal] };
    return { feed: await context.loaders.feed.load(slug), userErrors: [] };
  }
}
