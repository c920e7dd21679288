/** API keys in GraphQL: what an administrator asks for and sees. */
import { Field, InputType, ObjectType } from 'type-graphql';
import { ApiRole } from '../domain/vocabulary';
import { ApiKey } from '../entities/api-key';
import { MAX_KEY_NAME_LENGTH } from '../services/access/api-keys';
import { UserError } from './user-error';

@InputType({ description: 'What a new key is to be.' })
export class ApiKeyInput {
  @Field(() => String, { description: `Whom or what it is for, at most ${MAX_KEY_NAME_LENGTH} characters.` })
  name: string;

  @Field(() => ApiRole)
  role: ApiRole;

  @Field(() => [String], {
    nullable: true,
    description: 'The regions it is made for; null for all. Recorded, not enforced yet.',
  })
  regionCodes?: string[] | null;

  @Field(() => Date, { nullable: true, description: 'When it ends; null for never.' })
  expiresAt?: Date | null;
}

@ObjectType({ simpleResolvers: true, description: 'The new key, or why there is none.' })
export class CreateApiKeyPayload {
  @Field(() => ApiKey, { nullable: true })
  apiKey: ApiKey | null;

  @Field(() => String, { nullable: true, description: 'The key itself. It is shown this once: keep it.' })
  key: string | null;

  @Field(() => [UserError])
  userErrors: readonly UserError[];
}

@ObjectType({ simpleResolvers: true, description: 'The key that was ended, or why it was not.' })
export class RevokeApiKeyPayload {
  @Field(() => ApiKey, { nullable: true })
  apiKey: ApiKey | null;

  @Field(() => [UserError])
  userErrors: readonly UserError[];
}
