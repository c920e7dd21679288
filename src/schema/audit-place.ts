/** Where something stands in the chain of audit records. */
import { Field, ObjectType } from 'type-graphql';

@ObjectType({ simpleResolvers: true, description: 'A place in the chain of audit records.' })
export class AuditPlace {
  @Field(() => String, { description: 'Its number in the chain, in digits.' })
  seq: string;

  @Field(() => String, { description: 'SHA-256 over the record and the hash before it, hexadecimal.' })
  hash: string;
}
