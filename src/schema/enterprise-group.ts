/** Counts of enterprises, as a dashboard asks for them. */
import { Field, Int, ObjectType } from 'type-graphql';
import { EnterpriseGroupKey } from '../domain/vocabulary';
import { DateText } from '../entities/scalar-markers';

@ObjectType({ simpleResolvers: true, description: 'What the enterprises of a group have in common.' })
export class EnterpriseGroupValue {
  @Field(() => EnterpriseGroupKey)
  key: EnterpriseGroupKey;

  @Field(() => String, { nullable: true, description: 'Null for those of which it is not known.' })
  value: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'How many enterprises have these values.' })
export class EnterpriseGroup {
  @Field(() => [EnterpriseGroupValue], { description: 'One for each key, in the order asked for.' })
  values: readonly EnterpriseGroupValue[];

  @Field(() => Int)
  count: number;

  @Field(() => DateText, { description: 'The day for which certificates were counted.' })
  asOf: string;

  @Field(() => Date, { description: 'When it was counted.' })
  computedAt: Date;

  @Field(() => Boolean, { description: 'Newer records are waiting to be counted; counted live, so never.' })
  stale: boolean;
}
