/** Why a body's word on a step does not count, in the words of the subsidies. */
import type { StepRefusal } from '../../domain/programmes/procedure';
import type { ProgrammeBody } from '../../domain/programmes/terms';
import { type SubsidyRefusal, subsidyRefusal } from '../../domain/subsidies/refusals';

function namesOf(slugs: readonly string[], bodies: readonly ProgrammeBody[]): string {
  const nameOf = (slug: string) => bodies.find((body) => body.slug === slug)?.nameZh ?? slug;
  return slugs.map((slug) => `${slug}（${nameOf(slug)}）`).join('、');
}

export function stepRefusal(refusal: StepRefusal, bodies: readonly ProgrammeBody[]): SubsidyRefusal {
  if (refusal.code === 'FINAL') return subsidyRefusal('ALREADY_CLOSED', { status: 'PAID' });
  const step = refusal.code === 'OUT_OF_TURN' ? refusal.awaited : refusal.step;
  const { key, nameZh, nameEn, clause } = step;
  const named = { step: key, nameZh, nameEn };
  switch (refusal.code) {
    case 'OUT_OF_TURN':
      return subsidyRefusal('STEP_OUT_OF_TURN', named, clause);
    case 'NOT_YOUR_BODY':
      return subsidyRefusal('NOT_YOUR_STEP', { ...named, bodies: namesOf(refusal.bodies, bodies) }, clause);
    case 'SAY_WHICH_BODY':
      return subsidyRefusal('SAY_WHICH_BODY', { bodies: namesOf(refusal.bodies, bodies) }, clause);
    case 'STANDS_FOR_ANOTHER_BODY':
      return subsidyRefusal('STANDS_FOR_ANOTHER_BODY', { body: namesOf([refusal.body], bodies) }, clause);
    case 'NOTICE_RUNNING':
      return subsidyRefusal('DATED_BEFORE_LAST_STEP', { last: refusal.until }, clause);
    case 'BEFORE_LAST_STEP':
      return subsidyRefusal('DATED_BEFORE_LAST_STEP', { last: refusal.last }, clause);
    default:
      return subsidyRefusal(refusal.code, named, clause);
  }
}
