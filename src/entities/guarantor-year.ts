/** What a guarantor said of one year; a correction is a further version. */
import { Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { GuarantorOwnership } from '../domain/guarantees/vocabulary';
import { DecimalText } from './scalar-markers';

@Entity()
@ObjectType({
  simpleResolvers: true,
  description: 'What a guarantor reported of one year. What it did not say is null, never 0.',
})
export class GuarantorYear {
  @PrimaryColumn('text')
  institutionSlug: string;

  @PrimaryColumn('integer')
  @Field(() => Int)
  year: number;

  @PrimaryColumn('integer')
  @Field(() => Int, { description: '1 is the first report; each correction adds one.' })
  version: number;

  @Column('text', { nullable: true })
  @Field(() => GuarantorOwnership, { nullable: true })
  ownership: GuarantorOwnership | null;

  @Column('numeric', { nullable: true })
  @Field(() => DecimalText, { nullable: true, description: 'Yuan of paid-in capital (实收资本金).' })
  paidInCapital: string | null;

  @Column('numeric', { nullable: true })
  @Field(() => DecimalText, { nullable: true, description: 'Yuan of capital added in the year.' })
  capitalAdded: string | null;

  @Column('numeric', { nullable: true })
  @Field(() => DecimalText, { nullable: true, description: 'Yuan added to the risk reserve in the year.' })
  reserveAdded: string | null;

  @Column('numeric', { nullable: true })
  @Field(() => DecimalText, {
    nullable: true,
    description: 'Yuan of guarantees for SMEs actually given in the year (实际担保额).',
  })
  smeGuarantees: string | null;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'Why it was corrected; null of a first report.' })
  reason: string | null;

  @Column('text')
  reportedBy: string;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'Name of the key that reported.' })
  reportedByName: string | null;

  @Column('timestamptz')
  @Field(() => Date)
  recordedAt: Date;

  @Column('boolean')
  @Field(() => Boolean, { description: 'Made up for demonstration.' })
  isSynthetic: boolean;
}
