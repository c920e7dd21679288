/** What a bank says lies on a special account at the end of a day. */
import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { DateText, DecimalText } from './scalar-markers';

@Entity()
@ObjectType({
  simpleResolvers: true,
  description: 'What a bank says lies on a special account at the end of a day. A later report replaces it.',
})
export class BankBalance {
  @PrimaryColumn('uuid')
  id: string;

  @Column('bigint')
  seq: string;

  @Column('uuid')
  accountId: string;

  @Column('date')
  @Field(() => DateText)
  day: string;

  @Column('numeric')
  @Field(() => DecimalText, { description: 'Yuan.' })
  balance: string;

  @Column('timestamptz')
  @Field(() => Date)
  reportedAt: Date;

  @Column('text')
  actor: string;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'Who reported it.' })
  actorName: string | null;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true })
  remark: string | null;
}
