/** A job that failed for good, kept until someone looks at it. */
import { Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { JsonContent } from './scalar-markers';

@Entity()
@ObjectType({
  simpleResolvers: true,
  description: 'A job that was given up, until somebody has looked at it.',
})
export class DeadLetter {
  @PrimaryColumn('bigint')
  @Field(() => ID, { description: 'For retryJob and dismissJob.' })
  id: string;

  @Column('text')
  @Field(() => String, { description: 'The queue that it ran in.' })
  queue: string;

  @Column('text')
  @Field(() => String, { description: 'What was to happen once, as its key in the outbox.' })
  key: string;

  @Column('jsonb')
  @Field(() => JsonContent, { description: 'What it was to be done with.' })
  payload: unknown;

  @Column('text')
  @Field(() => String, { description: 'The last error, as the program put it.' })
  error: string;

  @Column('integer')
  @Field(() => Number, { description: 'How often it was tried.' })
  tries: number;

  @Column('timestamptz')
  @Field(() => Date, { description: 'When it was given up.' })
  failedAt: Date;
}
