/** API keys in GraphQL: what an administrator asks for and sees. */
import { Field, InputType, ObjectType } from 'type-graphql';
import { ApiRole, ApiScope } from '../domain/vocabulary';
import { ApiKey } from '../entities/api-key';
import { MAX_KEY_NAME_LENGTH } from '../services/access/key-request';
import { MAX_NETWORKS } from '../services/access/networks';
import { UserError } from './user-error';

@InputType({ description: 'What a new key is to be.' })
export class ApiKeyInput {
  @Field(() => String, { description: `Whom or what it is for, at most ${MAX_KEY_NAME_LENGTH} characters.` })
  name: string;

  @Field(() => ApiRole)
  role: ApiRole;

  @Field(() => [String], {
    nullable: true,
    description:
      'Codes of the regions whose enterprises it sees and whose records it may write, counties included; ' +
      'null for all, an empty list for none.',
  })
  regionCodes?: string[] | null;

  @Field(() => [ApiScope], {
    nullable: true,
    description: 'What it opens beyond what its role gives; for a bank, the fields of its agreement.',
  })
  scopes?: ApiScope[] | null;

  @Field(() => [String], {
    nullable: true,
    description:
      `Where it may be used from, 1 to ${MAX_NETWORKS} networks or single addresses: ` +
      '10.1.0.0/16, 192.0.2.7, 2001:db8::/32; null for anywhere.',
  })
  networks?: string[] | null;

  @Field(() => String, {
    nullable: true,
    description: 'Slug of the institution it is for; a key of a bank must name one.',
  })
  institution?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Slug of the department that it acts for in assessments; a key with APPEAL must name one.',
  })
  department?: string | null;

  @Field(() => [String], {
    nullable: true,
    description:
      'The bodies of programmes that it acts for, as programme/body: risk-fund/poverty-office. For staff; ' +
      'a bank takes part as the partner that it is.',
  })
  bodies?: string[] | null;

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
