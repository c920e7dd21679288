/** A loan drawn by an enterprise or a natural person. */
import { Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { LoanSchedule } from '../domain/lending/loan-facts';
import type { LoanStatus } from '../domain/vocabulary';
import { Node } from './node';
import { DateText, DecimalText } from './scalar-markers';

@Entity()
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'A loan to an enterprise or a natural person. A bank sees its own only.',
})
export class Loan extends Node {
  @PrimaryColumn('bigint', { name: 'id' })
  rowId: string;

  @Column('text')
  @Field(() => String, { description: 'Number of the contract at the bank.' })
  contractNumber: string;

  /** Null for a natural person's. */
  @Column('bigint', { nullable: true })
  borrowerId: string | null;

  @Column('uuid', { nullable: true })
  personId: string | null;

  /** Of a natural person's loan: an enterprise bears its own. */
  @Column('text', { nullable: true })
  regionCode: string | null;

  @Column('text')
  bankSlug: string;

  @Column('text', { nullable: true })
  programmeSlug: string | null;

  @Column('numeric')
  @Field(() => DecimalText, { description: 'Yuan drawn.' })
  principal: string;

  @Column('numeric', { nullable: true })
  @Field(() => DecimalText, {
    nullable: true,
    description: 'Yuan not yet paid back; null where the bank has not said.',
  })
  outstanding: string | null;

  @Column('numeric')
  @Field(() => DecimalText, { description: 'A share: 0.0435 is 4.35 % a year.' })
  annualRate: string;

  @Column('date')
  @Field(() => DateText)
  drawnOn: string;

  @Column('date')
  @Field(() => DateText)
  dueOn: string;

  @Column('date', { nullable: true })
  @Field(() => DateText, { nullable: true, description: 'Day it was paid back in full.' })
  repaidOn: string | null;

  /** As it was last set; where it stands today is worked out when it is asked for. */
  @Column('text')
  status: LoanStatus;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'What the money is for.' })
  purpose: string | null;

  @Column('int', { nullable: true })
  @Field(() => Int, {
    nullable: true,
    description: 'Poor households that the enterprise leads under a signed agreement.',
  })
  householdsLed: number | null;

  @Column('numeric', { nullable: true })
  @Field(() => DecimalText, { nullable: true, description: 'Percent that an insurer bears; null: none.' })
  insuredPercent: string | null;

  @Column('text', { nullable: true })
  @Field(() => LoanSchedule, {
    nullable: true,
    description: 'How it is paid back; null where a file told of the loan and not of this.',
  })
  schedule: LoanSchedule | null;

  @Column('uuid', { nullable: true })
  applicationId: string | null;

  /** When the first instalment that is not covered falls due; null where none is, or nobody keeps count. */
  @Column('date', { nullable: true })
  nextDueOn: string | null;

  @Column('date', { nullable: true })
  @Field(() => DateText, { nullable: true, description: 'Day it was on a list filed with the authorities.' })
  filedOn: string | null;

  /** Null where a file told of the loan. */
  @Column('text', { nullable: true })
  recordedBy: string | null;

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
