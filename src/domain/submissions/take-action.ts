/** Takes an action on a submission, or says why not; what it leaves is what the next action is judged by. */
import type { SubmissionAction } from '../vocabulary';
import {
  type Act,
  objectionsTo,
  objectionsToWords,
  type Person,
  type Said,
  type Standing,
} from './objections';
import type { SubmissionRefusalCode } from './refusals';
import { TRANSITIONS } from './transitions';

export type Taken =
  | { readonly next: Standing; readonly act: Act }
  | { readonly refused: readonly SubmissionRefusalCode[] };

export function takeAction(
  action: SubmissionAction,
  standing: Standing,
  person: Person,
  said: Said = {},
): Taken {
  const refused = [...objectionsTo(action, standing, person), ...objectionsToWords(action, standing, said)];
  if (refused.length > 0) return { refused };
  const { step, to } = TRANSITIONS[action];
  const act = { step, actor: person.actor, fromStatus: standing.status };
  const reason = action === 'SUBMIT' && standing.isCorrection ? said.revisionReason?.trim() : undefined;
  return {
    act,
    next: {
      ...standing,
      status: to,
      revisionReason: reason || standing.revisionReason,
      acts: [...standing.acts, act],
    },
  };
}
