/** An enterprise on a stock exchange or a regional equity board. */
import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Node } from './node';
import { DateText } from './scalar-markers';

@Entity()
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'Shares of an enterprise on an exchange or regional board.',
})
export class Listing extends Node {
  @PrimaryColumn('bigint', { name: 'id' })
  rowId: string;

  @Column('bigint')
  enterpriseId: string;

  @Column('text')
  @Field(() => String, { description: 'For example 新三板, 科创板 or the regional board’s name.' })
  board: string;

  @Column('text')
  @Field(() => String, { description: 'Its code on the board.' })
  code: string;

  @Column('date')
  @Field(() => DateText)
  listedOn: string;

  @Column('date', { nullable: true })
  @Field(() => DateText, { nullable: true })
  delistedOn: string | null;

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
