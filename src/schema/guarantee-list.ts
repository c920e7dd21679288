/** Guarantees as a list, and what it can be narrowed by. */
import { Field, InputType } from 'type-graphql';
import { GuaranteeStatus } from '../domain/guarantees/vocabulary';
import { DateText } from '../entities/scalar-markers';
import { GUARANTEES } from '../loaders/graph-lists';
import { connectionType } from './connection';

export const GuaranteeConnection = connectionType(GUARANTEES);

@InputType({ description: 'What is left out does not narrow the list.' })
export class GuaranteeFilter {
  @Field(() => [String], { nullable: true, description: 'Short names of programmes.' })
  programme?: string[] | null;

  @Field(() => [String], {
    nullable: true,
    description: 'Short names of institutions that answer for a part, re-guarantors among them.',
  })
  guarantor?: string[] | null;

  @Field(() => [GuaranteeStatus], { nullable: true })
  status?: GuaranteeStatus[] | null;

  @Field(() => DateText, { nullable: true, description: 'It had begun by this day.' })
  fromTo?: string | null;

  @Field(() => DateText, { nullable: true, description: 'It ends on this day or later.' })
  untilFrom?: string | null;

  @Field(() => DateText, { nullable: true, description: 'It ends on this day or earlier.' })
  untilTo?: string | null;
}
