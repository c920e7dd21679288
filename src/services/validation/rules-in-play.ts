/** The rules that a file is judged by: those for its feed that are about indicators it holds. */
import type { Statements } from '../../db/database';
import { convert, exactDecimal } from '../../domain/decimal';
import { regionPrefix } from '../../domain/identifiers/region-code';
import { isInWideScope, type JudgedIndicator, type Rule, type RuleOf } from '../../domain/validation/rule';
import type { ValidationRuleKind } from '../../domain/vocabulary';

export interface IndicatorInPlay extends JudgedIndicator {
  readonly growthOf: string | null;
  /** Of its unit to the base unit of the dimension. */
  readonly factor: string;
  /** The file has figures of it. */
  readonly isStaged: boolean;
}

/** What every statement needs of a rule, by the names of its columns there. */
export interface RuleRow extends Readonly<Record<string, unknown>> {
  readonly code: string;
  readonly severity: string;
}

export class RulesInPlay {
  readonly #indicators: ReadonlyMap<string, IndicatorInPlay>;

  constructor(
    private readonly rules: readonly Rule[],
    indicators: readonly IndicatorInPlay[],
    private readonly unitFactors: ReadonlyMap<string, string>,
  ) {
    this.#indicators = new Map(indicators.map((indicator) => [indicator.code, indicator]));
  }

  of<Kind extends ValidationRuleKind>(kind: Kind): readonly RuleOf<Kind>[] {
    return this.rules.filter((rule) => rule.kind === kind) as unknown as readonly RuleOf<Kind>[];
  }

  indicator(code: string): IndicatorInPlay | null {
    return this.#indicators.get(code) ?? null;
  }

  isStaged = (code: string): boolean => this.#indicators.get(code)?.isStaged ?? false;

  /** The indicators of a scope that the file holds. */
  staged({ scope }: Pick<Rule, 'scope'>): readonly IndicatorInPlay[] {
    return [...this.#indicators.values()].filter(
      (indicator) => indicator.isStaged && isInWideScope(scope, indicator),
    );
  }

  /** Growth rates of a scope where the file holds the rate or its level, each with the level. */
  growthRates({ scope }: Pick<Rule, 'scope'>): readonly (readonly [IndicatorInPlay, IndicatorInPlay])[] {
    return [...this.#indicators.values()].flatMap((growth) => {
      const level = growth.growthOf === null ? null : this.indicator(growth.growthOf);
      const isAsked = level !== null && (growth.isStaged || level.isStaged) && isInWideScope(scope, growth);
      return isAsked ? [[growth, level] as const] : [];
    });
  }

  /** A bound in the unit that the indicator's values are kept in. */
  inUnitOf(indicator: IndicatorInPlay, bound: string | undefined, unit: string): string | null {
    const factor = this.unitFactors.get(unit);
    if (bound === undefined || factor === undefined) return null;
    return convert(exactDecimal(bound), exactDecimal(factor), exactDecimal(indicator.factor)).toFixed();
  }
}

export const rowOf = ({ code, severity, scope }: Rule): RuleRow => ({
  ...{ code, severity, frequencies: scope.frequencies ?? null, levels: scope.levels ?? null },
  prefixes: scope.regions?.map(regionPrefix) ?? null,
});

/** Null where there is nothing to judge by: one statement was enough to know. */
export async function rulesInPlay(tx: Statements, feedSlug: string | null): Promise<RulesInPlay | null> {
  const rules = await tx.query<Rule & Readonly<Record<string, unknown>>>(
    `select code, kind, severity, scope, parameters from validation_rule
     where not scope ? 'feeds' or scope -> 'feeds' ? $1 order by code`,
    [feedSlug ?? ''],
  );
  if (rules.length === 0) return null;
  const indicators = await tx.query<IndicatorInPlay & Readonly<Record<string, unknown>>>(
    `with used as (select indicator_code as code from pg_temp.incoming group by 1)
     select indicator.code, measure, growth_of as "growthOf", dimension, factor,
       used.code is not null as "isStaged"
     from indicator join unit on unit.code = unit_code left join used on used.code = indicator.code`,
  );
  const units = await tx.query<{ code: string; factor: string }>('select code, factor from unit');
  return new RulesInPlay(rules, indicators, new Map(units.map(({ code, factor }) => [code, factor])));
}
