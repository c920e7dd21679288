/** A key that a caller signs in with; only its hash is kept. */
import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { ApiRole, ApiScope } from '../domain/vocabulary';

@Entity()
@ObjectType({
  simpleResolvers: true,
  description: 'A key that a caller signs in with; only its hash is kept.',
})
export class ApiKey {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  @Field(() => String, { description: 'Whom or what it is for.' })
  name: string;

  @Column('text')
  @Field(() => String, { description: 'Its first characters, to recognise it.' })
  prefix: string;

  @Column('text')
  hash: string;

  @Column('text')
  @Field(() => ApiRole)
  role: ApiRole;

  @Column('text', { nullable: true, array: true })
  @Field(() => [String], {
    nullable: true,
    description: 'Codes of the regions that it opens, counties included; null for all.',
  })
  regionCodes: string[] | null;

  @Column('text', { array: true })
  @Field(() => [ApiScope], { description: 'What it opens beyond what its role gives.' })
  scopes: ApiScope[];

  @Column('cidr', { nullable: true, array: true })
  @Field(() => [String], { nullable: true, description: 'Networks it may be used from; null for any.' })
  networks: string[] | null;

  @Column('text', { nullable: true })
  institutionSlug: string | null;

  @Column('text', { nullable: true })
  departmentSlug: string | null;

  @Column('text', { array: true })
  @Field(() => [String], {
    description: 'The bodies of programmes that it acts for, as programme/body.',
  })
  bodies: string[];

  @Column('timestamptz')
  @Field(() => Date)
  createdAt: Date;

  @Column('timestamptz', { nullable: true })
  @Field(() => Date, { nullable: true, description: 'When it ends; null for never.' })
  expiresAt: Date | null;

  @Column('timestamptz', { nullable: true })
  @Field(() => Date, { nullable: true, description: 'When it was revoked.' })
  revokedAt: Date | null;

  @Column('timestamptz', { nullable: true })
  @Field(() => Date, { nullable: true, description: 'When it was last used, to the minute.' })
  lastUsedAt: Date | null;

  @Field(() => String, { nullable: true, description: 'Slug of the bank or other body it is for.' })
  get institution(): string | null {
    return this.institutionSlug;
  }

  @Field(() => String, { nullable: true, description: 'Slug of the department that it acts for.' })
  get department(): string | null {
    return this.departmentSlug;
  }
}
