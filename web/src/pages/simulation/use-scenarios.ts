/** What is done with kept scenarios, one thing at a time, with what was refused and what came of it. */
import { shallowRef } from 'vue';
import { tell } from '../../api/ask';
import { isProblem } from '../../api/problem';
import type { SimulationInput } from '../../api/vocabulary';
import type { ScenarioWords } from './scenario-dialog.vue';
import {
  ChangeScenarioDocument,
  DeleteScenarioDocument,
  RerunScenarioDocument,
  type RerunScenarioMutation,
  SaveScenarioDocument,
} from './scenarios.documents';

export interface Refusal {
  readonly code: string;
  readonly messageZh: string;
  readonly messageEn: string;
}
export type Rerun = RerunScenarioMutation['rerunScenario'];

export function useScenarios(changed: () => void) {
  const errors = shallowRef<readonly Refusal[]>([]);
  const isBusy = shallowRef(false);

  /** The answer, or null where it was refused. */
  const attempt = async <Payload extends { readonly userErrors: readonly Refusal[] }>(
    doing: () => Promise<Payload>,
  ): Promise<Payload | null> => {
    isBusy.value = true;
    errors.value = [];
    try {
      const payload = await doing();
      errors.value = payload.userErrors;
      if (payload.userErrors.length > 0) return null;
      changed();
      return payload;
    } catch (error) {
      if (!isProblem(error)) throw error;
      errors.value = [error];
      return null;
    } finally {
      isBusy.value = false;
    }
  };

  const noted = ({ name, note, visibility }: ScenarioWords) => ({ name: name.trim(), note, visibility });
  return {
    errors,
    isBusy,
    forget: () => {
      errors.value = [];
    },
    save: (words: ScenarioWords, input: SimulationInput) =>
      attempt(async () => (await tell(SaveScenarioDocument, { ...noted(words), input })).saveScenario),
    rewrite: (id: string, words: ScenarioWords) =>
      attempt(async () => (await tell(ChangeScenarioDocument, { id, ...noted(words) })).updateScenario),
    remove: (id: string) => attempt(async () => (await tell(DeleteScenarioDocument, { id })).deleteScenario),
    rerun: (id: string): Promise<Rerun | null> =>
      attempt(async () => (await tell(RerunScenarioDocument, { id })).rerunScenario),
  };
}
