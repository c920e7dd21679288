/** The assessment of a department in a quarter, and where it stands; its versions hold what was computed. */
import { Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { AssessmentStatus } from '../domain/assessment/vocabulary';
import { Node } from './node';
import { DateText, DecimalText, PeriodText } from './scalar-markers';

@Entity()
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description:
    'The assessment of a department in a quarter. Staff see it from its draft on, the department from its ' +
    'feedback on, other readers once it is final.',
})
export class Assessment extends Node {
  @PrimaryColumn('uuid', { name: 'id' })
  assessmentId: string;

  @Column('text')
  planSlug: string;

  @Column('text')
  regionCode: string;

  @Column('text')
  @Field(() => PeriodText)
  quarter: string;

  @Column('date')
  @Field(() => DateText, { description: 'The day that the targets are judged for.' })
  quarterEnd: string;

  @Column('text')
  departmentSlug: string;

  @Column('text')
  @Field(() => AssessmentStatus)
  status: AssessmentStatus;

  @Column('integer')
  @Field(() => Int, { description: 'The version in force; an upheld appeal makes the next one.' })
  version: number;

  @Column('numeric', { nullable: true })
  @Field(() => DecimalText, { nullable: true, description: 'Out of 100; null where nothing was scored.' })
  score: string | null;

  @Column('text', { nullable: true })
  @Field(() => String, {
    nullable: true,
    description: 'Code of the band of the score, as the scheme has it.',
  })
  band: string | null;

  @Column('timestamptz')
  @Field(() => Date)
  openedAt: Date;

  @Column('timestamptz')
  @Field(() => Date)
  changedAt: Date;

  @Column('timestamptz', { nullable: true })
  @Field(() => Date, { nullable: true })
  approvedAt: Date | null;

  @Column('date', { nullable: true })
  @Field(() => DateText, { nullable: true, description: 'By when an approved result is to be fed back.' })
  feedbackDue: string | null;

  @Column('timestamptz', { nullable: true })
  @Field(() => Date, { nullable: true })
  fedBackAt: Date | null;

  @Column('date', { nullable: true })
  @Field(() => DateText, { nullable: true, description: 'The last day on which the department may appeal.' })
  appealUntil: string | null;

  @Column('timestamptz', { nullable: true })
  @Field(() => Date, { nullable: true })
  closedAt: Date | null;

  protected get nodeKey(): string {
    return this.assessmentId;
  }
}
