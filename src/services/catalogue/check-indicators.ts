/** Indicators: their unit exists, growth is growth of a level, and what is counted can be counted. */
import type { Checking } from './checking';
import { EVENTS_OF_REGISTER, type IndicatorFact, KINDS_OF_REGISTER } from './indicator-schema';
import type { Placed } from './placed-facts';
import { GROWTH_UNIT } from './unit-table';

export function checkIndicators(checking: Checking): void {
  for (const indicator of checking.facts.indicators) {
    checking.declarations.refer('unit', indicator.unit, indicator.place, ['unit']);
    checkGrowth(indicator, checking);
    checkSource(indicator, checking);
    checkCount(indicator, checking);
  }
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

function checkCount({ count, place }: Placed<IndicatorFact>, { mistakes }: Checking): void {
  if (!count) return;
  const events = EVENTS_OF_REGISTER[count.register];
  if (!events.includes(count.event)) {
    const choice = events.join(', ');
    mistakes.add(
      place,
      ['count', 'event'],
      `${count.register} 登记册只有 ${choice}`,
      `the register ${count.register} knows ${choice} only`,
    );
  }
  for (const [at, kind] of (count.kind ?? []).entries()) {
    // A kind that does not exist would be counted as zero for ever.
    if (KINDS_OF_REGISTER[count.register].includes(kind)) continue;
    const zh = `${count.register} 登记册没有 ${kind}`;
    mistakes.add(place, ['count', 'kind', at], zh, `the register ${count.register} has no ${kind}`);
  }
  if (count.sum && count.register !== 'loan') {
    mistakes.add(place, ['count', 'sum'], '只有贷款有本金', 'only loans have a principal');
  }
}
