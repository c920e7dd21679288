/** An incubator, makerspace or other innovation platform. */
import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { IncubatorKind } from '../domain/vocabulary';
import { Node } from './node';
import { DateText } from './scalar-markers';

@Entity()
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'An incubator, makerspace or other innovation platform.',
})
export class Incubator extends Node {
  @PrimaryColumn('bigint', { name: 'id' })
  rowId: string;

  @Column('text')
  @Field(() => String)
  nameZh: string;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true })
  nameEn: string | null;

  @Column('text')
  @Field(() => IncubatorKind)
  kind: IncubatorKind;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'NATIONAL, PROVINCIAL or MUNICIPAL.' })
  level: string | null;

  @Column('text')
  regionCode: string;

  @Column('date')
  @Field(() => DateText)
  openedOn: string;

  @Column('date', { nullable: true })
  @Field(() => DateText, { nullable: true, description: 'First day on which it no longer exists.' })
  closedOn: string | null;

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
