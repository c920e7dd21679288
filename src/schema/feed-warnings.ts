/** Warnings about figures: which rejects are asked for, and what answering for them gives back. */
import { Field, InputType, ObjectType } from 'type-graphql';
import { ProblemSeverity } from '../domain/vocabulary';
import { FeedReject } from '../entities/feed-reject';
import { UserError } from './user-error';

@InputType({ description: 'Conditions that must all hold.' })
export class FeedRejectFilter {
  @Field(() => ProblemSeverity, { nullable: true })
  severity?: ProblemSeverity | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Only warnings that nobody has answered for, or all but those.',
  })
  isOpen?: boolean | null;

  @Field(() => String, { nullable: true, description: 'Short name of the validation rule.' })
  rule?: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'The warnings as they now stand, or why nothing changed.' })
export class AcceptWarningPayload {
  @Field(() => [FeedReject], { nullable: true })
  rejects: readonly FeedReject[] | null;

  @Field(() => [UserError])
  userErrors: readonly UserError[];
}
