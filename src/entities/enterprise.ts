/** An enterprise, by its unified social credit code. */
import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { EnterpriseScale, EnterpriseStatus } from '../domain/vocabulary';
import { Node } from './node';
import { DateText } from './scalar-markers';

@Entity()
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description:
    'An enterprise. It keeps its credit code for life: renamed, moved, merged or struck off, its past stays.',
})
export class Enterprise extends Node {
  /** The row's own key; the global id is made from it. */
  @PrimaryColumn('bigint', { name: 'id' })
  rowId: string;

  @Column('text')
  @Field(() => String, { description: 'Unified social credit code, GB 32100-2015, both check digits right.' })
  uscc: string;

  @Column('text')
  @Field(() => String, { description: 'Registered name.' })
  nameZh: string;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true })
  nameEn: string | null;

  @Column('text', { array: true })
  @Field(() => [String], { description: 'Names it was registered under before, the first one first.' })
  formerNames: string[];

  @Column('text')
  regionCode: string;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'GB/T 4754 with its section letter: C3985.' })
  industryCode: string | null;

  @Column('text', { nullable: true })
  @Field(() => EnterpriseScale, { nullable: true })
  scale: EnterpriseScale | null;

  @Column('date', { nullable: true })
  @Field(() => DateText, { nullable: true, description: 'Day of its registration.' })
  foundedOn: string | null;

  @Column('boolean')
  @Field(() => Boolean, { description: 'The source lists it as a technology enterprise.' })
  isTechEnterprise: boolean;

  @Column('text')
  @Field(() => EnterpriseStatus)
  status: EnterpriseStatus;

  @Column('date', { nullable: true })
  @Field(() => DateText, { nullable: true, description: 'Day its registration ended.' })
  struckOffOn: string | null;

  @Column('text', { nullable: true })
  mergedIntoUscc: string | null;

  @Column('date', { nullable: true })
  @Field(() => DateText, {
    nullable: true,
    description: 'Day from which the present facts hold, if the source says.',
  })
  effectiveOn: string | null;

  @Column('boolean')
  @Field(() => Boolean, { description: 'It has agreed to be shown to partner banks.' })
  sharingAuthorised: boolean;

  @Column('date', { nullable: true })
  @Field(() => DateText, { nullable: true, description: 'When it last agreed or withdrew.' })
  sharingDecidedOn: string | null;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'What it rests on, or why it was withdrawn.' })
  sharingReason: string | null;

  @Column('boolean')
  @Field(() => Boolean, { description: 'Made up for demonstration.' })
  isSynthetic: boolean;

  @Column('timestamptz')
  @Field(() => Date, { description: 'When anything in this record last changed.' })
  changedAt: Date;

  @Column('timestamptz', { nullable: true })
  removedAt: Date | null;

  @Column('text', { nullable: true, select: false })
  removedReason: string | null;

  @Column('text', { select: false })
  nameInitials: string;

  @Column('text', { select: false })
  searchText: string;

  @Column('text', { nullable: true, select: false })
  legalRepresentativeSealed: string | null;

  @Column('text', { nullable: true, select: false })
  contactNameSealed: string | null;

  @Column('text', { nullable: true, select: false })
  contactPhoneSealed: string | null;

  /** Since when the system holds what counting reads of it; what was before is in its history. */
  @Column('timestamptz', { select: false })
  recordedAt: Date;

  protected get nodeKey(): string {
    return this.rowId;
  }
}
