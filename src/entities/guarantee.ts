/** A guarantee of a loan: the bank's own share, its fee, and whether it still stands. */
import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { GuaranteeStatus } from '../domain/guarantees/vocabulary';
import { Node } from './node';
import { DateText, DecimalText } from './scalar-markers';

@Entity()
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description:
    'A guarantee of a loan. The shares of the bank and of all guarantors sum to 100. ' +
    'A bank sees those of its own loans, a guarantor those that it has a part in.',
})
export class Guarantee extends Node {
  @PrimaryColumn('uuid', { name: 'id' })
  guaranteeId: string;

  @Column('bigint')
  loanId: string;

  @Column('numeric')
  @Field(() => DecimalText, { description: 'Percent of the loan that the bank bears itself.' })
  bankPercent: string;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'What the guarantor holds in return, in words.' })
  counterGuarantee: string | null;

  @Column('numeric', { nullable: true })
  @Field(() => DecimalText, {
    nullable: true,
    description: 'Percent a year agreed as the fee: 1.2 is 1.2 %; null where none was said.',
  })
  feePercent: string | null;

  @Column('numeric', { nullable: true })
  @Field(() => DecimalText, {
    nullable: true,
    description: 'The current rate that the fee is cut from, in percent a year; null where it is not known.',
  })
  currentFeePercent: string | null;

  @Column('date')
  @Field(() => DateText)
  fromOn: string;

  @Column('date')
  @Field(() => DateText)
  untilOn: string;

  @Column('text')
  @Field(() => GuaranteeStatus)
  status: GuaranteeStatus;

  @Column('date', { nullable: true })
  @Field(() => DateText, { nullable: true, description: 'Day it was released or called.' })
  endedOn: string | null;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true })
  endReason: string | null;

  @Column('text')
  recordedBy: string;

  @Column('timestamptz')
  recordedAt: Date;

  @Column('boolean')
  @Field(() => Boolean, { description: 'Made up for demonstration.' })
  isSynthetic: boolean;

  protected get nodeKey(): string {
    return this.guaranteeId;
  }
}
