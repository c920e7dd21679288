/** The audit chain in GraphQL: what it can be narrowed by, and where it ends. */
import { ArgsType, Field, ObjectType } from 'type-graphql';
import { AuditAction } from '../domain/vocabulary';
import { PageArgs } from './connection';

@ArgsType()
export class AuditArgs extends PageArgs {
  @Field(() => String, { nullable: true, description: 'key:<id>, oidc:<subject> or system:<part>.' })
  actor?: string | null;

  @Field(() => AuditAction, { nullable: true })
  action?: AuditAction | null;

  @Field(() => String, {
    nullable: true,
    description: 'What it was done to: enterprise:<credit code>, key:<id>.',
  })
  subject?: string | null;

  @Field(() => Date, { nullable: true, description: 'Only what was recorded then or later.' })
  since?: Date | null;
}

@ObjectType({
  simpleResolvers: true,
  description:
    'The last record of the audit chain. Kept as <seq>:<hash> outside of the database, it lets ' +
    '`kejin audit-verify --head` find a chain that was cut off or written anew.',
})
export class AuditHead {
  @Field(() => String, { description: 'Number of the record, and of the records there are.' })
  seq: string;

  @Field(() => String, { description: 'SHA-256 over this record and all before it.' })
  hash: string;
}
