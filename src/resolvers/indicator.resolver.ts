/** Indicators: one, a page of them, their unit and the targets set on them. */
import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { bilingual } from '../domain/bilingual';
import { countRuleText } from '../domain/count-rule-text';
import { formulaText } from '../domain/formula/formula-text';
import { parseFormula } from '../domain/formula/parse';
import { Indicator } from '../entities/indicator';
import { IndicatorInput } from '../entities/indicator-definition';
import { IndicatorVersion } from '../entities/indicator-version';
import { Target } from '../entities/target';
import { AppError } from '../errors';
import type { Loaders } from '../loaders';

import { countRows, readPage } from '../loaders/keyset-page';
import { contains, equals, INDICATORS } from '../loaders/lists';
import { PageArgs, windowOf } from '../schema/connection';
import { IndicatorConnection } from '../schema/connections';
import type { RequestContext } from '../schema/context';
import { IndicatorFilter } from '../schema/filters';
import { FormulaArgs, FormulaCheck } from '../schema/formula-check';
import { MAX_FORMULA_INPUTS } from '../schema/limits';
import { tryFormula } from '../services/catalogue/draft-formula';

/** The catalogue was checked when it was loaded: a stored formula can be read. */
async function formulaWords({ formula, formulaInputs }: Indicator, loaders: Loaders) {
  const expression = formula === null ? null : parseFormula(formula).expression;
  if (!expression || !formulaInputs) return null;
  const named = await Promise.all(
    formulaInputs.map(
      async ({ name, indicator }) => [name, await loaders.indicator.load(indicator)] as const,
    ),
  );
  const names = new Map(named);
  return bilingual(
    formulaText(expression, (name) => names.get(name)?.nameZh ?? name),
    formulaText(expression, (name) => names.get(name)?.nameEn ?? name),
  );
}

@Resolver(() => IndicatorInput)
export class IndicatorInputResolver {
  @FieldResolver(() => Indicator, { description: 'The indicator whose figures it takes.' })
  indicator(@Root() input: IndicatorInput, @Ctx() { loaders }: RequestContext) {
    return loaders.indicator.load(input.indicatorCode);
  }
}

@Resolver(() => Indicator)
export class IndicatorResolver {
  @Query(() => Indicator, { nullable: true, description: 'One indicator by its code.' })
  indicator(@Arg('code', () => String) code: string, @Ctx() { loaders }: RequestContext) {
    return loaders.indicator.load(code);
  }

  @Query(() => IndicatorConnection, { description: 'Indicators in order of their codes.' })
  async indicators(
    @Arg('filter', () => IndicatorFilter, { nullable: true }) filter: IndicatorFilter | null,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() { database }: RequestContext,
  ) {
    const conditions = [
      ...equals('source', filter?.source),
      ...equals('measure', filter?.measure),
      ...contains(['name_zh', 'name_en', 'code'], filter?.search),
    ];
    const page = await readPage(database, INDICATORS, conditions, windowOf(INDICATORS, args));
    return new IndicatorConnection(page, () => countRows(database, INDICATORS, conditions));
  }

  @Query(() => FormulaCheck, {
    description:
      'Tries a formula before it goes into the catalogue: names, units, circles, and what it makes of ' +
      'given numbers. Nothing is stored. Errors: QUERY_TOO_COMPLEX.',
  })
  async formulaCheck(@Args(() => FormulaArgs) draft: FormulaArgs, @Ctx() { database }: RequestContext) {
    const { length: size } = draft.inputs;
    const max = MAX_FORMULA_INPUTS;
    if (size > max) throw new AppError('QUERY_TOO_COMPLEX', { what: 'inputs', size, max });
    return FormulaCheck.of(await tryFormula(database, draft));
  }

  @FieldResolver(() => String, { description: 'Unit of its values, in Chinese, for example 件.' })
  async unit(@Root() indicator: Indicator, @Ctx() { loaders }: RequestContext) {
    return (await loaders.unit.load(indicator.unitCode))?.nameZh;
  }

  @FieldResolver(() => String, { description: 'Unit of its values, in English.' })
  async unitEn(@Root() indicator: Indicator, @Ctx() { loaders }: RequestContext) {
    return (await loaders.unit.load(indicator.unitCode))?.nameEn;
  }

  @FieldResolver(() => String, { description: 'Code of the unit, for example ITEM; money is CNY.' })
  unitCode(@Root() indicator: Indicator) {
    return indicator.unitCode;
  }

  @FieldResolver(() => String, { nullable: true, description: 'The same as definitionZh.' })
  definition(@Root() indicator: Indicator) {
    return indicator.definitionZh;
  }

  @FieldResolver(() => [IndicatorVersion], {
    description: 'How it was defined over time, the first version first.',
  })
  versions(@Root() indicator: Indicator, @Ctx() { loaders }: RequestContext) {
    return loaders.indicatorVersions.load(indicator.code);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'The formula in words, in Chinese, with the names of the indicators.',
  })
  async formulaZh(@Root() indicator: Indicator, @Ctx() { loaders }: RequestContext) {
    return (await formulaWords(indicator, loaders))?.zh ?? null;
  }

  @FieldResolver(() => String, { nullable: true, description: 'The formula in words, in English.' })
  async formulaEn(@Root() indicator: Indicator, @Ctx() { loaders }: RequestContext) {
    return (await formulaWords(indicator, loaders))?.en ?? null;
  }

  @FieldResolver(() => [IndicatorInput], {
    description: 'What a computed indicator is computed from, in the order of the catalogue; else empty.',
  })
  inputs(@Root() indicator: Indicator) {
    return (indicator.formulaInputs ?? []).map(IndicatorInput.of);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'How a counted indicator is counted: the register, which records, at which moment; Chinese.',
  })
  countRuleZh(@Root() indicator: Indicator) {
    return indicator.countRule && countRuleText(indicator.countRule).zh;
  }

  @FieldResolver(() => String, { nullable: true, description: 'How it is counted, in English.' })
  countRuleEn(@Root() indicator: Indicator) {
    return indicator.countRule && countRuleText(indicator.countRule).en;
  }

  @FieldResolver(() => [Target], { description: 'Targets of all plans that are set on it.' })
  targets(@Root() indicator: Indicator, @Ctx() { loaders }: RequestContext) {
    return loaders.indicatorTargets.load(indicator.code);
  }
}
