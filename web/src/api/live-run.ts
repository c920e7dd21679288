/** Follows a run until it has ended: told by the server, or asked for where no stream gets through. */
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
const POLL_EVERY_MS = 1_500;
/** Proxies that hold answers back until they are whole let no stream through. */
const SILENCE_MS = 5_000;

export const isFinal = (status: FeedRunStatus): boolean => !IN_WORK.includes(status);

const FOLLOW = `subscription RunChanges($id: ID!) {
  feedRun(id: $id) {
    id status isDryRun rowsDone rowsRead rowsNew rowsRevised rowsPrecisionOnly rowsUnchanged rowsRejected
    rowsRemoved rejectsFound openWarnings targetsAffected messageZh messageEn
  }
}`;

/** Returns how to stop. */
export function watchRun(id: string, watcher: RunWatcher): () => void {
  const stopping = new AbortController();
  const { signal } = stopping;
  const follow = async () => {
    const hasEnded = await stream(id, watcher, signal).catch(() => false);
    if (!hasEnded) await poll(id, watcher, signal);
  };
  void follow();
  return () => stopping.abort();
}

/** Whether the run was followed to its end; a stream that breaks off or is silent is given up. */
async function stream(id: string, { onState }: RunWatcher, signal: AbortSignal): Promise<boolean> {
  const { createClient } = await import('graphql-sse');
  if (signal.aborted) return true;
  return new Promise((resolve) => {
    let dispose: () => void = () => undefined;
    let timer = 0;
    const end = (hasEnded: boolean) => {
      clearTimeout(timer);
      resolve(hasEnded);
      dispose();
    };
    const listen = () => {
      clearTimeout(timer);
      timer = window.setTimeout(() => end(false), SILENCE_MS);
    };
    const client = createClient({ url: '/graphql/stream', credentials: 'same-origin', retryAttempts: 0 });
    signal.addEventListener('abort', () => end(true));
    listen();
    dispose = client.subscribe<{ feedRun: RunState }>(
      { query: FOLLOW, variables: { id } },
      {
        next: ({ data }) => {
          if (!data || signal.aborted) return end(signal.aborted);
          const ended = isFinal(data.feedRun.status);
          onState(data.feedRun, { isPolled: false, isFinal: ended });
          if (ended) end(true);
          else listen();
        },
        error: () => end(false),
        complete: () => end(false),
      },
    );
  });
}

async function poll(id: string, { onState, onProblem }: RunWatcher, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const run = await readRun(id).catch((error: unknown) => {
      if (!isProblem(error)) throw error;
      return error;
    });
    if (signal.aborted || run === null) return;
    if (isProblem(run)) return onProblem(run);
    const ended = isFinal(run.status);
    onState(run, { isPolled: true, isFinal: ended });
    if (ended) return;
    await new Promise((resolve) => setTimeout(resolve, POLL_EVERY_MS));
  }
}

async function readRun(id: string): Promise<RunState | null> {
  const { node } = await tell(RunStateDocument, { id });
  return node && 'status' in node ? node : null;
}
