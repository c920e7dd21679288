/** What is done with kept scenarios, one thing at a time, with what was refused and what came of it. */
import { tell } from '../../api/ask';
import { useDeed } from '../../api/deed';
import type { Problem } from '../../api/problem';
import type { SimulationInput } from '../../api/vocabulary';
import type { ScenarioWords } from './scenario-dialog.vue';
import {
  ChangeScenarioDocument,
  DeleteScenarioDocument,
  RerunScenarioDocument,
  type RerunScenarioMutation,
  SaveScenarioDocument,
} from './scenarios.documents';

export type Rerun = RerunScenarioMutation['rerunScenario'];

export function useScenarios(changed: () => void) {
  const { errors, isBusy, attempt: carryOut, forget } = useDeed();

  /** The answer, or null where it was refused. */
  const attempt = async <Payload extends { readonly userErrors: readonly Problem[] }>(
    doing: () => Promise<Payload>,
  ): Promise<Payload | null> => {
    let payload: Payload | null = null;
    const isDone = await carryOut(async () => {
      payload = await doing();
      return payload.userErrors;
    });
    if (!isDone) return null;
    changed();
    return payload;
  };

  const noted = ({ name, note, visibility }: ScenarioWords) => ({ name: name.trim(), note, visibility });
  return {
    errors,
    isBusy,
    forget,
    save: (words: ScenarioWords, input: SimulationInput) =>
      attempt(async () => (await tell(SaveScenarioDocument, { ...noted(words), input })).saveScenario),
    rewrite: (id: string, words: ScenarioWords) =>
      attempt(async () => (await tell(ChangeScenarioDocument, { id, ...noted(words) })).updateScenario),
    remove: (id: string) => attempt(async () => (await tell(DeleteScenarioDocument, { id })).deleteScenario),
    rerun: (id: string): Promise<Rerun | null> =>
      attempt(async () => (await tell(RerunScenarioDocument, { id })).rerunScenario),
  };
}
