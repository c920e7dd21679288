/** Whether an enterprise is shown to partner banks: what a change of it answers. */
import { Field, ObjectType } from 'type-graphql';
import { Enterprise } from '../entities/enterprise';
import { UserError } from './user-error';

@ObjectType({
  simpleResolvers: true,
  description: 'The enterprise as it now stands, or why nothing changed.',
})
export class SetSharingPayload {
  @Field(() => Enterprise, { nullable: true })
  enterprise: Enterprise | null;

  @Field(() => [UserError])
  userErrors: readonly UserError[];
}
