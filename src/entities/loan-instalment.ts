/** What of a loan falls due on a day. */
import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { DateText, DecimalText } from './scalar-markers';

@Entity()
@ObjectType({ simpleResolvers: true, description: 'What of a loan falls due on a day.' })
export class LoanInstalment {
  @PrimaryColumn('bigint')
  loanId: string;

  @PrimaryColumn('integer')
  ordinal: number;

  @Column('date')
  @Field(() => DateText)
  dueOn: string;

  @Column('numeric')
  @Field(() => DecimalText, { description: 'Yuan.' })
  principal: string;

  @Column('numeric')
  @Field(() => DecimalText, { description: 'Yuan.' })
  interest: string;
}
