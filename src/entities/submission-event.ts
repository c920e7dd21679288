/** Something that was done with a submission; the events are its history and are never altered. */
import { Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { SubmissionStatus, SubmissionStep } from '../domain/vocabulary';

@Entity()
@ObjectType({
  simpleResolvers: true,
  description: 'Something that was done with a submission; never altered.',
})
export class SubmissionEvent {
  @PrimaryColumn('bigint')
  id: string;

  @Column('uuid')
  submissionId: string;

  @Column('text')
  @Field(() => SubmissionStep)
  step: SubmissionStep;

  @Column('text', { nullable: true })
  @Field(() => SubmissionStatus, {
    nullable: true,
    description: 'Where it stood before; null at its beginning.',
  })
  fromStatus: SubmissionStatus | null;

  @Column('text')
  @Field(() => SubmissionStatus)
  toStatus: SubmissionStatus;

  @Column('integer')
  @Field(() => Int, { description: 'The draft that it was about.' })
  draft: number;

  @Column('text')
  @Field(() => String, { description: 'Who: key:…, oidc:… or system:….' })
  actor: string;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true })
  actorName: string | null;

  @Column('text', { nullable: true })
  @Field(() => String, {
    nullable: true,
    description: 'What was said with it; a return always names its reason.',
  })
  comment: string | null;

  @Column('uuid', { nullable: true })
  feedRunId: string | null;

  @Column('timestamptz')
  happenedAt: Date;

  @Field(() => Date)
  get at(): Date {
    return this.happenedAt;
  }
}
