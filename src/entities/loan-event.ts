/** Something that happened to a registered loan; the events are its history and are never altered. */
import { Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { LoanEventKind } from '../domain/lending/loan-facts';
import { LoanStatus } from '../domain/vocabulary';
import { globalId } from './node';
import { DateText, DecimalText } from './scalar-markers';

@Entity()
@ObjectType({ simpleResolvers: true, description: 'Something that happened to a loan; never altered.' })
export class LoanEvent {
  @PrimaryColumn('bigint', { name: 'id' })
  rowId: string;

  @Column('bigint')
  loanId: string;

  @Column('text')
  @Field(() => LoanEventKind)
  kind: LoanEventKind;

  @Column('date')
  @Field(() => DateText)
  happenedOn: string;

  @Column('numeric', { nullable: true })
  @Field(() => DecimalText, { nullable: true, description: 'Yuan of principal paid, or taken back.' })
  principal: string | null;

  @Column('numeric', { nullable: true })
  @Field(() => DecimalText, { nullable: true, description: 'Yuan of interest paid, or taken back.' })
  interest: string | null;

  @Column('bigint', { nullable: true })
  reversesId: string | null;

  @Column('date', { nullable: true })
  @Field(() => DateText, { nullable: true, description: 'Due date before an extension.' })
  fromDueOn: string | null;

  @Column('date', { nullable: true })
  @Field(() => DateText, { nullable: true, description: 'Due date after an extension.' })
  toDueOn: string | null;

  @Column('text', { nullable: true })
  @Field(() => LoanStatus, { nullable: true })
  fromStatus: LoanStatus | null;

  @Column('text', { nullable: true })
  @Field(() => LoanStatus, { nullable: true })
  toStatus: LoanStatus | null;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true })
  reason: string | null;

  @Column('text')
  @Field(() => String, { description: 'Who: key:…, oidc:… or system:….' })
  recordedBy: string;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true })
  recordedByName: string | null;

  @Column('timestamptz')
  @Field(() => Date)
  recordedAt: Date;

  @Field(() => ID)
  get id(): string {
    return globalId('LoanEvent', this.rowId);
  }

  @Field(() => ID, { nullable: true, description: 'The repayment that it takes back.' })
  get reverses(): string | null {
    return this.reversesId === null ? null : globalId('LoanEvent', this.reversesId);
  }
}
