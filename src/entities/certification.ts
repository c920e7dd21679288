/** A certificate of an enterprise: it counts from its issue to its expiry. */
import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { CertificationKind } from '../domain/vocabulary';
import { Node } from './node';
import { DateText } from './scalar-markers';

@Entity()
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description:
    'A certificate or listing of an enterprise; it counts from its issue to its expiry, by the day.',
})
export class Certification extends Node {
  @PrimaryColumn('bigint', { name: 'id' })
  rowId: string;

  @Column('bigint')
  enterpriseId: string;

  @Column('text')
  @Field(() => CertificationKind)
  kind: CertificationKind;

  @Column('text', { nullable: true })
  @Field(() => String, {
    nullable: true,
    description: 'NATIONAL, PROVINCIAL, MUNICIPAL, as the source says.',
  })
  level: string | null;

  @Column('text')
  @Field(() => String, {
    description: 'As it is printed: GR202341000123, or 18 characters for a technology SME.',
  })
  number: string;

  @Column('date')
  @Field(() => DateText, { description: 'First day on which it counts.' })
  issuedOn: string;

  @Column('date', { nullable: true })
  @Field(() => DateText, {
    nullable: true,
    description: 'Last day on which it counts; null where it has no end.',
  })
  expiresOn: string | null;

  @Column('date', { nullable: true })
  @Field(() => DateText, {
    nullable: true,
    description: 'Day on which it was taken away; from then on it does not count.',
  })
  revokedOn: string | null;

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
