/** The queues as administrators see them, and the answer to what they do with a job that was given up. */
import { Field, Int, ObjectType } from 'type-graphql';
import { UserError } from './user-error';

@ObjectType({ simpleResolvers: true, description: 'A queue, as it stands at this moment.' })
export class JobQueue {
  @Field(() => String, { description: 'feed-ingest, feed-fetch, progress-recompute or maintenance.' })
  name: string;

  @Field(() => Int)
  waiting: number;

  @Field(() => Int, { description: 'Being worked.' })
  active: number;

  @Field(() => Int, {
    description:
      'To be worked later: schedules, tries again, and on PostgreSQL the heartbeat of its workers.',
  })
  delayed: number;

  @Field(() => Int, {
    description: 'Failed sendings that the queue still remembers; the outbox sends again.',
  })
  failed: number;

  @Field(() => Boolean)
  isPaused: boolean;

  @Field(() => Int, { description: 'Workers that are connected, of all processes.' })
  workers: number;

  @Field(() => Date, { nullable: true, description: 'Since when the first one waits.' })
  oldestWaitingSince: Date | null;
}

@ObjectType({
  simpleResolvers: true,
  description: 'What was asked for and is not done, as the outbox keeps it.',
})
export class JobBacklog {
  @Field(() => Int, { description: 'Jobs whose time has come and that have no receipt.' })
  waiting: number;

  @Field(() => Int, { description: 'Seconds since the oldest of them was asked for.' })
  oldestSeconds: number;
}

@ObjectType({ simpleResolvers: true, description: 'How the work behind the API goes, at this moment.' })
export class JobBoard {
  @Field(() => String, { description: 'Where the queues are kept: postgres or redis.' })
  backend: string;

  @Field(() => [JobQueue])
  queues: readonly JobQueue[];

  @Field(() => JobBacklog)
  outbox: JobBacklog;
}

@ObjectType({ simpleResolvers: true, description: 'The answer to retryJob and dismissJob.' })
export class DeadLetterPayload {
  @Field(() => String, { nullable: true, description: 'Key of the job that was seen to.' })
  key: string | null;

  @Field(() => [UserError])
  userErrors: readonly UserError[];
}
