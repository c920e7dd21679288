/** What a fund paid for a claim; taken back once, if it was paid in error. */
import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { DateText, DecimalText } from './scalar-markers';

@Entity()
@ObjectType({
  simpleResolvers: true,
  description: 'What was paid for a claim, and whether it was taken back.',
})
export class ClaimPayment {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  claimId: string;

  @Column('text', { nullable: true })
  fundSlug: string | null;

  @Column('numeric')
  @Field(() => DecimalText, { description: 'Yuan out of the special account at the lending bank.' })
  fromFund: string;

  @Column('numeric')
  @Field(() => DecimalText, { description: 'Yuan beyond the fund, from the further source.' })
  further: string;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'Where the text names that source.' })
  furtherClause: string | null;

  /** Null where the fund bears nothing, as for insured loans. */
  @Column('uuid', { nullable: true })
  postingId: string | null;

  @Column('date')
  @Field(() => DateText)
  paidOn: string;

  @Column('text')
  paidBy: string;

  @Column('timestamptz')
  paidAt: Date;

  @Column('date', { nullable: true })
  @Field(() => DateText, { nullable: true, description: 'Day it was taken back.' })
  reversedOn: string | null;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true })
  reversalReason: string | null;

  @Column('uuid', { nullable: true })
  reversalPostingId: string | null;

  @Column('text', { nullable: true })
  reversedBy: string | null;

  @Column('timestamptz', { nullable: true })
  reversedAt: Date | null;
}
