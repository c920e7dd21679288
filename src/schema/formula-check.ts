/** What is asked and answered when a formula is tried before it goes into the catalogue. */
import { ArgsType, Field, InputType, ObjectType } from 'type-graphql';
import { DecimalText } from '../entities/scalar-markers';
import type { TriedFormula } from '../services/catalogue/draft-formula';
import { MAX_FORMULA_INPUTS } from './limits';
import { UserError } from './user-error';

@InputType({ description: 'One input of a formula that is tried.' })
export class FormulaInputDraft {
  @Field(() => String, { description: 'Its name in the formula.' })
  name: string;

  @Field(() => String, { description: 'Code of the indicator.' })
  indicator: string;

  @Field(() => DecimalText, { nullable: true, description: 'A number to try, in the unit of the indicator.' })
  value?: string | null;
}

@ArgsType()
export class FormulaArgs {
  @Field(() => String, { description: '+ - * / with parentheses over numbers and names of inputs.' })
  formula: string;

  @Field(() => String, { description: 'Code of the unit that the result is to have.' })
  unit: string;

  @Field(() => String, {
    nullable: true,
    description: 'Code of the indicator that is to be computed: none of its inputs may follow from it.',
  })
  indicator?: string | null;

  @Field(() => [FormulaInputDraft], { description: `At most ${MAX_FORMULA_INPUTS}.` })
  inputs: FormulaInputDraft[];
}

@ObjectType({ simpleResolvers: true, description: 'How much of a tried figure one input accounts for.' })
export class FormulaShare {
  @Field(() => String)
  name: string;

  @Field(() => DecimalText, { description: 'The shares of all inputs sum to the figure exactly.' })
  shareExact: string;
}

@ObjectType({ simpleResolvers: true, description: 'What became of a formula that was tried.' })
export class FormulaCheck {
  @Field(() => String, { nullable: true, description: 'In words, in Chinese; null if it cannot be read.' })
  formulaZh: string | null;

  @Field(() => String, { nullable: true, description: 'In words, in English; null if it cannot be read.' })
  formulaEn: string | null;

  @Field(() => DecimalText, {
    nullable: true,
    description:
      'What it makes of the numbers given, in `unit`; null with userErrors, or without all numbers.',
  })
  valueExact: string | null;

  @Field(() => [FormulaShare])
  shares: readonly FormulaShare[];

  @Field(() => [UserError], {
    description:
      'FORMULA_SYNTAX, FORMULA_NOT_ALLOWED, FORMULA_TOO_LONG, FORMULA_TOO_DEEP, FORMULA_NO_INPUT, ' +
      'FORMULA_CONSTANT_TERM, FORMULA_UNKNOWN_NAME, FORMULA_UNUSED_INPUT, FORMULA_DUPLICATE_INPUT, ' +
      'FORMULA_CYCLE, FORMULA_WRONG_UNITS, FORMULA_DIVISION_BY_ZERO, UNKNOWN_INDICATOR, UNKNOWN_UNIT. ' +
      'Empty: it may go into the catalogue.',
  })
  userErrors: readonly UserError[];

  static of({ words, figure, refusals }: TriedFormula): FormulaCheck {
    const shares = [...(figure?.shares ?? [])].map(([name, share]) =>
      Object.assign(new FormulaShare(), { name, shareExact: share.toFixed() }),
    );
    return Object.assign(new FormulaCheck(), {
      ...{ formulaZh: words?.zh ?? null, formulaEn: words?.en ?? null },
      ...{ valueExact: figure?.value.toFixed() ?? null, shares },
      userErrors: refusals.map(({ words: { zh, en }, ...refusal }) =>
        Object.assign(new UserError(), { ...refusal, messageZh: zh, messageEn: en }),
      ),
    });
  }
}
