/** What a reader does on a page: whether it is under way, what was refused of it, what failed on the way. */
import { computed, shallowRef } from 'vue';
import { isProblem, type Problem } from './problem';

/** What the rules have against it, with their clause where they have one. */
export interface Refusal extends Problem {
  readonly clause?: string | null;
}

export function useDeed() {
  const isBusy = shallowRef(false);
  /** Of the thing itself: the reader can mend it and try again. */
  const refusals = shallowRef<readonly Refusal[]>([]);
  /** On the way there: nobody is signed in, or the server was not reached. */
  const problem = shallowRef<Problem | null>(null);

  function forget(): void {
    refusals.value = [];
    problem.value = null;
  }

  /** `work` answers with its refusals; true when there was none. */
  async function attempt(work: () => Promise<readonly Refusal[]>): Promise<boolean> {
    isBusy.value = true;
    forget();
    try {
      refusals.value = await work();
    } catch (error) {
      if (!isProblem(error)) throw error;
      problem.value = error;
    } finally {
      isBusy.value = false;
    }
    return errors.value.length === 0;
  }

  /** Both, for whoever shows them in one place. */
  const errors = computed<readonly Refusal[]>(() => (problem.value ? [problem.value] : refusals.value));
  return { isBusy, refusals, problem, errors, attempt, forget };
}
