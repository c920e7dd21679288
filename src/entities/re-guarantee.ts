/** The part of a loan that one guarantor hands on to another. */
import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { DecimalText } from './scalar-markers';

@Entity()
@ObjectType({
  simpleResolvers: true,
  description:
    'A re-guarantee: the part of a loan that a guarantor, or a re-guarantor before it, hands on to another.',
})
export class ReGuarantee {
  @PrimaryColumn('uuid')
  guaranteeId: string;

  @Column('integer')
  ordinal: number;

  @PrimaryColumn('text')
  guarantorSlug: string;

  @PrimaryColumn('text')
  reGuarantorSlug: string;

  @Column('numeric')
  @Field(() => DecimalText, {
    description: 'Percent of the loan, not of the share: 30 of a share of 80 leaves 50.',
  })
  percent: string;
}
