/** Money that a fund put into an enterprise. */
import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Node } from './node';
import { DateText, DecimalText } from './scalar-markers';

@Entity()
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'Money that a fund put into an enterprise.',
})
export class Investment extends Node {
  @PrimaryColumn('bigint', { name: 'id' })
  rowId: string;

  @Column('bigint')
  enterpriseId: string;

  @Column('text')
  fundSlug: string;

  @Column('numeric')
  @Field(() => DecimalText, { description: 'Yuan.' })
  amount: string;

  @Column('date')
  @Field(() => DateText)
  investedOn: string;

  @Column('date', { nullable: true })
  @Field(() => DateText, { nullable: true })
  exitedOn: string | null;

  @Column('boolean')
  @Field(() => Boolean, { description: 'Made up for demonstration.' })
  isSynthetic: boolean;

  /** Since when the system holds what counting reads of it; what was before is in its history. */
  @Column('timestamptz', { select: false })
  recordedAt: Date;

  protected get nodeKey(): string {
    return this.rowId;
  }
}
