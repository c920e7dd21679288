/** That a loan was found ineligible: its subsidies are taken back and no more accrue. */
import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity()
@ObjectType({
  simpleResolvers: true,
  description: 'That a loan was found ineligible: its subsidies are taken back, no more accrue.',
})
export class SubsidyStop {
  @PrimaryColumn('bigint')
  loanId: string;

  @Column('text')
  @Field(() => String)
  reason: string;

  @Column('text')
  @Field(() => String, { description: 'The body of the programme that said so.' })
  body: string;

  @Column('text')
  @Field(() => String)
  actor: string;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true })
  actorName: string | null;

  @Column('timestamptz')
  @Field(() => Date)
  recordedAt: Date;
}
