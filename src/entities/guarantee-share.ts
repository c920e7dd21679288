/** The part of a loan that one guarantor answers for to the bank. */
import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { DecimalText } from './scalar-markers';

@Entity()
@ObjectType({
  simpleResolvers: true,
  description: 'The part of a loan that one guarantor answers for to the bank.',
})
export class GuaranteeShare {
  @PrimaryColumn('uuid')
  guaranteeId: string;

  @PrimaryColumn('text')
  institutionSlug: string;

  @Column('integer')
  ordinal: number;

  @Column('numeric')
  @Field(() => DecimalText, { description: 'Percent of the loan.' })
  percent: string;
}
