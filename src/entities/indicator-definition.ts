/** The parts of an indicator's definition: the inputs of its formula, and how unclear cases are read. */
import { Field, Int, ObjectType } from 'type-graphql';
import { InputTake } from '../domain/vocabulary';

/** As the column `formula_inputs` keeps it, in the order of the catalogue. */
export interface FormulaInput {
  readonly name: string;
  readonly indicator: string;
  readonly take: InputTake;
  /** For LATEST: how old the figure may be at most. */
  readonly withinMonths: number | null;
}

@ObjectType({ simpleResolvers: true, description: 'One input of the formula of a computed indicator.' })
export class IndicatorInput {
  @Field(() => String, { description: 'Its name in the formula.' })
  name: string;

  @Field(() => InputTake, { description: 'Which of its figures is taken for a period or day.' })
  take: InputTake;

  @Field(() => Int, {
    nullable: true,
    description: 'For LATEST: a figure that is older than so many months is not taken.',
  })
  withinMonths: number | null;

  indicatorCode: string;

  static of({ name, indicator, take, withinMonths }: FormulaInput): IndicatorInput {
    return Object.assign(new IndicatorInput(), { name, take, withinMonths, indicatorCode: indicator });
  }
}

@ObjectType({
  simpleResolvers: true,
  description: 'What the clause leaves open, and how we read it: our choice, changed in the catalogue only.',
})
export class IndicatorReading {
  @Field(() => String, { description: 'The open question, in Chinese.' })
  questionZh: string;

  @Field(() => String, { description: 'The open question, in English.' })
  questionEn: string;

  @Field(() => String, { description: 'The reading we took, and why, in Chinese.' })
  takenZh: string;

  @Field(() => String, { description: 'The reading we took, and why, in English.' })
  takenEn: string;

  @Field(() => String, { nullable: true, description: 'The clause that leaves it open.' })
  clause: string | null;
}
