/** A run of a feed while it is worked: the one thing that can be subscribed to. */
import { Arg, Authorized, Ctx, ID, Resolver, Root, Subscription } from 'type-graphql';
import { FeedRun } from '../entities/feed-run';
import { AppError } from '../errors';
import type { RequestContext } from '../schema/context';
import { readNodeId } from '../schema/node-id';
import { FEED_ROLES } from '../schema/permission';
import { type RunChange, runWatchOf } from '../services/ingestion/run-watch';
import { requireSeenRun } from '../services/ingestion/seen-run';

/** A global id or the run's own key, as in the addresses of runs. */
function runIdIn(id: string): string {
  const reference = readNodeId(id);
  return reference?.type === 'FeedRun' ? reference.key : id;
}

async function follow(id: string, { database, visibility }: RequestContext) {
  const { runId } = await requireSeenRun(database, visibility, runIdIn(id));
  return runWatchOf(database).watch(runId);
}

@Resolver()
export class LiveRunResolver {
  @Authorized(FEED_ROLES)
  @Subscription(() => FeedRun, {
    description:
      'A run as it is now and after each change, until nothing more is done with it: it failed, changed ' +
      'nothing, was published, was checked, or waits for review. Sent to POST /graphql/stream. For ' +
      'administrators, and for data officers within their regions. Errors: UNKNOWN_RUN, TOO_MANY_STREAMS.',
    subscribe: ({ args, context }) => follow(args.id, context) as never,
  })
  async feedRun(
    @Arg('id', () => ID, { description: 'Of a FeedRun.' }) _id: string,
    @Root() { runId }: RunChange,
    @Ctx() { loaders }: RequestContext,
  ): Promise<FeedRun> {
    const run = await loaders.feedRun.load(runId);
    if (run === null) throw new AppError('UNKNOWN_RUN', { id: runId });
    return run;
  }
}
