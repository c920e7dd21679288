/** A target in the assessment of a department: what it weighs, where it stood, and the points for it. */
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { ProgressStatus, TargetBasis } from '../domain/vocabulary';
import { globalId } from './node';
import { DateText, DecimalText } from './scalar-markers';

@Entity()
@ObjectType({
  simpleResolvers: true,
  description: 'A target in the assessment of a department, with its points and the reason for them.',
})
export class AssessmentItem {
  @PrimaryColumn('uuid', { name: 'id' })
  itemId: string;

  @Field(() => ID, { description: 'For fileAppeal.' })
  get id(): string {
    return globalId('AssessmentItem', this.itemId);
  }

  @Column('uuid')
  assessmentId: string;

  @Column('integer')
  @Field(() => Int, { description: 'The version of the assessment that it belongs to.' })
  version: number;

  @Column('integer')
  @Field(() => Int)
  ordinal: number;

  @Column('text')
  @Field(() => String)
  targetKey: string;

  @Column('integer')
  @Field(() => Int)
  targetVersion: number;

  @Column('text')
  @Field(() => String)
  nameZh: string;

  @Column('text')
  @Field(() => String)
  nameEn: string;

  @Column('text')
  @Field(() => TargetBasis)
  basis: TargetBasis;

  @Column('text')
  @Field(() => String, { description: 'LEAD, SUPPORTING, or NAMED by the scheme itself.' })
  role: string;

  @Column('numeric')
  @Field(() => DecimalText)
  weight: string;

  @Column('numeric', { nullable: true })
  @Field(() => DecimalText, { nullable: true, description: 'What the target promises.' })
  value: string | null;

  @Column('numeric', { nullable: true })
  @Field(() => DecimalText, { nullable: true, description: 'Where it should have stood on the day.' })
  expected: string | null;

  @Column('numeric', { nullable: true })
  @Field(() => DecimalText, { nullable: true, description: 'Where it stood; null where nothing is known.' })
  actual: string | null;

  @Column('text')
  @Field(() => ProgressStatus)
  status: ProgressStatus;

  @Column('numeric', { nullable: true })
  @Field(() => DecimalText, { nullable: true, description: 'Null where it is not scored: see unscored.' })
  points: string | null;

  @Column('numeric', { nullable: true })
  @Field(() => DecimalText, {
    nullable: true,
    description: 'What it adds to the score; the contributions sum to it exactly.',
  })
  contribution: string | null;

  @Column('text', { nullable: true })
  @Field(() => String, {
    nullable: true,
    description:
      'Why it is not scored: NO_DATA, NOT_STARTED, NOT_DUE, NOT_MEASURABLE or APPEAL_UPHELD. It is left ' +
      'out of the mean, never taken for 0.',
  })
  unscored: string | null;

  @Column('date')
  @Field(() => DateText, { description: 'The deadline of the target.' })
  endsOn: string;

  @Column('date', { nullable: true })
  @Field(() => DateText, { nullable: true, description: 'Of a milestone that was done.' })
  doneOn: string | null;

  @Column('text')
  @Field(() => String)
  explanationZh: string;

  @Column('text')
  @Field(() => String)
  explanationEn: string;

  /** The published figures it used, to find what rests on one that is revised. */
  @Column('jsonb')
  figures: unknown;
}
