/** A technology contract as it is registered (技术合同认定登记). */
import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { TechContractKind } from '../domain/vocabulary';
import { Node } from './node';
import { DateText, DecimalText } from './scalar-markers';

@Entity()
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'A registered technology contract (技术合同认定登记).',
})
export class TechContract extends Node {
  @PrimaryColumn('bigint', { name: 'id' })
  rowId: string;

  @Column('text')
  @Field(() => String, { description: 'Registration number.' })
  number: string;

  @Column('text')
  @Field(() => TechContractKind)
  kind: TechContractKind;

  @Column('text')
  @Field(() => String)
  titleZh: string;

  @Column('bigint')
  sellerId: string;

  @Column('text')
  @Field(() => String, { description: 'Buyer as registered.' })
  buyerZh: string;

  @Column('numeric')
  @Field(() => DecimalText, { description: 'Contract value in yuan.' })
  value: string;

  @Column('numeric', { nullable: true })
  @Field(() => DecimalText, { nullable: true, description: 'Of which for the technology, in yuan.' })
  technologyValue: string | null;

  @Column('date')
  @Field(() => DateText)
  signedOn: string;

  @Column('date', { nullable: true })
  @Field(() => DateText, { nullable: true })
  registeredOn: string | null;

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
