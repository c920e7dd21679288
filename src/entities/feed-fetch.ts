/** Where the fetching of a feed stands: its last attempt, and what is remembered for the next one. */
import { Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { FeedFetchStatus } from '../domain/vocabulary';

@Entity()
@ObjectType({ simpleResolvers: true, description: 'The last attempt to fetch the file of a feed.' })
export class FeedFetch {
  @PrimaryColumn('text')
  feedSlug: string;

  @Column('text')
  @Field(() => FeedFetchStatus)
  status: FeedFetchStatus;

  @Column('timestamptz')
  @Field(() => Date, { description: 'When it was due: by the schedule, or when somebody asked for it.' })
  dueAt: Date;

  @Column('timestamptz', { name: 'attempted_at' })
  @Field(() => Date)
  at: Date;

  @Column('text')
  @Field(() => String, { description: 'What was asked, its dates filled in.' })
  url: string;

  @Column('integer', { nullable: true })
  @Field(() => Int, { nullable: true, description: 'Status of the answer, where there was one.' })
  httpStatus: number | null;

  @Column('text', { nullable: true, name: 'error_code' })
  @Field(() => String, { nullable: true, description: 'Why it failed: a stable code.' })
  error: string | null;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true })
  messageZh: string | null;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true })
  messageEn: string | null;

  @Column('integer')
  @Field(() => Int, { description: 'Failures in a row; 0 after a success.' })
  failures: number;

  @Column('timestamptz', { nullable: true })
  @Field(() => Date, { nullable: true, description: 'The first of them.' })
  failingSince: Date | null;

  @Column('timestamptz', { nullable: true })
  @Field(() => Date, { nullable: true, description: 'When it is tried again before it is due again.' })
  retryAt: Date | null;

  @Column('timestamptz', { nullable: true })
  @Field(() => Date, { nullable: true, description: 'When it last worked.' })
  succeededAt: Date | null;

  /** Of the request and of the definition that its file was read with; for another one, all is new. */
  @Column('text', { nullable: true })
  fingerprint: string | null;

  @Column('text', { nullable: true })
  etag: string | null;

  @Column('text', { nullable: true })
  lastModified: string | null;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'SHA-256 of the last file that came.' })
  sha256: string | null;

  /** The run of that file. */
  @Column('uuid', { nullable: true })
  runId: string | null;
}
