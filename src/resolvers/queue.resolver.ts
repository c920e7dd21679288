/** The queues, and the jobs that were given up: for administrators. */
import { Arg, Args, Authorized, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { DeadLetter } from '../entities/dead-letter';
import { FeedRun } from '../entities/feed-run';
import { countRows, readPage } from '../loaders/keyset-page';
import { DEAD_LETTERS } from '../loaders/lists';
import { isKeyOf } from '../loaders/rows';
import { PageArgs, windowOf } from '../schema/connection';
import { DeadLetterConnection } from '../schema/connections';
import { doerOf, type RequestContext } from '../schema/context';
import { ADMINISTRATION } from '../schema/permission';
import { DeadLetterPayload, JobBoard } from '../schema/queue';
import { dismissJob, retryJob, type SeenTo } from '../services/dead-letter-desk';

const payloadOf = (seen: SeenTo): DeadLetterPayload =>
  'refusal' in seen ? { key: null, userErrors: [seen.refusal] } : { key: seen.key, userErrors: [] };

@Resolver(() => DeadLetter)
export class QueueResolver {
  @Authorized(ADMINISTRATION)
  @Query(() => JobBoard, {
    description: 'The queues and the outbox, at this moment. For administrators.',
  })
  async jobBoard(@Ctx() { jobs }: RequestContext): Promise<JobBoard> {
    const [{ backend, outbox }, queues] = await Promise.all([jobs.stats(), jobs.states()]);
    const { waiting, oldestSeconds } = outbox;
    return { backend, queues, outbox: { waiting, oldestSeconds: Math.round(oldestSeconds) } };
  }

  @Authorized(ADMINISTRATION)
  @Query(() => DeadLetterConnection, {
    description: 'Jobs that were given up and that nobody has seen to, the last first. For administrators.',
  })
  async deadLetters(@Args(() => PageArgs) args: PageArgs, @Ctx() { database }: RequestContext) {
    const page = await readPage(database, DEAD_LETTERS, [], windowOf(DEAD_LETTERS, args));
    return new DeadLetterConnection(page, () => countRows(database, DEAD_LETTERS, []));
  }

  @FieldResolver(() => FeedRun, {
    nullable: true,
    description: 'The run that failed with it, where it was to take in a file: replayRun repeats it.',
  })
  run(@Root() { payload }: DeadLetter, @Ctx() { loaders }: RequestContext) {
    const { runId } = (payload ?? {}) as { readonly runId?: unknown };
    return typeof runId === 'string' && isKeyOf('uuid', runId) ? loaders.feedRun.load(runId) : null;
  }

  @Authorized(ADMINISTRATION)
  @Mutation(() => DeadLetterPayload, {
    description:
      'Has a job done after all that was given up; it is taken off the list. For administrators. ' +
      'Refusals: UNKNOWN_DEAD_LETTER, RUN_IS_REPEATED, REQUEST_FORGOTTEN.',
  })
  async retryJob(
    @Arg('id', () => ID) id: string,
    @Ctx() context: RequestContext,
  ): Promise<DeadLetterPayload> {
    const { database, jobs } = context;
    return payloadOf(await retryJob({ database, clear: jobs.clearSendings }, id, doerOf(context)));
  }

  @Authorized(ADMINISTRATION)
  @Mutation(() => DeadLetterPayload, {
    description:
      'Strikes a job off the list that was given up; the audit keeps its error and the reason. For ' +
      'administrators. Refusals: UNKNOWN_DEAD_LETTER, EMPTY_REASON, REASON_TOO_LONG.',
  })
  async dismissJob(
    @Arg('id', () => ID) id: string,
    @Arg('reason', () => String) reason: string,
    @Ctx() context: RequestContext,
  ): Promise<DeadLetterPayload> {
    return payloadOf(await dismissJob(context.database, id, reason, doerOf(context)));
  }
}
