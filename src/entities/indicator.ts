/** Something measurable with a unit: reported by a bureau, counted from a register, or computed. */
import { Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Direction, IndicatorSource, Measure, RollUp } from '../domain/vocabulary';
import type { CountRule } from './count-rule';
import { type FormulaInput, IndicatorReading } from './indicator-definition';
import { Node } from './node';

@Entity()
@ObjectType({ implements: Node, simpleResolvers: true, description: 'Something measurable with a unit.' })
export class Indicator extends Node {
  @PrimaryColumn('text')
  @Field(() => String, { description: 'Stable code, for example patents-granted.' })
  code: string;

  @Column('text')
  @Field(() => String)
  nameZh: string;

  @Column('text')
  @Field(() => String)
  nameEn: string;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'What is measured, in Chinese.' })
  definitionZh: string | null;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'What is measured, in English.' })
  definitionEn: string | null;

  @Column('text')
  unitCode: string;

  @Column('text')
  @Field(() => Measure)
  measure: Measure;

  @Column('text')
  @Field(() => Direction)
  direction: Direction;

  @Column('text')
  @Field(() => IndicatorSource)
  source: IndicatorSource;

  @Column('text', { nullable: true })
  @Field(() => String, {
    nullable: true,
    description:
      'Of a computed indicator: + − × ÷ over the names of its `inputs`, as the catalogue states it.',
  })
  formula: string | null;

  @Column('text', { nullable: true })
  growthOf: string | null;

  @Column('jsonb', { nullable: true })
  countRule: CountRule | null;

  @Column('text', { array: true })
  aliases: string[];

  @Column('integer')
  @Field(() => Int, {
    description: 'Counts up when the catalogue edits the definition; old versions are kept.',
  })
  version: number;

  @Column('jsonb', { nullable: true })
  formulaInputs: FormulaInput[] | null;

  @Column('text', { array: true })
  inputCodes: string[];

  @Column('text', { nullable: true })
  @Field(() => RollUp, {
    nullable: true,
    description:
      'SUM: where a region has no published figure of its own, those of all regions directly below it are ' +
      'added up; never some of them. Null: its figures are never added up over regions.',
  })
  rollUp: RollUp | null;

  @Column('jsonb')
  @Field(() => [IndicatorReading], { description: 'How the unclear cases of its clause are read.' })
  readings: IndicatorReading[];

  protected get nodeKey(): string {
    return this.code;
  }
}
