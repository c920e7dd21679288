/** What somebody said against a claim while it was on public notice, and what became of it. */
import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { ObjectionOutcome } from '../domain/claims/vocabulary';
import { Node } from './node';
import { DateText } from './scalar-markers';

@Entity()
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'An objection raised while a claim was on public notice; decided once.',
})
export class ClaimObjection extends Node {
  @PrimaryColumn('uuid', { name: 'id' })
  objectionId: string;

  @Column('uuid')
  claimId: string;

  @Column('text')
  @Field(() => String, {
    description: 'Who objects, in words and without data of natural persons: a villager, a creditor.',
  })
  objector: string;

  @Column('text')
  @Field(() => String)
  objection: string;

  @Column('date')
  @Field(() => DateText)
  raisedOn: string;

  @Column('text')
  recordedBy: string;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true })
  recordedByName: string | null;

  @Column('timestamptz')
  @Field(() => Date)
  recordedAt: Date;

  @Column('text', { nullable: true })
  @Field(() => ObjectionOutcome, { nullable: true, description: 'Null until it is decided.' })
  outcome: ObjectionOutcome | null;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true })
  outcomeReason: string | null;

  @Column('text', { nullable: true })
  decidedBy: string | null;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true })
  decidedByName: string | null;

  @Column('timestamptz', { nullable: true })
  @Field(() => Date, { nullable: true })
  decidedAt: Date | null;

  protected get nodeKey(): string {
    return this.objectionId;
  }
}
