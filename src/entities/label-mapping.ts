/** What a person decided about a label of a feed's files; a later decision supersedes it, none is lost. */
import { Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { LabelDecision, LabelKind } from '../domain/vocabulary';

@Entity()
@ObjectType({
  simpleResolvers: true,
  description: "What a person decided about a label that the feed's definition does not know.",
})
export class LabelMapping {
  @PrimaryColumn('bigint')
  @Field(() => ID, { description: 'Stable within the API; not a node.' })
  id: string;

  @Column('text')
  feedSlug: string;

  @Column('text')
  @Field(() => LabelKind)
  kind: LabelKind;

  @Column('text')
  @Field(() => String, { description: 'The label as files print it, spaces and full-width signs aside.' })
  label: string;

  @Column('text')
  @Field(() => LabelDecision)
  decision: LabelDecision;

  @Column('text', { nullable: true })
  @Field(() => String, {
    nullable: true,
    description: 'Code of the indicator, region or unit; null when the label is passed over.',
  })
  code: string | null;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'Code of the unit of files that print none.' })
  unit: string | null;

  @Column('boolean', { nullable: true })
  @Field(() => Boolean, {
    nullable: true,
    description: 'Months, quarters and halves mean the year to date; null: when the label says 累计.',
  })
  cumulative: boolean | null;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true })
  reason: string | null;

  @Column('text')
  @Field(() => String, {
    description: 'Who: key:<id>, oidc:<subject>, or system:… when it was done on the server itself.',
  })
  actor: string;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true })
  actorName: string | null;

  @Column('timestamptz')
  @Field(() => Date)
  decidedAt: Date;

  @Column('timestamptz', { nullable: true })
  @Field(() => Date, { nullable: true, description: 'When it was taken back or decided anew.' })
  supersededAt: Date | null;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'Who took it back or decided anew.' })
  supersededBy: string | null;
}
