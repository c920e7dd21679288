/** Arguments of lists that are read forwards only. */
import { ArgsType, Field, Int } from 'type-graphql';
import { MAX_PAGE_SIZE } from './limits';

@ArgsType()
export class ForwardArgs {
  @Field(() => Int, { nullable: true, description: `Items from the start, 1 to ${MAX_PAGE_SIZE}.` })
  first?: number | null;

  @Field(() => String, { nullable: true, description: 'Only items after this cursor.' })
  after?: string | null;
}
