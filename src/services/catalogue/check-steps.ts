/** The steps of a programme: each has its own number on the way, and bodies that are there. */
import { readTerms } from '../../domain/programmes/read-terms';
import { BORROWER_KINDS, PROCESSES } from '../../domain/programmes/terms';
import type { ProgrammeFact } from './catalogue';
import type { Checking } from './checking';
import { type Placed, placeWithin } from './placed-facts';
import type { Bodies } from './programme-bodies';
import { programmeDataOf, unitFactors } from './programme-data';

export function checkSteps(programme: Placed<ProgrammeFact>, bodies: Bodies, checking: Checking): void {
  const { place, slug, steps } = programme;
  const { declarations, mistakes } = checking;
  const approvals = programme.rules.some(({ kind }) => kind === 'APPROVAL');
  steps.forEach((step, at) => {
    declarations.declare('programmeStep', `${slug}/${step.key}`, placeWithin(place, 'steps', at));
    if (step.body !== undefined) bodies.refer(step.body, place, ['steps', at, 'body']);
    step.bodies?.forEach((body, nth) => {
      bodies.refer(body, place, ['steps', at, 'bodies', nth]);
    });
    if (step.approval !== undefined && !approvals) {
      const [zh, en] = ['本项目没有 APPROVAL 规则', 'the programme has no rule of the kind APPROVAL'];
      mistakes.add(place, ['steps', at, 'approval'], zh, en);
    }
  });
  checkOrder(programme, checking);
}

function checkOrder(programme: Placed<ProgrammeFact>, { facts, mistakes }: Checking): void {
  const { steps } = readTerms(programmeDataOf(programme), unitFactors(facts.units));
  for (const process of PROCESSES) {
    for (const borrower of BORROWER_KINDS) {
      const way = steps.filter((step) => step.process === process && step.borrowers.includes(borrower));
      const ordinals = way.map(({ ordinal }) => ordinal);
      if (new Set(ordinals).size === ordinals.length) continue;
      const [zh, en] = [`${process} 的步骤序号重复`, `two steps of ${process} have one number`];
      mistakes.add(programme.place, ['steps'], zh, en);
      break;
    }
  }
}
