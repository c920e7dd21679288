/** The interest subsidies of a bank's loans to one kind of borrower for a month, as they are settled. */
import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { BorrowerKind } from '../domain/programmes/terms';
import { SettlementCause, SettlementStatus } from '../domain/subsidies/vocabulary';
import { Node } from './node';
import { DateText, DecimalText, PeriodText } from './scalar-markers';

@Entity()
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description:
    'The interest subsidies of a bank for a month and one kind of borrower. Its bank sees it, and staff in ' +
    'whose regions all of its borrowers are.',
})
export class SubsidySettlement extends Node {
  @PrimaryColumn('uuid', { name: 'id' })
  settlementId: string;

  @Column('text')
  programmeSlug: string;

  @Column('text')
  bankSlug: string;

  @Column('text')
  @Field(() => BorrowerKind)
  borrowerKind: BorrowerKind;

  @Column('text')
  @Field(() => SettlementCause)
  cause: SettlementCause;

  @Column('text')
  @Field(() => PeriodText, { description: 'The month that is settled, or in which was paid back.' })
  month: string;

  @Column('text')
  @Field(() => SettlementStatus)
  status: SettlementStatus;

  @Column('text', { array: true })
  regionCodes: string[];

  @Column('jsonb', { name: 'left_out' })
  leftOutRows: readonly { readonly loanId: string; readonly reason: string }[];

  @Column('numeric')
  @Field(() => DecimalText, { description: 'Yuan granted by its lines.' })
  granted: string;

  @Column('numeric')
  @Field(() => DecimalText, { description: 'Yuan of paid lines that its lines take back.' })
  takenBack: string;

  @Column('uuid', { nullable: true })
  postingId: string | null;

  @Column('boolean')
  @Field(() => Boolean, { description: 'Of loans made up for demonstration.' })
  isSynthetic: boolean;

  @Column('text')
  @Field(() => String, { description: 'Who had it worked out: key:… or oidc:….' })
  preparedBy: string;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true })
  preparedByName: string | null;

  @Column('timestamptz')
  @Field(() => Date)
  preparedAt: Date;

  @Column('timestamptz')
  @Field(() => Date)
  changedAt: Date;

  @Column('date', { nullable: true })
  @Field(() => DateText, { nullable: true })
  paidOn: string | null;

  protected get nodeKey(): string {
    return this.settlementId;
  }
}
