/** Asks GraphQL for a page, again whenever what it asks by changes; and tells it what somebody decided. */
import type { AnyVariables, CombinedError, TypedDocumentNode } from '@urql/core';
import { onScopeDispose, type Ref, type ShallowRef, shallowRef, watch } from 'vue';
import { client } from './client';
import { type Problem, problemOf } from './problem';
import { noteRefusal } from './session-state';

export interface Asked<Data> {
  /** The latest answer; the one before stays until the next is there. */
  readonly data: Readonly<ShallowRef<Data | null>>;
  readonly problem: Readonly<ShallowRef<Problem | null>>;
  readonly isLoading: Readonly<Ref<boolean>>;
  readonly again: () => Promise<void>;
}

function noted(error: CombinedError): Problem {
  const problem = problemOf(error);
  noteRefusal(problem);
  return problem;
}

/** `variables` is watched; while it returns null nothing is asked. */
export function useAsked<Data, Variables extends AnyVariables>(
  document: TypedDocumentNode<Data, Variables>,
  variables: () => Variables | null,
): Asked<Data> {
  const data = shallowRef<Data | null>(null);
  const problem = shallowRef<Problem | null>(null);
  const isLoading = shallowRef(false);
  let latest = 0;
  const ask = async (asked: Variables | null) => {
    latest += 1;
    const mine = latest;
    if (asked === null) {
      data.value = null;
      isLoading.value = false;
      return;
    }
    isLoading.value = true;
    const answer = await client.query(document, asked).toPromise();
    if (mine !== latest) return;
    isLoading.value = false;
    problem.value = answer.error ? noted(answer.error) : null;
    // A part that was refused leaves the rest of the page standing.
    if (answer.data) data.value = answer.data;
  };
  watch(
    () => JSON.stringify(variables()),
    () => void ask(variables()),
    { immediate: true },
  );
  onScopeDispose(() => {
    latest += 1;
  });
  return { data, problem, isLoading, again: () => ask(variables()) };
}

/** Carries out one mutation, or one question beside a page; throws a Problem when all of it is refused. */
export async function tell<Data, Variables extends AnyVariables>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
): Promise<Data> {
  const kind = document.definitions.some(
    (definition) => 'operation' in definition && definition.operation === 'mutation',
  );
  const answer = await (kind
    ? client.mutation(document, variables)
    : client.query(document, variables)
  ).toPromise();
  if (answer.error) throw noted(answer.error);
  if (!answer.data) throw problemOf({ graphQLErrors: [] } as never);
  return answer.data;
}
