/** A bank's rate of bad loans under a programme, beside its own yearly target for all loans. */
import { Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { DecimalText } from './scalar-markers';

@Entity()
@ObjectType({
  simpleResolvers: true,
  description: 'The bad-loan rate of a bank under a programme, beside its own target for all its loans.',
})
export class NplReport {
  @PrimaryColumn('text')
  bankSlug: string;

  @PrimaryColumn('text')
  programmeSlug: string;

  @PrimaryColumn('text')
  @Field(() => String, { description: 'A year, 2019, or a quarter, 2019-Q1.' })
  period: string;

  @PrimaryColumn('integer')
  @Field(() => Int, { description: '1 is the first report; each correction adds one.' })
  version: number;

  @Column('numeric', { nullable: true })
  @Field(() => DecimalText, {
    nullable: true,
    description: 'The bank’s own target of the year for the bad-loan rate of all its loans, in percent.',
  })
  ownTargetPercent: string | null;

  @Column('numeric', { nullable: true })
  @Field(() => DecimalText, {
    nullable: true,
    description: 'Bad-loan rate of the loans of the programme, in percent.',
  })
  nplPercent: string | null;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'Why it was corrected; null of a first report.' })
  reason: string | null;

  @Column('text')
  reportedBy: string;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'Name of the key that reported.' })
  reportedByName: string | null;

  @Column('timestamptz')
  @Field(() => Date)
  recordedAt: Date;

  @Column('boolean')
  @Field(() => Boolean, { description: 'Made up for demonstration.' })
  isSynthetic: boolean;
}
