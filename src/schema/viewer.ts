/** Who is calling, as the API tells the caller. */
import { Field, ObjectType } from 'type-graphql';
import { ApiRole, ApiScope } from '../domain/vocabulary';

@ObjectType({
  simpleResolvers: true,
  description: 'Who is calling. Everything is null without a key or token, and the scopes are none.',
})
export class Viewer {
  @Field(() => ApiRole, { nullable: true })
  role: ApiRole | null;

  @Field(() => String, { nullable: true, description: 'What the key is called, or who signed in.' })
  name: string | null;

  @Field(() => [String], {
    nullable: true,
    description: 'Codes of the regions it sees and may write to, counties included; null for all.',
  })
  regionCodes: readonly string[] | null;

  @Field(() => [ApiScope], { description: 'What it opens beyond what its role gives.' })
  scopes: readonly ApiScope[];

  @Field(() => String, { nullable: true, description: 'Slug of the bank or other body it belongs to.' })
  institution: string | null;

  @Field(() => String, { nullable: true, description: 'BANK, GUARANTOR, …: what its institution is.' })
  institutionKind?: string | null;

  @Field(() => String, { nullable: true, description: 'Slug of the department that it acts for.' })
  department: string | null;

  @Field(() => [String], { description: 'The bodies of programmes that it acts for, as programme/body.' })
  bodies: readonly string[];

  @Field(() => String, { nullable: true, description: 'The first characters of the key; null for a token.' })
  keyPrefix: string | null;

  @Field(() => Date, { nullable: true, description: 'When the key or token ends; null for never.' })
  expiresAt: Date | null;

  @Field(() => Date, {
    nullable: true,
    description: 'When the sign-in of this browser ends at the latest; null where a key or token is sent.',
  })
  signedInUntil: Date | null;
}
