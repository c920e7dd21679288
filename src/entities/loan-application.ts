/** A loan proposed to a programme, with what its rules answered when it was filed. */
import { Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { ApplicationStatus, EligibilityOutcome } from '../domain/applications/vocabulary';
import type { EligibilityOutcome as Outcome } from '../domain/programmes/judge';
import { Node } from './node';
import { DateText, DecimalText } from './scalar-markers';

@Entity()
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'A loan proposed to a programme before it is granted. A bank sees its own only.',
})
export class LoanApplication extends Node {
  @PrimaryColumn('uuid', { name: 'id' })
  rowId: string;

  @Column('text')
  programmeSlug: string;

  @Column('text')
  bankSlug: string;

  /** Null for a natural person's. */
  @Column('bigint', { nullable: true })
  borrowerId: string | null;

  @Column('uuid', { nullable: true })
  personId: string | null;

  /** Where the borrower was when it was filed. */
  @Column('text')
  regionCode: string;

  @Column('numeric')
  @Field(() => DecimalText, { description: 'Yuan applied for.' })
  amount: string;

  @Column('integer')
  @Field(() => Int, { description: 'Months of the loan.' })
  months: number;

  @Column('numeric')
  @Field(() => DecimalText, { description: 'A share: 0.0435 is 4.35 % a year.' })
  annualRate: string;

  @Column('text')
  @Field(() => String, { description: 'What the money is for.' })
  purpose: string;

  @Column('jsonb')
  told: unknown;

  @Column('jsonb')
  checks: unknown;

  @Column('text')
  @Field(() => EligibilityOutcome, { description: 'What the rules answered when it was filed.' })
  outcome: Outcome;

  @Column('text')
  @Field(() => ApplicationStatus)
  status: ApplicationStatus;

  @Column('text')
  filedBy: string;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true })
  filedByName: string | null;

  @Column('date')
  @Field(() => DateText)
  filedOn: string;

  @Column('timestamptz')
  filedAt: Date;

  @Column('date', { nullable: true })
  @Field(() => DateText, { nullable: true, description: 'Day it was admitted, refused or withdrawn.' })
  endedOn: string | null;

  @Column('boolean')
  @Field(() => Boolean, { description: 'Made up for demonstration.' })
  isSynthetic: boolean;

  protected get nodeKey(): string {
    return this.rowId;
  }
}
