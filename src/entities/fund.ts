/** A fund of public or private money. */
import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { FundKind } from '../domain/vocabulary';
import { Node } from './node';
import { DateText, DecimalText } from './scalar-markers';

@Entity()
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'A guidance, venture, risk-compensation or interest-subsidy fund.',
})
export class Fund extends Node {
  @PrimaryColumn('text')
  @Field(() => String, { description: 'Stable short name.' })
  slug: string;

  @Column('text')
  @Field(() => String)
  nameZh: string;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true })
  nameEn: string | null;

  @Column('text')
  @Field(() => FundKind)
  kind: FundKind;

  @Column('text')
  regionCode: string;

  @Column('text', { nullable: true })
  programmeSlug: string | null;

  @Column('numeric')
  @Field(() => DecimalText, { description: 'Planned size in yuan.' })
  size: string;

  @Column('date', { nullable: true })
  @Field(() => DateText, { nullable: true })
  establishedOn: string | null;

  @Column('boolean')
  @Field(() => Boolean, { description: 'Made up for demonstration.' })
  isSynthetic: boolean;

  /** Since when the system holds what counting reads of it; what was before is in its history. */
  @Column('timestamptz', { select: false })
  recordedAt: Date;

  protected get nodeKey(): string {
    return this.slug;
  }
}
