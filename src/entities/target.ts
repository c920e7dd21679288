/** A promise with a number (or a deed), from one clause of one plan. */
import { Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Comparator, Firmness, TargetBasis } from '../domain/vocabulary';
import { Node } from './node';
import { DateText, DecimalText, JsonContent } from './scalar-markers';

export interface GrowthBase {
  readonly kind: 'PREVIOUS_YEAR' | 'PERIOD';
  readonly period?: string;
  readonly compounded?: boolean;
}

@Entity()
@ObjectType({ implements: Node, simpleResolvers: true, description: 'One promise of one clause of a plan.' })
export class Target extends Node {
  @PrimaryColumn('text')
  @Field(() => String, { description: 'plan-slug/stage/indicator, unique.' })
  key: string;

  @Column('text')
  planSlug: string;

  @Column('text')
  stageKey: string;

  @Column('integer')
  ordinal: number;

  @Column('text')
  slug: string;

  @Column('text')
  indicatorCode: string;

  @Column('text')
  regionCode: string;

  @Column('text')
  @Field(() => String, { description: 'What is promised, in Chinese.' })
  nameZh: string;

  @Column('text')
  @Field(() => String, { description: 'What is promised, in English.' })
  nameEn: string;

  @Column('text')
  @Field(() => TargetBasis)
  basis: TargetBasis;

  @Column('text')
  @Field(() => Comparator)
  comparator: Comparator;

  /** In the indicator's unit; null where the document leaves a gap. */
  @Column('numeric', { nullable: true })
  @Field(() => DecimalText, {
    nullable: true,
    description: 'Exact, in `unit`; money in yuan, shares as printed (2 for 2 %). Null for deeds and gaps.',
  })
  value: string | null;

  @Column('text', { nullable: true })
  statedValue: string | null;

  @Column('text', { nullable: true })
  statedUnit: string | null;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'The number as the document prints it.' })
  statedText: string | null;

  @Column('text')
  @Field(() => Firmness)
  firmness: Firmness;

  @Column('text')
  @Field(() => String, { description: 'Where the document says so.' })
  clause: string;

  @Column('text', { nullable: true })
  partOfKey: string | null;

  @Column('jsonb', { nullable: true })
  @Field(() => JsonContent, { nullable: true, description: 'What GROWTH is measured against.' })
  growthBase: GrowthBase | null;

  @Column('text', { nullable: true })
  workAreaKey: string | null;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'The clause that names the departments.' })
  departmentsClause: string | null;

  @Column('boolean')
  @Field(() => Boolean, { description: 'The document names no department for this target itself.' })
  departmentsInferred: boolean;

  @Column('date', { nullable: true })
  @Field(() => DateText, {
    nullable: true,
    description: 'Of a deed: when it is due, if not at the stage end.',
  })
  dueOn: string | null;

  @Column('date', { nullable: true })
  @Field(() => DateText, { nullable: true, description: 'Of a deed: when it was done.' })
  doneOn: string | null;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'What shows that it was done, in Chinese.' })
  doneEvidenceZh: string | null;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'What shows that it was done, in English.' })
  doneEvidenceEn: string | null;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'The clause that says it was done.' })
  doneClause: string | null;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'Why there is no number, in Chinese.' })
  gapZh: string | null;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'Why there is no number, in English.' })
  gapEn: string | null;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'What the document leaves open, in Chinese.' })
  noteZh: string | null;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'What the document leaves open, in English.' })
  noteEn: string | null;

  @Column('integer')
  @Field(() => Int, {
    description: 'Counts up when the catalogue revises the target; old versions are kept.',
  })
  version: number;

  @Column('timestamptz', { nullable: true })
  @Field(() => Date, {
    nullable: true,
    description: 'When the catalogue dropped it; such targets are not listed.',
  })
  retiredAt: Date | null;

  protected get nodeKey(): string {
    return this.key;
  }
}
