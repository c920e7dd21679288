/** A loan drawn by an enterprise. */
import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { LoanStatus } from '../domain/vocabulary';
import { Node } from './node';
import { DateText, DecimalText } from './scalar-markers';

@Entity()
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'A loan to an enterprise. A bank sees its own only.',
})
export class Loan extends Node {
  @PrimaryColumn('bigint', { name: 'id' })
  rowId: string;

  @Column('text')
  @Field(() => String, { description: 'Number of the contract at the bank.' })
  contractNumber: string;

  @Column('bigint')
  borrowerId: string;

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

  @Column('text')
  @Field(() => LoanStatus)
  status: LoanStatus;

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
