/** Follows a run until it has ended: polled, once a second. */
import { tell } from './ask';
import { RunStateDocument, type RunStateQuery } from './live-run.documents';
import { isProblem, type Problem } from './problem';
import type { FeedRunStatus } from './vocabulary';

export type RunState = Extract<NonNullable<RunStateQuery['node']>, { readonly status: FeedRunStatus }>;

export interface RunWatcher {
  readonly onState: (run: RunState, how: { readonly isPolled: boolean; readonly isFinal: boolean }) => void;
  readonly onProblem: (problem: Problem) => void;
}

const IN_WORK: readonly FeedRunStatus[] = ['QUEUED', 'RUNNING'];
const POLL_EVERY_MS = 1_000;

export const isFinal = (status: FeedRunStatus): boolean => !IN_WORK.includes(status);

/** Returns how to stop. */
export function watchRun(id: string, watcher: RunWatcher): () => void {
  let isStopped = false;
  void poll(id, watcher, () => isStopped);
  return () => {
    isStopped = true;
  };
}

async function poll(id: string, watcher: RunWatcher, isStopped: () => boolean): Promise<void> {
  while (!isStopped()) {
    const run = await readRun(id).catch((error: unknown) => {
      if (!isProblem(error)) throw error;
      return error;
    });
    if (isStopped()) return;
    if (run === null) return;
    if (isProblem(run)) {
      watcher.onProblem(run);
      return;
    }
    const ended = isFinal(run.status);
    watcher.onState(run, { isPolled: true, isFinal: ended });
    if (ended) return;
    await new Promise((resolve) => setTimeout(resolve, POLL_EVERY_MS));
  }
}

async function readRun(id: string): Promise<RunState | null> {
  const { node } = await tell(RunStateDocument, { id });
  return node && 'status' in node ? node : null;
}
