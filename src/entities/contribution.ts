/** Money paid into a fund. */
import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { DateText, DecimalText } from './scalar-markers';

@Entity()
@ObjectType({ simpleResolvers: true, description: 'Money paid into a fund.' })
export class Contribution {
  @PrimaryColumn('bigint', { name: 'id' })
  rowId: string;

  @Column('text')
  fundSlug: string;

  @Column('text')
  @Field(() => String)
  contributorZh: string;

  @Column('numeric')
  @Field(() => DecimalText, { description: 'Yuan.' })
  amount: string;

  @Column('date')
  @Field(() => DateText)
  paidOn: string;

  @Column('boolean')
  @Field(() => Boolean, { description: 'Made up for demonstration.' })
  isSynthetic: boolean;

  /** Since when the system holds what counting reads of it; what was before is in its history. */
  @Column('timestamptz', { select: false })
  recordedAt: Date;
}
