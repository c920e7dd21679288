/** Corrections of refused rows, and runs done again: what such mutations answer. */
import { Field, ObjectType } from 'type-graphql';
import { FeedCorrection } from '../entities/feed-correction';
import { FeedReject } from '../entities/feed-reject';
import { FeedRun } from '../entities/feed-run';
import type { FrozenCorrection } from '../services/ingestion/frozen-corrections';
import { UserError } from './user-error';

@ObjectType({
  simpleResolvers: true,
  description: 'The reject with all that its row is now read otherwise, or why nothing was written.',
})
export class CorrectRejectPayload {
  @Field(() => FeedReject, { nullable: true })
  reject: FeedReject | null;

  @Field(() => [FeedCorrection], { description: 'Of its row, in the order of the cells.' })
  corrections: readonly FeedCorrection[];

  @Field(() => [UserError])
  userErrors: readonly UserError[];
}

@ObjectType({ simpleResolvers: true, description: 'The new run, queued; or why there is none.' })
export class ReplayRunPayload {
  @Field(() => FeedRun, { nullable: true })
  run: FeedRun | null;

  @Field(() => [UserError])
  userErrors: readonly UserError[];
}

/** As it was kept on the run that read it. */
export function correctionOf({ text, correctedAt, ...frozen }: FrozenCorrection): FeedCorrection {
  return Object.assign(new FeedCorrection(), frozen, { after: text, correctedAt: new Date(correctedAt) });
}
