/** An expected refusal as data: the caller can do something about it. */
import { Field, ObjectType } from 'type-graphql';

@ObjectType({
  simpleResolvers: true,
  description:
    'An expected refusal: a stable code, the field it is about, and why. Errors are for the unexpected.',
})
export class UserError {
  @Field(() => String)
  code: string;

  @Field(() => [String], { nullable: true, description: 'Path of the argument that it is about.' })
  field: readonly string[] | null;

  @Field(() => String)
  messageZh: string;

  @Field(() => String)
  messageEn: string;

  @Field(() => String, { nullable: true, description: 'The clause that it rests on, where there is one.' })
  clause?: string | null;
}
