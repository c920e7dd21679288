/** The word of a body on a step of a settlement; never altered. */
import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { SettlementStatus } from '../domain/subsidies/vocabulary';

@Entity()
@ObjectType({ simpleResolvers: true, description: 'The word of a body on a settlement; never altered.' })
export class SubsidyDecision {
  @PrimaryColumn('bigint')
  id: string;

  @Column('uuid')
  settlementId: string;

  @Column('text')
  @Field(() => String, { description: 'Key of the step in the programme.' })
  step: string;

  @Column('text')
  @Field(() => String, { description: 'The body of the programme that spoke.' })
  body: string;

  @Column('boolean')
  @Field(() => Boolean)
  agrees: boolean;

  @Column('boolean', { nullable: true })
  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the bank confirmed the papers; null of any other step.',
  })
  papersComplete: boolean | null;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true })
  comment: string | null;

  @Column('text')
  @Field(() => SettlementStatus)
  fromStatus: SettlementStatus;

  @Column('text')
  @Field(() => SettlementStatus)
  toStatus: SettlementStatus;

  @Column('text')
  @Field(() => String)
  actor: string;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true })
  actorName: string | null;

  @Column('timestamptz')
  @Field(() => Date)
  decidedAt: Date;
}
