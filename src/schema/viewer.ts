/** Who is calling, as the API tells the caller. */
import { Field, ObjectType } from 'type-graphql';
import { ApiRole } from '../domain/vocabulary';

@ObjectType({ simpleResolvers: true, description: 'Who is calling. Everything is null without a key.' })
export class Viewer {
  @Field(() => ApiRole, { nullable: true })
  role: ApiRole | null;

  @Field(() => String, { nullable: true, description: 'What the key is called.' })
  name: string | null;

  @Field(() => [String], {
    nullable: true,
    description: 'The regions the key was made for; recorded, not enforced yet.',
  })
  regionCodes: readonly string[] | null;

  @Field(() => String, { nullable: true, description: 'The first characters of the key.' })
  keyPrefix: string | null;

  @Field(() => Date, { nullable: true, description: 'When the key ends; null for never.' })
  expiresAt: Date | null;
}
