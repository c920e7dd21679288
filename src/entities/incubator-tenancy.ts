/** An enterprise in an incubator, from the day it moves in to the day it leaves. */
import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { DateText } from './scalar-markers';

@Entity()
@ObjectType({ simpleResolvers: true, description: 'An enterprise in an incubator.' })
export class IncubatorTenancy {
  @PrimaryColumn('bigint', { name: 'id' })
  rowId: string;

  @Column('bigint')
  incubatorId: string;

  @Column('bigint')
  enterpriseId: string;

  @Column('date')
  @Field(() => DateText)
  movedInOn: string;

  @Column('date', { nullable: true })
  @Field(() => DateText, { nullable: true, description: 'First day on which it is no tenant any more.' })
  movedOutOn: string | null;

  @Column('boolean')
  @Field(() => Boolean, { description: 'Made up for demonstration.' })
  isSynthetic: boolean;
}
