/** A rule by which the figures of a file are judged before they are taken in. */
import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { ProblemSeverity, ValidationRuleKind } from '../domain/vocabulary';
import { JsonContent } from './scalar-markers';

@Entity()
@ObjectType({
  simpleResolvers: true,
  description: 'A rule by which the figures of a file are judged before they are taken in.',
})
export class ValidationRule {
  @PrimaryColumn('text')
  @Field(() => String, { description: 'Stable short name; rejects name it as their rule.' })
  code: string;

  @Column('text')
  @Field(() => ValidationRuleKind)
  kind: ValidationRuleKind;

  @Column('text')
  @Field(() => ProblemSeverity, {
    description:
      'ERROR keeps figures out that contradict each other within one file; against figures that are known ' +
      'already it is a WARNING. WARNING lets them in and waits to be answered for.',
  })
  severity: ProblemSeverity;

  @Column('text')
  @Field(() => String)
  nameZh: string;

  @Column('text')
  @Field(() => String)
  nameEn: string;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'Why the rule is there, in Chinese.' })
  explanationZh: string | null;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'Why the rule is there, in English.' })
  explanationEn: string | null;

  @Column('jsonb')
  @Field(() => JsonContent, {
    description: 'Indicators, measures, dimensions, feeds, regions, levels and frequencies that it judges.',
  })
  scope: unknown;

  @Column('jsonb')
  @Field(() => JsonContent, { description: 'What its kind needs: bounds, parts, tolerances.' })
  parameters: unknown;

  @Column('text', { nullable: true })
  documentSlug: string | null;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'The clause that it rests on, where there is one.' })
  clause: string | null;
}
