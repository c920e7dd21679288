/** The word of one body on one step of a proposed loan; never altered. */
import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { DateText } from './scalar-markers';

@Entity()
@ObjectType({ simpleResolvers: true, description: 'The word of one body on one step; never altered.' })
export class LoanApplicationDecision {
  @PrimaryColumn('bigint')
  id: string;

  @Column('uuid')
  applicationId: string;

  @Column('text')
  @Field(() => String, { description: 'Key of the step.' })
  step: string;

  @Column('text')
  @Field(() => String, { description: 'Short name of the body.' })
  body: string;

  @Column('boolean')
  @Field(() => Boolean)
  agreed: boolean;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true })
  comment: string | null;

  @Column('date')
  @Field(() => DateText)
  decidedOn: string;

  @Column('text')
  @Field(() => String, { description: 'Who: key:…, oidc:… or system:….' })
  decidedBy: string;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true })
  decidedByName: string | null;

  @Column('timestamptz')
  decidedAt: Date;
}
