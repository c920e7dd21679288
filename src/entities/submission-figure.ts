/** A figure of a submission, in one draft of it: all that is needed to publish it later. */
import { Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ObservationStatus } from '../domain/vocabulary';
import { DecimalText } from './scalar-markers';

@Entity()
@ObjectType({ simpleResolvers: true, description: 'A figure of a submission, as it would be published.' })
export class SubmissionFigure {
  @PrimaryColumn('bigint')
  id: string;

  @Column('uuid')
  submissionId: string;

  @Column('integer')
  draft: number;

  @Column('text')
  indicatorCode: string;

  @Column('numeric', { nullable: true })
  @Field(() => DecimalText, { nullable: true, description: 'Exact, in `unit`; null with a missingReason.' })
  value: string | null;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'Why there is no value; a missing value is never 0.' })
  missingReason: string | null;

  @Column('text')
  @Field(() => String, { description: 'The number as the file says it.' })
  publishedText: string;

  @Column('text')
  @Field(() => String, { description: 'Code of the unit that the file says, for example CNY_100M.' })
  publishedUnit: string;

  @Column('text')
  @Field(() => String, { description: 'SDMX CL_OBS_STATUS: A normal, E estimated, P provisional, …' })
  status: ObservationStatus;

  @Column('boolean')
  @Field(() => Boolean, { description: 'Takes a published value back.' })
  retracts: boolean;

  @Column('timestamptz')
  @Field(() => Date, { description: 'When the file says, or its arrival says, that it was published.' })
  statedAt: Date;

  @Column('uuid')
  feedRunId: string;

  @Column('text')
  handedInBy: string;

  @Column('integer', { nullable: true })
  @Field(() => Int, { nullable: true, description: 'Line of the file it was read from.' })
  sourceLine: number | null;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true })
  sourceSheet: string | null;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true })
  sourceColumn: string | null;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'The cell as spreadsheets call it, for example C17.' })
  sourceCell: string | null;
}
