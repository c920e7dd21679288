/** A claim of a bank on the fund behind a loan: what was lost, and where its review stands. */
import { Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { ClaimStatus } from '../domain/claims/vocabulary';
import type { BorrowerKind } from '../domain/programmes/terms';
import { Node } from './node';
import { DateText, DecimalText } from './scalar-markers';

@Entity()
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'A claim of a bank on the fund behind one of its loans, on its way through the bodies.',
})
export class Claim extends Node {
  @PrimaryColumn('uuid', { name: 'id' })
  claimId: string;

  @Column('bigint')
  loanId: string;

  @Column('text')
  programmeSlug: string;

  @Column('text')
  bankSlug: string;

  @Column('text')
  borrowerKind: BorrowerKind;

  @Column('numeric')
  @Field(() => DecimalText, { description: 'Yuan of principal claimed.' })
  principal: string;

  @Column('numeric')
  @Field(() => DecimalText, { description: 'Yuan of interest claimed.' })
  interest: string;

  @Column('numeric')
  @Field(() => DecimalText, { description: 'The loss: principal and interest, in yuan.' })
  amount: string;

  @Column('text', { nullable: true })
  @Field(() => String, {
    nullable: true,
    description: 'Key of the published cause; null for legal persons, for whom the text lists none.',
  })
  cause: string | null;

  @Column('text')
  @Field(() => String, { description: 'What proves the loss, in words.' })
  lossProof: string;

  @Column('text')
  @Field(() => String, { description: 'What was done to collect the debt, in words.' })
  recourseProof: string;

  @Column('integer')
  @Field(() => Int, { description: 'Days overdue on the day of filing.' })
  overdueDays: number;

  @Column('text')
  @Field(() => ClaimStatus)
  status: ClaimStatus;

  /** Begins anew when a payment is taken back. */
  @Column('integer')
  round: number;

  @Column('date', { nullable: true })
  @Field(() => DateText, { nullable: true, description: 'Day the public notice was posted.' })
  noticeFrom: string | null;

  @Column('date', { nullable: true })
  @Field(() => DateText, { nullable: true, description: 'Its last day.' })
  noticeUntil: string | null;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'Key of the published ground, or OBJECTION_UPHELD.' })
  refusalGround: string | null;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true })
  refusalReason: string | null;

  @Column('numeric')
  @Field(() => DecimalText, { description: 'Yuan recovered so far, never more than the loss.' })
  recovered: string;

  @Column('boolean')
  @Field(() => Boolean, { description: 'Made up for demonstration.' })
  isSynthetic: boolean;

  @Column('date')
  @Field(() => DateText)
  filedOn: string;

  @Column('text')
  filedBy: string;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true })
  filedByName: string | null;

  @Column('timestamptz')
  @Field(() => Date)
  filedAt: Date;

  @Column('timestamptz')
  @Field(() => Date)
  changedAt: Date;

  protected get nodeKey(): string {
    return this.claimId;
  }
}
