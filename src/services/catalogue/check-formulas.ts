/** Formulas: readable, over inputs that exist, in units that fit, and none in a circle. */
import { faultInFormula } from '../../domain/formula/check-formula';
import { dependencyOrder } from '../../domain/formula/cycles';
import { type FormulaFault, faultOf } from '../../domain/formula/faults';
import type { Checking } from './checking';
import type { IndicatorFact } from './indicator-schema';
import type { Placed } from './placed-facts';

type Indicator = Placed<IndicatorFact>;

export function checkFormulas(checking: Checking): void {
  const computed = checking.facts.indicators.filter(({ source }) => source === 'COMPUTED');
  for (const indicator of checking.facts.indicators) checkInputs(indicator, checking);
  for (const indicator of computed) {
    const fault = faultIn(indicator, checking);
    if (fault) note(indicator, fault, checking);
  }
  checkCircles(computed, checking);
}

function note({ place }: Indicator, { words }: FormulaFault, { mistakes }: Checking): void {
  mistakes.add(place, ['formula'], words.zh, words.en);
}

function checkInputs({ inputs, source, measure, place }: Indicator, { declarations, mistakes }: Checking) {
  if ((source === 'COMPUTED') !== (inputs !== undefined)) {
    const zh = 'inputs 与来源 COMPUTED 须同时出现';
    mistakes.add(place, ['inputs'], zh, 'inputs goes with the source COMPUTED, and only with it');
  }
  if (source === 'COMPUTED' && measure === 'GROWTH_RATE') {
    const zh = '增长率是公布的事实，从不计算';
    mistakes.add(place, ['measure'], zh, 'a growth rate is a published fact and never computed');
  }
  for (const [name, { indicator, take, withinMonths }] of Object.entries(inputs ?? {})) {
    declarations.refer('indicator', indicator, place, ['inputs', name, 'indicator']);
    if ((take === 'LATEST') === (withinMonths !== undefined)) continue;
    const zh = 'withinMonths 与 LATEST 须同时出现';
    mistakes.add(place, ['inputs', name], zh, 'withinMonths goes with LATEST, and only with it');
  }
}

function faultIn({ formula, inputs = {}, unit }: Indicator, checking: Checking): FormulaFault | null {
  if (formula === undefined) return null;
  const unitOf = ({ indicator }: { readonly indicator: string }) =>
    checking.units.get(checking.indicators.get(indicator)?.unit ?? '');
  return faultInFormula({
    formula,
    inputs: new Map(Object.entries(inputs).map(([name, input]) => [name, unitOf(input)])),
    result: checking.units.get(unit),
  });
}

function checkCircles(computed: readonly Indicator[], checking: Checking): void {
  const { cycle } = dependencyOrder(
    new Map(
      computed.map(({ code, inputs = {} }) => [
        code,
        Object.values(inputs).map(({ indicator }) => indicator),
      ]),
    ),
  );
  const first = cycle && computed.find(({ code }) => code === cycle[0]);
  if (first) note(first, faultOf('CYCLE', cycle.join(' → ')), checking);
}
