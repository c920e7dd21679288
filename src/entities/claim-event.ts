/** What was done with a claim: filed, agreed to by a body, refused, withdrawn. Never altered. */
import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { ClaimEventKind, ClaimStatus } from '../domain/claims/vocabulary';
import { DateText } from './scalar-markers';

@Entity()
@ObjectType({ simpleResolvers: true, description: 'Something that was done with a claim; never altered.' })
export class ClaimEvent {
  @PrimaryColumn('bigint')
  id: string;

  @Column('uuid')
  claimId: string;

  @Column('text')
  @Field(() => ClaimEventKind)
  kind: ClaimEventKind;

  @Column('text')
  @Field(() => String, { description: 'Key of the step in the programme.' })
  step: string;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'Slug of the body that spoke; null for a withdrawal.' })
  body: string | null;

  @Column('integer')
  round: number;

  @Column('text')
  @Field(() => ClaimStatus, { description: 'Where the claim stood after it.' })
  toStatus: ClaimStatus;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true })
  comment: string | null;

  @Column('text')
  @Field(() => String, { description: 'Who: key:… or oidc:….' })
  actor: string;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true })
  actorName: string | null;

  @Column('date')
  @Field(() => DateText)
  happenedOn: string;

  @Column('timestamptz')
  @Field(() => Date)
  happenedAt: Date;
}
