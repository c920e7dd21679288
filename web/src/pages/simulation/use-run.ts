/** One simulation at a time: begun by the reader, with its time so far, and stopped when he says so. */
import type { AnyVariables, TypedDocumentNode } from '@urql/core';
import { onScopeDispose, shallowRef } from 'vue';
import { client } from '../../api/client';
import { type Problem, problemOf } from '../../api/problem';

const TICK_MS = 100;

export function useRun<Data, Variables extends AnyVariables>(document: TypedDocumentNode<Data, Variables>) {
  const problem = shallowRef<Problem | null>(null);
  const isRunning = shallowRef(false);
  const elapsedMs = shallowRef(0);
  let stop: (() => void) | undefined;
  let clock: ReturnType<typeof setInterval> | undefined;

  const end = () => {
    clearInterval(clock);
    isRunning.value = false;
    stop = undefined;
  };

  /** Whoever is not waited for any longer is told by the closed connection, and stops drawing. */
  const cancel = () => {
    stop?.();
    end();
  };

  const start = (variables: Variables, then: (data: Data) => void) => {
    cancel();
    problem.value = null;
    isRunning.value = true;
    const began = performance.now();
    elapsedMs.value = 0;
    clock = setInterval(() => {
      elapsedMs.value = performance.now() - began;
    }, TICK_MS);
    const { unsubscribe } = client.query(document, variables).subscribe(({ data, error }) => {
      elapsedMs.value = performance.now() - began;
      end();
      problem.value = error ? problemOf(error) : null;
      if (data) then(data);
    });
    if (isRunning.value) stop = unsubscribe;
  };

  onScopeDispose(cancel);
  return { problem, isRunning, elapsedMs, start, cancel };
}
