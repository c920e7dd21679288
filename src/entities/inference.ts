/** Something the catalogue infers rather than reads, with the clause that it rests on. */
import { Field, ObjectType } from 'type-graphql';

@ObjectType({
  simpleResolvers: true,
  description: 'A value that the document does not state: what we took it to be, and why.',
})
export class Inference {
  @Field(() => String, { description: 'The field that was inferred, for example startsOn.' })
  field: string;

  @Field(() => String, { nullable: true, description: 'The clause that the inference rests on.' })
  clause: string | null;

  @Field(() => String)
  reasonZh: string;

  @Field(() => String)
  reasonEn: string;
}
