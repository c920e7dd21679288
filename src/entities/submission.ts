/** The figures of a region, period and feed on their way through review: one version of them. */
import { Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type Frequency, SubmissionStatus } from '../domain/vocabulary';
import { Node } from './node';
import { DateText, PeriodText } from './scalar-markers';

@Entity()
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description:
    'The figures of a region, period and feed on their way through review: county first review, city ' +
    'audit, leading-group approval. For the office of the region and its reviewers only, also once it is ' +
    'published.',
})
export class Submission extends Node {
  @PrimaryColumn('uuid', { name: 'id' })
  submissionId: string;

  @Column('text')
  @Field(() => String, { description: 'Short name of the feed: the data set that it belongs to.' })
  feedSlug: string;

  @Column('text')
  regionCode: string;

  @Column('text')
  @Field(() => PeriodText)
  period: string;

  @Column('text')
  frequency: Frequency;

  @Column('date')
  periodStart: string;

  @Column('date')
  periodEnd: string;

  @Column('integer')
  @Field(() => Int, { description: 'From 1; what corrects a published version has the next number.' })
  version: number;

  @Column('uuid', { nullable: true })
  correctsId: string | null;

  @Column('text')
  @Field(() => SubmissionStatus)
  status: SubmissionStatus;

  @Column('integer')
  @Field(() => Int, {
    description: 'Counts up with every change; pass it as expectedRevision, so that you decide what you saw.',
  })
  revision: number;

  @Column('integer')
  @Field(() => Int, { description: 'Counts the files that gave it figures; earlier drafts are kept.' })
  draft: number;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'Why published figures are to be corrected.' })
  revisionReason: string | null;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'Who submitted it last: key:… or oidc:….' })
  submittedBy: string | null;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true })
  submittedByName: string | null;

  @Column('timestamptz', { nullable: true })
  @Field(() => Date, { nullable: true })
  submittedAt: Date | null;

  @Column('date', { nullable: true })
  dueOn: string | null;

  @Field(() => DateText, { nullable: true, description: 'Until when what was returned is to come back.' })
  get deadline(): string | null {
    return this.dueOn;
  }

  @Column('timestamptz')
  @Field(() => Date, { description: 'When its first figures came in.' })
  openedAt: Date;

  @Column('timestamptz')
  @Field(() => Date)
  changedAt: Date;

  @Column('timestamptz', { nullable: true })
  @Field(() => Date, {
    nullable: true,
    description: 'The moment of its approval: its figures are vintages of then.',
  })
  publishedAt: Date | null;

  protected get nodeKey(): string {
    return this.submissionId;
  }
}
