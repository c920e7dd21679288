/** A published plan: what a government promised, for where and until when. */
import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ContradictionKind } from '../domain/finding-words';
import { Inference } from './inference';
import { Node } from './node';
import { DateText, DecimalText } from './scalar-markers';

export interface PlanThresholds {
  readonly onTrack: string;
  readonly atRisk: string;
  readonly about: string;
}

/** Two targets that are known to go together, with the reason. */
export interface Equivalent {
  readonly targets: readonly [string, string];
  readonly kinds: readonly ContradictionKind[] | null;
  readonly reasonZh: string;
  readonly reasonEn: string;
}

/** A fact of the plan that is neither a target nor a figure: a fund to set up, how often is assessed. */
@ObjectType({ simpleResolvers: true, description: 'A rule of the plan that is neither target nor figure.' })
export class PlanRule {
  @Field(() => String)
  slug: string;

  @Field(() => String)
  nameZh: string;

  @Field(() => String)
  nameEn: string;

  @Field(() => String, { description: 'Where the document says so.' })
  clause: string;

  @Field(() => DecimalText, { nullable: true })
  value: string | null;

  @Field(() => String, { nullable: true, description: 'Code of the unit of the value, for example CNY_10K.' })
  unit: string | null;

  @Field(() => String, { nullable: true, description: 'The number as the document prints it.' })
  statedText: string | null;

  @Field(() => String, { nullable: true })
  noteZh: string | null;

  @Field(() => String, { nullable: true })
  noteEn: string | null;
}

@Entity()
@ObjectType({ implements: Node, simpleResolvers: true, description: 'A published plan with its stages.' })
export class Plan extends Node {
  @PrimaryColumn('text')
  @Field(() => String, { description: 'Stable short name, for example hebi.' })
  slug: string;

  @Column('text')
  documentSlug: string;

  @Column('text')
  @Field(() => String)
  titleZh: string;

  @Column('text')
  @Field(() => String)
  titleEn: string;

  @Column('text')
  regionCode: string;

  @Column('date', { nullable: true })
  @Field(() => DateText, { nullable: true, description: 'Null where the document names no beginning.' })
  startsOn: string | null;

  @Column('date')
  @Field(() => DateText)
  endsOn: string;

  @Column('jsonb')
  thresholds: PlanThresholds;

  @Column('jsonb')
  @Field(() => [Inference], { description: 'What the catalogue infers rather than reads.' })
  inferred: Inference[];

  @Column('jsonb')
  @Field(() => [PlanRule], { description: 'Published rules that are neither target nor figure.' })
  rules: PlanRule[];

  @Column('jsonb')
  equivalents: Equivalent[];

  protected get nodeKey(): string {
    return this.slug;
  }
}
