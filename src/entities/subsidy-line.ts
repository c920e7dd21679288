/** Days of one loan with the same base, and what they bring; or the taking back of such a line. */
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { DateText, DecimalText } from './scalar-markers';

@Entity()
@ObjectType({
  simpleResolvers: true,
  description: 'Days of one loan on the same base, with their subsidy; or a paid line that is taken back.',
})
export class SubsidyLine {
  @PrimaryColumn('bigint')
  @Field(() => ID, { description: 'Number of the line.' })
  id: string;

  @Column('uuid')
  settlementId: string;

  @Column('bigint')
  loanId: string;

  @Column('date')
  @Field(() => DateText, { description: 'The first day that counts.' })
  startsOn: string;

  @Column('date')
  @Field(() => DateText, { description: 'The first day that does not.' })
  endsBefore: string;

  @Column('integer')
  @Field(() => Int)
  days: number;

  @Column('numeric')
  @Field(() => DecimalText, { description: 'Yuan of principal that are subsidised.' })
  base: string;

  @Column('numeric')
  @Field(() => DecimalText, { description: 'Percent a year: the benchmark, or the rate of a cheaper loan.' })
  percent: string;

  @Column('numeric')
  @Field(() => DecimalText, { description: 'Yuan: base × days × percent / 36,000.' })
  amount: string;

  @Column('bigint', { nullable: true })
  @Field(() => ID, {
    nullable: true,
    description: 'The line that this one takes back; its amount counts less.',
  })
  reverses: string | null;

  @Column('boolean')
  @Field(() => Boolean, { description: 'False once it was taken back, or its settlement refused.' })
  isInForce: boolean;
}
