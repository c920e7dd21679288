/** Money recovered after a claim was paid, and how it was handed back. */
import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Node } from './node';
import { DateText, DecimalText } from './scalar-markers';

@Entity()
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'Money recovered after a claim was paid; one recorded in error is reversed.',
})
export class ClaimRecovery extends Node {
  @PrimaryColumn('uuid', { name: 'id' })
  recoveryId: string;

  @Column('uuid')
  claimId: string;

  @Column('numeric')
  @Field(() => DecimalText, { description: 'Yuan.' })
  amount: string;

  @Column('date')
  @Field(() => DateText)
  recoveredOn: string;

  @Column('boolean')
  @Field(() => Boolean, { description: 'Brought in by a lawsuit against evaded debts.' })
  byLawsuit: boolean;

  /** Null where nothing of it goes to the fund. */
  @Column('uuid', { nullable: true })
  postingId: string | null;

  @Column('text')
  recordedBy: string;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true })
  recordedByName: string | null;

  @Column('timestamptz')
  @Field(() => Date)
  recordedAt: Date;

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

  protected get nodeKey(): string {
    return this.recoveryId;
  }
}
