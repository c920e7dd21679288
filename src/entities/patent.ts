/** A patent application and what became of it. */
import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { PatentKind } from '../domain/vocabulary';
import { Node } from './node';
import { DateText } from './scalar-markers';

@Entity()
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'A patent application and what became of it.',
})
export class Patent extends Node {
  @PrimaryColumn('bigint', { name: 'id' })
  rowId: string;

  @Column('text')
  @Field(() => String, { description: 'ZC 0006-2003 with its check digit: 201710601862.3.' })
  applicationNumber: string;

  @Column('text')
  @Field(() => PatentKind)
  kind: PatentKind;

  @Column('text')
  @Field(() => String)
  titleZh: string;

  @Column('date')
  @Field(() => DateText)
  filedOn: string;

  @Column('date', { nullable: true })
  @Field(() => DateText, { nullable: true, description: 'Null while it is not granted.' })
  grantedOn: string | null;

  @Column('date', { nullable: true })
  @Field(() => DateText, { nullable: true, description: 'Day on which it ceased to be in force.' })
  lapsedOn: string | null;

  @Column('text', { nullable: true })
  pledgedToSlug: string | null;

  @Column('date', { nullable: true })
  @Field(() => DateText, { nullable: true, description: 'Since when it is pledged for a loan.' })
  pledgedOn: string | null;

  @Column('date', { nullable: true })
  @Field(() => DateText, { nullable: true, description: 'When the pledge ended.' })
  pledgeReleasedOn: string | null;

  @Column('bigint')
  ownerId: string;

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
