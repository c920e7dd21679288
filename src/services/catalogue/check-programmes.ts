/** Programmes: their document, region, units and bodies exist, and their rules can be read. */
import { decimalOrNull } from '../../domain/decimal';
import { FUND_BODY } from '../../domain/programmes/terms';
import type { ProgrammeFact } from './catalogue';
import type { Place } from './catalogue-error';
import { checkFund } from './check-fund';
import { checkProgrammeRules } from './check-programme-rules';
import { checkSteps } from './check-steps';
import type { Checking } from './checking';
import { type Placed, placeWithin } from './placed-facts';
import { Bodies } from './programme-bodies';

export function checkProgrammes(checking: Checking): void {
  const { facts, declarations } = checking;
  for (const programme of facts.programmes) {
    const { place, fund, steps } = programme;
    declarations.refer('document', programme.document, place, ['document']);
    declarations.refer('region', programme.region, place, ['region']);
    checkAmounts({ fund, steps }, place, [], checking);
    const bodies = checkBodies(programme, checking);
    checkFund(programme, bodies, checking);
    checkProgrammeRules(programme, bodies, checking);
    checkSteps(programme, bodies, checking);
    for (const rule of programme.rules) checkAmounts(rule.parameters, rule.place, ['parameters'], checking);
  }
}

function checkBodies(programme: Placed<ProgrammeFact>, checking: Checking): Bodies {
  const { place, slug: own, managers } = programme;
  const bodies = new Bodies(programme, checking.mistakes);
  programme.bodies.forEach(({ slug, members }, at) => {
    checking.declarations.declare('programmeBody', `${own}/${slug}`, placeWithin(place, 'bodies', at));
    if (slug === FUND_BODY) {
      const [zh, en] = [
        'fund 指项目自己的资金，不能作机构名',
        'fund stands for the money of the programme itself',
      ];
      checking.mistakes.add(place, ['bodies', at, 'slug'], zh, en);
    }
    members?.forEach((member, nth) => {
      bodies.refer(member, place, ['bodies', at, 'members', nth]);
    });
  });
  managers?.bodies.forEach((manager, at) => {
    bodies.refer(manager, place, ['managers', 'bodies', at]);
  });
  return bodies;
}

/** Wherever free facts hold a unit, it exists, and the value beside it is an exact decimal. */
function checkAmounts(value: unknown, place: Place, path: readonly PropertyKey[], checking: Checking): void {
  if (typeof value !== 'object' || value === null) return;
  const { unit, value: amount } = value as { readonly unit?: unknown; readonly value?: unknown };
  if (typeof unit === 'string') {
    checking.declarations.refer('unit', unit, place, [...path, 'unit']);
    if (typeof amount === 'string' && decimalOrNull(amount) === null) {
      const field = [...path, 'value'];
      checking.mistakes.add(place, field, '不是精确的十进制数', 'is not an exact decimal');
    }
  }
  for (const [key, inner] of Object.entries(value)) {
    checkAmounts(inner, place, [...path, Array.isArray(value) ? Number(key) : key], checking);
  }
}
