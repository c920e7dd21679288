/** Relations of indicators: both sides exist and measure what the relation says; no circle among them. */
import type { Checking } from './checking';
import type { IndicatorFact } from './indicator-schema';
import type { Placed } from './placed-facts';
import { indicatorsOf, type RelationFact } from './relation-schema';

type PlacedRelation = Placed<RelationFact>;

export function checkRelations(checking: Checking): void {
  for (const relation of checking.facts.relations) {
    const field = (at: number) => (relation.kind === 'PARTS_OF' ? ['parts', at] : ['indicator']);
    const { declarations, indicators } = checking;
    const known = declarations.refer('indicator', relation.of, relation.place, ['of']);
    for (const [at, code] of indicatorsOf(relation).entries()) {
      if (!declarations.refer('indicator', code, relation.place, field(at)) || !known) continue;
      const [one, other] = [indicators.get(code), indicators.get(relation.of)];
      if (one && other) checkPair(relation, field(at), [one, other], checking);
    }
    if (relation.kind === 'COUNT_OF') checkAverage(relation, checking);
  }
  checkCircles(checking);
}

function checkPair(
  { kind, place }: PlacedRelation,
  field: readonly PropertyKey[],
  [one, other]: readonly [IndicatorFact, IndicatorFact],
  { mistakes, units }: Checking,
): void {
  if (one.code === other.code) {
    mistakes.add(place, field, '同一指标出现两次', 'the same indicator is there twice');
  }
  if (kind === 'INCREMENT_OF' && (one.measure !== 'FLOW' || other.measure !== 'STOCK')) {
    const zh = '新增须是流量，加到的须是存量';
    mistakes.add(place, field, zh, 'what is added must be a flow, what it is added to a stock');
  }
  const isAlike = units.get(one.unit)?.dimension === units.get(other.unit)?.dimension;
  if (kind === 'COUNT_OF' || isAlike) return;
  const zh = `${one.code} 与 ${other.code} 的量纲不同`;
  mistakes.add(place, field, zh, `${one.code} does not measure what ${other.code} measures`);
}

function checkAverage(
  relation: PlacedRelation,
  { mistakes, declarations, units, indicators }: Checking,
): void {
  const average = relation.kind === 'COUNT_OF' ? relation.averageAtMost : undefined;
  const own = indicators.get(relation.of)?.unit;
  if (!average || !declarations.refer('unit', average.unit, relation.place, ['averageAtMost', 'unit']))
    return;
  if (own === undefined || units.misfit(average.value, average.unit, own) === null) return;
  const zh = `无法把 ${average.unit} 换算为 ${own}`;
  mistakes.add(relation.place, ['averageAtMost'], zh, `${average.unit} has no exact value in ${own}`);
}

/** What lies within something cannot hold it. */
function checkCircles({ facts, mistakes }: Checking): void {
  const within = new Map<string, PlacedRelation[]>();
  for (const relation of facts.relations) {
    if (relation.kind !== 'NARROWER_THAN') continue;
    within.set(relation.indicator, [...(within.get(relation.indicator) ?? []), relation]);
  }
  const leadsTo = (from: string, goal: string, seen: Set<string>): boolean => {
    if (from === goal) return true;
    if (seen.has(from)) return false;
    seen.add(from);
    return (within.get(from) ?? []).some(({ of }) => leadsTo(of, goal, seen));
  };
  for (const relation of [...within.values()].flat()) {
    if (relation.kind !== 'NARROWER_THAN' || relation.of === relation.indicator) continue;
    if (!leadsTo(relation.of, relation.indicator, new Set())) continue;
    mistakes.add(relation.place, ['of'], '包含关系绕成了圈', 'the scopes lie within each other in a circle');
  }
}
