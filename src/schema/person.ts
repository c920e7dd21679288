/** A natural person who borrows. */
import { Field, ObjectType } from 'type-graphql';

@ObjectType({
  simpleResolvers: true,
  description:
    'A natural person who borrows. Masked (张**, 410621**********13) unless the key has the scope CONTACTS; ' +
    'each reading in clear is recorded, or it fails. Found through a loan or an application only.',
})
export class Person {
  id: string;
  regionCode: string;

  @Field(() => String, { description: '姓名.' })
  name: string;

  @Field(() => String, { description: '居民身份证号码, GB 11643-1999.' })
  idNumber: string;

  @Field(() => String, { nullable: true, description: '联系电话; null where none was given.' })
  phone: string | null;

  @Field(() => Boolean, { description: 'Whether what is there is masked.' })
  isMasked: boolean;
}
