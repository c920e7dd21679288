/** Something that befell an enterprise and stays part of its past. */
import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { EnterpriseEventKind } from '../domain/vocabulary';
import { DateText } from './scalar-markers';

@Entity()
@ObjectType({
  simpleResolvers: true,
  description: 'Something that befell an enterprise and stays part of its past.',
})
export class EnterpriseEvent {
  @PrimaryColumn('bigint', { name: 'id' })
  rowId: string;

  @Column('bigint')
  enterpriseId: string;

  @Column('text')
  @Field(() => EnterpriseEventKind)
  kind: EnterpriseEventKind;

  @Column('date')
  @Field(() => DateText, { description: 'As the source says, else the day on which we learnt of it.' })
  happenedOn: string;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'Name or region code before.' })
  before: string | null;

  /** Shown by a resolver: it may be the credit code of an enterprise that the caller does not see. */
  @Column('text', { nullable: true })
  after: string | null;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true })
  reason: string | null;

  @Column('uuid', { nullable: true })
  feedRunId: string | null;

  @Column('timestamptz')
  @Field(() => Date, { description: 'When we learnt of it.' })
  recordedAt: Date;
}
