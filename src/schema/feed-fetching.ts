/** How fresh a feed is, and the answer to having it fetched. */
import { Field, ObjectType } from 'type-graphql';
import { Feed } from '../entities/feed';
import { UserError } from './user-error';

@ObjectType({ simpleResolvers: true, description: 'How fresh what a feed brings is.' })
export class FeedFreshness {
  @Field(() => Date, { nullable: true, description: 'When a file of it last changed what is published.' })
  lastPublishedAt: Date | null;

  @Field(() => Date, {
    nullable: true,
    description: 'The due time since which nothing has come, not even the news that nothing is new.',
  })
  overdueSince: Date | null;
}

@ObjectType({ simpleResolvers: true, description: 'The answer to runFeed.' })
export class RunFeedPayload {
  @Field(() => Feed, {
    nullable: true,
    description: 'The feed, whose lastFetch tells how it ended as soon as it has.',
  })
  feed: Feed | null;

  @Field(() => [UserError])
  userErrors: readonly UserError[];
}
