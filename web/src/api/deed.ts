/** What a reader does on a page: whether it is under way, and what was refused of it. */
import { shallowRef } from 'vue';
import { isProblem, type Problem } from './problem';

export function useDeed() {
  const isBusy = shallowRef(false);
  const errors = shallowRef<readonly Problem[]>([]);

  /** `work` answers with its refusals; true when there was none. */
  async function attempt(work: () => Promise<readonly Problem[]>): Promise<boolean> {
    isBusy.value = true;
    try {
      errors.value = await work();
    } catch (error) {
      if (!isProblem(error)) throw error;
      errors.value = [error];
    } finally {
      isBusy.value = false;
    }
    return errors.value.length === 0;
  }
  return { isBusy, errors, attempt };
}
