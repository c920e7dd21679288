/** Something that was done with an assessment; the events are its history and are never altered. */
import { Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { AssessmentStatus, AssessmentStep } from '../domain/assessment/vocabulary';

@Entity()
@ObjectType({
  simpleResolvers: true,
  description: 'Something that was done with an assessment; never altered.',
})
export class AssessmentEvent {
  @PrimaryColumn('bigint')
  id: string;

  @Column('uuid')
  assessmentId: string;

  @Column('text')
  @Field(() => AssessmentStep)
  step: AssessmentStep;

  @Column('text', { nullable: true })
  @Field(() => AssessmentStatus, { nullable: true, description: 'Where it stood before.' })
  fromStatus: AssessmentStatus | null;

  @Column('text')
  @Field(() => AssessmentStatus)
  toStatus: AssessmentStatus;

  @Column('integer')
  @Field(() => Int, { description: 'The version in force after it.' })
  version: number;

  @Column('text')
  @Field(() => String, { description: 'Who: key:…, oidc:… or system:….' })
  actor: string;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true })
  actorName: string | null;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'What was said with it.' })
  comment: string | null;

  @Column('uuid', { nullable: true })
  appealId: string | null;

  @Column('timestamptz')
  happenedAt: Date;

  @Field(() => Date)
  get at(): Date {
    return this.happenedAt;
  }
}
