/** Validation rules: what they name exists, can be compared, and some indicator is judged by each. */
import { decimalOrNull } from '../../domain/decimal';
import { isInWideScope, type WideScope } from '../../domain/validation/rule';
import type { Checking } from './checking';
import type { IndicatorFact } from './indicator-schema';
import type { Placed } from './placed-facts';
import type { RuleFact, RuleFactOf } from './rule-schema';

type PlacedRule = Placed<RuleFact>;

export function checkRules(checking: Checking): void {
  for (const rule of checking.facts.rules) {
    checkReferences(rule, checking);
    switch (rule.kind) {
      case 'RANGE':
        checkRange(rule, checking);
        break;
      case 'TOTAL_OF_PARTS':
        checkTotal(rule, checking);
        break;
      case 'NOT_ABOVE':
        checkSameDimension(rule, ['lesser', 'greater'], rule.greater, rule.lesser, checking);
        if (rule.lesser === rule.greater) addSelf(rule, ['greater'], checking);
        break;
      case 'JUMP':
        checkHistory(rule, checking);
        break;
    }
    if (!('total' in rule || 'lesser' in rule)) checkTouches(rule, checking);
  }
}

function checkReferences(rule: PlacedRule, { declarations, mistakes, facts }: Checking): void {
  const { place, document, clause } = rule;
  declarations.refer('document', document, place, ['document']);
  if (clause !== undefined && document === undefined) {
    mistakes.add(place, ['clause'], '写了条款须写明文件', 'a clause needs its document');
  }
  const scope: WideScope = rule.scope;
  for (const [at, feed] of (scope.feeds ?? []).entries()) {
    declarations.refer('feed', feed, place, ['scope', 'feeds', at]);
  }
  for (const [at, region] of (scope.regions ?? []).entries()) {
    declarations.refer('region', region, place, ['scope', 'regions', at]);
  }
  for (const field of ['indicators', 'except'] as const) {
    for (const [at, code] of (scope[field] ?? []).entries()) {
      declarations.refer('indicator', code, place, ['scope', field, at]);
    }
  }
  for (const [at, dimension] of (scope.dimensions ?? []).entries()) {
    if (facts.units.some((unit) => unit.dimension === dimension)) continue;
    const field = ['scope', 'dimensions', at];
    mistakes.add(place, field, `没有量纲 ${dimension}`, `there is no dimension ${dimension}`);
  }
}

const dimensionOf = (indicator: IndicatorFact, { units }: Checking): string =>
  units.get(indicator.unit)?.dimension ?? '';

function touched(rule: PlacedRule, checking: Checking): IndicatorFact[] {
  const judged = checking.facts.indicators.filter((indicator) =>
    isInWideScope(rule.scope, { ...indicator, dimension: dimensionOf(indicator, checking) }),
  );
  return rule.kind === 'GROWTH_OF_LEVELS' ? judged.filter(({ growthOf }) => growthOf !== undefined) : judged;
}

function checkTouches(rule: PlacedRule, checking: Checking): void {
  if (touched(rule, checking).length > 0) return;
  const [zh, en] = ['没有指标属于此范围', 'no indicator is in this scope'];
  checking.mistakes.add(rule.place, ['scope'], zh, en);
}

function checkRange(rule: Placed<RuleFactOf<'RANGE'>>, checking: Checking): void {
  const { place, min, max, unit } = rule;
  const { mistakes, declarations, units } = checking;
  const [least, most] = [min, max].map((bound) => (bound === undefined ? null : decimalOrNull(bound)));
  if (!least && !most) {
    mistakes.add(place, [], '须有 min 或 max', 'needs min or max');
  } else if (least && most && least.gte(most)) {
    mistakes.add(place, ['max'], 'max 须大于 min', 'max must be above min');
  }
  if (!declarations.refer('unit', unit, place, ['unit'])) return;
  for (const indicator of touched(rule, checking)) {
    const misfits = [min, max].map((bound) => units.misfit(bound ?? null, unit, indicator.unit));
    if (misfits.every((misfit) => misfit === null)) continue;
    const zh = `无法把 ${unit} 换算为 ${indicator.code} 的单位 ${indicator.unit}`;
    const en = `${unit} has no exact value in ${indicator.unit}, the unit of ${indicator.code}`;
    mistakes.add(place, ['unit'], zh, en);
    return;
  }
}

function checkTotal(rule: Placed<RuleFactOf<'TOTAL_OF_PARTS'>>, checking: Checking): void {
  const { place, total, parts } = rule;
  checking.declarations.refer('indicator', total, place, ['total']);
  for (const [at, part] of parts.entries()) {
    if (part === total || parts.indexOf(part) < at) addSelf(rule, ['parts', at], checking);
    checkSameDimension(rule, ['parts', at], total, part, checking);
  }
}

const addSelf = ({ place }: PlacedRule, field: readonly PropertyKey[], { mistakes }: Checking): void =>
  mistakes.add(place, field, '同一指标出现两次', 'the same indicator is there twice');

/** What is added or compared is measured in units of one dimension. */
function checkSameDimension(
  { place }: PlacedRule,
  field: readonly PropertyKey[],
  one: string,
  other: string,
  checking: Checking,
): void {
  const { declarations, mistakes, indicators } = checking;
  const known = [one, other].every((code) => declarations.refer('indicator', code, place, field));
  const [a, b] = [indicators.get(one), indicators.get(other)];
  if (!known || !a || !b || dimensionOf(a, checking) === dimensionOf(b, checking)) return;
  const zh = `${other} 与 ${one} 的量纲不同`;
  mistakes.add(place, field, zh, `${other} does not measure what ${one} measures`);
}

function checkHistory({ place, least, history }: Placed<RuleFactOf<'JUMP'>>, { mistakes }: Checking): void {
  if (least <= history) return;
  mistakes.add(place, ['least'], 'least 不能大于 history', 'least must not be above history');
}
