/** Indicators: their unit exists, growth is growth of a level, and what is counted can be counted. */

import { checkCount } from './check-count';
import { checkFormulas } from './check-formulas';
import type { Checking } from './checking';
import type { IndicatorFact } from './indicator-schema';
import type { Placed } from './placed-facts';
import { GROWTH_UNIT } from './unit-table';

export function checkIndicators(checking: Checking): void {
  for (const indicator of checking.facts.indicators) {
    checking.declarations.refer('unit', indicator.unit, indicator.place, ['unit']);
    checkGrowth(indicator, checking);
    checkSource(indicator, checking);
    checkCount(indicator, checking);
    checkRollUp(indicator, checking);
  }
  checkFormulas(checking);
}

function checkGrowth(indicator: Placed<IndicatorFact>, checking: Checking): void {
  const { declarations, mistakes, units, indicators } = checking;
  const { measure, growthOf, place } = indicator;
  if (measure === 'GROWTH_RATE' && units.misfit(null, indicator.unit, GROWTH_UNIT)) {
    mistakes.add(place, ['unit'], '增长率的单位须是比率', 'a growth rate needs a unit of ratio');
  }
  if (growthOf === undefined || !declarations.refer('indicator', growthOf, place, ['growthOf'])) return;
  if (measure !== 'GROWTH_RATE') {
    mistakes.add(place, ['growthOf'], '只有增长率才有 growthOf', 'only a growth rate is growth of something');
  }
  // A growth rate of a growth rate could go round in a circle.
  if (indicators.get(growthOf)?.measure === 'GROWTH_RATE') {
    mistakes.add(place, ['growthOf'], `${growthOf} 本身是增长率`, `${growthOf} is a growth rate itself`);
  }
}

/** Each source with the field that it needs; OBSERVED needs none. */
const NEEDED = { COUNTED: 'count', COMPUTED: 'formula' } as const;

function checkSource(indicator: Placed<IndicatorFact>, { mistakes }: Checking): void {
  for (const [source, field] of Object.entries(NEEDED) as ['COUNTED', 'count'][]) {
    if ((indicator.source === source) === (indicator[field] !== undefined)) continue;
    const zh = `${field} 与来源 ${source} 须同时出现`;
    mistakes.add(indicator.place, [field], zh, `${field} goes with the source ${source}, and only with it`);
  }
}

/** Shares, rates and indices of counties make no sum, and what is computed follows from its inputs. */
function checkRollUp(indicator: Placed<IndicatorFact>, { mistakes }: Checking): void {
  const { rollUp, measure, source, place } = indicator;
  if (rollUp === undefined || (source !== 'COMPUTED' && (measure === 'FLOW' || measure === 'STOCK'))) return;
  const zh = '只有上报或计数的流量和存量才能逐级汇总';
  mistakes.add(place, ['rollUp'], zh, 'only flows and stocks that are reported or counted are rolled up');
}
