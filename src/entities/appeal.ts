/** What a department says against an item of its assessment, and what was decided. Decided once. */
import { Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { AppealTreatment } from '../domain/assessment/vocabulary';
import { Node } from './node';
import { DateText, DecimalText } from './scalar-markers';

@Entity()
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'An appeal of a department against an item of its assessment, with the decision on it.',
})
export class Appeal extends Node {
  @PrimaryColumn('uuid', { name: 'id' })
  appealId: string;

  @Column('uuid')
  assessmentId: string;

  @Column('uuid')
  itemId: string;

  @Column('text')
  @Field(() => String)
  targetKey: string;

  @Column('text')
  @Field(() => String)
  reason: string;

  @Column('text')
  @Field(() => String, { description: 'What it rests on, in words.' })
  evidence: string;

  @Column('numeric', { nullable: true })
  @Field(() => DecimalText, { nullable: true, description: 'What the department says the actual is.' })
  claimedActual: string | null;

  @Column('text', { nullable: true })
  @Field(() => AppealTreatment, { nullable: true })
  claimedTreatment: AppealTreatment | null;

  @Column('numeric', { nullable: true })
  @Field(() => DecimalText, { nullable: true, description: 'The score of the department when it was filed.' })
  scoreBefore: string | null;

  @Column('numeric', { nullable: true })
  @Field(() => DecimalText, {
    nullable: true,
    description: 'The score that the department would have if it were upheld.',
  })
  scoreIfUpheld: string | null;

  @Column('text')
  filedBy: string;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true })
  filedByName: string | null;

  @Column('timestamptz')
  @Field(() => Date)
  filedAt: Date;

  @Column('date')
  @Field(() => DateText, { description: 'By when it is to be decided.' })
  decideBy: string;

  @Column('boolean', { nullable: true })
  @Field(() => Boolean, { nullable: true, description: 'Null until it is decided.' })
  upheld: boolean | null;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true })
  decisionReason: string | null;

  @Column('text', { nullable: true })
  decidedBy: string | null;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true })
  decidedByName: string | null;

  @Column('timestamptz', { nullable: true })
  @Field(() => Date, { nullable: true })
  decidedAt: Date | null;

  @Column('integer', { nullable: true })
  @Field(() => Int, { nullable: true, description: 'The version that it led to, if it was upheld.' })
  correctedVersion: number | null;

  protected get nodeKey(): string {
    return this.appealId;
  }
}
